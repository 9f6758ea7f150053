import { lowerBound } from './lower-bound.ts';
import { must } from './must.ts';

/** Keeps the first few, by an order, of items that come one after another. */
export class TopK<T> {
  private readonly kept: T[] = [];
  private readonly count: number;
  private readonly compare: (a: T, b: T) => number;

  /**
   * @param count how many items are kept: none where it is 0.
   * @param compare a total order, as `Array.sort` takes it.
   */
  constructor(count: number, compare: (a: T, b: T) => number) {
    this.count = count;
    this.compare = compare;
  }

  /** The items that are kept, in order. */
  get items(): readonly T[] {
    return this.kept;
  }

  /** The last item that is kept, once none can be added without dropping it: no item after it has to be offered. */
  get bar(): T | undefined {
    return this.kept[this.count - 1];
  }

  /** Returns whether an item would be kept if it were offered now: ask before making an item that costs something. */
  wouldKeep(item: T): boolean {
    return this.count > 0 && (this.bar === undefined || this.compare(item, this.bar) < 0);
  }

  offer(item: T): void {
    // Of a long list, nearly every item costs this one comparison.
    if (!this.wouldKeep(item)) return;
    const place = lowerBound(0, this.kept.length, (i) => this.compare(must(this.kept[i]), item) <= 0);
    this.kept.splice(place, 0, item);
    if (this.kept.length > this.count) this.kept.pop();
  }
}

/** Returns the `count` first items by an order, sorted. */
export function firstOf<T>(items: readonly T[], count: number, compare: (a: T, b: T) => number): T[] {
  // Keeping most of the items in order costs more than sorting all of them.
  if (items.length <= count * 2) return [...items].sort(compare).slice(0, count);
  const top = new TopK(count, compare);
  for (const item of items) top.offer(item);
  return [...top.items];
}
