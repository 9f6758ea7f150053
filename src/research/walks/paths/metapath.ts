import { must } from '../../../base/must.ts';
import { compareText } from '../../../model/text.ts';
import { scoreOf, unitsOf } from './score.ts';

/** One hop of a metapath: the relation, its direction, and the kind of the node that it leads to. */
export interface MetaHop {
  readonly relation: string;
  readonly forward: boolean;
  readonly kind: string;
}

/** The kinds and relations on a path. */
export interface Metapath {
  /** The kind of the node where it starts. */
  readonly kind: string;
  readonly hops: readonly MetaHop[];
}

/** Returns the metapath from its other end. */
export function reverseMetapath({ kind, hops }: Metapath): Metapath {
  const kinds = [kind, ...hops.map((hop) => hop.kind)];
  const reversed = hops.map(({ relation, forward }, i) => ({
    relation,
    forward: !forward,
    kind: must(kinds[i], 'a kind'),
  }));
  return { kind: must(kinds.at(-1), 'the last kind'), hops: reversed.reverse() };
}

/** Prints a metapath: "Author -WROTE-> Book <-HOLDS- Branch". */
export const printMetapath = ({ kind, hops }: Metapath): string =>
  [kind, ...hops.map((hop) => `${hop.forward ? `-${hop.relation}->` : `<-${hop.relation}-`} ${hop.kind}`)].join(' ');

/** A metapath with the number and scores of its paths. */
export interface MetapathCount {
  readonly metapath: Metapath;
  readonly count: number;
  /** The sum of the paths' scores: the degree-weighted path count. */
  readonly score: number;
}

/** Counts paths by metapath, in a tree with a level for each hop. */
export class MetapathTree {
  readonly metapath: Metapath;
  private readonly longer = new Map<MetaHop, MetapathTree>();
  /** The number of paths by their product of degrees. */
  private readonly products = new Map<bigint, number>();

  constructor(metapath: Metapath) {
    this.metapath = metapath;
  }

  /** Returns the metapath with one more hop. Equal hops have to be the same object. */
  after(hop: MetaHop): MetapathTree {
    const known = this.longer.get(hop);
    if (known) return known;
    const longer = new MetapathTree({ kind: this.metapath.kind, hops: [...this.metapath.hops, hop] });
    this.longer.set(hop, longer);
    return longer;
  }

  /** Counts a path with this metapath. */
  count(product: bigint): void {
    this.products.set(product, (this.products.get(product) ?? 0) + 1);
  }

  /** Returns every metapath with a path: the highest score first, then the shortest, then in order of its print. */
  counts(): readonly MetapathCount[] {
    return [...this.counted()].sort(
      (a, b) =>
        b.score - a.score ||
        a.metapath.hops.length - b.metapath.hops.length ||
        compareText(printMetapath(a.metapath), printMetapath(b.metapath)),
    );
  }

  private *counted(): Generator<MetapathCount> {
    const products = [...this.products];
    // Sums of whole numbers are exact in any order.
    const score = scoreOf(products.reduce((sum, [product, count]) => sum + count * unitsOf(product), 0));
    const count = products.reduce((sum, [, count]) => sum + count, 0);
    if (count > 0) yield { metapath: this.metapath, count, score };
    for (const longer of this.longer.values()) yield* longer.counted();
  }
}
