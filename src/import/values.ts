import type { PropertyValue } from '../model/data.ts';
import type { EnumDefinition, NumberProperty, Properties, Property, ScalarProperty } from '../model/define.ts';
import { parseCell } from './cell.ts';
import { expectation, oneOf } from './expectation.ts';
import {
  isFields,
  isList,
  type RawContent,
  type RawFields,
  type RawRecord,
  type RawValue,
  type Report,
  show,
} from './raw.ts';

type Scalar = string | number | boolean;

/** Reports on a line, prefixed with the property; returns null, the value that stands in for the one refused. */
type Refuse = (line: number, expected: string) => null;

/**
 * Checks what a record says against the properties declared for it, reporting each slip.
 * @param hints what to say of names that are not declared but that people may write, by name
 * @returns a value for every property: null or an empty list for one that is missing or was refused.
 */
export function checkProperties(
  record: RawRecord,
  properties: Properties,
  report: Report,
  hints: Readonly<Record<string, string>> = {},
): Record<string, PropertyValue> {
  const reportLine = (line: number, message: string): void => report({ file: record.file, line }, message);
  const written = new Map(record.fields);
  for (const [name, hint] of Object.entries(hints)) {
    const raw = written.get(name);
    if (raw) reportLine(raw.line, hint);
    written.delete(name);
  }
  const read = (raw: RawValue | undefined, property: Property, refuse: Refuse): PropertyValue =>
    readProperty(raw && record.format === 'csv' ? parseCell(raw, property) : raw, property, refuse);
  return checkFields(record.typeName, record.line, written, properties, reportLine, read);
}

/** Reads every declared field; `read` gets undefined for a missing one. */
function checkFields<P extends Property, V>(
  owner: string,
  ownerLine: number,
  fields: RawFields,
  properties: Readonly<Record<string, P>>,
  reportLine: (line: number, message: string) => void,
  read: (raw: RawValue | undefined, property: P, refuse: Refuse) => V,
): Record<string, V> {
  for (const [name, { line }] of fields) {
    if (Object.hasOwn(properties, name)) continue;
    const known = Object.keys(properties).join(', ');
    reportLine(line, `${owner} has no property ${JSON.stringify(name)}. Use one of: ${known}.`);
  }
  const entries = Object.entries(properties).map(([name, property]): [string, V] => {
    const raw = fields.get(name);
    const present = raw !== undefined && raw.content !== null;
    if (!present && property.required) {
      reportLine(raw?.line ?? ownerLine, `${owner} needs the property ${name}. Add it: ${expectation(property)}.`);
    }
    const refuse: Refuse = (line, expected) => {
      reportLine(line, `${owner}.${name}: ${expected}`);
      return null;
    };
    return [name, read(present ? raw : undefined, property, refuse)];
  });
  return Object.fromEntries(entries);
}

function readProperty(raw: RawValue | undefined, property: Property, refuse: Refuse): PropertyValue {
  if (property.type !== 'list' && property.type !== 'records') return readScalar(raw, property, refuse);
  if (!raw) return [];
  if (!isList(raw.content)) {
    refuse(raw.line, `expected ${expectation(property)}, found ${show(raw.content)}.`);
    return [];
  }
  if (property.type === 'list') {
    return raw.content.map((item) => readItem(item, property.of, refuse)).filter((text) => text !== null);
  }
  return raw.content.map((item) => readRecord(item, property.record, property.fields, refuse));
}

const readItem = (raw: RawValue, of: 'string' | EnumDefinition, refuse: Refuse): string | null =>
  of === 'string' ? readText(raw, refuse) : readEnum(raw, of, refuse);

function readRecord(
  { line, content }: RawValue,
  name: string,
  fields: Readonly<Record<string, ScalarProperty>>,
  refuse: Refuse,
): Record<string, Scalar | null> {
  if (isFields(content)) return checkFields(name, line, content, fields, refuse, readScalar);
  refuse(line, `expected a record such as { ${Object.keys(fields).join(': ..., ')}: ... }, found ${show(content)}.`);
  return {};
}

function readScalar(raw: RawValue | undefined, property: ScalarProperty, refuse: Refuse): Scalar | null {
  if (!raw) return null;
  switch (property.type) {
    case 'string':
      return readText(raw, refuse);
    case 'enum':
      return readEnum(raw, property.enum, refuse);
    case 'boolean':
      return typeof raw.content === 'boolean' ? raw.content : refuse(raw.line, mismatch(property, raw.content));
    default:
      return readNumber(raw, property, refuse);
  }
}

/** Text in one line, composed (NFC), so that what looks equal is equal. */
function readText({ line, content }: RawValue, refuse: Refuse): string | null {
  if (typeof content !== 'string') {
    const fix = isList(content) || isFields(content) ? '' : ' Put it in quotes.';
    return refuse(line, `expected a text, found ${show(content)}.${fix}`);
  }
  if (content === '') return refuse(line, 'the text is empty. Write one, or leave the property out.');
  if (content !== content.trim()) return refuse(line, `${show(content)} begins or ends with a blank. Remove it.`);
  // Half a surrogate pair cannot be written as UTF-8, and a line break or a bell has no place in a name.
  if (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(content)) {
    return refuse(
      line,
      `${show(content)} holds a line break or another control character. Write it in one line without.`,
    );
  }
  return content.normalize('NFC');
}

function readEnum({ line, content }: RawValue, definition: EnumDefinition, refuse: Refuse): string | null {
  if (typeof content === 'string' && Object.hasOwn(definition.values, content)) return content;
  return refuse(line, `expected ${oneOf(definition)}; found ${show(content)}.`);
}

function readNumber({ line, content }: RawValue, property: NumberProperty, refuse: Refuse): number | null {
  if (typeof content !== 'number' || !Number.isFinite(content)) return refuse(line, mismatch(property, content));
  if (property.type === 'int' && content !== (content | 0)) return refuse(line, mismatch(property, content));
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = property;
  const unit = property.unit === undefined ? '' : ` (in ${property.unit})`;
  if (content < min) return refuse(line, `${content} is too small. Expected ${min} or more${unit}.`);
  if (content > max) return refuse(line, `${content} is too large. Expected ${max} or less${unit}.`);
  return content + 0; // makes 0 of -0, which would print as 0 and sort before it
}

const mismatch = (property: Property, content: RawContent): string =>
  `expected ${expectation(property)}, found ${show(content)}.`;
