import type { NodeData } from '../model/data.ts';
import type { Graph, Kind } from '../model/graph.ts';
import { idShape } from '../model/id.ts';
import { type RawRecord, type Report, show } from './raw.ts';
import { checkProperties, type Shape } from './values.ts';
import { checkXrefs } from './xrefs.ts';

/** A node with the place it was written at. */
export interface SeedNode {
  readonly data: NodeData;
  readonly record: RawRecord;
}

/**
 * Checks the records of kinds.
 * @returns nodes by id. One with a problem in a property is among them, so that its edges are not refused for it too.
 */
export function checkNodes(graph: Graph, records: readonly RawRecord[], report: Report): Map<string, SeedNode> {
  const nodes = new Map<string, SeedNode>();
  const shapes = new Map([...graph.kinds.values()].map((kind) => [kind.name, shapeOfKind(kind)]));
  for (const record of records) {
    const shape = shapes.get(record.typeName);
    const data = shape && checkNode(graph.kind(record.typeName), shape, record, report);
    if (!data) continue;
    checkId(graph, data, record, report);
    checkXrefs(graph, record, report);
    const earlier = nodes.get(data.id)?.record;
    if (earlier) {
      const place = `${earlier.file}:${earlier.line}`;
      report(record, `the id ${data.id} is already taken at ${place}. Merge the two, or choose another id.`);
    } else {
      nodes.set(data.id, { data, record });
    }
  }
  return nodes;
}

/** What records of a kind may say. */
export function shapeOfKind({ name: kind, definition: { nameFrom }, properties }: Kind): Shape {
  if (nameFrom === undefined) return { properties };
  const { name: _, ...others } = properties;
  return { properties: others, hints: { name: `${kind} takes its name from its ${nameFrom}. Remove "name".` } };
}

function checkNode(kind: Kind, shape: Shape, record: RawRecord, report: Report): NodeData | undefined {
  const { nameFrom } = kind.definition;
  const values = checkProperties(record, shape, report);
  const { id } = values;
  if (typeof id !== 'string') return undefined;
  const named = nameFrom === undefined ? values : { id, name: values[nameFrom] ?? null, ...values };
  return { kind: kind.name, id, properties: named };
}

function checkId(graph: Graph, { id, kind }: NodeData, record: RawRecord, report: Report): void {
  if (graph.kindOfId(id)?.name === kind) return;
  const line = record.fields.get('id')?.line ?? record.line;
  const example = `${graph.kind(kind).definition.idPrefix}:some-name`;
  report({ file: record.file, line }, `${show(id)} is no id of kind ${kind}. Expected ${idShape}: ${example}.`);
}
