import type { Work } from '../base/work.ts';
import type { EdgeData } from '../model/data.ts';
import { orderEdges } from '../plan/incident.ts';
import type { BoundPlan, Degrees, Incident } from '../plan/plan.ts';
import type { Degree, Edge } from '../plan/result.ts';
import type { MemoryGraph } from './graph.ts';

type Values = BoundPlan['values'];

/** The nodes of a slot of ids that exist, by number. */
const nodesOf = (memory: MemoryGraph, ids: unknown): readonly number[] =>
  (Array.isArray(ids) ? ids : []).flatMap((id) => memory.numberOf(String(id)) ?? []);

/** @throws {GraphQLError} LIMIT_EXCEEDED when there are more edges than the limit. */
export function readIncident(memory: MemoryGraph, read: Incident, values: Values, work: Work): readonly Edge[] {
  const limit = Number(values[read.limit]);
  const nodes = nodesOf(memory, values[read.ids]);
  const given = new Set(nodes.map((number) => memory.node(number).id));
  const edges: Edge[] = [];
  for (const relation of read.relations) {
    for (const direction of ['out', 'in'] as const) {
      for (const { relation: name, from, to, evidence } of edgesAt(memory, relation, direction, nodes)) {
        work.visit();
        // An edge between two of the nodes was met where it starts.
        if (direction === 'in' && given.has(from)) continue;
        edges.push({ relation: name, from, to, evidence });
        if (edges.length > limit) return orderEdges(edges, read.relations, limit);
      }
    }
  }
  return orderEdges(edges, read.relations, limit);
}

function* edgesAt(
  memory: MemoryGraph,
  relation: string,
  direction: 'out' | 'in',
  nodes: readonly number[],
): Generator<EdgeData> {
  const { offsets, edges } = memory.rowsOf(relation, direction);
  for (const node of nodes) {
    for (let place = offsets[node] ?? 0; place < (offsets[node + 1] ?? 0); place++) {
      const edge = edges?.[place];
      if (edge) yield edge;
    }
  }
}

export function readDegrees(memory: MemoryGraph, read: Degrees, values: Values, work: Work): readonly Degree[] {
  const count = (relation: string, direction: 'out' | 'in', node: number) => {
    const { offsets } = memory.rowsOf(relation, direction);
    return (offsets[node + 1] ?? 0) - (offsets[node] ?? 0);
  };
  return nodesOf(memory, values[read.ids]).flatMap((number) => {
    work.visit();
    const node = memory.node(number).id;
    return read.relations.map((relation) => ({
      node,
      relation,
      out: count(relation, 'out', number),
      in: count(relation, 'in', number),
    }));
  });
}
