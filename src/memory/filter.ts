import type { Work } from '../base/work.ts';
import type { PropertyValue } from '../model/data.ts';
import type { Filter } from '../plan/conditions.ts';
import { declarationsOf } from '../plan/property.ts';
import { comparisonsOf } from '../plan/size.ts';
import { keyAt } from './column.ts';
import { type Compare, comparators, compareScalar, compileRecord } from './compare.ts';
import type { MemoryGraph } from './graph.ts';
import { locate } from './order.ts';
import type { Rows } from './rows.ts';

/** Whether the edge and node at a place satisfy a filter. */
export type PlaceTest = (place: number) => boolean;

/** Compiles a filter into a test of the places of some rows, with the values of one request. */
export function compileFilter(
  memory: MemoryGraph,
  rows: Rows,
  filter: Filter,
  values: readonly unknown[],
  work: Work,
): PlaceTest {
  const compile = (inner: Filter) => compileFilter(memory, rows, inner, values, work);
  switch (filter.type) {
    case 'and': {
      const tests = filter.of.map(compile);
      return (place) => tests.every((test) => test(place));
    }
    case 'or': {
      const tests = filter.of.map(compile);
      return (place) => tests.some((test) => test(place));
    }
    case 'not': {
      const test = compile(filter.of);
      return (place) => !test(place);
    }
    case 'compare':
      return compileCompare(memory, rows, filter, values);
    case 'records':
      return compileRecords(memory, rows, filter, values, work);
    case 'related': {
      const found = compileCount(memory, rows, filter, values, work, 1);
      return filter.quantifier === 'some' ? (place) => found(place) > 0 : (place) => found(place) === 0;
    }
    case 'count': {
      const expected = Number(values[filter.value]);
      // Counting may stop as soon as the answer is known.
      const count = compileCount(memory, rows, filter, values, work, expected + 1);
      const compare = comparators[filter.comparator];
      return (place) => compare(count(place), expected);
    }
  }
}

/** Returns how much work it is to test one place: a look for each comparison, and one where there are none. */
export const weightOf = (filter: Filter | null): number => Math.max(1, comparisonsOf(filter));

/** Counts the related nodes that satisfy a condition, up to `enough`. */
function compileCount(
  memory: MemoryGraph,
  rows: Rows,
  filter: Filter & { readonly type: 'related' | 'count' },
  values: readonly unknown[],
  work: Work,
  enough: number,
): (place: number) => number {
  const { relation, direction } = filter.hop;
  const related = memory.rowsOf(relation.name, direction);
  const { where } = filter;
  const test = where && compileFilter(memory, related, where, values, work);
  const weight = weightOf(where);
  // A node is met again and again from those it is related to, and its answer stays the same.
  const known = new Map<number, number>();
  return (place) => {
    const node = rows.neighbours[place] ?? 0;
    const [from, to] = [related.offsets[node] ?? 0, related.offsets[node + 1] ?? 0];
    if (!test) return to - from;
    let count = known.get(node);
    if (count !== undefined) return count;
    count = 0;
    for (let i = from; i < to && count < enough; i++) {
      work.visit(weight);
      if (test(i)) count += 1;
    }
    known.set(node, count);
    return count;
  };
}

function compileCompare(memory: MemoryGraph, rows: Rows, filter: Compare, values: readonly unknown[]): PlaceTest {
  if (filter.on === 'record') throw new Error(`the condition on ${filter.property} is on no record`);
  const [property] = declarationsOf(memory.graph, rows, filter);
  if (!property) throw new Error(`no property ${filter.property} to filter by`);
  const value = values[filter.value];
  if (property.type === 'list') return compileList(filter, valueReader(memory, rows, filter), value);
  const { column, indexOf } = locate(memory, rows, filter, values);
  const test = compareScalar(property, filter, value, {
    keyOf: (i: number) => keyAt(column, i),
    foldedOf: (i) => memory.folded(column)[i] ?? null,
  });
  return (place) => test(indexOf(place));
}

/** Reads the value of a property of the node or edge at a place. */
const valueReader =
  (memory: MemoryGraph, rows: Rows, { on, property }: Pick<Compare, 'on' | 'property'>) =>
  (place: number): PropertyValue | undefined =>
    on === 'node'
      ? memory.node(rows.neighbours[place] ?? -1).properties[property]
      : rows.edges?.[place]?.properties[property];

function compileList(filter: Compare, listAt: (place: number) => PropertyValue | undefined, value: unknown): PlaceTest {
  const items = (place: number): readonly unknown[] => {
    const list = listAt(place);
    return Array.isArray(list) ? list : [];
  };
  return filter.comparator === 'isEmpty'
    ? (place) => (items(place).length === 0) === value
    : (place) => items(place).includes(value);
}

function compileRecords(
  memory: MemoryGraph,
  rows: Rows,
  filter: Filter & { readonly type: 'records' },
  values: readonly unknown[],
  work: Work,
): PlaceTest {
  const valueAt = valueReader(memory, rows, filter);
  const test = filter.where ? compileRecord(filter.definition, filter.where, values) : () => true;
  const isWanted = filter.quantifier === 'some';
  const weight = weightOf(filter.where);
  return (place) => {
    const value = valueAt(place);
    const records = Array.isArray(value) ? value.filter((record) => typeof record === 'object') : [];
    work.visit(records.length * weight);
    return records.some(test) === isWanted;
  };
}
