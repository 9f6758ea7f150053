import { compareText } from '../../../model/text.ts';
import type { Edge } from '../../../plan/result.ts';
import type { Job } from '../../job.ts';
import type { Subgraph } from '../subgraph.ts';

/** An edge as a path may walk it. Nodes are numbers. */
export interface CorridorArc {
  readonly edge: Edge;
  readonly forward: boolean;
  readonly head: number;
  /** Hops from the head to the end, at least. */
  readonly left: number;
}

/** What paths between two nodes may walk. Every node and edge of every such path is in it. */
export interface Corridor {
  /** Ids by code point; a node's number is its place. */
  readonly nodes: readonly string[];
  readonly start: number;
  readonly end: number;
  /** By the number of the tail: those whose head is nearest to the end first. */
  readonly arcs: readonly (readonly CorridorArc[])[];
}

/**
 * Keeps of a subgraph what paths of at most so many hops can go through: a node is on one only if the hops to it from
 * the start and from it to the end are no more than that together.
 * @param subgraph holds every edge of every such path.
 */
export function* findCorridor(subgraph: Subgraph, start: string, end: string, maxLength: number): Job<Corridor> {
  const fromStart = yield* subgraph.distancesFrom(start, maxLength);
  const toEnd = yield* subgraph.distancesFrom(end, maxLength);
  /** Hops of the shortest way through an arc between the ends of a path. */
  const through = (tail: string, head: string) =>
    (fromStart.get(tail) ?? maxLength) + 1 + (toEnd.get(head) ?? maxLength);
  const nodes = [...fromStart.keys()]
    .filter((node) => (fromStart.get(node) ?? 0) + (toEnd.get(node) ?? maxLength + 1) <= maxLength)
    .sort(compareText);
  const numbers = new Map(nodes.map((node, i) => [node, i]));
  const arcs: CorridorArc[][] = [];
  for (const tail of nodes) {
    const kept: CorridorArc[] = [];
    const all = tail === end ? [] : subgraph.arcsFrom(tail);
    for (const { edge, forward, head } of all) {
      const number = numbers.get(head);
      if (number === undefined || head === start || head === tail || through(tail, head) > maxLength) continue;
      kept.push({ edge, forward, head: number, left: toEnd.get(head) ?? 0 });
    }
    arcs.push(kept.sort((a, b) => a.left - b.left));
    yield all.length;
  }
  return { nodes, start: numbers.get(start) ?? 0, end: numbers.get(end) ?? 0, arcs };
}
