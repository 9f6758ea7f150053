import type { CoverTable } from './table.ts';

/** How much may be done, and how much has been: one unit is one item looked at. */
export interface Effort {
  readonly budget: number;
  spent: number;
}

/** What the bounds look at: items that are in use or set aside do not count. */
export interface Standing {
  readonly table: CoverTable;
  readonly used: Uint8Array;
  readonly effort: Effort;
}

/** A demand that is not met yet, and how much is lacking. */
export interface OpenDemand {
  readonly demand: number;
  readonly lack: number;
}

/** Sums of shares are off by less: what falls short by more than this falls short. */
const margin = 1e-9;

/** Whether the items left could meet the open demands, as far as two bounds tell: false is certain. */
export const couldMeet = (standing: Standing, open: readonly OpenDemand[], left: number): boolean =>
  open.every((demand) => eachWithinReach(standing, demand, left)) &&
  (left === 1 || open.length === 1 || allWithinReach(standing, open, left));

/** Whether the best items left for one demand meet it. */
function eachWithinReach({ table, used, effort }: Standing, { demand, lack }: OpenDemand, left: number): boolean {
  let sum = 0;
  let count = 0;
  for (const item of table.richest[demand] ?? []) {
    effort.spent++;
    if (used[item]) continue;
    sum += table.amount(item, demand);
    if (sum >= lack) return true;
    if (++count === left) return false;
  }
  return false;
}

/** Whether the items left that do most for all open demands together, each at most what is lacking, meet them all. */
function allWithinReach({ table, used, effort }: Standing, open: readonly OpenDemand[], left: number): boolean {
  const best = new Float64Array(left);
  for (let item = 0; item < table.itemCount; item++) {
    if (used[item]) continue;
    effort.spent++;
    let given = 0;
    for (const { demand, lack } of open) given += Math.min(1, table.amount(item, demand) / lack);
    // The best are kept in rising order.
    for (let i = 0; i < left && given > (best[i] ?? 0); i++) {
      if (i > 0) best[i - 1] = best[i] ?? 0;
      best[i] = given;
    }
  }
  return best.reduce((sum, given) => sum + given, 0) >= open.length - margin;
}

/** The open demand for which the fewest items do their part: at least what is lacking divided by the items left. */
export function scarcest(table: CoverTable, open: readonly OpenDemand[], left: number): number {
  const counts = open.map(({ demand, lack }) => ({ demand, count: table.countFrom(demand, lack / left) }));
  return counts.reduce((least, next) => (next.count < least.count ? next : least)).demand;
}
