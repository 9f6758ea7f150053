/** A seed as records that tests change, split over files and write. */
import type { GraphData, PropertyValue } from '../../../src/model/data.ts';
import { needsEvidence, type Property } from '../../../src/model/define.ts';
import type { Graph } from '../../../src/model/graph.ts';

/** One node or edge as a seed file has it: the values that are written, by name. */
export interface SeedRecord {
  readonly type: string;
  readonly fields: Readonly<Record<string, PropertyValue>>;
}

/** Returns the records that make up a graph, without what the importer fills in. */
export function seedRecordsOf(graph: Graph, { nodes, edges }: GraphData): SeedRecord[] {
  const given = (values: Readonly<Record<string, PropertyValue>>, leaveOut: (name: string) => boolean) =>
    Object.fromEntries(
      Object.entries(values).filter(
        ([name, value]) => value !== null && !(Array.isArray(value) && value.length === 0) && !leaveOut(name),
      ),
    );
  return [
    ...nodes.map(({ kind, properties }) => {
      const { definition, properties: declared } = graph.kind(kind);
      const isLeftOut = (name: string) =>
        isFilledIn(declared[name]) || (name === 'name' && definition.nameFrom !== undefined);
      return { type: kind, fields: given(properties, isLeftOut) };
    }),
    ...edges.flatMap(({ relation, from, to, properties, evidence }) => {
      const declared = graph.relations.get(relation);
      if (!declared || graph.derived.has(relation)) return [];
      const own = given(properties, (name) => isFilledIn(declared.properties[name]));
      const claims = needsEvidence(declared) ? { [graph.evidence.field]: evidence } : {};
      return [{ type: relation, fields: { from, to, ...own, ...claims } }];
    }),
  ];
}

/** Whether the importer fills a property in. */
const isFilledIn = (property: Property | undefined): boolean =>
  property?.copyOf !== undefined || property?.derived === true;

const changed = (record: SeedRecord, fields: Readonly<Record<string, PropertyValue>>): SeedRecord[] => [
  { ...record, fields: { ...record.fields, ...fields } },
];
const without = ({ type, fields }: SeedRecord, left: string): SeedRecord[] => [
  { type, fields: Object.fromEntries(Object.entries(fields).filter(([name]) => name !== left)) },
];
const isEdge = ({ fields }: SeedRecord): boolean => fields.from !== undefined;

/** Mistakes that people make in a record, whose messages do not depend on where the record is written. */
export const mistakes: readonly ((record: SeedRecord) => SeedRecord[])[] = [
  (record) => [record, record],
  (record) => (isEdge(record) ? changed(record, { to: 'book:nowhere' }) : changed(record, { id: 'Book One' })),
  (record) => (isEdge(record) ? changed(record, { from: 'register:ledger' }) : changed(record, { name: ' N' })),
  (record) => (isEdge(record) ? changed(record, { to: record.fields.from ?? null }) : without(record, 'name')),
  (record) => (isEdge(record) ? without(record, 'from') : without(record, 'id')),
  (record) => (isEdge(record) ? without(record, 'remarks') : changed(record, { description: 'a\u200bb' })),
  (record) => (isEdge(record) && record.fields.remarks ? changed(record, { remarks: ['remark:no', 'remark:no'] }) : []),
  (record) => (record.type === 'WROTE' ? changed(record, { role: 'READER', share: 2 }) : [record]),
  (record) => (record.type === 'HOLDS' ? changed(record, { copies: 1.5 }) : [record]),
  (record) => (record.type === 'HOLDS' ? changed(record, { currency: 'TRY' }) : [record]),
  (record) => (record.type === 'Book' ? changed(record, { format: 'AUDIO', illustrated: true }) : [record]),
  (record) => (record.type === 'Author' ? changed(record, { born: 9_999 }) : []),
  (record) => (record.type === 'NEAR' ? changed(record, { distance: 5_000 }) : [record]),
];

interface Style {
  readonly lineEnd: string;
  readonly isQuoted: boolean;
  readonly hasMark: boolean;
}

/**
 * Writes records into files by number: those with an even number are YAML files, the others CSV files, one for each
 * type. A record that a CSV file cannot hold goes into a YAML file.
 */
export function writeSeed(
  graph: Graph,
  placed: readonly { readonly record: SeedRecord; readonly file: number }[],
  style: Style,
): Record<string, string> {
  const yaml = new Map<string, Map<string, string[]>>();
  const tables = new Map<string, string[]>();
  for (const { record, file } of placed) {
    const { type, fields } = record;
    const columns = columnsOf(graph, type);
    if (file % 2 === 1 && Object.entries(fields).every(([name, value]) => columns.includes(name) && fitsCell(value))) {
      const path = `${file > 3 ? 'z/' : ''}${type}.${file}.csv`;
      const rows = tables.get(path) ?? [columns.join(',')];
      tables.set(path, rows);
      rows.push(columns.map((name) => cellOf(fields[name] ?? null, style)).join(','));
    } else {
      const path = `${file > 2 ? 'm/' : ''}all.${file}.yaml`;
      const sections = yaml.get(path) ?? new Map<string, string[]>();
      yaml.set(path, sections);
      sections.set(type, [...(sections.get(type) ?? []), `  - ${JSON.stringify(fields)}\n`]);
    }
  }
  const release = ['release.yaml', 'version: "1"\ntitle: Split\npublished: 2026-01-31\n'] as const;
  const documents = [...yaml].map(
    ([path, sections]) => [path, [...sections].map(([type, items]) => `${type}:\n${items.join('')}`).join('')] as const,
  );
  const rows = [...tables].map(
    ([path, lines]) => [path, `${style.hasMark ? '\ufeff' : ''}${lines.join(style.lineEnd)}${style.lineEnd}`] as const,
  );
  return Object.fromEntries([release, ...documents, ...rows]);
}

function columnsOf(graph: Graph, type: string): string[] {
  const kind = graph.kinds.get(type);
  if (kind) {
    return Object.entries(kind.properties).flatMap(([name, { type: of, derived }]) =>
      of === 'records' || derived || (name === 'name' && kind.definition.nameFrom !== undefined) ? [] : [name],
    );
  }
  const relation = graph.relations.get(type);
  const own = Object.entries(relation?.properties ?? {}).filter(
    ([, property]) => property.type !== 'records' && !isFilledIn(property),
  );
  const evidence = relation && needsEvidence(relation) ? [graph.evidence.field] : [];
  return ['to', 'from', ...evidence, ...own.map(([name]) => name)];
}

/** True for a value that means the same in a cell. */
const fitsCell = (value: PropertyValue): boolean =>
  Array.isArray(value) ? value.every((item) => typeof item === 'string' && !/^\s|\s$|\|/.test(item)) : value !== '';

function cellOf(value: PropertyValue, { isQuoted }: Style): string {
  const cell = Array.isArray(value) ? value.join('|') : value === null ? '' : String(value);
  return cell !== '' && (isQuoted || /[",\r\n]/.test(cell)) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
