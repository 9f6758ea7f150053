import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';

/** Keeps the first k of the items that it is offered, by an order. */
export class TopK<T> {
  private readonly kept: T[] = [];
  private readonly k: number;
  private readonly compare: (a: T, b: T) => number;

  /**
   * @param k how many to keep; it keeps none if 0.
   * @param compare a total order, as `Array.sort` takes it.
   */
  constructor(k: number, compare: (a: T, b: T) => number) {
    this.k = k;
    this.compare = compare;
  }

  /** The items kept, in order. */
  get items(): readonly T[] {
    return this.kept;
  }

  /** The last item kept, once there are k: an item that comes after it need not be offered. */
  get bar(): T | undefined {
    return this.kept[this.k - 1];
  }

  /** Returns whether `offer` would keep an item. Ask first if making the item is expensive. */
  wouldKeep(item: T): boolean {
    return this.k > 0 && (this.bar === undefined || this.compare(item, this.bar) < 0);
  }

  /** Keeps an item if it is among the first k so far. Equal items stay in the order in which they were offered. */
  offer(item: T): void {
    const { kept } = this;
    const place = lowerBound(0, kept.length, (i) => this.compare(item, must(kept[i], 'an item kept')) >= 0);
    if (place === this.k) return;
    kept.splice(place, 0, item);
    if (kept.length > this.k) kept.pop();
  }
}
