import type { EdgeData, PropertyValue } from '../model/data.ts';
import { isScalar, type Properties } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import type { SeedEdge } from './edges.ts';
import type { SeedNode } from './nodes.ts';

/**
 * Derives the relation from evidence to what it speaks of: both ends of every edge it supports, as far as the relation
 * may end in their kind. Each pair comes once.
 */
export function deriveAbout(
  graph: Graph,
  nodes: ReadonlyMap<string, SeedNode>,
  edges: readonly SeedEdge[],
): EdgeData[] {
  const { relation, targets } = graph.hop(graph.evidence.about, 'out');
  const properties = missingValues(relation.properties);
  const derived = new Map<string, EdgeData>();
  for (const { data } of edges) {
    for (const from of data.evidence) {
      for (const to of [data.from, data.to]) {
        if (!targets.includes(nodes.get(to)?.data.kind ?? '')) continue;
        derived.set(`${from} ${to}`, { relation: relation.name, from, to, properties, evidence: [] });
      }
    }
  }
  return [...derived.values()];
}

const missingValues = (properties: Properties): Record<string, PropertyValue> =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, isScalar(property) ? null : []]));
