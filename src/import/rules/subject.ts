import type { PropertyValue } from '../../model/data.ts';
import { splitPath } from '../../model/rule-path.ts';
import type { SeedEdge } from '../edges.ts';
import type { SeedNode } from '../nodes.ts';
import { isList, type RawRecord, type Report } from '../raw.ts';

/** A record that rules are checked on. */
export interface Subject {
  readonly record: RawRecord;
  /** The value that a path leads to; undefined for one that was refused, about which no rule can say anything. */
  valueOf(path: string): PropertyValue | undefined;
}

export const nodeSubject = ({ data, record }: SeedNode): Subject => ({
  record,
  valueOf: (path) => valueIn(data.properties, record, path),
});

export const edgeSubject = ({ data, record }: SeedEdge, nodes: ReadonlyMap<string, SeedNode>): Subject => ({
  record,
  valueOf(path) {
    const { end, property } = splitPath(path);
    if (end === undefined) return valueIn(data.properties, record, property);
    const node = nodes.get(data[end]);
    return node && valueIn(node.data.properties, node.record, property);
  },
});

function valueIn(
  properties: Readonly<Record<string, PropertyValue>>,
  record: RawRecord,
  name: string,
): PropertyValue | undefined {
  const value = properties[name] ?? null;
  if (isGiven(value)) return value;
  const written = record.fields.get(name)?.content ?? null;
  const isRefused = written !== null && !(isList(written) && written.length === 0);
  return isRefused ? undefined : value;
}

/** Whether there is a value: neither null nor an empty list. */
export const isGiven = (value: PropertyValue): boolean =>
  value !== null && !(Array.isArray(value) && value.length === 0);

/** Reports that a record breaks a rule, on the line of the property that shows it. */
export function reportRule({ record }: Subject, path: string, message: string, report: Report): void {
  const line = record.fields.get(path)?.line ?? record.line;
  report({ file: record.file, line }, `${record.typeName}: ${message}`);
}
