/**
 * Measures the layout of a generated graph: time by step, and bytes by node and edge. The generator passes the graph to
 * the builder directly, without files. Run: `node --expose-gc --import tsx bench/columns.ts [medium | large]`.
 */
import { nutritionGraph } from '../schema/model/index.ts';
import { GraphBuilder } from '../src/columns/builder.ts';
import { layOut } from '../src/memory/layout.ts';
import type { PropertyValue } from '../src/model/data.ts';
import { resolveGraph } from '../src/model/resolve.ts';
import { indexNodes } from '../src/search/index-nodes.ts';
import { type GeneratedRecord, generate, sizes } from './generated.ts';

const [name = 'medium'] = process.argv.slice(2);
if (!Object.hasOwn(sizes, name)) throw new Error(`expected one of ${Object.keys(sizes).join(', ')}`);
const graph = resolveGraph(nutritionGraph);

let before = performance.now();
function report(step: string): void {
  const { rss } = process.memoryUsage();
  const peak = process.resourceUsage().maxRSS / 1_024;
  const seconds = ((performance.now() - before) / 1_000).toFixed(2);
  process.stdout.write(
    `${step}: ${seconds} s, ${Math.round(rss / 2 ** 20)} MB, at most ${Math.round(peak)} MB so far\n`,
  );
  before = performance.now();
}

/** The bytes of all typed arrays below a value. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0);
}

const builder = new GraphBuilder(graph);
const about = graph.hop(graph.evidence.about, 'out').relation.name;
const known = new Set<string>();

/** Adds the edges that the importer derives, each pair once. */
function addAbout(claim: number, ends: readonly number[]): void {
  for (const end of ends) {
    if (known.size < known.add(`${claim} ${end}`).size) builder.addEdge(about, claim, end, {}, []);
  }
}

function add({ type, cells }: GeneratedRecord): void {
  const { from, to, id, claims, synonyms, ...rest } = cells as Record<string, PropertyValue>;
  const number = (text: PropertyValue | undefined) =>
    builder.numberOf(String(text)) ?? builder.addNode('Source', String(text), { name: 'Table' });
  if (typeof id === 'string') {
    const named = type === 'Claim' ? { ...rest, name: rest.statement ?? null } : rest;
    builder.addNode(type, id, { ...named, synonyms: synonyms === undefined ? [] : String(synonyms).split('|') });
    return;
  }
  const ends = [number(from), number(to)] as const;
  const evidence = claims === undefined ? [] : [number(claims)];
  builder.addEdge(type, ...ends, rest, evidence);
  for (const claim of evidence) addAbout(claim, ends);
}

report('start');
for (const record of generate(sizes[name as keyof typeof sizes])) add(record);
report('added');
known.clear();
const columns = builder.finish({ version: '1', title: 'Generated', published: '2026-01-01' });
report('finished');
const layout = layOut(columns);
report('sorted');
const search = indexNodes(graph, columns.nodes());
report('indexed');
const { strings, ids, kinds, relations } = columns.data;
const { nodeCount, edgeCount } = columns;
const per = (bytes: number, count: number) =>
  `${(bytes / 2 ** 20).toFixed(1)} MB, ${(bytes / count).toFixed(1)} bytes each`;
process.stdout.write(
  `${nodeCount} nodes: ${per(bytesOf(strings) + bytesOf(ids) + bytesOf(kinds) + bytesOf(layout.lists), nodeCount)}\n`,
);
const neighbours = edgeCount * 2 * Uint32Array.BYTES_PER_ELEMENT;
process.stdout.write(
  `${edgeCount} edges: ${per(bytesOf(relations) + bytesOf(layout.in) + bytesOf(layout.out) + neighbours, edgeCount)}\n`,
);
process.stdout.write(`search index: ${per(bytesOf(search), nodeCount)} node\n`);
