import { must } from '../../../base/must.ts';
import { TopK } from '../../../base/top-k.ts';
import type { Degree, Edge } from '../../../plan/result.ts';
import type { Job } from '../../job.ts';
import { Tally } from '../../tally.ts';
import type { Corridor, CorridorArc } from './corridor.ts';
import { type MetaHop, type Metapath, type MetapathCount, MetapathTree } from './metapath.ts';
import { scoreOf, unitsOf } from './score.ts';
import { ShortCuts } from './short-cuts.ts';

/** A path with its score. */
export interface RankedPath {
  /** The ids of the nodes, one more than hops. */
  readonly nodes: readonly string[];
  readonly hops: readonly { readonly edge: Edge; readonly forward: boolean }[];
  readonly metapath: Metapath;
  readonly score: number;
}

/** The ranked paths between two nodes. */
export interface Ranking {
  /** The number of all paths. */
  readonly totalCount: number;
  /** The best paths. */
  readonly paths: readonly RankedPath[];
  /** The metapaths of all paths. */
  readonly metapaths: readonly MetapathCount[];
}

/** A request to rank the paths of a corridor. */
export interface RankingRequest {
  readonly corridor: Corridor;
  /** The degrees of every node, by every relation of the corridor. */
  readonly degrees: readonly Degree[];
  /** The relations in declared order, which is the last criterion for ties. */
  readonly relations: readonly string[];
  readonly kindOf: (id: string) => string;
  /** The most hops of a path. */
  readonly maxLength: number;
  /** The most paths to return. */
  readonly first: number;
}

/**
 * Finds every path from the corridor's start to its end that visits no node twice, and ranks them by the path-degree
 * product: the product over all hops of the degrees of both ends, by the relation and direction of the hop, each to the
 * power of minus `damping`. So a path through nodes with many connections has a low score. Ties are in order of length,
 * then of the nodes' ids, then of the relations.
 *
 * The product of the degrees is a whole number, which is damped once: equal products are equal scores, in any order of
 * multiplication.
 *
 * A short cut of a path connects the same ends through fewer of its nodes, in their order. The score of a path comes
 * from the largest product among its own and those of its short cuts. So a path never ranks before one of its short
 * cuts: it is longer, and a short cut of a short cut is also a short cut of the path.
 */
export function* rankPaths(request: RankingRequest): Job<Ranking> {
  return yield* new PathSearch(request, yield* weighArcs(request)).run();
}

interface WeightedArc {
  readonly arc: CorridorArc;
  /** The node that the arc leads to. */
  readonly head: number;
  readonly hop: MetaHop;
  /** The place of the relation and direction in the declared order. */
  readonly order: number;
  /** The degree of the tail times the degree of the head. */
  readonly weight: bigint;
}

interface FoundPath {
  readonly arcs: readonly WeightedArc[];
  /** The largest product among its own and those of its short cuts. */
  readonly product: bigint;
  readonly metapath: Metapath;
}

const idOf = ({ nodes }: Corridor, node: number): string => must(nodes[node], 'the id of a node');

class PathSearch {
  private readonly request: RankingRequest;
  private readonly tally = new Tally();
  private readonly arcs: readonly (readonly WeightedArc[])[];
  private readonly tree: MetapathTree;
  /** The current path: its nodes, and its arcs. */
  private readonly visited = new Set<number>();
  private readonly walked: WeightedArc[] = [];
  private readonly shortCuts: ShortCuts;
  private totalCount = 0;
  private readonly best: TopK<FoundPath>;

  constructor(request: RankingRequest, arcs: readonly (readonly WeightedArc[])[]) {
    const { corridor, kindOf } = request;
    this.request = request;
    this.arcs = arcs;
    this.shortCuts = new ShortCuts(corridor.start, arcs);
    this.best = new TopK(request.first, comparePaths);
    this.tree = new MetapathTree({ kind: kindOf(idOf(corridor, corridor.start)), hops: [] });
  }

  *run(): Job<Ranking> {
    const { corridor, maxLength } = this.request;
    yield* this.walk(corridor.start, maxLength, 1n, this.tree);
    yield this.tally.take();
    const paths = this.best.items.map(({ arcs, product, metapath }) => ({
      nodes: [corridor.start, ...arcs.map(({ arc }) => arc.head)].map((node) => idOf(corridor, node)),
      hops: arcs.map(({ arc: { edge, forward } }) => ({ edge, forward })),
      metapath,
      score: scoreOf(unitsOf(product)),
    }));
    return { totalCount: this.totalCount, paths, metapaths: this.tree.counts() };
  }

  /** Extends the current path from a node, in every way that leads to the end within some hops. */
  private *walk(node: number, hops: number, product: bigint, tree: MetapathTree): Job<void> {
    const { end } = this.request.corridor;
    this.visited.add(node);
    for (const weighted of must(this.arcs[node], 'the arcs of a node')) {
      const { arc, hop, weight } = weighted;
      if (arc.left >= hops) break; // The heads nearest to the end come first.
      if (this.tally.add()) yield this.tally.take();
      if (this.visited.has(arc.head)) continue;
      this.walked.push(weighted);
      this.shortCuts.enter(arc.head);
      const longer = tree.after(hop);
      if (arc.head === end) this.add(this.shortCuts.atLeast(product * weight), longer);
      else yield* this.walk(arc.head, hops - 1, product * weight, longer);
      this.shortCuts.leave();
      this.walked.pop();
    }
    this.visited.delete(node);
  }

  private add(product: bigint, tree: MetapathTree): void {
    this.totalCount += 1;
    tree.count(product);
    const found = { arcs: this.walked, product, metapath: tree.metapath };
    if (this.best.wouldKeep(found)) this.best.offer({ ...found, arcs: [...this.walked] });
  }
}

/** Sorts the better path first. */
function comparePaths(a: FoundPath, b: FoundPath): number {
  if (a.product !== b.product) return a.product < b.product ? -1 : 1;
  if (a.arcs.length !== b.arcs.length) return a.arcs.length - b.arcs.length;
  return compareArcs(a, b, ({ arc }) => arc.head) || compareArcs(a, b, ({ order }) => order);
}

/** Compares paths by the first hop that differs. */
function compareArcs(a: FoundPath, b: FoundPath, key: (arc: WeightedArc) => number): number {
  for (const [i, arc] of a.arcs.entries()) {
    const other = b.arcs[i];
    if (other && key(arc) !== key(other)) return key(arc) - key(other);
  }
  return 0;
}

/** Adds the degrees, the order and the hop of the metapath to the arcs of a corridor. */
function* weighArcs({
  corridor,
  degrees,
  relations,
  kindOf,
}: RankingRequest): Job<readonly (readonly WeightedArc[])[]> {
  const known = new Map<string, Degree>();
  for (const degree of degrees) known.set(`${degree.node} ${degree.relation}`, degree);
  const order = new Map(relations.map((relation, i) => [relation, 2 * i]));
  const hops = new Map<string, MetaHop>();
  const weigh = (arc: CorridorArc): WeightedArc => {
    const { forward, edge } = arc;
    const { relation, from, to } = edge;
    // The edge itself counts at both ends, so neither degree is 0.
    const out = must(known.get(`${from} ${relation}`)?.out || null, `the degree of ${from} by ${relation}`);
    const into = must(known.get(`${to} ${relation}`)?.in || null, `the degree of ${to} by ${relation}`);
    const kind = kindOf(idOf(corridor, arc.head));
    const key = `${relation} ${forward} ${kind}`;
    const hop = hops.get(key) ?? { relation, forward, kind };
    hops.set(key, hop);
    const place = must(order.get(relation), `the place of ${relation}`);
    return { arc, hop, order: place + (forward ? 0 : 1), weight: BigInt(out) * BigInt(into), head: arc.head };
  };
  const weighted: (readonly WeightedArc[])[] = [];
  for (const arcs of corridor.arcs) {
    weighted.push(arcs.map(weigh));
    yield arcs.length;
  }
  return weighted;
}
