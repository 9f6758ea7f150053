/** Compares strings, values and items, for the oracle. */
import type { PropertyValue } from '../../../src/model/data.ts';
import type { OrderKey, Property } from '../../../src/model/define.ts';
import { asList, isInputs, type Value } from './values.ts';
import { type Item, readProperty, type World } from './world.ts';

/** Letters and marks that the API promises to treat as others, apart from those that differ in case or accents. */
const alike = new Map([
  ['ς', 'σ'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u02bc', "'"],
  ['\u2010', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u201c', '"'],
  ['\u201d', '"'],
]);

/** Removes case, accents, ligatures and variants of marks, as the API does for `contains`, `startsWith` and search. */
export const plain = (text: string): string =>
  [
    ...[...text.normalize('NFKD')]
      .filter((character) => !/\p{M}/u.test(character))
      .join('')
      .toLowerCase(),
  ]
    .map((character) => alike.get(character) ?? character)
    .filter((character) => !/[\u00ad\u200b-\u200f\u2060\ufeff]/u.test(character))
    .join('');

/** Orders strings by code point, which is the order of their UTF-8 bytes. */
const compareText = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Orders two values of one property, the smaller first. No value may be missing. */
function compareValues(property: Property | undefined, a: PropertyValue, b: PropertyValue): number {
  if (property?.type === 'enum') {
    const values = Object.keys(property.enum.values);
    return values.indexOf(String(a)) - values.indexOf(String(b));
  }
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return Number(a) - Number(b);
}

/** A key of an order. With `of`, it is the field of a lookup. */
export type Key = OrderKey & { readonly of?: string };

/**
 * Orders two items by keys. Missing values come last in both directions.
 * @param worldOfB of the second item, which may be the element of a cursor from a list without a limit.
 */
export function compareItems(world: World, keys: readonly Key[], a: Item, b: Item, worldOfB = world): number {
  for (const { on, property: name, direction, of } of keys) {
    const [left, right] = [readProperty(world, a, on, name, of), readProperty(worldOfB, b, on, name, of)];
    if (left.value === null && right.value === null) continue;
    if (left.value === null) return 1;
    if (right.value === null) return -1;
    const order = compareValues(left.property, left.value, right.value);
    if (order !== 0) return direction === 'ASC' ? order : -order;
  }
  return 0;
}

/** Returns the keys of an `orderBy` argument or the default keys, and then the id in the direction of the last key. */
export function orderKeys(orderBy: Value | undefined, onEdges: boolean, standard: readonly OrderKey[]): Key[] {
  const asked = asList(orderBy).flatMap((item) => keysIn(item, onEdges ? 'edge' : 'node'));
  // A repeated key decides nothing, so it does not set the direction of the id.
  // Lookups of different nodes are different keys.
  const isSame = (key: Key, other: Key) =>
    key === other || (key.of === undefined && other.on === key.on && other.property === key.property);
  const given: readonly Key[] = asked.length > 0 ? asked : standard;
  const keys = given.filter((key, i) => given.findIndex((other) => isSame(key, other)) === i);
  const id = keys.findIndex((key) => key.on === 'node' && key.property === 'id');
  if (id >= 0) return keys.slice(0, id + 1);
  return [...keys, { on: 'node', property: 'id', direction: keys.at(-1)?.direction ?? 'ASC' }];
}

function keysIn(value: Value, on: 'edge' | 'node'): Key[] {
  if (!isInputs(value)) return [];
  const direction = (given: Value | undefined) => (given === 'DESC' ? 'DESC' : 'ASC');
  return Object.entries(value).flatMap(([name, inner]): Key[] => {
    if (!isInputs(inner)) return [{ on, property: name, direction: direction(inner) }];
    if (inner.of === undefined) return keysIn(inner, 'node');
    return [{ on, property: name, of: String(inner.of), direction: direction(inner.direction) }];
  });
}
