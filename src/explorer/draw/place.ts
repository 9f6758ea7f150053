/** A box while the layout moves it. */
export interface Spot {
  readonly id: string;
  readonly kind: string;
  readonly height: number;
  /** The slot of its column, from the left. */
  readonly slot: number;
  /** Boxes of other columns that lines join to this one; each line counts. */
  readonly near: Spot[];
  /** Boxes of the same column that lines join to this one. */
  readonly beside: Spot[];
  /** The place in the column during ordering, and the top edge during placing. */
  rank: number;
  y: number;
}

export const middle = ({ y, height }: Spot): number => y + height / 2;

/** The space between two boxes of a column. */
const gap = 12;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Stacks the boxes of each column in their order, each as near to the ends of its lines as the others allow. */
export function placeAll(columns: readonly (readonly Spot[])[]): void {
  for (const column of columns) stack(column, () => 0);
  for (let round = 0; round < 8; round++) {
    const turn = round % 2 === 0 ? columns : columns.toReversed();
    for (const column of turn)
      stack(column, (spot) => (spot.near.length > 0 ? mean(spot.near.map(middle)) : middle(spot)));
  }
}

/**
 * Gives the boxes of a column the places with the smallest sum of squared distances to their wanted places. Pools
 * neighbours that want to be in each other's place (isotonic regression).
 */
function stack(column: readonly Spot[], wanted: (spot: Spot) => number): void {
  const pools: { sum: number; spots: { spot: Spot; offset: number }[] }[] = [];
  let offset = 0;
  for (const [index, spot] of column.entries()) {
    const above = column[index - 1];
    if (above) offset += (above.height + spot.height) / 2 + gap;
    let pool = { sum: wanted(spot) - offset, spots: [{ spot, offset }] };
    for (
      let last = pools.at(-1);
      last && last.sum / last.spots.length > pool.sum / pool.spots.length;
      last = pools.at(-1)
    ) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, spots: [...last.spots, ...pool.spots] };
    }
    pools.push(pool);
  }
  for (const { sum, spots } of pools) {
    for (const { spot, offset } of spots) spot.y = Math.round(sum / spots.length + offset - spot.height / 2);
  }
}

/**
 * Adds boxes to a column whose other boxes stay where they are. The new boxes of a kind stay together, in their order,
 * in the free space that is nearest to the boxes that lines join them to.
 */
export function placeNew(
  drawn: readonly Spot[],
  added: readonly (readonly Spot[])[],
  hints: ReadonlyMap<string, number>,
): void {
  let placed = drawn;
  for (const run of added) {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    const height = run.reduce((sum, spot) => sum + spot.height + gap, -gap);
    const known = run.flatMap(({ near, beside }) => [...near, ...beside]).filter(({ y }) => !Number.isNaN(y));
    const wanted = hints.get(first.kind) ?? (known.length > 0 ? mean(known.map(middle)) - height / 2 : 0);
    let y = nearestSpace(placed, height, wanted);
    for (const spot of run) {
      spot.y = Math.round(y);
      y += spot.height + gap;
    }
    placed = [...placed, ...run];
  }
}

/** Returns the top of the free space for a height that is nearest to a wanted top. */
function nearestSpace(placed: readonly Spot[], height: number, wanted: number): number {
  const sorted = placed.toSorted((a, b) => a.y - b.y);
  let best = Number.POSITIVE_INFINITY;
  for (let index = 0; index <= sorted.length; index++) {
    const [above, below] = [sorted[index - 1], sorted[index]];
    const lowest = above ? above.y + above.height + gap : Number.NEGATIVE_INFINITY;
    const highest = below ? below.y - gap - height : Number.POSITIVE_INFINITY;
    if (lowest > highest) continue;
    const y = Math.min(Math.max(wanted, lowest), highest);
    if (Math.abs(y - wanted) < Math.abs(best - wanted)) best = y;
  }
  return best;
}
