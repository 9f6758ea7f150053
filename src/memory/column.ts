import type { PropertyValue } from '../model/data.ts';
import type { Direction, Property } from '../model/define.ts';
import { compareText } from '../model/text.ts';

/**
 * The values of one scalar property, ready to be compared: numbers, booleans (0, 1) and enum values (their declared
 * position) in a typed array with NaN for a missing value, text in a plain one with null.
 */
export type Column = Float64Array | readonly (string | null)[];

/** A value as columns hold it. */
export type Key = number | string | null;

/** @param valueAt the property's value at each place. */
export function makeColumn(property: Property, length: number, valueAt: (i: number) => PropertyValue): Column {
  if (property.type === 'string') {
    return Array.from({ length }, (_, i) => {
      const value = valueAt(i);
      return typeof value === 'string' ? value : null;
    });
  }
  const column = new Float64Array(length);
  for (let i = 0; i < length; i++) column[i] = keyOf(property, valueAt(i)) ?? Number.NaN;
  return column;
}

/** A declared value of any scalar type as a key. */
export const keyOfValue = (property: Property, value: PropertyValue): Key =>
  property.type === 'string' ? (typeof value === 'string' ? value : null) : keyOf(property, value);

/** A declared value as a key: what a column would hold for it. NaN is missing. */
function keyOf(property: Property, value: PropertyValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' || property.type !== 'enum') return null;
  return Object.keys(property.enum.values).indexOf(value);
}

/** A value from a query as a key to compare with a column of that property. */
export const toKey = (property: Property, value: unknown): Key =>
  typeof value === 'string' && property.type === 'string'
    ? value
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? keyOf(property, value)
      : null;

/** The key at a place, null for a missing value. */
export function keyAt(column: Column, i: number): Key {
  const key = column[i];
  return key === undefined || Number.isNaN(key) ? null : key;
}

/** Compares keys of one column in a direction. Missing values come last in both. */
export function compareKeys(a: Key, b: Key, direction: Direction): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const order = typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : Number(a) - Number(b);
  return direction === 'ASC' ? order : -order;
}
