/** Defines how identifiers are written, once for search, lookups and declarations. */

import { must } from '../base/must.ts';
import type { PropertyValue, PropertyValues } from './data.ts';
import type { IdentifierDefinition, Properties, Property, RecordsProperty } from './define.ts';
import { fold } from './text.ts';

/**
 * Writes an identifier in its canonical form: "HP:0001324", "hp_0001324" and
 * "http://purl.obolibrary.org/obo/HP_0001324" become equal, and so do "01123" and "1123", "NDB 1123" and "NDB:01123".
 * @returns null for a string that cannot be an identifier.
 */
export function canonicalIdentifier(text: string): string | null {
  const plain = fold(text).trim();
  const [last = ''] = isAddress(plain)
    ? plain
        .split(/[/#?=]/u)
        .filter((part) => part !== '')
        .slice(-1)
    : [plain];
  const number = /^0*(\d+)$/u.exec(last);
  if (number?.[1] !== undefined) return number[1];
  const [, prefix, local] = /^([a-z][a-z0-9.-]*)(?:[:_]| (?=\d))\s*([a-z0-9][a-z0-9._-]*)$/u.exec(last) ?? [];
  if (prefix && local) return `${prefix}:${local.replace(/^0+(?=\d+$)/u, '')}`;
  return /^\S+$/u.test(last) ? last : null;
}

const isAddress = (text: string): boolean => /^https?:\/\//u.test(text);

/** Returns whether a string can only be an identifier: an address, or a prefix and digits in one piece. */
export const isIdentifierOnly = (text: string): boolean =>
  isAddress(fold(text).trim()) || /^[a-z][a-z0-9.-]*[:_][a-z0-9._-]*\d[a-z0-9._-]*$/u.test(fold(text).trim());

/** An identifier of an entity. */
export interface Identifier {
  readonly canonical: string;
  /** The identifier as the graph has it. */
  readonly text: string;
  /** The property that holds it. */
  readonly property: string;
  /** How well it fits, 0 is best: the position of the value in its enum. */
  readonly fit: number;
  /** That value; null where the identifier always means this entity. */
  readonly match: string | null;
}

/** Returns the id of an entity as an identifier. */
export const ownIdentifier = (id: string): Identifier[] =>
  readIdentifier(undefined, id, { property: 'id', fit: 0, match: null });

/** Returns the definition that makes a property an identifier; undefined for other properties. */
const identifierOf = (property: Property | undefined): IdentifierDefinition | undefined =>
  property?.type === 'string' || property?.type === 'int' || property?.type === 'float'
    ? property.identifier
    : undefined;

/** Returns the name of the record field that is an identifier. */
const identifierField = ({ fields }: RecordsProperty): string | undefined =>
  Object.keys(fields).find((name) => identifierOf(fields[name]));

/** Returns the names of the properties that hold identifiers. */
export const identifierProperties = (properties: Properties): readonly string[] =>
  Object.entries(properties).flatMap(([name, property]) =>
    (property.type === 'records' ? identifierField(property) : identifierOf(property)) ? [name] : [],
  );

/** Returns the identifiers in the properties of an entity. */
export const identifiersOf = (properties: Properties, values: PropertyValues): Identifier[] =>
  identifierProperties(properties).flatMap((name) => {
    const [property, value] = [properties[name], values[name]];
    if (property?.type === 'records') return recordIdentifiers(name, property, value);
    return readIdentifier(identifierOf(property)?.prefix, value, { property: name, fit: 0, match: null });
  });

function recordIdentifiers(name: string, property: RecordsProperty, value: PropertyValue | undefined): Identifier[] {
  const field = must(identifierField(property), 'the identifier among the fields of a record');
  const { prefix, fit: fitField } = must(identifierOf(property.fields[field]), 'the definition of an identifier');
  const declared = fitField === undefined ? undefined : property.fields[fitField];
  const order = declared?.type === 'enum' ? Object.keys(declared.enum.values) : [];
  const records = Array.isArray(value) ? value.filter((record) => typeof record === 'object') : [];
  return records.flatMap((record) => {
    const match = fitField === undefined ? null : String(record[fitField]);
    return readIdentifier(prefix, record[field], { property: name, match, fit: match ? order.indexOf(match) : 0 });
  });
}

/** Returns the forms of a value: the value itself and, where its property declares a prefix, both together. */
function readIdentifier(
  prefix: string | undefined,
  value: PropertyValue | undefined,
  rest: Omit<Identifier, 'canonical' | 'text'>,
): Identifier[] {
  if (value === null || value === undefined) return [];
  const text = String(value);
  const written = [text, ...(prefix === undefined ? [] : [`${prefix}:${text}`])];
  return written.flatMap((form) => {
    const canonical = canonicalIdentifier(form);
    return canonical === null ? [] : [{ ...rest, text, canonical }];
  });
}
