/** How identifiers are written, stated once for search, lookups and what declares them. */
import type { PropertyValue, PropertyValues } from './data.ts';
import type { IdentifierDefinition, Properties, Property, RecordsProperty } from './define.ts';
import { fold } from './text.ts';

/**
 * One way to write each identifier: "HP:0001324", "hp_0001324" and "http://purl.obolibrary.org/obo/HP_0001324" become
 * equal, and so do "01123" and "1123", "NDB 1123" and "NDB:01123".
 * @returns null for a text that cannot be an identifier.
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
  if (number) return number[1] ?? null;
  const [, prefix, local] = /^([a-z][a-z0-9.-]*)(?:[:_]| (?=\d))\s*([a-z0-9][a-z0-9._-]*)$/u.exec(last) ?? [];
  if (prefix && local) return `${prefix}:${local.replace(/^0+(?=\d+$)/u, '')}`;
  return /^\S+$/u.test(last) ? last : null;
}

const isAddress = (text: string): boolean => /^https?:\/\//u.test(text);

/** Whether a text cannot be words: an address, or a prefix and digits in one piece. */
export const isIdentifierOnly = (text: string): boolean =>
  isAddress(fold(text).trim()) || /^[a-z][a-z0-9.-]*[:_][a-z0-9._-]*\d[a-z0-9._-]*$/u.test(fold(text).trim());

/** An identifier that an entity has, in the one way to write it. */
export interface Identifier {
  readonly canonical: string;
  /** As it is written in the graph. */
  readonly text: string;
  /** The property that holds it. */
  readonly property: string;
  /** How well it fits, 0 being best: the place of the value in its enum. */
  readonly fit: number;
  /** That value; null where an identifier always means the very entity. */
  readonly match: string | null;
}

/** The id of an entity itself, as identifiers are found. */
export const ownIdentifier = (id: string): Identifier[] =>
  readIdentifier(undefined, id, { property: 'id', fit: 0, match: null });

/** What makes a property an identifier, if anything does. */
const identifierOf = (property: Property | undefined): IdentifierDefinition | undefined =>
  property?.type === 'string' || property?.type === 'int' || property?.type === 'float'
    ? property.identifier
    : undefined;

/** The field of a record that is an identifier. */
const identifierField = ({ fields }: RecordsProperty): string | undefined =>
  Object.keys(fields).find((name) => identifierOf(fields[name]));

/** The names of the properties that hold identifiers. */
export const identifierProperties = (properties: Properties): readonly string[] =>
  Object.entries(properties).flatMap(([name, property]) =>
    (property.type === 'records' ? identifierField(property) : identifierOf(property)) ? [name] : [],
  );

/** The identifiers in the properties of an entity. */
export const identifiersOf = (properties: Properties, values: PropertyValues): Identifier[] =>
  identifierProperties(properties).flatMap((name) => {
    const [property, value] = [properties[name], values[name]];
    if (property?.type === 'records') return recordIdentifiers(name, property, value);
    return readIdentifier(identifierOf(property)?.prefix, value, { property: name, fit: 0, match: null });
  });

function recordIdentifiers(name: string, property: RecordsProperty, value: PropertyValue | undefined): Identifier[] {
  const field = identifierField(property) ?? '';
  const { prefix, fit: fitField = '' } = identifierOf(property.fields[field]) ?? {};
  const declared = property.fields[fitField];
  const order = declared?.type === 'enum' ? Object.keys(declared.enum.values) : [];
  const records = Array.isArray(value) ? value.filter((record) => typeof record === 'object') : [];
  return records.flatMap((record) => {
    const match = declared ? String(record[fitField]) : null;
    return readIdentifier(prefix, record[field], { property: name, match, fit: match ? order.indexOf(match) : 0 });
  });
}

/** A value as it is found: by itself and, where it has a prefix, behind that. */
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
