import { Growing } from './arrays.ts';

/** Gathers, place after place, the end of each place's items among all items. */
export class Spans {
  private readonly offsets = new Growing(Uint32Array, 0);

  constructor() {
    this.offsets.push(0);
  }

  end(offset: number): void {
    this.offsets.push(offset);
  }

  /** Returns where the items of a place begin; for the number of places, where the last ones end. */
  startAt(place: number): number {
    return this.offsets.at(place);
  }

  at(place: number): readonly [from: number, to: number] {
    return [this.offsets.at(place), this.offsets.at(place + 1)];
  }

  /** Returns the offsets in another order, and the order that this puts the items in. */
  finish(order: Uint32Array): { readonly offsets: Uint32Array; readonly items: Uint32Array } {
    const offsets = new Uint32Array(order.length + 1);
    const items = new Uint32Array(this.offsets.at(this.offsets.length - 1));
    let end = 0;
    for (const [place, before] of order.entries()) {
      const [from, to] = this.at(before);
      for (let i = from; i < to; i++) items[end++] = i;
      offsets[place + 1] = end;
    }
    return { offsets, items };
  }
}
