import { createHash, type Hash } from 'node:crypto';
import { must } from '../base/must.ts';
import { feedBytes } from '../base/sha256.ts';
import type { ReleaseInfo } from '../model/data.ts';
import { isScalar, type Properties, type Property } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import type { NumberArray } from './arrays.ts';
import type { ColumnData } from './column.ts';
import type { GraphColumnsData } from './graph-columns.ts';

/**
 * Hashes the content of a graph: the first 16 hex digits of a SHA-256. Equal graphs have equal hashes, regardless of
 * the order in which they were added, and of how wide their columns are: the hash takes numbers as 64-bit floats, and
 * strings as their place among all strings, which come first.
 */
export function contentHash(graph: Graph, data: GraphColumnsData, release: Omit<ReleaseInfo, 'id'>): string {
  const { version, title, published } = release;
  const hash = createHash('sha256').update(JSON.stringify([version, title, published]));
  feed(hash, 'strings', data.strings.offsets);
  feedBytes(hash, data.strings.bytes);
  feed(hash, 'ids', data.ids);
  for (const { name, properties } of graph.kinds.values()) {
    const { start, count, columns } = must(data.kinds[name], name);
    feed(hash, name, [start, count]);
    feedColumns(hash, properties, columns);
  }
  for (const { name, properties } of graph.relations.values()) {
    const { from, to, evidence, evidenceOffsets, columns } = must(data.relations[name], name);
    for (const array of [from, to, evidenceOffsets, evidence]) feed(hash, name, array);
    feedColumns(hash, properties, columns);
  }
  return hash.digest('hex').slice(0, 16);
}

function feedColumns(hash: Hash, properties: Properties, columns: Readonly<Record<string, ColumnData>>): void {
  for (const [name, property] of Object.entries(properties)) {
    feedColumn(hash, name, property, must(columns[name], name));
  }
}

function feedColumn(hash: Hash, name: string, property: Property, data: ColumnData): void {
  feed(hash, `${name}: ${describe(property)}`, data.offsets ?? []);
  feed(hash, 'values', data.values ?? []);
  feed(hash, 'missing', data.missing ?? []);
  if (property.type === 'records') feedColumns(hash, property.fields, must(data.fields, name));
}

/** Says what the codes of a property mean: the names of an enum's values, and not their descriptions. */
function describe(property: Property): string {
  const values = property.type === 'enum' ? property.enum : property.type === 'list' ? property.of : 'string';
  const names = values === 'string' ? [] : Object.keys(values.values);
  return `${property.type} ${isScalar(property) ? '' : 'several'} ${JSON.stringify(names)}`;
}

/** How many numbers the hash takes at once. */
const chunkLength = 8_192;

function feed(hash: Hash, name: string, numbers: NumberArray | readonly number[]): void {
  hash.update(`\n${name} ${numbers.length}\n`);
  const chunk = new Float64Array(Math.min(chunkLength, numbers.length));
  for (let from = 0; from < numbers.length; from += chunkLength) {
    const end = from + chunkLength;
    const part = Array.isArray(numbers) ? numbers.slice(from, end) : (numbers as NumberArray).subarray(from, end);
    chunk.set(part);
    hash.update(new Uint8Array(chunk.buffer, 0, part.length * chunk.BYTES_PER_ELEMENT));
  }
}
