import { must } from '../../../base/must.ts';
import { compareText } from '../../../model/text.ts';
import type { Edge } from '../../../plan/result.ts';
import type { Job } from '../../job.ts';
import type { Subgraph } from '../subgraph.ts';

/** An edge in one direction of a path. Nodes are numbers. */
export interface CorridorArc {
  readonly edge: Edge;
  /** Whether the path follows the direction of the relation. */
  readonly forward: boolean;
  readonly head: number;
  /** The fewest hops from the head to the end. */
  readonly left: number;
}

/** The part of a graph between two nodes. It has every node and edge of every path of a length between them. */
export interface Corridor {
  /** The ids of the nodes, by code point. The number of a node is its place. */
  readonly nodes: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The arcs by the number of their tail: those whose head is nearest to the end come first. */
  readonly arcs: readonly (readonly CorridorArc[])[];
}

/**
 * Reduces a subgraph to the nodes and edges that paths up to a length can use. A node is on such a path only if the
 * hops from the start to it and from it to the end add up to at most that length.
 * @param subgraph with every edge of every such path.
 * @param maxLength the most hops of a path.
 */
export function* findCorridor(subgraph: Subgraph, start: string, end: string, maxLength: number): Job<Corridor> {
  const fromStart = yield* subgraph.distancesFrom(start, maxLength);
  const toEnd = yield* subgraph.distancesFrom(end, maxLength);
  /** Returns the hops of the shortest walk through an arc. */
  const through = (tail: string, head: string) =>
    (fromStart.get(tail) ?? maxLength) + 1 + (toEnd.get(head) ?? maxLength);
  const nodes = [...fromStart.keys()]
    .filter((node) => distance(fromStart, node) + (toEnd.get(node) ?? maxLength + 1) <= maxLength)
    .sort(compareText);
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const arcs: CorridorArc[][] = [];
  for (const tail of nodes) {
    const kept: CorridorArc[] = [];
    const all = tail === end ? [] : subgraph.arcsFrom(tail);
    for (const { edge, forward, head } of all) {
      const number = numbers.get(head);
      if (number === undefined || head === start || head === tail || through(tail, head) > maxLength) continue;
      kept.push({ edge, forward, head: number, left: distance(toEnd, head) });
    }
    arcs.push(kept.sort((a, b) => a.left - b.left));
    yield all.length;
  }
  // Without a path, no node is left, and no arc leads from one.
  return { nodes, start: numbers.get(start) ?? 0, end: numbers.get(end) ?? 0, arcs };
}

const distance = (distances: ReadonlyMap<string, number>, node: string): number =>
  must(distances.get(node), 'the distance of a node');
