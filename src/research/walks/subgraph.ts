import type { Edge } from '../../plan/result.ts';
import type { Job } from '../job.ts';
import { Tally } from '../tally.ts';

/** An edge as it is walked from one of its ends. */
export interface Arc {
  readonly edge: Edge;
  /** Whether it is walked as it points, from its `from` to its `to`. */
  readonly forward: boolean;
  /** The node it leads to. */
  readonly head: string;
}

/** The part of a graph that an algorithm has found so far. Edges may be walked both ways. */
export class Subgraph {
  private readonly known = new Map<string, Edge>();
  private readonly arcs = new Map<string, Arc[]>();
  private readonly tally = new Tally();

  /** Each edge once, in the order in which they were found. */
  get edges(): Iterable<Edge> {
    return this.known.values();
  }

  /** The edges at a node. One that leads back to where it starts is walked one way. */
  arcsFrom(node: string): readonly Arc[] {
    return this.arcs.get(node) ?? [];
  }

  /** Adds those edges that are not there yet. */
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
   * The distance in hops of every node from one, as far as the edges tell: breadth first, and so the nearest first.
   * @param farthest look no further.
   */
  *distancesFrom(start: string, farthest: number): Job<ReadonlyMap<string, number>> {
    const distances = new Map([[start, 0]]);
    // A map is walked in the order of insertion, what is inserted meanwhile included: it is the queue of the search.
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

/** The nodes at a distance. */
export const nodesAt = (distances: ReadonlyMap<string, number>, distance: number): readonly string[] =>
  [...distances].flatMap(([node, at]) => (at === distance ? [node] : []));
