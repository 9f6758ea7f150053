import type { PropertyValue } from '../model/data.ts';
import type { Property } from '../model/define.ts';

/** A value as the driver gives it: integers as numbers, lists as arrays. */
export type Value = unknown;
export type List = readonly Value[];

/** Returns a value that is always a list in the statement. */
export const asList = (value: Value): List => (Array.isArray(value) ? value : []);

/** Turns `[index, …]` lists into a map from the index to the other items. */
export const byIndex = (value: Value): ReadonlyMap<number, List> =>
  new Map(asList(value).map((entry) => [Number(asList(entry)[0]), asList(entry).slice(1)]));

/** Reads a property as the loader wrote it. Records are JSON strings, and an empty list may be a missing property. */
export function readProperty(property: Property | undefined, value: Value): PropertyValue {
  if (property?.type === 'records') return asList(value).map((text) => JSON.parse(String(text)));
  if (property?.type === 'list') return asList(value).map(String);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
