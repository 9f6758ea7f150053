const firstCapacity = 256;

/** A list of whole numbers that grows: 4 bytes for each, and no object. */
export class IntList {
  private items = new Int32Array(firstCapacity);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Appends a number within 32 bits. */
  push(item: number): void {
    if (this.count === this.items.length) {
      const larger = new Int32Array(this.count * 2);
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
