import type { NodeData } from '../model/data.ts';
import { type Graph, idShape, type Kind } from '../model/graph.ts';
import type { RawRecord, Report } from './raw.ts';
import { checkProperties } from './values.ts';
import { checkXrefs } from './xrefs.ts';

/** A node with the place it was written at. */
export interface SeedNode {
  readonly data: NodeData;
  readonly record: RawRecord;
}

/**
 * Checks the records of kinds.
 * @returns nodes by id. One with a slip in a property is among them, so that its edges are not refused for it too.
 */
export function checkNodes(graph: Graph, records: readonly RawRecord[], report: Report): Map<string, SeedNode> {
  const nodes = new Map<string, SeedNode>();
  for (const record of records) {
    const data = checkNode(graph.kind(record.typeName), record, report);
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

function checkNode(kind: Kind, record: RawRecord, report: Report): NodeData | undefined {
  const { nameFrom } = kind.definition;
  const { name, ...others } = kind.properties;
  const values =
    nameFrom === undefined
      ? checkProperties(record, kind.properties, report)
      : checkProperties(record, others, report, {
          name: `${kind.name} takes its name from its ${nameFrom}. Remove "name".`,
        });
  const { id } = values;
  if (typeof id !== 'string') return undefined;
  const named = nameFrom === undefined ? values : { id, name: values[nameFrom] ?? null, ...values };
  return { kind: kind.name, id, properties: named };
}

function checkId(graph: Graph, { id, kind }: NodeData, record: RawRecord, report: Report): void {
  if (graph.kindOfId(id)?.name === kind) return;
  const line = record.fields.get('id')?.line ?? record.line;
  const example = `${graph.kind(kind).definition.idPrefix}:some-name`;
  report(
    { file: record.file, line },
    `${JSON.stringify(id)} is no id of kind ${kind}. Expected ${idShape}: ${example}.`,
  );
}
