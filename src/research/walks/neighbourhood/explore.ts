import { must } from '../../../base/must.ts';
import { compareText } from '../../../model/text.ts';
import type { Edge } from '../../../plan/result.ts';
import type { ResearchContext } from '../../context.ts';
import type { Job } from '../../job.ts';
import { Tally } from '../../tally.ts';
import { nodesAt, Subgraph } from '../subgraph.ts';

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

/** An edge with its place among the nodes. */
export interface PlacedEdge {
  readonly edge: Edge;
  /** The place of its later end in the list of nodes. */
  readonly place: number;
}

/** The nodes and edges around a node, in a total order, so that pages can start anywhere. */
export interface Neighbourhood {
  /** The nodes, the nearest first, those at the same distance by id. */
  readonly nodes: readonly PlacedNode[];
  /** Every edge between two of the nodes: in order of its later end, then of relation, from and to. */
  readonly edges: readonly PlacedEdge[];
}

/**
 * Finds the nodes within some hops of a center, level by level, through admitted nodes only, and every edge between two
 * of them.
 */
export async function exploreNeighbourhood(
  context: ResearchContext,
  request: NeighbourhoodRequest,
): Promise<Neighbourhood> {
  const { center, depth, relations } = request;
  const subgraph = new Subgraph();
  let distances: ReadonlyMap<string, number> = new Map([[center, 0]]);
  // The last turn finds the edges between the outermost nodes.
  for (let level = 0; level <= depth; level++) {
    const edges = await context.incident(nodesAt(distances, level), relations);
    await context.run(subgraph.add(edges.filter(isAdmitted(request))));
    distances = await context.run(subgraph.distancesFrom(center, Math.min(level + 1, depth)));
  }
  return context.run(arrange(subgraph, distances, relations));
}

const isAdmitted =
  ({ center, admits }: NeighbourhoodRequest) =>
  ({ from, to }: Edge) =>
    [from, to].every((id) => id === center || admits(id));

/** Sorts the nodes and edges. */
function* arrange(
  subgraph: Subgraph,
  distances: ReadonlyMap<string, number>,
  relations: readonly string[],
): Job<Neighbourhood> {
  const tally = new Tally();
  const nodes = [...distances]
    .map(([id, distance]) => ({ id, distance }))
    .sort((a, b) => a.distance - b.distance || compareText(a.id, b.id));
  yield nodes.length;
  const places = new Map(nodes.map(({ id }, place) => [id, place]));
  const order = new Map(relations.map((relation, i) => [relation, i]));
  const orderOf = ({ edge: { relation } }: PlacedEdge) => must(order.get(relation), `the place of ${relation}`);
  const edges: PlacedEdge[] = [];
  for (const edge of subgraph.edges) {
    if (tally.add()) yield tally.take();
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    // Edges to nodes beyond the depth are left out.
    if (from !== undefined && to !== undefined) edges.push({ edge, place: Math.max(from, to) });
  }
  edges.sort(
    (a, b) =>
      a.place - b.place ||
      orderOf(a) - orderOf(b) ||
      compareText(a.edge.from, b.edge.from) ||
      compareText(a.edge.to, b.edge.to),
  );
  yield edges.length;
  return { nodes, edges };
}
