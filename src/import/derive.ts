import type { EdgeData, PropertyValue } from '../model/data.ts';
import { isScalar, type Properties } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import type { SeedEdge } from './edges.ts';
import type { SeedNode } from './nodes.ts';

type Nodes = ReadonlyMap<string, SeedNode>;

/** The edges of the relations that no seed holds, since they follow from the evidence of the others. */
export const deriveEdges = (graph: Graph, nodes: Nodes, edges: readonly SeedEdge[]): EdgeData[] => [
  ...deriveAbout(graph, nodes, edges),
  ...deriveDisputes(graph, nodes, edges),
];

/**
 * Derives the relation from evidence to what it speaks of: both ends of every edge it supports, as far as the relation
 * may end in their kind. Each pair comes once.
 */
function deriveAbout(graph: Graph, nodes: Nodes, edges: readonly SeedEdge[]): EdgeData[] {
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

/**
 * Derives the relation between pieces of evidence that support the same edge with different statuses, to the one whose
 * status is declared earlier. Each pair comes once, with every edge it disagrees on, in the order of their texts.
 */
function deriveDisputes(graph: Graph, nodes: Nodes, edges: readonly SeedEdge[]): EdgeData[] {
  const { kind, dispute } = graph.evidence;
  if (!dispute) return [];
  const { relation } = graph.hop(dispute.relation, 'out');
  const status = graph.kind(kind).properties[dispute.status];
  const statuses = status?.type === 'enum' ? Object.keys(status.enum.values) : [];
  const rankOf = (id: string): number =>
    statuses.indexOf(String(nodes.get(id)?.data.properties[dispute.status] ?? null));

  const pairs = new Map<string, { readonly from: string; readonly to: string; readonly over: string[] }>();
  for (const { data } of edges) {
    for (const from of data.evidence) {
      for (const to of data.evidence) {
        if (rankOf(from) <= rankOf(to)) continue;
        const pair = pairs.get(`${from} ${to}`) ?? { from, to, over: [] };
        pair.over.push(`${data.relation} ${data.from} ${data.to}`);
        pairs.set(`${from} ${to}`, pair);
      }
    }
  }
  return [...pairs.values()].map(({ from, to, over }) => ({
    relation: relation.name,
    from,
    to,
    properties: { ...missingValues(relation.properties), [dispute.over]: over.sort(compareText) },
    evidence: [],
  }));
}

const missingValues = (properties: Properties): Record<string, PropertyValue> =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, isScalar(property) ? null : []]));
