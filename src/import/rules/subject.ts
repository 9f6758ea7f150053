import type { PropertyValue, PropertyValues } from '../../model/data.ts';
import { splitPath } from '../../model/rule-path.ts';
import { isList, type Position, type RawRecord, type Report } from '../raw.ts';
import type { SeedNodes } from '../seed-nodes.ts';

/** A record that rules are checked on. One object may serve many records in turn: a rule must not keep it. */
export interface Subject {
  readonly typeName: string;
  readonly file: string;
  readonly line: number;
  readonly properties: PropertyValues;
  /** The record as written; undefined for a row of a CSV file without any problem. */
  readonly record: RawRecord | undefined;
  /** The number of the node, or the place of the edge in its relation. */
  readonly place: number;
  /** The numbers of the ends of an edge. */
  readonly ends: Readonly<Record<'from' | 'to', number>>;
}

/** Reads the value at the end of a path; undefined for a refused value, which no rule can judge. */
export type ValueReader = (subject: Subject) => PropertyValue | undefined;

/** Returns the reader of a path on a kind, or on a relation, whose paths may lead to a node at an end. */
export function readerOf(path: string, isRelation: boolean, nodes: SeedNodes): ValueReader {
  const { end, property } = isRelation ? splitPath(path) : { property: path };
  if (end === undefined) {
    return ({ properties, record }) => {
      const value = properties[property] ?? null;
      return isGiven(value) || !record || !isRefused(value, record, property) ? value : undefined;
    };
  }
  return ({ ends }) => {
    const value = nodes.valueOf(ends[end], property);
    return isGiven(value) || !nodes.isUnknown(ends[end], property) ? value : undefined;
  };
}

/** Whether the importer refused a value: the record has one, but the property does not. */
export function isRefused(value: PropertyValue, { fields }: RawRecord, name: string): boolean {
  if (isGiven(value)) return false;
  const written = fields.get(name)?.content ?? null;
  return written !== null && !(isList(written) && written.length === 0);
}

/** Whether a value is neither null nor an empty list. */
export const isGiven = (value: PropertyValue): boolean =>
  value !== null && !(Array.isArray(value) && value.length === 0);

/** Returns the line of a property, or of the record if it does not have the property. */
export const positionIn = ({ file, line, record }: Subject, path: string): Position => ({
  file,
  line: record?.fields.get(path)?.line ?? line,
});

/** Reports that a record breaks a rule, on the line of the property that shows it. */
export const reportRule = (subject: Subject, path: string, message: string, report: Report): void =>
  report(positionIn(subject, path), `${subject.typeName}: ${message}`);
