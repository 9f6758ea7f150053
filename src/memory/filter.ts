import type { PropertyValue } from '../model/data.ts';
import type { Property } from '../model/define.ts';
import type { Filter } from '../plan/plan.ts';
import type { Work } from '../work.ts';
import { keyAt } from './column.ts';
import { type Compare, comparators, compareScalar, compileRecord } from './compare.ts';
import type { MemoryGraph } from './graph.ts';
import { edgeColumn } from './order.ts';
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
      return compileCompare(memory, rows, filter, values[filter.value]);
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
  const test = filter.where && compileFilter(memory, related, filter.where, values, work);
  return (place) => {
    const node = rows.neighbours[place] ?? 0;
    const [from, to] = [related.offsets[node] ?? 0, related.offsets[node + 1] ?? 0];
    if (!test) return to - from;
    let count = 0;
    for (let i = from; i < to && count < enough; i++) {
      work.visit();
      if (test(i)) count += 1;
    }
    return count;
  };
}

function compileCompare(memory: MemoryGraph, rows: Rows, filter: Compare, value: unknown): PlaceTest {
  const property = propertyOf(memory, rows, filter);
  if (property.type === 'list') return compileList(filter, valueReader(memory, rows, filter), value);
  const onNode = filter.on === 'node';
  const placeOf = onNode ? (place: number) => rows.neighbours[place] ?? -1 : (place: number) => place;
  const column = onNode ? memory.nodeColumn(rows.kinds, filter.property) : edgeColumn(rows, filter.property);
  const test = compareScalar(property, filter, value, {
    keyOf: (i: number) => keyAt(column, i),
    foldedOf: (i) => memory.folded(column)[i] ?? null,
  });
  return (place) => test(placeOf(place));
}

type OfProperty = Pick<Compare, 'on' | 'property'>;

/** The declaration of a property of the nodes or edges of some rows. */
function propertyOf(memory: MemoryGraph, rows: Rows, { on, property }: OfProperty): Property {
  const properties =
    on === 'node' ? memory.graph.kind(rows.kinds[0] ?? '').properties : (rows.hop?.relation.properties ?? {});
  const found = properties[property];
  if (!found) throw new Error(`no property ${property} to filter by`);
  return found;
}

/** Reads the value of a property of the node or edge at a place. */
const valueReader =
  (memory: MemoryGraph, rows: Rows, { on, property }: OfProperty) =>
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
  return (place) => {
    const value = valueAt(place);
    const records = Array.isArray(value) ? value.filter((record) => typeof record === 'object') : [];
    work.visit(records.length);
    return records.some(test) === isWanted;
  };
}
