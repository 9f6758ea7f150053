import { compareText } from '../../../model/text.ts';
import type { Edge } from '../../../plan/result.ts';
import type { ResearchContext } from '../../context.ts';
import type { Job } from '../../job.ts';
import { Tally } from '../../tally.ts';
import { nodesAt, Subgraph } from '../subgraph.ts';

export interface NeighbourhoodQuestion {
  readonly center: string;
  /** Hops from the center, at most. */
  readonly depth: number;
  /** In declared order. */
  readonly relations: readonly string[];
  /** Whether nodes of a node's kind may be met; the center always is. */
  readonly admits: (id: string) => boolean;
}

export interface PlacedNode {
  readonly id: string;
  /** Hops from the center. */
  readonly distance: number;
}

export interface PlacedEdge {
  readonly edge: Edge;
  /** The place of the end that comes later in the list of nodes. */
  readonly place: number;
}

/** All that lies around a node, in a total order, so that it can be cut into pages anywhere. */
export interface Neighbourhood {
  /** The nearest first, those at the same distance by id. */
  readonly nodes: readonly PlacedNode[];
  /** Every edge between two of the nodes: where its later end comes, then by relation, from and to. */
  readonly edges: readonly PlacedEdge[];
}

/**
 * Finds the nodes within some hops of a center, level by level, through nothing but nodes that are admitted, and every
 * edge between any two of them.
 */
export async function exploreNeighbourhood(
  context: ResearchContext,
  question: NeighbourhoodQuestion,
): Promise<Neighbourhood> {
  const { center, depth, relations } = question;
  const subgraph = new Subgraph();
  let distances: ReadonlyMap<string, number> = new Map([[center, 0]]);
  // The last turn, at the outermost nodes, finds the edges among these.
  for (let level = 0; level <= depth; level++) {
    const edges = await context.incident(nodesAt(distances, level), relations);
    await context.run(subgraph.add(edges.filter(isAdmitted(question))));
    distances = await context.run(subgraph.distancesFrom(center, Math.min(level + 1, depth)));
  }
  return context.run(arrange(subgraph, distances, relations));
}

const isAdmitted =
  ({ center, admits }: NeighbourhoodQuestion) =>
  ({ from, to }: Edge) =>
    [from, to].every((id) => id === center || admits(id));

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
  const edges: PlacedEdge[] = [];
  for (const edge of subgraph.edges) {
    if (tally.add()) yield tally.take();
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    // Those that lead further than the outermost nodes are left out.
    if (from !== undefined && to !== undefined) edges.push({ edge, place: Math.max(from, to) });
  }
  edges.sort(
    (a, b) =>
      a.place - b.place ||
      (order.get(a.edge.relation) ?? 0) - (order.get(b.edge.relation) ?? 0) ||
      compareText(a.edge.from, b.edge.from) ||
      compareText(a.edge.to, b.edge.to),
  );
  yield edges.length;
  return { nodes, edges };
}
