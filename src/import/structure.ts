import type { RelationDefinition } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { findCycles } from './cycles.ts';
import type { SeedEdge } from './edges.ts';
import type { SeedNode } from './nodes.ts';
import type { Report } from './raw.ts';

/** Checks what no single record can show: how many edges a node has, and where following them leads. */
export function checkStructure(
  graph: Graph,
  nodes: ReadonlyMap<string, SeedNode>,
  edges: readonly SeedEdge[],
  report: Report,
): void {
  for (const relation of graph.relations.values()) {
    if (graph.derived.has(relation.name)) continue;
    const own = edges.filter((edge) => edge.data.relation === relation.name);
    if (relation.forward.cardinality === 'one') {
      checkAtMostOne(relation, 'from', own, report);
      checkPresent(relation, nodes, own, report);
    }
    if (relation.inverse.cardinality === 'one') checkAtMostOne(relation, 'to', own, report);
    if (relation.acyclic) checkAcyclic(relation, own, report);
  }
}

function checkAtMostOne(
  relation: RelationDefinition,
  end: 'from' | 'to',
  edges: readonly SeedEdge[],
  report: Report,
): void {
  const field = end === 'from' ? relation.forward.field : relation.inverse.field;
  const first = new Map<string, SeedEdge>();
  for (const edge of edges) {
    const id = edge.data[end];
    const earlier = first.get(id)?.record;
    if (!earlier) {
      first.set(id, edge);
      continue;
    }
    const place = `${earlier.file}:${earlier.line}`;
    report(
      edge.record,
      `${id} has one ${field} only, and ${relation.name} gives it one at ${place} already. Keep one.`,
    );
  }
}

function checkPresent(
  relation: RelationDefinition,
  nodes: ReadonlyMap<string, SeedNode>,
  edges: readonly SeedEdge[],
  report: Report,
): void {
  const having = new Set(edges.map((edge) => edge.data.from));
  for (const { data, record } of nodes.values()) {
    if (data.kind !== relation.from || having.has(data.id)) continue;
    report(record, `${data.id} has no ${relation.forward.field}. Add one ${relation.name} from it.`);
  }
}

function checkAcyclic(relation: RelationDefinition, edges: readonly SeedEdge[], report: Report): void {
  for (const cycle of findCycles(edges)) {
    const closing = cycle.at(-1);
    if (!closing) continue;
    const path = [...cycle.map((edge) => edge.data.from), closing.data.to].join(' -> ');
    report(closing.record, `${relation.name} leads back to where it began: ${path}. Remove one of these edges.`);
  }
}
