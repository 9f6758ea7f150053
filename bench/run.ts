/**
 * Compares this service with its peers: `npm run bench -- --help` lists the options, docs/performance.md describes the
 * contenders. Everything runs on this machine, interleaved.
 */
import { cpus, loadavg } from 'node:os';
import { Running, requireSame } from './contender.ts';
import { chooseContenders } from './contenders/index.ts';
import { Data, Database, idsOf } from './data.ts';
import { Loader } from './loader.ts';
import { cached } from './measures/cached.ts';
import { cold, coldVariants } from './measures/cold.ts';
import { compressed } from './measures/compressed.ts';
import { cursors } from './measures/cursors.ts';
import { growth } from './measures/growth.ts';
import type { Measure, Run } from './measures/measure.ts';
import { profile } from './measures/profile.ts';
import { requests } from './measures/requests.ts';
import { help, type MeasureName, readOptions } from './options.ts';
import { installPeers } from './peers.ts';
import { printPlan } from './plan.ts';
import { chooseQueries } from './queries/index.ts';
import type { Query } from './query.ts';

const print = (text: string): void => void process.stdout.write(text);

const measures: Readonly<Record<MeasureName, Measure>> = {
  requests,
  compressed,
  cached,
  cold,
  cursors,
  growth,
  profile,
};

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

/** Prints the answers that the contenders agreed on, and the machine. */
function printStart({ contenders, queries, loader }: Run, answers: ReadonlyMap<string, string>): void {
  const sizes = [...answers].map(([name, body]) => `${name} ${Buffer.byteLength(body).toLocaleString('en')}`);
  print(`\n${contenders.length} contenders give the same answers to ${queries.length} queries.\n`);
  print(`Bytes of each answer: ${sizes.join('; ')}\n`);
  print(`${cpus().length} cores (${cpus()[0]?.model}), Node ${process.version}; the load comes from ${loader.core}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) return print(help());
  const chosen = chooseContenders(options);
  const queries = chooseQueries(options, idsOf(options.size));
  print(printPlan(options, chosen, queries));
  if (options.isPlanOnly) return;
  if (chosen.some(({ isPeer }) => isPeer)) installPeers();

  const loader = Loader.start();
  const data = await Data.make(options.size);
  let database: Database | null = null;
  const contenders: Running[] = [];
  try {
    if (chosen.some(({ needsNeo4j }) => needsNeo4j))
      database = await Database.open(options.neo4jUri, options.size, data.seed);
    const { folder, seed, snapshot } = data;
    const known = [...queries, ...coldVariants(queries)];
    const place = { folder, seed, snapshot, neo4j: database?.uri ?? null, queries: known };
    // The contender that sends bytes starts last, because it sends the answers of the others. The first one writes the
    // snapshot that the others read.
    const answers = new Map<string, string>();
    for (const contender of [...chosen].sort((a, b) => Number(a.name === 'bytes') - Number(b.name === 'bytes'))) {
      if (contender.name === 'bytes')
        for (const [name, body] of await checkAnswers(contenders, queries)) answers.set(name, body);
      const running = await Running.start(contender, { ...place, answers });
      if (running) contenders.push(running);
    }
    const run: Run = { options, loader, contenders, queries, place: { ...place, answers } };
    printStart(run, await checkAnswers(contenders, queries));
    for (const name of options.measures) {
      const load = loadavg().map((value) => value.toFixed(1));
      print(`\n# ${name}. Load of the machine over 1, 5 and 15 minutes: ${load.join(', ')}\n`);
      print(await measures[name](run));
    }
    print(
      `\nLoad at the end: ${loadavg()
        .map((value) => value.toFixed(1))
        .join(', ')}\n`,
    );
  } finally {
    for (const running of contenders) await running.stop();
    await database?.stop();
    loader.stop();
    await data.remove();
  }
}

await main().catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
