import type { PropertyValue } from '../model/data.ts';
import type { Properties, Property, RecordsProperty } from '../model/define.ts';
import { fold } from '../model/text.ts';
import { comparableProperty, comparableText, foldedProperty, givenProperty, recordProperty } from './storage.ts';

/** A property as Neo4j holds it; a bigint is a Neo4j integer. */
export type StoredProperties = Readonly<Record<string, unknown>>;

/** Returns declared properties in the form in which they are stored, with the folded forms of strings. */
export function storedProperties(
  declared: Properties,
  values: Readonly<Record<string, PropertyValue>>,
): StoredProperties {
  const stored: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(declared)) {
    const value = values[name] ?? null;
    stored[name] = storedValue(property, value);
    if (property.type === 'records') Object.assign(stored, recordLists(name, property, value));
    if (property.type !== 'string' || name === 'id') continue;
    const text = typeof value === 'string' ? value : null;
    stored[foldedProperty(name)] = text === null ? null : fold(text);
    stored[comparableProperty(name)] = text === null || comparableText(text) === text ? null : comparableText(text);
  }
  return stored;
}

/** Returns the names of all properties that Neo4j stores for the declared ones. */
export const storedNames = (declared: Properties): readonly string[] => Object.keys(storedProperties(declared, {}));

/** Returns the names of the stored properties that are integers, or lists of integers. */
export function integerNames(declared: Properties): ReadonlySet<string> {
  const names = Object.entries(declared).flatMap(([name, property]) => {
    if (property.type === 'int') return [name];
    if (property.type !== 'records') return [];
    const fields = Object.entries(property.fields).filter(([, { type }]) => type === 'int');
    return fields.map(([field]) => recordProperty(name, field));
  });
  return new Set(names);
}

/**
 * Returns the fields of records as lists, a list for each field. A list holds no nulls, so a placeholder replaces a
 * missing value.
 */
function recordLists(name: string, { fields }: RecordsProperty, value: PropertyValue): StoredProperties {
  const records = Array.isArray(value) ? value.filter((record) => typeof record === 'object') : null;
  const lists: Record<string, unknown> = {};
  for (const [field, property] of Object.entries(fields)) {
    const own = recordProperty(name, field);
    const valuesOf = (of: (value: PropertyValue) => unknown) =>
      records?.map((record) => of(record[field] ?? null)) ?? null;
    lists[own] = valuesOf((item) => storedValue(property, item) ?? standIn(property));
    if (property.type === 'string') lists[foldedProperty(own.slice(1))] = valuesOf((item) => fold(String(item ?? '')));
    if (property.required !== true) lists[givenProperty(name, field)] = valuesOf((item) => item !== null);
  }
  return lists;
}

const standIn = ({ type }: Property) => (type === 'int' ? 0n : type === 'float' ? 0 : type === 'boolean' ? false : '');

function storedValue(property: Property, value: PropertyValue): unknown {
  if (property.type === 'int' && typeof value === 'number') return BigInt(value);
  if (property.type === 'records' && Array.isArray(value)) return value.map((record) => JSON.stringify(record));
  return value;
}
