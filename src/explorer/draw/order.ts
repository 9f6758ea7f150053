import type { Spot } from './place.ts';

/** Rounds of barycentre sweeps, and of swaps of neighbours. More of them change no picture of the tests. */
const sweeps = 12;
const swapRounds = 12;

/**
 * Orders each column so that few lines cross: sweeps sort the boxes by the mean place of their neighbours
 * (barycentre), then swaps of neighbours remove crossings that are left. Boxes with equal neighbours keep
 * their given order.
 */
export function orderColumns(columns: Spot[][]): void {
  for (const column of columns) renumber(column);
  let best = { crossings: Number.POSITIVE_INFINITY, orders: columns.map((column) => [...column]) };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForward = sweep % 2 === 0;
    for (const column of isForward ? columns : columns.toReversed()) sortByBarycentre(column, isForward);
    for (let round = 0; round < swapRounds; round++) {
      if (!columns.map(swapNeighbours).some(Boolean)) break;
    }
    const crossings = countCrossings(columns);
    if (crossings < best.crossings) best = { crossings, orders: columns.map((column) => [...column]) };
    if (crossings === 0) break;
  }
  for (const [slot, order] of best.orders.entries()) columns[slot] = order;
  for (const column of columns) renumber(column);
}

/** Numbers the boxes from the middle of their column, so that ranks of columns with other lengths compare. */
function renumber(column: readonly Spot[]): void {
  for (const [index, spot] of column.entries()) spot.rank = index - (column.length - 1) / 2;
}

const meanRank = (spots: readonly Spot[], otherwise: number): number =>
  spots.length === 0 ? otherwise : spots.reduce((sum, { rank }) => sum + rank, 0) / spots.length;

function sortByBarycentre(column: Spot[], isForward: boolean): void {
  const centre = new Map<Spot, number>();
  for (const spot of column) {
    const swept = spot.near.filter(({ slot }) => (isForward ? slot < spot.slot : slot > spot.slot));
    centre.set(spot, meanRank(swept.length > 0 ? swept : spot.near, meanRank(spot.beside, spot.rank)));
  }
  column.sort((a, b) => {
    const difference = (centre.get(a) ?? 0) - (centre.get(b) ?? 0);
    return Math.abs(difference) < 1e-9 ? 0 : difference;
  });
  renumber(column);
}

/** Counts the crossings between the lines of two boxes on one side, when the first is above the second. */
function crossingsOf(above: readonly Spot[], below: readonly Spot[]): number {
  let crossings = 0;
  for (const a of above) for (const b of below) if (a.slot === b.slot && a.rank > b.rank) crossings++;
  return crossings;
}

/** Swaps neighbours of a column where that removes crossings. Returns whether it swapped any. */
function swapNeighbours(column: Spot[]): boolean {
  let swapped = false;
  for (let index = 0; index + 1 < column.length; index++) {
    const [above, below] = [column[index], column[index + 1]];
    if (!above || !below) continue;
    const gain = crossingsOf(above.near, below.near) - crossingsOf(below.near, above.near);
    if (gain <= 0) continue;
    column.splice(index, 2, below, above);
    [above.rank, below.rank] = [below.rank, above.rank];
    swapped = true;
  }
  return swapped;
}

/** Counts crossings between lines that leave one column for one other column. */
function countCrossings(columns: readonly (readonly Spot[])[]): number {
  let crossings = 0;
  for (const column of columns) {
    for (const [index, above] of column.entries()) {
      const right = above.near.filter(({ slot }) => slot > above.slot);
      for (const below of column.slice(index + 1)) {
        for (const other of below.near) {
          if (other.slot <= below.slot) continue;
          for (const near of right) if (near.slot === other.slot && near.rank > other.rank) crossings++;
        }
      }
    }
  }
  return crossings;
}
