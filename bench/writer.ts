/**
 * Measures the processor time of an answer in one process, without HTTP: written as text, and completed by graphql-js.
 * The ways take turns. It first checks that both give the same bytes.
 * Run: `node --import tsx bench/writer.ts [rounds]`.
 */
import { parse } from 'graphql';
import { nutritionGraph } from '../schema/model/index.ts';
import { nutritionResearch } from '../schema/research/index.ts';
import { GraphBuilder } from '../src/columns/builder.ts';
import { graphDataOf } from '../src/columns/graph-data.ts';
import type { AnswerWay } from '../src/engine/answer.ts';
import { Engine } from '../src/engine/engine.ts';
import { loadSeed } from '../src/import/load.ts';
import type { PropertyValue } from '../src/model/data.ts';
import { resolveGraph } from '../src/model/resolve.ts';
import { readSettings } from '../src/settings/read.ts';
import { openMemoryStore } from '../src/store/memory-store.ts';
import { runBothWays, textOf } from '../tests/support/engine/both-ways.ts';
import { generate, sizes } from './generated.ts';

const branch = (name: string) =>
  `${name}: nutrients(first: 10) { edges { prominence claims { id } node { id name unit foods(first: 10) { edges { ` +
  'amountPer100g unit derivation dataPoints node { id name category nutrients(first: 5) { edges { amountPer100g unit ' +
  'node { id name } } } } } } } } }';

const hundred = (i: number) => `p${i}: foods(first: 100) { nodes { id name category level fortified fdcId usdaUrl } }`;

const queries = {
  'food by id': '{ food(id: "food:generated-000007") { id name description category fdcId synonyms } }',
  'three hops':
    '{ symptom(id: "symptom:leg-cramps") { name nutrients(first: 10) { edges { prominence node { name ' +
    'foods(first: 5) { edges { amountPer100g unit node { name } } } } } } } }',
  'four hops, three branches': `{
    symptom(id: "symptom:leg-cramps") { name ${['a', 'b', 'c'].map(branch).join(' ')} } }`,
  '1,000 foods': `{ ${Array.from({ length: 10 }, (_, i) => hundred(i)).join(' ')} }`,
  'facets of a nutrient':
    '{ nutrient(id: "nutrient:generated-004") { foods(first: 0) { totalCount aggregates { amountPer100g { count min ' +
    'max mean } derivation { value count } node { category { value count } } } } } }',
  'page of foods':
    '{ foods(first: 20) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id name } } } }',
};

const settings = readSettings([], { NUTRIGRAPH_MAX_COST: '1000000' });
const graph = resolveGraph(nutritionGraph);
const builder = new GraphBuilder(graph);
const seed = graphDataOf(await loadSeed(graph, settings.seed));
const numbers = new Map<string, number>();
for (const { kind, id, properties } of seed.nodes) numbers.set(id, builder.addNode(kind, id, properties));
const numberOf = (id: unknown): number => numbers.get(String(id)) ?? -1;
for (const { relation, from, to, properties, evidence } of seed.edges) {
  builder.addEdge(relation, numberOf(from), numberOf(to), properties, evidence.map(numberOf));
}
for (const { type, cells } of generate(sizes.medium)) {
  const { from, to, id, claims, synonyms, ...rest } = cells as Record<string, PropertyValue>;
  if (typeof id === 'string') {
    const properties = { name: rest.statement ?? null, ...rest, synonyms: synonyms ? String(synonyms).split('|') : [] };
    numbers.set(id, builder.addNode(type, id, properties));
  } else builder.addEdge(type, numberOf(from), numberOf(to), rest, claims === undefined ? [] : [numberOf(claims)]);
}
const columns = builder.finish({ version: '1', title: 'Generated', published: '2026-01-01' });
const engine = new Engine(graph, openMemoryStore(columns, settings), settings, nutritionResearch);
process.stdout.write(`${columns.nodeCount} nodes, ${columns.edgeCount} edges\n`);

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The milliseconds of processor time of an answer: the median of several runs. */
async function timeOf(query: string, way: AnswerWay): Promise<number> {
  const document = parse(query);
  const run = async () => textOf(await engine.run({ document, way }));
  await run();
  const start = process.cpuUsage();
  const from = performance.now();
  let runs = 0;
  for (; performance.now() - from < 400; runs++) await run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000 / runs;
}

const rounds = Number(process.argv[2] ?? 7);
for (const [name, query] of Object.entries(queries)) {
  const answer = await runBothWays(engine, { document: parse(query) });
  if (answer.result.errors) throw answer.result.errors[0];
  const bytes = answer.body?.length ?? 0;
  const times = { written: [] as number[], completed: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const way of ['written', 'completed'] as const) {
      const time = await timeOf(query, way);
      if (round >= 0) times[way].push(time);
    }
  }
  const [written, completed] = [median(times.written), median(times.completed)];
  const ratio = median(times.completed.map((time, i) => time / (times.written[i] ?? time)));
  process.stdout.write(
    `${name.padEnd(28)} ${String(bytes).padStart(8)} bytes   written ${written.toFixed(3)} ms   ` +
      `completed ${completed.toFixed(3)} ms   ratio ${ratio.toFixed(1)}\n`,
  );
}
