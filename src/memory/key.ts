import type { Strings } from '../columns/strings.ts';
import type { Direction, Property } from '../model/define.ts';

/** A value as scalar columns compare it: see `ScalarColumn`. */
export type Key = number | null;

/** Returns the key of a value in a query. If the graph does not have the value, the number equals no key. */
export function toKey(strings: Strings, property: Property, value: unknown): Key {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return null;
  return property.type === 'enum' ? Object.keys(property.enum.values).indexOf(value) : strings.find(value);
}

/**
 * Returns the key of a value in a cursor. The key of a value that the graph no longer has is between its neighbours'
 * keys.
 */
export function toPlace(strings: Strings, property: Property, value: unknown): Key {
  const key = toKey(strings, property, value);
  return key === -1 && property.type === 'string' ? strings.rankOf(String(value)) - 0.5 : key;
}

/** Compares keys of one property in a direction. Missing values come last in both. */
export function compareKeys(a: Key, b: Key, direction: Direction): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return direction === 'ASC' ? a - b : b - a;
}
