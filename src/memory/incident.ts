import type { Work } from '../base/work.ts';
import type { HopDirection } from '../model/graph.ts';
import type { Degrees, Incident } from '../plan/edge-reads.ts';
import { orderEdges } from '../plan/incident.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { Degree, Edge } from '../plan/result.ts';
import { admittedAmong, compileEdgeTest } from './evidence.ts';
import type { MemoryGraph } from './graph.ts';

type Values = BoundPlan['values'];

/** Returns the nodes of a slot of ids that exist, by number. */
export const nodesOf = (memory: MemoryGraph, ids: unknown): readonly number[] =>
  (Array.isArray(ids) ? ids : []).flatMap((id) => memory.numberOf(String(id)) ?? []);

/** The number of edges between two looks at the clock. */
const chunk = 1_024;

/**
 * Reads the edges around some nodes. It yields often, so that the walk can let other requests run.
 * @throws {GraphQLError} LIMIT_EXCEEDED when there are more edges than the limit.
 */
export function* readIncident(
  memory: MemoryGraph,
  read: Incident,
  values: Values,
  work: Work,
): Generator<void, readonly Edge[], void> {
  const limit = Number(values[read.limit]);
  const nodes = nodesOf(memory, values[read.ids]);
  const given = new Set(nodes);
  const idOf = (number: number) => memory.idOf(number);
  const edges: Edge[] = [];
  let next = chunk;
  const among = admittedAmong(memory, read.evidence, values);
  for (const relation of read.relations) {
    const columns = memory.columns.relation(relation);
    const test = compileEdgeTest(memory, relation, read.evidence, values);
    for (const direction of ['out', 'in'] as const) {
      const rows = memory.rowsOf(relation, direction);
      for (const node of nodes) {
        const [first, end] = rows.span(node);
        for (let place = first; place < end; place++) {
          work.visit();
          const edge = rows.edge(place);
          // An edge between two of the nodes is in the result already, from the node where it starts.
          if (direction === 'in' && given.has(columns.from(edge))) continue;
          if (test && !test(edge)) continue;
          const [from, to] = [idOf(columns.from(edge)), idOf(columns.to(edge))];
          edges.push({ relation, from, to, evidence: Array.from(among(columns.evidence(edge)), idOf) });
          if (edges.length > limit) return orderEdges(edges, read.relations, limit);
        }
        if (edges.length < next) continue;
        next = edges.length + chunk;
        yield;
      }
    }
  }
  yield;
  return orderEdges(edges, read.relations, limit);
}

/** Counts the edges around some nodes. */
export function readDegrees(memory: MemoryGraph, read: Degrees, values: Values, work: Work): readonly Degree[] {
  const tests = new Map(
    read.relations.map((relation) => [relation, compileEdgeTest(memory, relation, read.evidence, values)]),
  );
  const count = (relation: string, direction: HopDirection, node: number): number => {
    const rows = memory.rowsOf(relation, direction);
    const test = tests.get(relation);
    if (!test) return rows.degree(node);
    const [from, to] = rows.span(node);
    work.visit(to - from);
    let admitted = 0;
    for (let place = from; place < to; place++) if (test(rows.edge(place))) admitted += 1;
    return admitted;
  };
  return nodesOf(memory, values[read.ids]).flatMap((number) => {
    work.visit();
    const node = memory.idOf(number);
    return read.relations.map((relation) => ({
      node,
      relation,
      out: count(relation, 'out', number),
      in: count(relation, 'in', number),
    }));
  });
}
