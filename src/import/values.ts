import type { PropertyValue } from '../model/data.ts';
import type { EnumDefinition, Property, ScalarProperty } from '../model/define.ts';
import { parseCell } from './cell.ts';
import { expectation } from './expectation.ts';
import { isFields, isList, type RawFields, type RawRecord, type RawValue, type Report, show } from './raw.ts';
import { mismatch, type Refuse, readEnum, readScalar, readString, type Scalar } from './scalar.ts';
import type { Shape } from './shape.ts';
import { suggestion } from './suggest.ts';

/**
 * Checks the values of a record against the declared properties, and reports each problem. @returns a value for every
 * property: null or an empty list for a missing or refused one.
 */
export function checkProperties(record: RawRecord, shape: Shape, report: Report): Record<string, PropertyValue> {
  const { columns } = record;
  const reportLine = (line: number, message: string): void => report({ file: record.file, line }, message);
  const read = (raw: RawValue | undefined, property: Property, refuse: Refuse): PropertyValue =>
    readProperty(raw && columns ? parseCell(raw, property) : raw, property, refuse);
  // The importer has checked the names of the columns once for the whole file.
  if (!columns) checkNames(record.typeName, record.fields, shape, reportLine);
  const expected = columns ? (name: string) => columns.has(name) : () => true;
  return readFields(record.typeName, record, shape.properties, expected, reportLine, read);
}

type ReportLine = (line: number, message: string) => void;

/** Reports undeclared names. */
export function checkNames(
  owner: string,
  names: Iterable<readonly [string, { readonly line: number }]>,
  { properties, hints = {} }: Shape,
  reportLine: ReportLine,
): void {
  for (const [name, { line }] of names) {
    if (Object.hasOwn(properties, name)) continue;
    const hint = Object.hasOwn(hints, name) ? hints[name] : undefined;
    const known = Object.keys(properties);
    const usual = `${owner} has no property ${show(name)}.${suggestion(name, known)} Use one of: ${known.join(', ')}.`;
    reportLine(line, hint ?? usual);
  }
}

/** Says that a required property is missing. */
export const needs = (owner: string, name: string, property: Property): string =>
  `${owner} needs the property ${name}. Add it: ${expectation(property)}.`;

/**
 * Reads every declared field; `read` gets undefined for a missing one.
 * @param expected whether to report that a required field is missing here
 */
function readFields<P extends Property, V>(
  owner: string,
  { line: ownerLine, fields }: { readonly line: number; readonly fields: RawFields },
  properties: Readonly<Record<string, P>>,
  expected: (name: string) => boolean,
  reportLine: ReportLine,
  read: (raw: RawValue | undefined, property: P, refuse: Refuse) => V,
): Record<string, V> {
  const entries = Object.entries(properties).map(([name, property]): [string, V] => {
    const raw = fields.get(name);
    const given = raw !== undefined && raw.content !== null;
    if (!given && property.required && expected(name)) reportLine(raw?.line ?? ownerLine, needs(owner, name, property));
    const refuse: Refuse = (line, expected) => {
      reportLine(line, `${owner}.${name}: ${expected}`);
      return null;
    };
    return [name, read(given ? raw : undefined, property, refuse)];
  });
  return Object.fromEntries(entries);
}

function readProperty(raw: RawValue | undefined, property: Property, refuse: Refuse): PropertyValue {
  if (property.type !== 'list' && property.type !== 'records') return readScalar(raw, property, refuse);
  if (!raw) return [];
  if (!isList(raw.content)) {
    refuse(raw.line, mismatch(property, raw.content));
    return [];
  }
  if (property.type === 'list') {
    return raw.content.map((item, i) => readItem(item, i, property.of, refuse)).filter((text) => text !== null);
  }
  return raw.content.map((item) => readRecord(item, property.record, property.fields, refuse));
}

function readItem(raw: RawValue, index: number, of: 'string' | EnumDefinition, refuse: Refuse): string | null {
  if (raw.content === '') return refuse(raw.line, `item ${index + 1} of the list is empty. Write it, or leave it out.`);
  return of === 'string' ? readString(raw, {}, refuse) : readEnum(raw, of, refuse);
}

function readRecord(
  { line, content }: RawValue,
  name: string,
  fields: Readonly<Record<string, ScalarProperty>>,
  refuse: Refuse,
): Record<string, Scalar | null> {
  if (isFields(content)) {
    checkNames(name, content, { properties: fields }, refuse);
    return readFields(name, { line, fields: content }, fields, () => true, refuse, readScalar);
  }
  refuse(line, `expected a record such as { ${Object.keys(fields).join(': ..., ')}: ... }, found ${show(content)}.`);
  return {};
}
