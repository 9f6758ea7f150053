import type { Graph, Hop } from '../model/graph.ts';
import type { LookupRef } from '../plan/conditions.ts';
import { slotParameter } from './scope.ts';
import { cypherName, ownerLabel } from './storage.ts';

/** The pattern of a hop from a node: `(near)-[edge:TYPE]->(node)`, or with the arrow turned. */
export function hopPattern(hop: Hop, near: string, far: { readonly node: string; readonly edge: string }): string {
  const edge = `[${far.edge}:${cypherName(hop.relation.name)}]`;
  return hop.direction === 'out' ? `(${near})-${edge}->(${far.node})` : `(${near})<-${edge}-(${far.node})`;
}

/**
 * Matches the edge to the node that a lookup is of. The hint makes Neo4j look the node's id up in the index and then read
 * edges at the end that has fewer; of its own it walks through all edges of the near node where most nodes have few.
 */
export function matchLookup(
  graph: Graph,
  { hop, of }: Pick<LookupRef, 'hop' | 'of'>,
  near: string,
  far: { readonly node: string; readonly edge: string },
): string {
  const node = `${far.node}:${cypherName(ownerLabel(graph))}`;
  const pattern = hopPattern(hop, near, { node: `${node} {id: ${slotParameter(of)}}`, edge: far.edge });
  return `MATCH ${pattern} USING INDEX ${node}(id)`;
}
