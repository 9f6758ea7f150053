import { must } from '../../base/must.ts';
import type { CoverTable } from './table.ts';

/** The most items that a search may look at, and how many it has looked at. An item counts each time. */
export interface SearchBudget {
  readonly limit: number;
  spent: number;
}

/** The state of a search that the bounds read. They skip the items that are in use or set aside. */
export interface SearchState {
  readonly table: CoverTable;
  readonly used: Uint8Array;
  readonly budget: SearchBudget;
}

/** A demand that is not met yet, and how much is lacking. */
export interface OpenDemand {
  readonly demand: number;
  readonly lack: number;
}

/** The rounding error of a sum of shares is smaller than this: a sum that is lower by more is too low. */
const margin = 1e-9;

/**
 * Returns whether the remaining items may meet the open demands, by two bounds. False is certain; true is not.
 * @param left how many items are still to be chosen.
 */
export const couldMeet = (state: SearchState, open: readonly OpenDemand[], left: number): boolean =>
  open.every((demand) => canMeetAlone(state, demand, left)) &&
  (left === 1 || open.length === 1 || canMeetTogether(state, open, left));

/** Returns whether the remaining items that give most to one demand meet it. */
function canMeetAlone({ table, used, budget }: SearchState, { demand, lack }: OpenDemand, left: number): boolean {
  let sum = 0;
  let count = 0;
  for (const item of table.richestIn(demand)) {
    budget.spent++;
    if (used[item]) continue;
    sum += table.amount(item, demand);
    if (sum >= lack) return true;
    if (++count === left) return false;
  }
  return false;
}

/**
 * Returns whether the remaining items that do most for all open demands together meet them. An item counts for each
 * demand with the share that it gives of what is lacking, at most 1.
 */
function canMeetTogether({ table, used, budget }: SearchState, open: readonly OpenDemand[], left: number): boolean {
  const best = new Float64Array(left);
  const share = (place: number) => must(best[place], 'one of the best shares');
  for (let item = 0; item < table.itemCount; item++) {
    if (used[item]) continue;
    budget.spent++;
    let given = 0;
    for (const { demand, lack } of open) given += Math.min(1, table.amount(item, demand) / lack);
    // The best shares are in ascending order.
    for (let i = 0; i < left && given > share(i); i++) {
      if (i > 0) best[i - 1] = share(i);
      best[i] = given;
    }
  }
  return best.reduce((sum, given) => sum + given, 0) >= open.length - margin;
}

/**
 * Returns the open demand for which the fewest items do their part. The part is the amount that is lacking, divided by
 * the number of items left to choose.
 */
export function scarcest(table: CoverTable, open: readonly OpenDemand[], left: number): number {
  const counts = open.map(({ demand, lack }) => ({ demand, count: table.countFrom(demand, lack / left) }));
  return counts.reduce((least, next) => (next.count < least.count ? next : least)).demand;
}
