/** Estimates how much memory a graph takes, before the service copies it, and measures it afterwards. */
import { must } from '../../base/must.ts';
import type { List } from '../../cypher/value.ts';
import { isScalar, type Properties, type Property } from '../../model/define.ts';
import type { Graph } from '../../model/graph.ts';
import type { Release } from '../../model/release.ts';
import type { Neo4jConnection } from '../neo4j-connection.ts';
import { declaredOf, partShapes } from '../neo4j-content.ts';
import { onSide, SideReader } from '../neo4j-side.ts';
import { Statements } from '../neo4j-statements.ts';
import type { Laid } from '../snapshot.ts';

/** Bytes of a node beside its properties: its code, its places in lists, and its entries in the search index. */
const nodeBytes = 150;
/** Bytes of an edge beside its properties: both ends, its place in both rows with the neighbours, and two claims. */
const edgeBytes = 36;
/** Bytes of a letter: in the columns as UTF-8, and, if it belongs to a name, in the index with its words. */
const letterBytes = 3;
/** How many times the memory of a finished graph its building takes: arrays grow by doubling, and sorting copies. */
const buildFactor = 3;

/** Returns the most bytes that one value of a property takes, without letters. */
const bytesOfValue = (property: Property): number => {
  if (!isScalar(property)) return 16;
  if (property.type === 'boolean' || property.type === 'enum') return 1;
  return property.type === 'float' ? 8 : 4;
};

/** Estimates the bytes of a finished graph from the numbers of its nodes, edges and letters. */
export function graphBytes(graph: Graph, { kinds, relations }: Release, letters: number): number {
  const counts = new Map([...kinds, ...relations].map(({ name, count }) => [name, count]));
  const parts = partShapes(graph).map((part) => {
    const values = Object.values(declaredOf(graph, part)).reduce((sum, property) => sum + bytesOfValue(property), 0);
    return (counts.get(part.name) ?? 0) * (values + (part.type === 'kind' ? nodeBytes : edgeBytes));
  });
  return parts.reduce((sum, bytes) => sum + bytes, letters * letterBytes);
}

/** Estimates the bytes that it takes to copy a release out of Neo4j, the finished graph included. */
export async function estimateBuild(
  graph: Graph,
  connection: Neo4jConnection,
  release: Release,
  signal: AbortSignal,
): Promise<number> {
  return buildFactor * graphBytes(graph, release, await countLetters(graph, connection, signal));
}

/** Counts the letters in all strings of the current release. */
async function countLetters(graph: Graph, connection: Neo4jConnection, signal: AbortSignal): Promise<number> {
  const reader = new SideReader(graph, connection);
  await reader.look(signal);
  const statements = new Statements(graph);
  let sum = 0;
  const take = ([letters]: List): void => {
    sum += Number(letters);
  };
  for (const part of partShapes(graph)) {
    const named = textsOf(declaredOf(graph, part));
    if (named.strings.length + named.lists.length === 0) continue;
    await connection.stream(statements.letters(part, named), onSide(reader.side), take, signal);
  }
  return sum;
}

/** Returns the names of the properties that hold strings, or lists of them. Neo4j holds records as JSON. */
function textsOf(declared: Properties) {
  const named = (holds: (property: Property) => boolean) =>
    Object.keys(declared).filter((name) => holds(must(declared[name])));
  return {
    strings: named(({ type }) => type === 'string'),
    lists: named((property) => property.type === 'records' || (property.type === 'list' && property.of === 'string')),
  };
}

/** Measures the arrays of a graph, with the rows of neighbours that opening it adds. */
export function measuredBytes({ columns, layout, search }: Laid): number {
  const buffers = new Set<ArrayBufferLike>();
  const collect = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) buffers.add(value.buffer);
    else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item);
  };
  collect([columns.data, layout, search]);
  const neighbours = 2 * columns.edgeCount * Uint32Array.BYTES_PER_ELEMENT;
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, neighbours);
}
