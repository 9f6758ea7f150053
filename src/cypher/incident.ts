/** Compiles and reads the edges around some nodes, and their counts. */
import type { Graph } from '../model/graph.ts';
import type { Degrees, Incident } from '../plan/edge-reads.ts';
import { edgeAdmission } from '../plan/evidence-limit.ts';
import { orderEdges } from '../plan/incident.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { Degree, Edge } from '../plan/result.ts';
import { fetchParameter, type Names, slotParameter } from './bindings.ts';
import { admittedIds, compileEdgeAdmission } from './evidence.ts';
import { compileCount } from './filter.ts';
import { keyedNode } from './pattern.ts';
import { cypherName, idOfKey, keyProperty, rowProperties } from './storage.ts';
import { asList, byIndex, type List } from './value.ts';

const from = rowProperties('out').end;
const to = rowProperties('in').end;

/**
 * `[[relation, from, to, evidence], …]` twice: the edges that start at one of the nodes, and those that only end at
 * one. One pattern names all relations, so that the statement stays short; a node with many relationships keeps them by
 * type, and Neo4j walks only the named types. It reads no other nodes, because relationships hold the ids of their
 * ends.
 */
export function compileIncident(graph: Graph, read: Incident, names: Names): string {
  const { ids, relations, limit } = read;
  if (relations.length === 0) return '[[], []]';
  const types = relations.map(cypherName).join('|');
  const given = slotParameter(ids);
  const ends = (edge: string) => [from, to].map((end) => idOfKey(`${edge}.${end}`)).join(', ');
  const collect = (before: string, after: string, end: string, condition: (edge: string) => string) => {
    const { node, edge } = names.next();
    const id = `id_${node}`;
    const near = keyedNode(graph, node, id);
    const admitted = compileEdgeAdmission(graph, relations, read.evidence, edge, names);
    const where = admitted === null ? '' : ` AND ${admitted}`;
    return (
      `COLLECT { UNWIND ${given} AS ${id} MATCH (${near})${before}[${edge}:${types}]${after}() ` +
      // Relationships of the type that other programs made do not name their ends.
      `WHERE ${edge}.${end} = ${node}.${keyProperty}${condition(edge)}${where} ` +
      `RETURN [type(${edge}), ${ends(edge)}, ${admittedIds(graph, read.evidence, edge, names)}] ` +
      `LIMIT $${fetchParameter(limit)} }`
    );
  };
  const starting = collect('-', '->', from, () => '');
  const ending = collect('<-', '-', to, (edge) => ` AND NOT ${idOfKey(`${edge}.${from}`)} IN ${given}`);
  return `[${starting}, ${ending}]`;
}

/**
 * `[index of the node, out, in, out, in, …]` for each node that exists: relations in order. Neo4j reads stored degrees.
 */
export function compileDegrees(graph: Graph, { ids, relations, evidence }: Degrees, names: Names): string {
  const { node, edge: i } = names.next();
  const given = slotParameter(ids);
  const counts = relations.flatMap((relation) =>
    (['out', 'in'] as const).map((direction) => {
      const of = edgeAdmission(graph, relation, evidence);
      return compileCount(
        graph,
        graph.hop(relation, direction),
        of.length > 0 ? { type: 'and', of } : null,
        node,
        names,
      );
    }),
  );
  return (
    `COLLECT { UNWIND range(0, size(${given}) - 1) AS ${i} ` +
    `MATCH (${keyedNode(graph, node, `${given}[${i}]`)}) RETURN [${[i, ...counts].join(', ')}] }`
  );
}

type Values = BoundPlan['values'];

/** @throws {GraphQLError} LIMIT_EXCEEDED when there are more edges than the limit. */
export function decodeIncident({ relations, limit }: Incident, values: Values, [starting, ending]: List) {
  const edges = [...asList(starting), ...asList(ending)].map((row): Edge => {
    const [relation, from, to, evidence] = asList(row);
    return { relation: String(relation), from: String(from), to: String(to), evidence: asList(evidence).map(String) };
  });
  return orderEdges(edges, relations, Number(values[limit]));
}

export function decodeDegrees({ ids, relations }: Degrees, values: Values, rows: List): readonly Degree[] {
  const found = byIndex(rows);
  return asList(values[ids]).flatMap((id, i) => {
    const counts = found.get(i);
    if (!counts) return [];
    return relations.map((relation, r) => ({
      node: String(id),
      relation,
      out: Number(counts[2 * r]),
      in: Number(counts[2 * r + 1]),
    }));
  });
}
