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
  /** One more than there are hops. */
  readonly nodes: readonly string[];
  readonly hops: readonly { readonly edge: Edge; readonly forward: boolean }[];
  readonly metapath: Metapath;
  readonly score: number;
}

export interface Ranking {
  /** How many paths there are, shown or not. */
  readonly totalCount: number;
  /** The best. */
  readonly paths: readonly RankedPath[];
  /** Of all paths. */
  readonly metapaths: readonly MetapathCount[];
}

export interface RankingQuestion {
  readonly corridor: Corridor;
  /** Of every node and relation in the corridor. */
  readonly degrees: readonly Degree[];
  /** In declared order: a tie is decided by it last. */
  readonly relations: readonly string[];
  readonly kindOf: (id: string) => string;
  /** Most hops. */
  readonly maxLength: number;
  /** How many paths to show. */
  readonly first: number;
}

/**
 * Finds every path from the corridor's start to its end that meets no node twice, and ranks them by the path-degree
 * product: over all hops, the degree of either end by the relation and direction of the hop, to the power of minus
 * `damping`. A path through what is connected to everything thus counts for little. Ties go by length, then by the
 * nodes' ids, then by relation.
 *
 * The degrees are multiplied as whole numbers and damped once, so that equal products are equal scores, whatever the
 * order of multiplication.
 *
 * A short cut of a path joins the same ends by fewer of its nodes, in their order. A path counts with the largest product
 * among its own and those of its short cuts. So it never ranks before one of them: those are shorter, and a short cut of a
 * short cut is one of the path too.
 */
export const rankPaths = (question: RankingQuestion): Job<Ranking> => new PathSearch(question).run();

interface WeightedArc {
  readonly arc: CorridorArc;
  readonly hop: MetaHop;
  /** The relation's place in the declaration, and the direction. */
  readonly order: number;
  /** Degree of the tail times degree of the head. */
  readonly weight: bigint;
}

interface Found {
  readonly arcs: readonly WeightedArc[];
  /** The largest among its own and those of its short cuts. */
  readonly product: bigint;
  readonly metapath: Metapath;
}

class PathSearch {
  private readonly question: RankingQuestion;
  private readonly tally = new Tally();
  private readonly arcs: readonly (readonly WeightedArc[])[];
  private readonly tree: MetapathTree;
  /** The path at hand. */
  private readonly visited = new Set<number>();
  private readonly walked: WeightedArc[] = [];
  private readonly shortCuts: ShortCuts;
  private totalCount = 0;
  private readonly best: TopK<Found>;

  constructor(question: RankingQuestion) {
    const { corridor, kindOf } = question;
    this.question = question;
    this.arcs = weighArcs(question);
    this.shortCuts = new ShortCuts(
      corridor.start,
      this.arcs.map((arcs) => arcs.map(({ arc: { head }, weight }) => ({ head, weight }))),
    );
    this.best = new TopK(question.first, compareFound);
    this.tree = new MetapathTree({ kind: kindOf(corridor.nodes[corridor.start] ?? ''), hops: [] });
  }

  *run(): Job<Ranking> {
    const { corridor, maxLength } = this.question;
    yield* this.walk(corridor.start, maxLength, 1n, this.tree);
    yield this.tally.take();
    const ids = corridor.nodes;
    const paths = this.best.items.map(({ arcs, product, metapath }) => ({
      nodes: [corridor.start, ...arcs.map(({ arc }) => arc.head)].map((node) => ids[node] ?? ''),
      hops: arcs.map(({ arc: { edge, forward } }) => ({ edge, forward })),
      metapath,
      score: scoreOf(unitsOf(product)),
    }));
    return { totalCount: this.totalCount, paths, metapaths: this.tree.counts() };
  }

  /** Goes on from a node in every way that leads to the end in so many hops. */
  private *walk(node: number, hops: number, product: bigint, tree: MetapathTree): Job<void> {
    const { end } = this.question.corridor;
    this.visited.add(node);
    for (const weighted of this.arcs[node] ?? []) {
      const { arc, hop, weight } = weighted;
      if (arc.left >= hops) break; // Those nearest to the end come first.
      if (this.tally.add()) yield this.tally.take();
      if (this.visited.has(arc.head)) continue;
      this.walked.push(weighted);
      this.shortCuts.enter(arc.head);
      const longer = tree.after(hop);
      if (arc.head === end) this.found(this.shortCuts.atLeast(product * weight), longer);
      else yield* this.walk(arc.head, hops - 1, product * weight, longer);
      this.shortCuts.leave();
      this.walked.pop();
    }
    this.visited.delete(node);
  }

  private found(product: bigint, tree: MetapathTree): void {
    this.totalCount += 1;
    tree.count(product);
    const found = { arcs: this.walked, product, metapath: tree.metapath };
    if (this.best.wouldKeep(found)) this.best.offer({ ...found, arcs: [...this.walked] });
  }
}

/** The better path first. */
function compareFound(a: Found, b: Found): number {
  if (a.product !== b.product) return a.product < b.product ? -1 : 1;
  if (a.arcs.length !== b.arcs.length) return a.arcs.length - b.arcs.length;
  return compareArcs(a, b, ({ arc }) => arc.head) || compareArcs(a, b, ({ order }) => order);
}

/** Compares by the first hop that differs. */
function compareArcs(a: Found, b: Found, key: (arc: WeightedArc) => number): number {
  for (const [i, arc] of a.arcs.entries()) {
    const other = b.arcs[i];
    if (other && key(arc) !== key(other)) return key(arc) - key(other);
  }
  return 0;
}

function weighArcs({ corridor, degrees, relations, kindOf }: RankingQuestion): readonly (readonly WeightedArc[])[] {
  const known = new Map(degrees.map((degree) => [`${degree.node} ${degree.relation}`, degree]));
  const order = new Map(relations.map((relation, i) => [relation, 2 * i]));
  const hops = new Map<string, MetaHop>();
  return corridor.arcs.map((arcs) =>
    arcs.map((arc): WeightedArc => {
      const { forward, edge } = arc;
      const { relation, from, to } = edge;
      const [out, into] = [known.get(`${from} ${relation}`)?.out, known.get(`${to} ${relation}`)?.in];
      if (!out || !into) throw new Error(`the degrees do not tell of ${from} -${relation}-> ${to}`);
      const kind = kindOf(corridor.nodes[arc.head] ?? '');
      const key = `${relation} ${forward} ${kind}`;
      const hop = hops.get(key) ?? { relation, forward, kind };
      hops.set(key, hop);
      return { arc, hop, order: (order.get(relation) ?? 0) + (forward ? 0 : 1), weight: BigInt(out) * BigInt(into) };
    }),
  );
}
