/** Reads the properties of nodes and edges: the selection for a query, and each value as a person reads it. */
import type { PropertyDescription } from '../graph.ts';
import { numeral, wordOf } from '../words.ts';

/** A node or an edge of an answer: values by field. */
export type Fields = Readonly<Record<string, unknown>>;

/** Returns the selection of properties. */
export const propertySelection = (properties: readonly PropertyDescription[]): string =>
  properties
    .map(({ name, fields }) => (fields.length > 0 ? `${name} { ${propertySelection(fields)} }` : name))
    .join(' ');

/** Returns the properties to show: all except those that only name the unit of another. */
export const shownProperties = (properties: readonly PropertyDescription[]): readonly PropertyDescription[] => {
  const units = new Set(properties.map(({ unitField }) => unitField));
  return properties.filter(({ name }) => !units.has(name));
};

/** Returns the properties that at least one of some nodes or edges has a value of. */
export const filledProperties = (
  properties: readonly PropertyDescription[],
  items: readonly Fields[],
): readonly PropertyDescription[] =>
  shownProperties(properties).filter(({ name }) => items.some((item) => !isMissing(item[name])));

const isMissing = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** Writes the value of a property with its unit; null if there is none. */
export function printValue(
  property: PropertyDescription,
  item: Fields,
  siblings: readonly PropertyDescription[],
): string | null {
  const value = item[property.name];
  if (isMissing(value)) return null;
  if (Array.isArray(value))
    return value.map((part) => printOne(property, part)).join(property.fields.length > 0 ? '; ' : ', ');
  const unit = unitOf(property, item, siblings);
  return unit === null ? printOne(property, value) : `${printOne(property, value)} ${unit}`;
}

function unitOf({ unit, unitField }: PropertyDescription, item: Fields, siblings: readonly PropertyDescription[]) {
  const property = siblings.find(({ name }) => name === unitField);
  if (!property) return unit;
  const value = item[property.name];
  return typeof value === 'string' ? wordOf(property, value) : unit;
}

/** Writes a field of a record, with its label where the value alone says too little: "1 cup" does, "2" does not. */
function printField(field: PropertyDescription, record: Fields, siblings: readonly PropertyDescription[]): string {
  const text = printValue(field, record, siblings) ?? '';
  const isClear = ['string', 'enum', 'url'].includes(field.type) || field.unit !== null;
  return isClear ? text : `${field.label} ${text}`;
}

function printOne(property: PropertyDescription, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  // Years and numbers of databases have no thousands.
  if (typeof value === 'number') return property.type === 'identifier' ? String(value) : numeral(value);
  if (typeof value === 'object' && value !== null) {
    const record = value as Fields;
    return filledProperties(property.fields, [record])
      .map((field) => printField(field, record, property.fields))
      .join(', ');
  }
  return property.type === 'enum' ? wordOf(property, String(value)) : String(value);
}
