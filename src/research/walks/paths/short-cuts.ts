/** An arc to a node, with the product of the degrees at its ends. */
interface Weighted {
  readonly head: number;
  readonly weight: bigint;
}

/** What is known of the path at hand as far as one of its nodes. */
interface Reached {
  readonly node: number;
  /** The largest product of a path over all nodes up to here: of parallel arcs the heaviest. */
  readonly whole: bigint;
  /** The largest product of a path over fewer of them, which starts and ends where this one does; 0 where there is none. */
  readonly shorter: bigint;
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Follows a path as it grows and shrinks, and keeps the largest product among its short cuts. */
export class ShortCuts {
  private readonly heaviest: readonly ReadonlyMap<number, bigint>[];
  private readonly path: Reached[];

  /** @param arcs of each node, by its number. */
  constructor(start: number, arcs: readonly (readonly Weighted[])[]) {
    this.heaviest = arcs.map((all) => {
      const byHead = new Map<number, bigint>();
      for (const { head, weight } of all) byHead.set(head, larger(weight, byHead.get(head) ?? 0n));
      return byHead;
    });
    this.path = [{ node: start, whole: 1n, shorter: 0n }];
  }

  /** Goes on to a node, to which an arc leads from the last one. */
  enter(node: number): void {
    let [whole, shorter] = [0n, 0n];
    for (const [i, before] of this.path.entries()) {
      const weight = this.heaviest[before.node]?.get(node);
      if (weight === undefined) continue;
      const isLast = i === this.path.length - 1;
      if (isLast) whole = before.whole * weight;
      shorter = larger(shorter, weight * (isLast ? before.shorter : larger(before.whole, before.shorter)));
    }
    this.path.push({ node, whole, shorter });
  }

  /** Takes the last node back. */
  leave(): void {
    this.path.pop();
  }

  /** Returns the product of the path, or that of a short cut which is larger. */
  atLeast(product: bigint): bigint {
    return larger(product, this.path.at(-1)?.shorter ?? 0n);
  }
}
