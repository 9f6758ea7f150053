import type { Rows } from './rows.ts';

/** Finds edges by both of their ends: each row's places, sorted by the neighbour that they lead to. */
export class Crossing {
  private readonly rows: Rows;
  private readonly places: Uint32Array;

  constructor(rows: Rows) {
    this.rows = rows;
    const { offsets, neighbours } = rows;
    this.places = Uint32Array.from(neighbours.keys());
    const compare = (a: number, b: number) => (neighbours[a] ?? 0) - (neighbours[b] ?? 0);
    for (let row = 0; row + 1 < offsets.length; row++) {
      this.places.subarray(offsets[row], offsets[row + 1]).sort(compare);
    }
  }

  /** The place of the edge from one node to another, or -1. Looks at the logarithm of the near node's degree. */
  find(near: number, far: number): number {
    const { offsets, neighbours } = this.rows;
    let [low, high] = [offsets[near] ?? 0, offsets[near + 1] ?? 0];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const place = this.places[middle] ?? 0;
      const neighbour = neighbours[place] ?? 0;
      if (neighbour === far) return place;
      if (neighbour < far) low = middle + 1;
      else high = middle;
    }
    return -1;
  }
}
