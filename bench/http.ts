/**
 * Requests a second over HTTP against the same server's `{ __typename }`, in one interleaved run, so that a noisy
 * machine slows all alike. Run: `npx tsx bench/http.ts [rounds]`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';

const queries = {
  '{ __typename }': '{ __typename }',
  'point look-up': '{ nutrient(id: "nutrient:iron") { name unit deficiencyName } }',
  'symptom -> nutrient -> food':
    '{ symptom(id: "symptom:leg-cramps") { name nutrients(first: 3) { edges { prominence node { name foods(first: 5) { edges { amountPer100g unit node { name } } } } } } } }',
  'the same with claims':
    '{ symptom(id: "symptom:leg-cramps") { name nutrients(first: 3) { edges { prominence claims { statement source { title } } node { name foods(first: 5) { edges { amountPer100g unit claims { section } node { name } } } } } } } }',
} as const;

const rounds = Number(process.argv[2] ?? 7);
const secondsPerTurn = 1;
const connections = 16;
const port = 4567;

const agent = new Agent({ keepAlive: true, maxSockets: connections });

function ask(query: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        port,
        host: '127.0.0.1',
        path: '/graphql',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          body += part;
        });
        response.on('end', () => (body.includes('"errors"') ? reject(new Error(body)) : resolve()));
      },
    );
    sent.on('error', reject).end(JSON.stringify({ query }));
  });
}

/** Requests a second over one turn, with every connection busy. */
async function turn(query: string): Promise<number> {
  const end = performance.now() + secondsPerTurn * 1000;
  let answered = 0;
  const client = async () => {
    while (performance.now() < end) {
      await ask(query);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return answered / secondsPerTurn;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const started = performance.now();
const server = spawn(
  process.execPath,
  ['--import', 'tsx', join(import.meta.dirname, '../src/cli.ts'), 'serve', '--port', String(port)],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
await once(server.stdout, 'data');
console.log(`ready after ${((performance.now() - started) / 1000).toFixed(2)} s`);

const rates = new Map<string, number[]>(Object.keys(queries).map((name) => [name, []]));
for (let round = -1; round < rounds; round++) {
  for (const [name, query] of Object.entries(queries)) {
    const rate = await turn(query);
    if (round >= 0) rates.get(name)?.push(rate); // The first round warms up.
  }
}
const base = rates.get('{ __typename }') ?? [];
for (const [name, measured] of rates) {
  const ratios = measured.map((rate, i) => rate / (base[i] ?? rate));
  console.log(
    `${name.padEnd(30)} ${median(measured).toFixed(0).padStart(6)} requests/s   ${median(ratios).toFixed(2)} of { __typename }`,
  );
}
server.kill('SIGTERM');
agent.destroy();
