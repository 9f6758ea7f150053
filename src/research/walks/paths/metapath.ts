import { compareText } from '../../../model/text.ts';
import { scoreOf, unitsOf } from './score.ts';

/** One hop of a metapath: by which relation, which way, to a node of which kind. */
export interface MetaHop {
  readonly relation: string;
  readonly forward: boolean;
  readonly kind: string;
}

/** The kinds and relations along a path. */
export interface Metapath {
  /** Of the node that it starts at. */
  readonly kind: string;
  readonly hops: readonly MetaHop[];
}

/** The same seen from the other end. */
export function reverseMetapath({ kind, hops }: Metapath): Metapath {
  const kinds = [kind, ...hops.map((hop) => hop.kind)];
  const reversed = hops.map(({ relation, forward }, i) => ({ relation, forward: !forward, kind: kinds[i] ?? kind }));
  return { kind: kinds.at(-1) ?? kind, hops: reversed.reverse() };
}

/** A metapath to read: "Author -WROTE-> Book <-HOLDS- Branch". */
export const printMetapath = ({ kind, hops }: Metapath): string =>
  [kind, ...hops.map((hop) => `${hop.forward ? `-${hop.relation}->` : `<-${hop.relation}-`} ${hop.kind}`)].join(' ');

/** A metapath with the paths that follow it. */
export interface MetapathCount {
  readonly metapath: Metapath;
  readonly count: number;
  /** Sum of the paths' scores: the degree-weighted path count. */
  readonly score: number;
}

/** Gathers paths by metapath: a tree in which each path goes down hop by hop. */
export class MetapathTree {
  readonly metapath: Metapath;
  private readonly longer = new Map<MetaHop, MetapathTree>();
  /** How many paths there are with the same product of degrees. */
  private readonly products = new Map<bigint, number>();

  constructor(metapath: Metapath) {
    this.metapath = metapath;
  }

  /** The metapath with one more hop. Equal hops have to be the same object. */
  after(hop: MetaHop): MetapathTree {
    const known = this.longer.get(hop);
    if (known) return known;
    const longer = new MetapathTree({ kind: this.metapath.kind, hops: [...this.metapath.hops, hop] });
    this.longer.set(hop, longer);
    return longer;
  }

  /** Counts a path that ends here. */
  count(product: bigint): void {
    this.products.set(product, (this.products.get(product) ?? 0) + 1);
  }

  /** Every metapath that a path was counted for: the highest sum first, then the shortest, then as it reads. */
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
    // Whole numbers add up to the same in any order.
    const score = scoreOf(products.reduce((sum, [product, count]) => sum + count * unitsOf(product), 0));
    const count = products.reduce((sum, [, count]) => sum + count, 0);
    if (count > 0) yield { metapath: this.metapath, count, score };
    for (const longer of this.longer.values()) yield* longer.counted();
  }
}
