import type { PropertyValue } from '../model/data.ts';
import type { Property } from '../model/define.ts';
import type { Filter } from '../plan/plan.ts';
import { declarationsOf } from '../plan/property.ts';
import { comparisonsOf } from '../plan/size.ts';
import type { Work } from '../work.ts';
import { type Column, keyAt, toKey } from './column.ts';
import type { MemoryGraph } from './graph.ts';
import { locate } from './order.ts';
import type { Rows } from './rows.ts';

/** Whether the edge and node at a place satisfy a filter. */
export type PlaceTest = (place: number) => boolean;

type Compare = Filter & { readonly type: 'compare' };

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

const comparators = {
  eq: (a: number, b: number) => a === b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
};

function compileCompare(memory: MemoryGraph, rows: Rows, filter: Compare, values: readonly unknown[]): PlaceTest {
  const [property] = declarationsOf(memory.graph, rows, filter);
  if (!property) throw new Error(`no property ${filter.property} to filter by`);
  if (property.type === 'list') {
    const listAt = (place: number): PropertyValue | undefined =>
      filter.on === 'node'
        ? memory.node(rows.neighbours[place] ?? -1).properties[filter.property]
        : rows.edges?.[place]?.properties[filter.property];
    return compileList(filter, listAt, values[filter.value]);
  }
  const { column, indexOf } = locate(memory, rows, filter, values);
  const test = compileScalar(memory, property, column, filter, values[filter.value]);
  return (place) => test(indexOf(place));
}

function compileList(filter: Compare, listAt: (place: number) => PropertyValue | undefined, value: unknown): PlaceTest {
  const items = (place: number): readonly unknown[] => {
    const list = listAt(place);
    return Array.isArray(list) ? list : [];
  };
  return filter.comparator === 'isEmpty'
    ? (place) => (items(place).length === 0) === value
    : (place) => items(place).includes(value);
}

function compileScalar(
  memory: MemoryGraph,
  property: Property,
  column: Column,
  { comparator }: Compare,
  value: unknown,
): PlaceTest {
  switch (comparator) {
    case 'isNull':
      return (i) => (keyAt(column, i) === null) === value;
    case 'in': {
      const keys = new Set(Array.isArray(value) ? value.map((item) => toKey(property, item)) : []);
      return (i) => {
        const key = keyAt(column, i);
        return key !== null && keys.has(key);
      };
    }
    case 'contains': {
      const folded = memory.folded(column);
      return (i) => folded[i]?.includes(String(value)) ?? false;
    }
    case 'startsWith': {
      const folded = memory.folded(column);
      return (i) => folded[i]?.startsWith(String(value)) ?? false;
    }
    case 'eq': {
      const expected = toKey(property, value);
      return (i) => keyAt(column, i) === expected;
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const compare = comparators[comparator];
      const bound = Number(value);
      return (i) => {
        const key = keyAt(column, i);
        return typeof key === 'number' && compare(key, bound);
      };
    }
    case 'has':
    case 'isEmpty':
      throw new Error(`${comparator} compares lists`);
  }
}
