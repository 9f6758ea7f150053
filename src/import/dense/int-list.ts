import { bounds, checkBound } from '../../base/bounds.ts';

const firstCapacity = 256;

/** A list of whole numbers that grows: 4 bytes for each, and no object. */
export class IntList {
  private readonly most: number;
  private items = new Int32Array(firstCapacity);
  private count = 0;

  /** @param most numbers that it takes. A test sets fewer. */
  constructor(most: number = bounds.items) {
    this.most = most;
  }

  get length(): number {
    return this.count;
  }

  /** Appends a number within 31 bits. @throws {UsageError} if the list is full. */
  push(item: number): void {
    if (this.count === this.items.length) {
      checkBound('records', this.count + 1, this.most);
      const larger = new Int32Array(Math.min(this.count * 2, this.most));
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.count++] = item;
  }

  /** @throws {RangeError} for a place without a number. */
  at(place: number): number {
    const item = place < this.count ? this.items[place] : undefined;
    if (item === undefined) throw new RangeError(`bug: the list has no item ${place}`);
    return item;
  }
}
