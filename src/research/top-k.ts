/** The first so many, by an order, of the items it is given one after another. */
export class TopK<T> {
  private readonly kept: T[] = [];
  private readonly count: number;
  private readonly compare: (a: T, b: T) => number;

  /**
   * @param count none are kept where it is 0.
   * @param compare a total order, as `Array.sort` takes it.
   */
  constructor(count: number, compare: (a: T, b: T) => number) {
    this.count = count;
    this.compare = compare;
  }

  /** In order. */
  get items(): readonly T[] {
    return this.kept;
  }

  /** The last one kept, once there are as many as may be kept: what comes after it need not be offered. */
  get bar(): T | undefined {
    return this.kept[this.count - 1];
  }

  /** Whether an item would be kept if it were offered now: to be asked where making it costs something. */
  wouldKeep(item: T): boolean {
    return this.count > 0 && (this.bar === undefined || this.compare(item, this.bar) < 0);
  }

  offer(item: T): void {
    let [low, high] = [0, this.kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.kept[middle];
      if (other !== undefined && this.compare(item, other) < 0) high = middle;
      else low = middle + 1;
    }
    if (low === this.count) return;
    this.kept.splice(low, 0, item);
    if (this.kept.length > this.count) this.kept.pop();
  }
}
