/** Runs contenders in turns, round by round, so that a busy machine slows down all of them alike. */
import { readFileSync } from 'node:fs';
import type { Running } from './contender.ts';
import type { Loader } from './loader.ts';
import type { Query } from './query.ts';
import type { Sample, Samples } from './report.ts';

export interface TurnOptions {
  readonly connections: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly neo4jPid: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Reads the processor time of all threads of another process, in milliseconds. The kernel counts in hundredths. */
function cpuOf(pid: string): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Measures one turn of a contender. */
async function turn(loader: Loader, running: Running, request: string, options: TurnOptions): Promise<Sample> {
  const { connections, seconds } = options;
  const neo4jPid = running.contender.needsNeo4j ? options.neo4jPid : null;
  const neo4jBefore = neo4jPid === null ? 0 : cpuOf(neo4jPid);
  const before = await running.probe();
  const { port } = running;
  const { answered, rate, p50Ms, p99Ms, bytes } = await loader.run({ port, requests: [request], connections, seconds });
  const after = await running.probe();
  const cpuMs = after.cpuMs - before.cpuMs;
  return {
    rate,
    p50Ms,
    p99Ms,
    cpuMs: cpuMs / answered,
    gcShare: (after.gcMs - before.gcMs) / (after.activeMs - before.activeMs),
    loopP99Ms: after.loopP99Ms,
    bytes,
    neo4jCpuMs: neo4jPid === null ? null : (cpuOf(neo4jPid) - neo4jBefore) / answered,
  };
}

/** Shows the state of the run on a terminal, where the next line replaces it. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
}

/** Measures all queries. The first round warms up and does not count. */
export async function takeTurns(
  loader: Loader,
  contenders: readonly Running[],
  queries: readonly Query[],
  options: TurnOptions,
): Promise<Samples> {
  const samples = new Map<string, Map<string, Sample[]>>();
  for (const query of queries) {
    const row = new Map<string, Sample[]>();
    for (let round = -1; round < options.rounds; round++) {
      for (const running of contenders) {
        const request = running.requestText(query, options.headers);
        if (request === null) continue;
        const sample = await turn(loader, running, request, options);
        const { name } = running.contender;
        if (round >= 0) row.set(name, [...(row.get(name) ?? []), sample]);
        progress(`${query.name}, round ${round + 1} of ${options.rounds}: ${name}`);
      }
    }
    samples.set(query.name, row);
    if (!process.stderr.isTTY) process.stderr.write(`${query.name}: done\n`);
  }
  progress('');
  return samples;
}
