import { must } from '../../base/must.ts';
import { TopK } from '../../base/top-k.ts';
import type { Job } from '../job.ts';
import type { SearchBudget } from './bounds.ts';
import { shareOf } from './coverage.ts';
import { type CoverProblem, type CoverTable, layOut } from './table.ts';
import { CoverWalk } from './walk.ts';

/** A set of items and its totals. */
export interface Cover {
  /** The places of the items, in ascending order. */
  readonly items: readonly number[];
  /** The sum of the items' amounts for each demand. */
  readonly totals: readonly number[];
  /** The smallest share, total over reference, among the demands: see `shareOf`. */
  readonly leastShare: number;
  /** How far it passes the level that it passes most: see `CoverTable.excessOf`. 0 if it passes none. */
  readonly excess: number;
}

/** The result of a search for covers. */
export interface Covers {
  /** Whether the search found a set, of the smallest to the largest size, that meets all demands. */
  readonly reached: boolean;
  /** The best sets of one size, best first; if not reached, the one set that a greedy search came closest with. */
  readonly covers: readonly Cover[];
  /**
   * Whether the search excluded every set from the smallest size to one less than the size of the covers; if not
   * reached, to the largest size.
   */
  readonly proved: boolean;
  /** Whether it is certain that no other set of this size ranks before the last of these. */
  readonly ranked: boolean;
  /** How many sets of this size meet all demands; null if the budget ended before all were counted. */
  readonly total: number | null;
  /** How many items the search looked at. An item counts each time. */
  readonly spent: number;
}

interface Options {
  /** The fewest items in a set. */
  readonly minSize: number;
  /** The most items in a set. */
  readonly maxSize: number;
  /** How many of the best sets to keep. */
  readonly keep: number;
  /** Whether to leave out sets that pass a level. Otherwise they come last. */
  readonly withinLevels: boolean;
  /** The most items to look at. */
  readonly budget: number;
}

/**
 * Finds the smallest sets of items that meet all demands, without an item that could be left out. This is exact
 * multidimensional set cover by iterative deepening over the size, with branch and bound within a size.
 *
 * It keeps the best sets of the smallest size: first those with the least excess, then those with the highest least
 * share, then by the places of their items. The result says what the budget left open.
 *
 * Levels need no other search, because an item never lowers the loads. So a set that keeps to the levels still does
 * when an item is left out, and the walk can cut a branch that passes a level.
 */
export function* minimalCovers(problem: CoverProblem, options: Options): Job<Covers> {
  const { minSize, maxSize, keep, withinLevels } = options;
  const table = yield* layOut(problem);
  const budget: SearchBudget = { limit: options.budget, spent: 0 };
  const cover = yield* takeGreedily(table, options, budget);
  const reached = cover.items.length >= minSize && table.isMetBy(cover.totals);
  const largest = reached ? cover.items.length : maxSize;
  for (let size = minSize; size <= largest; size++) {
    const best = new BestCovers(table, keep);
    const walk = new CoverWalk(table, size, withinLevels, budget);
    const ranked = yield* walk.run((items, totals) => best.add(items, totals, walk));
    if (best.covers.length > 0) {
      const total = ranked ? yield* count(table, size, withinLevels, budget, best) : null;
      return { reached: true, covers: best.covers, proved: true, ranked, total, spent: budget.spent };
    }
    if (!ranked) {
      return { reached, covers: [cover], proved: false, ranked: false, total: null, spent: budget.spent };
    }
  }
  return { reached: false, covers: [cover], proved: true, ranked: false, total: 0, spent: budget.spent };
}

/** Keeps the best sets that a walk has found, and has the walk pass over sets that cannot be among them. */
class BestCovers {
  /** How many sets the walk has found, including those no longer kept. */
  found = 0;
  private readonly table: CoverTable;
  private readonly topK: TopK<Cover>;

  constructor(table: CoverTable, keep: number) {
    this.table = table;
    this.topK = new TopK(keep, compareCovers);
  }

  get covers(): readonly Cover[] {
    return this.topK.items;
  }

  /** Whether no further set fits, so that the walk may have passed over sets. */
  get full(): boolean {
    return this.topK.bar !== undefined;
  }

  add(found: readonly number[], totals: readonly number[], { needed, allowed }: CoverWalk): void {
    this.found++;
    this.topK.offer(coverOf(this.table, found, totals));
    const { bar } = this.topK;
    if (!bar) return;
    for (const [i, level] of this.table.levels.entries()) {
      // The excess was rounded down. The bound is above its true value, so that sets that tie with the last are found.
      allowed[i] = bar.excess === 0 ? level : Math.ceil((bar.excess + 2e-9) * level) + 1;
    }
    // A set with less excess ranks higher even with smaller shares.
    if (bar.excess > 0) return;
    for (const [i, demand] of this.table.demands.entries()) {
      // The product may have been rounded up. The bound is one less, so that sets that tie with the last are found.
      needed[i] = Math.max(demand.needed, Math.floor(bar.leastShare * demand.reference) - 1);
    }
  }
}

function coverOf(table: CoverTable, found: readonly number[], totals: readonly number[]): Cover {
  const shares = table.demands.map(({ reference }, i) => shareOf(must(totals[i], 'the total of a demand'), reference));
  const leastShare = shares.reduce((least, share) => Math.min(least, share), Number.POSITIVE_INFINITY);
  const excess = table.excessOf(table.loadsOf(found));
  return { items: found.toSorted((a, b) => a - b), totals, leastShare, excess };
}

/** Sorts sets of one size, best first: by the excess, by the least share, then by the places of the items. */
function compareCovers(a: Cover, b: Cover): number {
  const byShare = a.excess - b.excess || b.leastShare - a.leastShare;
  if (byShare !== 0) return byShare;
  const different = a.items.findIndex((item, i) => item !== b.items[i]);
  return different < 0
    ? 0
    : must(a.items[different], 'an item') - must(b.items[different], 'an item of a set of one size');
}

/** Counts the sets of a size that meet the demands. If the first walk may have passed over some, it walks again. */
function* count(
  table: CoverTable,
  size: number,
  withinLevels: boolean,
  budget: SearchBudget,
  best: BestCovers,
): Job<number | null> {
  if (!best.full) return best.found;
  let total = 0;
  const complete = yield* new CoverWalk(table, size, withinLevels, budget).run(() => total++);
  return complete ? total : null;
}

/**
 * Searches greedily: takes the item that adds most to the shares of the demands, until the set meets them. Then it
 * leaves out each item that is no longer needed, in the order in which it took them. If sets have to keep to the
 * levels, it takes no item that would pass one.
 */
function* takeGreedily(table: CoverTable, { maxSize, withinLevels }: Options, budget: SearchBudget): Job<Cover> {
  const { demands } = table;
  let totals = demands.map(() => 0);
  const taken = new Set<number>();
  const plus = (item: number, sign: 1 | -1) => totals.map((total, demand) => total + sign * table.amount(item, demand));
  const sharesOf = (sums: readonly number[]) =>
    demands.reduce((sum, { needed }, i) => sum + Math.min(1, must(sums[i], 'the total of a demand') / needed), 0);
  while (taken.size < maxSize && !table.isMetBy(totals)) {
    let best: { item: number; totals: number[]; shares: number } | undefined;
    for (let item = 0; item < table.itemCount; item++) {
      if (taken.has(item) || (withinLevels && table.excessOf(table.loadsOf([...taken, item])) > 0)) continue;
      const sums = plus(item, 1);
      const shares = sharesOf(sums);
      if (shares > (best?.shares ?? sharesOf(totals))) best = { item, totals: sums, shares };
    }
    budget.spent += table.itemCount;
    yield table.itemCount;
    if (!best) break;
    taken.add(best.item);
    totals = best.totals;
  }
  for (const item of taken) {
    const without = plus(item, -1);
    if (!table.isMetBy(without)) continue;
    taken.delete(item);
    totals = without;
  }
  return coverOf(table, [...taken], totals);
}
