import { must } from '../base/must.ts';
import type { Work } from '../base/work.ts';
import { type Column, ListColumn, RecordsColumn } from '../columns/column.ts';
import type { ListProperty } from '../model/define.ts';
import type { Filter } from '../plan/conditions.ts';
import { declarationsOf } from '../plan/property.ts';
import { comparisonsOf } from '../plan/size.ts';
import { type Compare, comparators, compareScalar, compileRecord, type PlaceTest } from './compare.ts';
import { compileEvidence, type EdgeTest } from './evidence.ts';
import type { MemoryGraph } from './graph.ts';
import { toKey } from './key.ts';
import { keyReader, propertyReader } from './order.ts';
import type { Rows } from './rows.ts';

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
    case 'evidence':
      return placeTest(rows, compileEvidence(memory, rows.relation, filter, values));
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

/** Tests places as edges, and the nodes of a list of a kind, which has none. */
const placeTest = (rows: Rows, test: EdgeTest): PlaceTest =>
  rows.relation ? (place) => test(rows.edge(place), rows.neighbour(place)) : (place) => test(-1, rows.neighbour(place));

/** Returns the work of testing one place: one unit for each comparison, and at least one. */
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
  // The filter reaches a node many times, through each related node, and the answer stays the same.
  const known = new Map<number, number>();
  return (place) => {
    const node = rows.neighbour(place);
    const [from, to] = related.span(node);
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
  const [declared] = declarationsOf(memory.graph, rows, filter);
  const property = must(declared, filter.property);
  const value = values[filter.value];
  if (property.type !== 'list') {
    return compareScalar(memory, property, filter, value, keyReader(memory, rows, filter, values));
  }
  const test = (column: Column) => compileList(memory, property, column, filter, value);
  return propertyReader(memory, rows, filter, values, test, false);
}

function compileList(
  memory: MemoryGraph,
  { of }: ListProperty,
  column: Column,
  { comparator }: Compare,
  value: unknown,
): PlaceTest {
  if (!(column instanceof ListColumn)) throw new Error(`${comparator} compares lists`);
  if (comparator === 'isEmpty') {
    return (place) => {
      const [from, to] = column.span(place);
      return (from === to) === value;
    };
  }
  const item = of === 'string' ? { type: of, description: '' } : { type: 'enum' as const, enum: of, description: '' };
  const code = toKey(memory.columns.strings, item, value);
  return (place) => code !== null && column.has(place, code);
}

function compileRecords(
  memory: MemoryGraph,
  rows: Rows,
  filter: Filter & { readonly type: 'records' },
  values: readonly unknown[],
  work: Work,
): PlaceTest {
  const { definition, where } = filter;
  const isWanted = filter.quantifier === 'some';
  const weight = weightOf(where);
  const test = (column: Column): PlaceTest => {
    if (!(column instanceof RecordsColumn)) throw new Error(`${filter.property} holds no records`);
    const testRecord = where ? compileRecord(memory, definition, column, where, values) : () => true;
    return (place) => {
      const [from, to] = column.span(place);
      work.visit((to - from) * weight);
      for (let record = from; record < to; record++) if (testRecord(record)) return isWanted;
      return !isWanted;
    };
  };
  return propertyReader(memory, rows, filter, values, test, false);
}
