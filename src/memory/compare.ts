/** Comparing a single value with what a filter asks for. */
import type { PropertyValues } from '../model/data.ts';
import type { Property, RecordsProperty } from '../model/define.ts';
import { fold } from '../model/text.ts';
import type { Filter } from '../plan/conditions.ts';
import { type Key, keyOfValue, toKey } from './column.ts';

export type Compare = Filter & { readonly type: 'compare' };

export const comparators = {
  eq: (a: number, b: number) => a === b,
  gt: (a: number, b: number) => a > b,
  gte: (a: number, b: number) => a >= b,
  lt: (a: number, b: number) => a < b,
  lte: (a: number, b: number) => a <= b,
};

/** How the value of a property is read from an item. */
interface Reader<T> {
  keyOf(item: T): Key;
  /** The value folded, of a text. */
  foldedOf(item: T): string | null;
}

/** Compiles the comparison of a property that has one value. */
export function compareScalar<T>(
  property: Property,
  { comparator }: Compare,
  value: unknown,
  { keyOf, foldedOf }: Reader<T>,
): (item: T) => boolean {
  switch (comparator) {
    case 'isNull':
      return (item) => (keyOf(item) === null) === value;
    case 'in': {
      const keys = new Set(Array.isArray(value) ? value.map((wanted) => toKey(property, wanted)) : []);
      return (item) => {
        const key = keyOf(item);
        return key !== null && keys.has(key);
      };
    }
    case 'contains':
      return (item) => foldedOf(item)?.includes(String(value)) ?? false;
    case 'startsWith':
      return (item) => foldedOf(item)?.startsWith(String(value)) ?? false;
    case 'eq': {
      const expected = toKey(property, value);
      return (item) => keyOf(item) === expected;
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte': {
      const compare = comparators[comparator];
      const bound = Number(value);
      return (item) => {
        const key = keyOf(item);
        return typeof key === 'number' && compare(key, bound);
      };
    }
    case 'has':
    case 'isEmpty':
      throw new Error(`${comparator} compares lists`);
  }
}

/** Compiles a condition on one record of a property. */
export function compileRecord(
  property: RecordsProperty,
  filter: Filter,
  values: readonly unknown[],
): (record: PropertyValues) => boolean {
  const compile = (inner: Filter) => compileRecord(property, inner, values);
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
      const field = property.fields[filter.property];
      if (!field) throw new Error(`no field ${filter.property} to filter by`);
      return compareScalar<PropertyValues>(field, filter, values[filter.value], {
        keyOf: (record) => keyOfValue(field, record[filter.property] ?? null),
        foldedOf: (record) => {
          const text = record[filter.property];
          return typeof text === 'string' ? fold(text) : null;
        },
      });
    }
    default:
      throw new Error(`a record cannot be filtered by ${filter.type}`);
  }
}
