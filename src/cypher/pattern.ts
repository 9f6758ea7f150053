import type { Hop } from '../model/graph.ts';
import { cypherName } from './storage.ts';

/** The pattern of a hop from a node: `(near)-[edge:TYPE]->(node)`, or with the arrow turned. */
export function hopPattern(hop: Hop, near: string, far: { readonly node: string; readonly edge: string }): string {
  const edge = `[${far.edge}:${cypherName(hop.relation.name)}]`;
  return hop.direction === 'out' ? `(${near})-${edge}->(${far.node})` : `(${near})<-${edge}-(${far.node})`;
}
