import { must } from '../../../base/must.ts';
import { compareText } from '../../../model/text.ts';
import type { Edge } from '../../../plan/result.ts';
import type { ResearchContext } from '../../context.ts';
import type { Job } from '../../job.ts';
import { readEdgesBetween } from '../walks.ts';

/** A request for the nodes around a center. */
export interface NeighbourhoodRequest {
  readonly center: string;
  /** The most hops from the center. */
  readonly depth: number;
  /** The relations to follow, in declared order. */
  readonly relations: readonly string[];
  /** Returns whether the kind of a node belongs in the neighbourhood. The center always does. */
  readonly admits: (id: string) => boolean;
}

/** A node with its distance. */
export interface PlacedNode {
  readonly id: string;
  /** The hops from the center. */
  readonly distance: number;
}

/**
 * Finds the nodes within some hops of a center, level by level, through admitted nodes only. It reads no edges: a node
 * with many connections has far more edges around it than a page shows.
 * @returns the nodes in a total order, so that pages can start anywhere: the nearest first, those at the same distance
 *   by id.
 */
export async function exploreNeighbourhood(
  context: ResearchContext,
  { center, depth, relations, admits }: NeighbourhoodRequest,
): Promise<readonly PlacedNode[]> {
  const distances = new Map([[center, 0]]);
  let level: readonly string[] = [center];
  for (let distance = 1; distance <= depth && level.length > 0; distance++) {
    const ends = [
      ...(await context.edgeEnds({ relations, from: level })),
      ...(await context.edgeEnds({ relations, to: level })),
    ];
    level = [...new Set(ends)].filter((id) => !distances.has(id) && admits(id));
    for (const id of level) distances.set(id, distance);
  }
  return context.run(arrange(distances));
}

function* arrange(distances: ReadonlyMap<string, number>): Job<readonly PlacedNode[]> {
  const nodes = [...distances].map(([id, distance]) => ({ id, distance }));
  yield nodes.length;
  return nodes.sort((a, b) => a.distance - b.distance || compareText(a.id, b.id));
}

/**
 * Reads the edges whose later end is on a page, and whose other end is on the page or an earlier one: in order of the
 * later end, then of relation, from and to.
 * @param page the places of its first node and of the first node after it.
 */
export async function readPageEdges(
  context: ResearchContext,
  nodes: readonly PlacedNode[],
  page: { readonly start: number; readonly end: number },
  relations: readonly string[],
): Promise<readonly Edge[]> {
  const shown = nodes.slice(0, page.end).map(({ id }) => id);
  const edges = await readEdgesBetween(context, relations, shown.slice(page.start), shown);
  const places = new Map(shown.map((id, place) => [id, place]));
  const order = new Map(relations.map((relation, i) => [relation, i]));
  const placeOf = (id: string) => must(places.get(id), 'the place of a node');
  const keyed = edges.map((edge) => ({
    edge,
    place: Math.max(placeOf(edge.from), placeOf(edge.to)),
    order: must(order.get(edge.relation), 'the place of a relation'),
  }));
  return context.run(sortEdges(keyed));
}

interface KeyedEdge {
  readonly edge: Edge;
  /** The place of its later end. */
  readonly place: number;
  /** The place of its relation. */
  readonly order: number;
}

function* sortEdges(edges: readonly KeyedEdge[]): Job<readonly Edge[]> {
  yield edges.length;
  return edges
    .toSorted(
      (a, b) =>
        a.place - b.place ||
        a.order - b.order ||
        compareText(a.edge.from, b.edge.from) ||
        compareText(a.edge.to, b.edge.to),
    )
    .map(({ edge }) => edge);
}
