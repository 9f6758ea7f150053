/**
 * Compares this service with its peers: `npm run bench -- --help` lists the options, docs/performance.md describes the
 * contenders. Everything runs on this machine, interleaved.
 */
import { writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { type Contender, type Place, Running, requireSame } from './contender.ts';
import { chooseContenders, ours } from './contenders/index.ts';
import { Data, Database, idsOf } from './data.ts';
import { Loader } from './loader.ts';
import { help, type Options, readOptions } from './options.ts';
import { installPeers } from './peers.ts';
import { exampleQueries, queriesOf } from './queries/index.ts';
import type { Query } from './query.ts';
import { report, type Samples } from './report.ts';
import { reportTargets } from './targets.ts';
import { takeTurns } from './turns.ts';

const print = (text: string): void => void process.stdout.write(text);
/** Shows the state of the run on a terminal, where the next line replaces it. */
const progress = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${line}`);
};

function chooseQueries({ size, queries }: Options): readonly Query[] {
  const all = queriesOf(idsOf(size));
  if (queries === null) return [...all, ...exampleQueries()];
  const known = [...all, ...exampleQueries()];
  return queries.flatMap((name) => {
    if (name === 'examples') return exampleQueries();
    const found = known.find((query) => query.name.replace(',', '') === name);
    if (found) return [found];
    const names = [...all.map((query) => query.name.replace(',', '')), 'examples'];
    throw new Error(`--queries: expected some of ${names.join(', ')}, got "${name}"`);
  });
}

/** Prints the plan of a run: its contenders, its queries, and how long it takes. */
function printPlan(options: Options, contenders: readonly Contender[], queries: readonly Query[]): void {
  const pairs = queries.reduce((sum, query) => sum + contenders.filter((one) => one.request(query)).length, 0);
  const turns = pairs * (options.rounds + 1) * options.concurrency.length;
  const minutes = (turns * (options.seconds + 0.1)) / 60;
  print(`${contenders.map(({ name, description }) => `${name}: ${description}\n`).join('')}\n`);
  print(`size ${options.size}; ${queries.length} queries, ${pairs} pairs of a query and a contender\n`);
  print(`requests: ${turns} turns of ${options.seconds} s, about ${minutes.toFixed(1)} minutes\n`);
  if (options.size !== 'seed' && contenders.some(({ needsNeo4j }) => needsNeo4j)) {
    print('filling an empty Neo4j takes some minutes more\n');
  }
}

/** Asks each contender each query. @returns the answers of the first. @throws {Error} if two answers differ. */
async function checkAnswers(contenders: readonly Running[], queries: readonly Query[]): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  const expected = new Map<string, unknown>();
  for (const query of queries) {
    for (const running of contenders) {
      const body = await running.answer(query);
      if (body === null) continue;
      const comparable = running.comparable(query, body);
      if (!answers.has(query.name)) {
        answers.set(query.name, body);
        expected.set(query.name, comparable);
      }
      requireSame(`${running.contender.name}, ${query.name}`, comparable, expected.get(query.name));
    }
  }
  return answers;
}

async function startAll(contenders: readonly Contender[], place: Place): Promise<readonly Running[]> {
  const running: Running[] = [];
  // The first start writes the snapshot that the others read.
  for (const contender of contenders) {
    const one = await Running.start(contender, place);
    if (one) running.push(one);
  }
  return running;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) return print(help());
  const chosen = chooseContenders(options);
  const queries = chooseQueries(options);
  printPlan(options, chosen, queries);
  if (options.isPlanOnly) return;
  if (chosen.some(({ isPeer }) => isPeer)) installPeers();

  const loader = Loader.start();
  const data = await Data.make(options.size);
  let database: Database | null = null;
  const started: Running[] = [];
  try {
    if (chosen.some(({ needsNeo4j }) => needsNeo4j)) database = await Database.open(options.neo4jUri, data.seed);
    const place = { ...data, snapshot: data.snapshot, neo4j: database?.uri ?? null, queries };
    const isBytes = ({ name }: Contender) => name === 'bytes';
    started.push(
      ...(await startAll(
        chosen.filter((one) => !isBytes(one)),
        { ...place, answers: new Map() },
      )),
    );
    const answers = await checkAnswers(started, queries);
    started.push(...(await startAll(chosen.filter(isBytes), { ...place, answers })));
    await checkAnswers(started, queries);
    print(`\n${started.length} contenders give the same answers to ${queries.length} queries. Bytes of each answer: `);
    print(
      `${[...answers].map(([name, body]) => `${name} ${Buffer.byteLength(body).toLocaleString('en')}`).join('; ')}\n`,
    );
    print(
      `${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}; the load comes from ${loader.core}\n`,
    );
    await measureRequests(options, loader, started, queries);
  } finally {
    for (const running of started) await running.stop();
    await database?.stop();
    loader.stop();
    await data.remove();
  }
}

async function measureRequests(
  options: Options,
  loader: Loader,
  contenders: readonly Running[],
  queries: readonly Query[],
): Promise<void> {
  const figures: Record<string, Samples> = {};
  for (const connections of options.concurrency) {
    const before = loadavg();
    const samples = await takeTurns(loader, contenders, queries, { ...options, connections }, progress);
    progress('');
    figures[connections] = samples;
    const load = [...before, ...loadavg()].map((value) => value.toFixed(1));
    print(
      `\n# Concurrency ${connections}. Load of the machine before and after, over 1, 5 and 15 minutes: ${load.join(' ')}\n\n`,
    );
    print(report(samples, ours));
    print(reportTargets(samples));
  }
  if (options.json)
    await writeFile(
      options.json,
      JSON.stringify(figures, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value)),
    );
}

await main().catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
