/** Starts servers for benchmarks, and runs cases in turns, so that a noisy machine slows down all of them alike. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const connections = 16;
const secondsPerTurn = 1;

export interface BenchServer {
  /** Sends an operation. @throws {Error} if the answer has errors. */
  ask(query: string): Promise<void>;
  stop(): void;
}

/** Clients here exceed any allowance, and a log would take time. */
const commonArgs = ['serve', '--rate-cost', '0', '--log-level', 'silent'];

/** Starts the service in its own process. */
export async function startBenchServer(args: readonly string[], port = 4567): Promise<BenchServer> {
  const launcher = join(import.meta.dirname, '../bin/nutrigraph.js');
  const started = performance.now();
  const server = spawn(process.execPath, [launcher, ...commonArgs, '--port', String(port), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(server.stdout, 'data');
  console.log(`ready after ${((performance.now() - started) / 1000).toFixed(2)} s`);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const options = { agent, port, host: '127.0.0.1', path: '/graphql', method: 'POST' };
  return {
    ask: (query) =>
      new Promise((resolve, reject) => {
        const sent = request({ ...options, headers: { 'content-type': 'application/json' } }, (response) => {
          let body = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            body += part;
          });
          response.on('end', () => (body.includes('"errors"') ? reject(new Error(body)) : resolve()));
        });
        sent.on('error', reject).end(JSON.stringify({ query }));
      }),
    stop: () => {
      server.kill('SIGTERM');
      agent.destroy();
    },
  };
}

/** Measures answers a second over one turn, with one request under way on each connection. */
async function turn(run: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + secondsPerTurn * 1000;
  let answered = 0;
  const client = async () => {
    while (performance.now() < end) {
      await run();
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return answered / secondsPerTurn;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * Runs the cases in turns, in several rounds. Prints the median of each, and the median of its ratios to its peer in
 * the same round. The first round warms up and does not count.
 * @param cases by name; `peer` names the case to compare with.
 */
export async function interleave(
  cases: Readonly<Record<string, { readonly run: () => Promise<unknown>; readonly peer: string }>>,
  rounds: number,
): Promise<void> {
  const rates = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, { run }] of Object.entries(cases)) {
      const rate = await turn(run);
      if (round >= 0) rates.get(name)?.push(rate);
    }
  }
  for (const [name, { peer }] of Object.entries(cases)) {
    const measured = rates.get(name) ?? [];
    const ratios = measured.map((rate, i) => rate / (rates.get(peer)?.[i] ?? rate));
    const ratio = name === peer ? '' : `   ${median(ratios).toFixed(2)} of ${peer}`;
    console.log(`${name.padEnd(44)} ${median(measured).toFixed(0).padStart(6)} a second${ratio}`);
  }
}
