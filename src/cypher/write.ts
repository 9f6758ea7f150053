import type { PropertyValue } from '../model/data.ts';
import type { Properties, Property, RecordsProperty } from '../model/define.ts';
import { fold } from '../model/text.ts';
import { comparableText, foldedProperty, givenProperty, keyProperty, recordProperty } from './storage.ts';

/** A property as Neo4j holds it; a bigint is a Neo4j integer. */
export type StoredProperties = Readonly<Record<string, unknown>>;

/** Declared properties in the form in which they are stored, with the folded forms of texts. */
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
    stored[keyProperty(name)] = text === null || comparableText(text) === text ? null : comparableText(text);
  }
  return stored;
}

/** The fields of records as lists, a list for each field. A list holds no nulls, so missing values have a stand-in. */
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
