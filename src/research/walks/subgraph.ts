import type { Edge } from '../../plan/result.ts';
import type { Job } from '../job.ts';
import { Tally } from '../tally.ts';

/** An edge in one direction of a walk. */
export interface Arc {
  readonly edge: Edge;
  /** Whether the walk follows the direction of the relation, from `from` to `to`. */
  readonly forward: boolean;
  /** The node that it leads to. */
  readonly head: string;
}

/** The part of a graph that an algorithm has found so far. A walk may follow edges in both directions. */
export class Subgraph {
  private readonly known = new Map<string, Edge>();
  private readonly arcs = new Map<string, Arc[]>();
  private readonly tally = new Tally();

  /** The edges, each once, in the order in which the algorithm found them. */
  get edges(): Iterable<Edge> {
    return this.known.values();
  }

  /** Returns the arcs that start at a node. An edge from a node to itself is one arc. */
  arcsFrom(node: string): readonly Arc[] {
    return this.arcs.get(node) ?? [];
  }

  /** Adds the edges that it does not have yet. */
  *add(edges: readonly Edge[]): Job<void> {
    for (const edge of edges) {
      if (this.tally.add()) yield this.tally.take();
      const key = `${edge.relation} ${edge.from} ${edge.to}`;
      if (this.known.has(key)) continue;
      this.known.set(key, edge);
      this.addArc(edge.from, { edge, forward: true, head: edge.to });
      if (edge.from !== edge.to) this.addArc(edge.to, { edge, forward: false, head: edge.from });
    }
    yield this.tally.take();
  }

  /**
   * Returns the distance in hops of every node that the edges connect to a start: breadth first, so the nearest first.
   * @param farthest the largest distance to look at.
   */
  *distancesFrom(start: string, farthest: number): Job<ReadonlyMap<string, number>> {
    const distances = new Map([[start, 0]]);
    // The loop also visits the entries that it adds to the map: the map is the queue of the search.
    for (const [node, distance] of distances) {
      if (distance === farthest) break;
      for (const { head } of this.arcsFrom(node)) {
        if (this.tally.add()) yield this.tally.take();
        if (!distances.has(head)) distances.set(head, distance + 1);
      }
    }
    yield this.tally.take();
    return distances;
  }

  private addArc(tail: string, arc: Arc): void {
    const arcs = this.arcs.get(tail);
    if (arcs) arcs.push(arc);
    else this.arcs.set(tail, [arc]);
  }
}

/** Returns the nodes at a distance. */
export const nodesAt = (distances: ReadonlyMap<string, number>, distance: number): readonly string[] =>
  [...distances].flatMap(([node, at]) => (at === distance ? [node] : []));
