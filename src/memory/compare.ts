/** Comparing a single value with the operand of a filter. */
import { must } from '../base/must.ts';
import type { RecordsColumn } from '../columns/column.ts';
import type { Property, RecordsProperty } from '../model/define.ts';
import type { Filter } from '../plan/conditions.ts';
import type { MemoryGraph } from './graph.ts';
import { type Key, toKey } from './key.ts';
import { keysOf } from './order.ts';

export type Compare = Filter & { readonly type: 'compare' };

export const comparators = {
  eq: (a: number, b: number) => a === b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
};

/** A condition on the value at a place of a column or of some rows. */
export type PlaceTest = (place: number) => boolean;

/**
 * Compiles the comparison of a property that has one value.
 * @param value the operand.
 * @param keyAt reads the key of the property at a place.
 */
export function compareScalar(
  memory: MemoryGraph,
  property: Property,
  { comparator }: Compare,
  value: unknown,
  keyAt: (place: number) => Key,
): PlaceTest {
  const { strings } = memory.columns;
  switch (comparator) {
    case 'isNull':
      return (place) => (keyAt(place) === null) === value;
    case 'in': {
      const keys = new Set(Array.isArray(value) ? value.map((wanted) => toKey(strings, property, wanted)) : []);
      return (place) => {
        const key = keyAt(place);
        return key !== null && keys.has(key);
      };
    }
    case 'contains':
    case 'startsWith': {
      const part = String(value);
      const fits = (folded: string) => (comparator === 'contains' ? folded.includes(part) : folded.startsWith(part));
      return (place) => {
        const key = keyAt(place);
        return key !== null && fits(memory.folded(key));
      };
    }
    case 'eq': {
      const expected = toKey(strings, property, value);
      return (place) => keyAt(place) === expected;
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const compare = comparators[comparator];
      const bound = Number(value);
      return (place) => {
        const key = keyAt(place);
        return key !== null && compare(key, bound);
      };
    }
    case 'has':
    case 'isEmpty':
      throw new Error(`${comparator} compares lists`);
  }
}

/** Compiles a condition on one record of a property, by the place of the record among those of its column. */
export function compileRecord(
  memory: MemoryGraph,
  property: RecordsProperty,
  column: RecordsColumn,
  filter: Filter,
  values: readonly unknown[],
): PlaceTest {
  const compile = (inner: Filter) => compileRecord(memory, property, column, inner, values);
  switch (filter.type) {
    case 'and': {
      const tests = filter.of.map(compile);
      return (record) => tests.every((test) => test(record));
    }
    case 'or': {
      const tests = filter.of.map(compile);
      return (record) => tests.some((test) => test(record));
    }
    case 'not': {
      const test = compile(filter.of);
      return (record) => !test(record);
    }
    case 'compare': {
      const field = must(property.fields[filter.property], filter.property);
      const keyAt = keysOf(must(column.fields.get(filter.property), filter.property));
      return compareScalar(memory, field, filter, values[filter.value], keyAt);
    }
    default:
      throw new Error(`a record cannot be filtered by ${filter.type}`);
  }
}
