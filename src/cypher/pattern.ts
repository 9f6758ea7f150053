import type { Graph, Hop } from '../model/graph.ts';
import type { LookupRef } from '../plan/plan.ts';
import { slotParameter } from './scope.ts';
import { cypherName, ownerLabel } from './storage.ts';

/** The pattern of a hop from a node: `(near)-[edge:TYPE]->(node)`, or with the arrow turned. */
export function hopPattern(hop: Hop, near: string, far: { readonly node: string; readonly edge: string }): string {
  const edge = `[${far.edge}:${cypherName(hop.relation.name)}]`;
  return hop.direction === 'out' ? `(${near})-${edge}->(${far.node})` : `(${near})<-${edge}-(${far.node})`;
}

/** The pattern of the edge to the node that a lookup is of: its id is looked up in the index. */
export const lookupPattern = (
  graph: Graph,
  { hop, of }: Pick<LookupRef, 'hop' | 'of'>,
  near: string,
  far: { readonly node: string; readonly edge: string },
): string =>
  hopPattern(hop, near, {
    node: `${far.node}:${cypherName(ownerLabel(graph))} {id: ${slotParameter(of)}}`,
    edge: far.edge,
  });
