/**
 * Compares copying a release out of Neo4j with importing the same release from its seed, in turns. Load the seed first:
 * `npm run seed -- --seed FOLDER --uri URI`. Then: `npx tsx bench/replica.ts FOLDER URI [rounds]`.
 */
import { nutritionGraph } from '../schema/model/index.ts';
import { must } from '../src/base/must.ts';
import type { GraphColumns } from '../src/columns/graph-columns.ts';
import { loadSeed } from '../src/import/load.ts';
import { resolveGraph } from '../src/model/resolve.ts';
import { layOutGraph } from '../src/store/memory-store.ts';
import { Neo4jConnection } from '../src/store/neo4j-connection.ts';
import { openNeo4jStore } from '../src/store/neo4j-store.ts';
import { estimateBuild, measuredBytes } from '../src/store/replica/estimate.ts';
import { copyRelease } from '../src/store/replica/stream.ts';

const [folder, uri, rounds = '3'] = process.argv.slice(2);
const graph = resolveGraph(nutritionGraph);
const password = process.env.NUTRIGRAPH_PASSWORD ?? '';
const connection = new Neo4jConnection({ uri: must(uri, 'the address'), user: 'neo4j', password, database: null });
const { signal } = new AbortController();

/** Prints the time of a step, and returns its result. */
async function timed<T>(step: string, work: () => Promise<T>): Promise<T> {
  const [began, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = [(user + system) / 1e6, (performance.now() - began) / 1_000].map((value) => value.toFixed(2));
  process.stdout.write(`${step}: ${seconds[0]} s of processor time, ${seconds[1]} s\n`);
  return result;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

async function build(name: string, columnsFrom: () => Promise<GraphColumns>): Promise<void> {
  const columns = await timed(name, columnsFrom);
  const laid = await timed('  sorting and indexing', async () => layOutGraph(columns));
  process.stdout.write(`  release ${columns.release.id}, ${megabytes(measuredBytes(laid))} of arrays\n`);
}

const store = openNeo4jStore(graph, connection);
const release = await timed('looking at the release', () => store.release());
for (let round = 0; round < Number(rounds); round++) {
  const estimate = await timed('estimate', () => estimateBuild(graph, connection, release, signal));
  process.stdout.write(`  ${megabytes(estimate)} for the copy\n`);
  await build('copy out of Neo4j', () => copyRelease(graph, connection, { signal }));
  await build('import from the seed', () => loadSeed(graph, must(folder, 'the folder')));
}
process.stdout.write(`largest resident memory: ${megabytes(process.resourceUsage().maxRSS * 1_024)}\n`);
await store.close();
