import type { Graph, Hop } from '../model/graph.ts';
import type { LookupRef } from '../plan/conditions.ts';
import { slotParameter } from './bindings.ts';
import { cypherName, keyProperty, ownerLabel } from './storage.ts';

/**
 * The side that a statement reads. A parameter lets Neo4j plan as if the side were a constant; a variable would make it
 * seek a looked-up node once for every row of a list.
 */
export const sideParameter = '$side';

/** The variable with the node of the release that a statement reads. */
export const releaseVariable = 'release';

/** The pattern of a node of the graph, without its properties. */
export const ownedBy = (graph: Graph, node: string): string => `${node}:${cypherName(ownerLabel(graph))}`;

/** The pattern of the one node that has an id on the side of the statement: `node:Owner {_key: side + id}`. */
export const keyedNode = (graph: Graph, node: string, id: string): string =>
  `${ownedBy(graph, node)} {${keyProperty}: ${sideParameter} + ${id}}`;

/** A clause of conditions that must all hold, or an empty string. */
export const whereAll = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';

/** Returns the pattern of a hop from a node: `(near)-[edge:TYPE]->(node)`, or with the arrow reversed. */
export function hopPattern(hop: Hop, near: string, far: { readonly node: string; readonly edge: string }): string {
  const edge = `[${far.edge}:${cypherName(hop.relation.name)}]`;
  return hop.direction === 'out' ? `(${near})-${edge}->(${far.node})` : `(${near})<-${edge}-(${far.node})`;
}

/**
 * Matches the edge to the node of a lookup. The hint makes Neo4j seek the node's key in the index and then read edges
 * at the end that has fewer. Without the hint, if most nodes have few edges, Neo4j walks through all edges of the near
 * node.
 */
export function matchLookup(
  graph: Graph,
  { hop, of }: Pick<LookupRef, 'hop' | 'of'>,
  near: string,
  far: { readonly node: string; readonly edge: string },
): string {
  const node = keyedNode(graph, far.node, slotParameter(of));
  const index = `${far.node}:${cypherName(ownerLabel(graph))}(${keyProperty})`;
  return `MATCH ${hopPattern(hop, near, { node, edge: far.edge })} USING INDEX ${index}`;
}
