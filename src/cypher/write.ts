import type { PropertyValue } from '../model/data.ts';
import type { Properties, Property } from '../model/define.ts';
import { fold } from '../model/text.ts';
import { comparableText, foldedProperty, keyProperty } from './storage.ts';

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
    if (property.type !== 'string' || name === 'id') continue;
    const text = typeof value === 'string' ? value : null;
    stored[foldedProperty(name)] = text === null ? null : fold(text);
    stored[keyProperty(name)] = text === null || comparableText(text) === text ? null : comparableText(text);
  }
  return stored;
}

function storedValue(property: Property, value: PropertyValue): unknown {
  if (property.type === 'int' && typeof value === 'number') return BigInt(value);
  if (property.type === 'records' && Array.isArray(value)) return value.map((record) => JSON.stringify(record));
  return value;
}
