import type { EdgeData, PropertyValue } from '../model/data.ts';
import { needsEvidence, type Properties, type RelationDefinition, targetKinds } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import type { SeedNode } from './nodes.ts';
import { isList, type RawRecord, type Report, show } from './raw.ts';
import { checkProperties, type Shape } from './values.ts';

/** An edge with the place it was written at. */
export interface SeedEdge {
  readonly data: EdgeData;
  readonly record: RawRecord;
}

type Nodes = ReadonlyMap<string, SeedNode>;

const endProperties = {
  from: { type: 'string', required: true, description: 'Id of the node it begins at.' },
  to: { type: 'string', required: true, description: 'Id of the node it ends at.' },
} as const satisfies Properties;

/**
 * Checks the records of relations: properties, ends, evidence, and that no two say the same.
 * @returns the edges whose ends were given, in the order written.
 */
export function checkEdges(graph: Graph, records: readonly RawRecord[], nodes: Nodes, report: Report): SeedEdge[] {
  const edges = new Map<string, SeedEdge>();
  const shapes = new Map(
    [...graph.relations.values()].map((relation) => [relation.name, shapeOfRelation(graph, relation)]),
  );
  for (const record of records) {
    const relation = graph.relations.get(record.typeName);
    const shape = shapes.get(record.typeName);
    if (!relation || !shape) continue;
    if (graph.derived.has(relation.name)) {
      report(record, `${relation.name} is filled in from the evidence of the other relations. Remove it.`);
      continue;
    }
    const data = checkEdge(graph, relation, shape, record, nodes, report);
    if (!data) continue;
    const key = `${data.relation} ${data.from} ${data.to}`;
    const earlier = edges.get(key)?.record;
    if (earlier) report(record, `${key} is already written at ${earlier.file}:${earlier.line}. Merge the two.`);
    else edges.set(key, { data, record });
  }
  return [...edges.values()];
}

/** What records of a relation may say. */
export function shapeOfRelation({ evidence: { field } }: Graph, relation: RelationDefinition): Shape {
  const declared = Object.entries(relation.properties);
  const written = Object.fromEntries(declared.filter(([, { copyOf }]) => !copyOf));
  const hints = Object.fromEntries(
    declared.flatMap(([name, { copyOf }]) =>
      copyOf
        ? [[name, `${relation.name}.${name} is copied from the ${copyOf.property} of the ${copyOf.end}. Remove it.`]]
        : [],
    ),
  );
  const properties: Properties = { ...endProperties, ...written };
  if (!needsEvidence(relation))
    return { properties, hints: { ...hints, [field]: `${relation.name} takes no evidence. Remove "${field}".` } };
  return { properties: { ...properties, [field]: { type: 'list', of: 'string', description: '' } }, hints };
}

function checkEdge(
  graph: Graph,
  relation: RelationDefinition,
  shape: Shape,
  record: RawRecord,
  nodes: Nodes,
  report: Report,
): EdgeData | undefined {
  const { field, kind } = graph.evidence;
  const { from, to, ...rest } = checkProperties(record, shape, report);
  const { [field]: evidence, ...properties } = rest;
  const ids = textsOf(evidence);

  checkEnd('from', from, [relation.from], record, nodes, report);
  checkEnd('to', to, targetKinds(relation), record, nodes, report);
  if (needsEvidence(relation)) {
    if (lacksItems(record, field) && (record.columns?.has(field) ?? true)) {
      const example = `${field}: [${graph.kind(kind).definition.idPrefix}:some-name]`;
      report(record, `${relation.name} needs evidence. Name at least one ${kind}, such as ${example}.`);
    }
    const named = new Set<string>();
    for (const id of ids) {
      if (named.size < named.add(id).size) checkEnd(field, id, [kind], record, nodes, report);
      else reportField(record, field, `${id} is named twice. Remove one.`, report);
    }
  }
  if (typeof from !== 'string' || typeof to !== 'string') return undefined;
  if (from === to && !relation.reflexive && !relation.acyclic)
    reportField(record, 'to', `it joins ${from} to itself. Expected two different nodes.`, report);
  checkEquals(relation, properties, { from, to }, record, nodes, report);
  const copied = copyFromEnds(relation, { from, to }, nodes);
  return { relation: relation.name, from, to, properties: { ...properties, ...copied }, evidence: ids };
}

/** The properties that repeat one of an end without being written. */
const copyFromEnds = (
  { properties }: RelationDefinition,
  ends: Readonly<Record<'from' | 'to', string>>,
  nodes: Nodes,
): Record<string, PropertyValue> =>
  Object.fromEntries(
    Object.entries(properties).flatMap(([name, { copyOf }]) =>
      copyOf ? [[name, nodes.get(ends[copyOf.end])?.data.properties[copyOf.property] ?? null]] : [],
    ),
  );

/** Checks that an id names a node of one of some kinds. An id that is missing was reported with the properties. */
function checkEnd(
  field: string,
  id: PropertyValue | undefined,
  kinds: readonly string[],
  record: RawRecord,
  nodes: Nodes,
  report: Report,
): void {
  if (typeof id !== 'string') return;
  const found = nodes.get(id)?.data.kind;
  const expected = `Expected an id of kind ${kinds.join(' or ')}.`;
  if (found === undefined) {
    reportField(record, field, `no node has the id ${show(id)}. ${expected} Correct it, or add the node.`, report);
  } else if (!kinds.includes(found)) {
    reportField(record, field, `${id} is of kind ${found}. ${expected}`, report);
  }
}

/** Checks the properties that have to repeat one of an end, such as the unit of an amount. */
function checkEquals(
  relation: RelationDefinition,
  properties: Readonly<Record<string, PropertyValue>>,
  ends: Readonly<Record<'from' | 'to', string>>,
  record: RawRecord,
  nodes: Nodes,
  report: Report,
): void {
  for (const [name, property] of Object.entries(relation.properties)) {
    if (property.type !== 'enum' || !property.equals) continue;
    const value = properties[name] ?? null;
    const id = ends[property.equals.end];
    const end = nodes.get(id);
    if (value === null || !end) continue;
    const expected = end.data.properties[property.equals.property] ?? null;
    if (value === expected) continue;
    const is = expected === null ? 'not given' : String(expected);
    const rule = `expected the ${property.equals.property} of ${id}, which is ${is}; found ${String(value)}.`;
    reportField(record, name, `${rule} Correct one of the two.`, report);
  }
}

const reportField = (record: RawRecord, field: string, message: string, report: Report): void =>
  report(
    { file: record.file, line: record.fields.get(field)?.line ?? record.line },
    `${record.typeName}.${field}: ${message}`,
  );

const textsOf = (value: PropertyValue | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Whether a list was left out or left empty, rather than refused for what it holds. */
const lacksItems = (record: RawRecord, field: string): boolean => {
  const content = record.fields.get(field)?.content ?? null;
  return content === null || (isList(content) && content.length === 0);
};
