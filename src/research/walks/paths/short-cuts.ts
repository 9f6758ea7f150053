import { must } from '../../../base/must.ts';

/** An arc to a node, with the product of the degrees at its ends. */
interface Weighted {
  readonly head: number;
  readonly weight: bigint;
}

/** The products of the current path up to one of its nodes. */
interface Reached {
  readonly node: number;
  /** The largest product over all nodes up to here. Of parallel arcs, the heaviest counts. */
  readonly whole: bigint;
  /** The largest product over some of these nodes, with the same ends; 0 if there is none. */
  readonly shorter: bigint;
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Follows a path that grows and shrinks, and keeps the largest product among its short cuts. */
export class ShortCuts {
  private readonly arcs: readonly (readonly Weighted[])[];
  /** The weight of the heaviest arc to each head, by tail. A search makes them where it comes along. */
  private readonly heaviest = new Map<number, ReadonlyMap<number, bigint>>();
  private readonly path: Reached[];

  /** @param arcs the arcs from each node, by its number. */
  constructor(start: number, arcs: readonly (readonly Weighted[])[]) {
    this.arcs = arcs;
    this.path = [{ node: start, whole: 1n, shorter: 0n }];
  }

  /** Extends the path to a node. An arc leads to it from the last node. */
  enter(node: number): void {
    let [whole, shorter] = [0n, 0n];
    for (const [i, before] of this.path.entries()) {
      const weight = this.heaviestFrom(before.node).get(node);
      if (weight === undefined) continue;
      const isLast = i === this.path.length - 1;
      if (isLast) whole = before.whole * weight;
      shorter = larger(shorter, weight * (isLast ? before.shorter : larger(before.whole, before.shorter)));
    }
    this.path.push({ node, whole, shorter });
  }

  /** Removes the last node. */
  leave(): void {
    this.path.pop();
  }

  /** Returns the largest product among that of the path and those of its short cuts. */
  atLeast(product: bigint): bigint {
    return larger(product, must(this.path.at(-1), 'the last node of the path').shorter);
  }

  private heaviestFrom(node: number): ReadonlyMap<number, bigint> {
    const known = this.heaviest.get(node);
    if (known) return known;
    const byHead = new Map<number, bigint>();
    for (const { head, weight } of must(this.arcs[node], 'the arcs of a node')) {
      byHead.set(head, larger(weight, byHead.get(head) ?? 0n));
    }
    this.heaviest.set(node, byHead);
    return byHead;
  }
}
