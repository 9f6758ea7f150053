import { bounds, checkBound } from '../../base/bounds.ts';
import { IntList } from './int-list.ts';

/**
 * The ends of the edges of one relation, in the order of adding, with a lookup by both ends. A hash table with open
 * addressing holds the places: a `Map` with a string for each edge would take ten times the memory.
 */
export class EdgeTable {
  private readonly from = new IntList();
  private readonly to = new IntList();
  /** The place of an edge plus 1, or 0 for a free slot. The table fills at most half of the slots. */
  private slots = new Int32Array(512);
  private readonly most: number;

  /** @param most edges that it takes. A test sets fewer. */
  constructor(most: number = bounds.hashed) {
    this.most = most;
  }

  get length(): number {
    return this.from.length;
  }

  fromAt(place: number): number {
    return this.from.at(place);
  }

  toAt(place: number): number {
    return this.to.at(place);
  }

  /**
   * Adds an edge unless the table has one with these ends. Returns the place of the earlier one, or undefined.
   * @throws {UsageError} if the table is full.
   */
  add(from: number, to: number): number | undefined {
    if (this.length * 2 >= this.slots.length) this.grow();
    const slot = this.slotOf(from, to);
    const taken = this.slots[slot];
    if (taken) return taken - 1;
    this.from.push(from);
    this.to.push(to);
    this.slots[slot] = this.length;
    return undefined;
  }

  /** Returns the slot that holds these ends, or the free one where they belong. */
  private slotOf(from: number, to: number): number {
    const mask = this.slots.length - 1;
    let hash = Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const taken = this.slots[slot];
      if (!taken || (this.from.at(taken - 1) === from && this.to.at(taken - 1) === to)) return slot;
    }
  }

  private grow(): void {
    checkBound('edges of one relation', this.length + 1, this.most);
    this.slots = new Int32Array(this.slots.length * 2);
    for (let place = 0; place < this.length; place++) {
      this.slots[this.slotOf(this.from.at(place), this.to.at(place))] = place + 1;
    }
  }
}
