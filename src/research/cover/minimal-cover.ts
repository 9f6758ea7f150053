import { TopK } from '../../base/top-k.ts';
import type { Job } from '../job.ts';
import type { Effort } from './bounds.ts';
import { shareOf } from './coverage.ts';
import { type CoverProblem, type CoverTable, layOut } from './table.ts';
import { CoverWalk } from './walk.ts';

/** A set of items with what it adds up to. */
export interface Cover {
  /** Places of the items, rising. */
  readonly items: readonly number[];
  /** For each demand. */
  readonly totals: readonly number[];
  /** The least share, total over reference, that it reaches of any demand: see `shareOf`. */
  readonly leastShare: number;
  /** How far it passes the level that it passes most: see `CoverTable.excessOf`. 0 where it passes none. */
  readonly excess: number;
}

export interface Covers {
  /** Whether some set from the smallest to the largest size does, as far as was looked at. */
  readonly reached: boolean;
  /** Where reached, the best sets of one size, best first; else the one set that came closest step by step. */
  readonly covers: readonly Cover[];
  /** Whether all sets from the smallest size to one less (where none was reached, to the largest) have been excluded. */
  readonly proved: boolean;
  /** Whether no set of this size ranks before those given or between them. */
  readonly ranked: boolean;
  /** How many sets of this size do; null where the budget ended before all were counted. */
  readonly total: number | null;
  /** Items looked at. */
  readonly spent: number;
}

interface Options {
  /** Fewest items in a set. */
  readonly minSize: number;
  /** Most items in a set. */
  readonly maxSize: number;
  /** How many of the best sets to keep. */
  readonly keep: number;
  /** Whether sets that pass a level are left out. Else they come last. */
  readonly withinLevels: boolean;
  /** Most items to look at. */
  readonly budget: number;
}

/**
 * The smallest sets of items that meet all demands and of which no item can be left out: exact multidimensional set cover
 * by iterative deepening over the size, each size walked with branch and bound. Of the sets of the smallest size the best
 * are kept: those that pass levels least, then those that reach the highest least share, then by the places of their
 * items. What cannot be settled within the budget is reported as open.
 *
 * Levels need no other search: loads only grow when an item is added. So a set that keeps to the levels still does
 * without any of its items, and a branch that has passed what is allowed can be cut.
 */
export function* minimalCovers(problem: CoverProblem, options: Options): Job<Covers> {
  const { minSize, maxSize, keep, withinLevels, budget } = options;
  const table = yield* layOut(problem);
  const effort: Effort = { budget, spent: 0 };
  const cover = yield* takeGreedily(table, options, effort);
  const reached = cover.items.length >= minSize && table.isMetBy(cover.totals);
  const largest = reached ? cover.items.length : maxSize;
  for (let size = minSize; size <= largest; size++) {
    const best = new Best(table, keep);
    const walk = new CoverWalk(table, size, withinLevels, effort);
    const ranked = yield* walk.run((items, totals) => best.take(items, totals, walk));
    if (best.covers.length > 0) {
      const total = ranked ? yield* count(table, size, withinLevels, effort, best) : null;
      return { reached: true, covers: best.covers, proved: true, ranked, total, spent: effort.spent };
    }
    if (!ranked) {
      return { reached, covers: [cover], proved: false, ranked: false, total: null, spent: effort.spent };
    }
  }
  return { reached: false, covers: [cover], proved: true, ranked: false, total: 0, spent: effort.spent };
}

/** Keeps the best sets found so far, and raises what a set must reach to be among them. */
class Best {
  /** How many were found, including those no longer kept. */
  found = 0;
  private readonly table: CoverTable;
  private readonly leaders: TopK<Cover>;

  constructor(table: CoverTable, keep: number) {
    this.table = table;
    this.leaders = new TopK(keep, compareCovers);
  }

  get covers(): readonly Cover[] {
    return this.leaders.items;
  }

  /** Whether as many are kept as may be, so that others may have been passed over. */
  get full(): boolean {
    return this.leaders.bar !== undefined;
  }

  take(found: readonly number[], totals: readonly number[], { needed, allowed }: CoverWalk): void {
    this.found++;
    this.leaders.offer(coverOf(this.table, found, totals));
    const { bar } = this.leaders;
    if (!bar) return;
    for (const [i, level] of this.table.levels.entries()) {
      // More than the share stands for, which was rounded down: no set that ties with the last is passed over.
      allowed[i] = bar.excess === 0 ? level : Math.ceil((bar.excess + 2e-9) * level) + 1;
    }
    // A set that passes levels less may have smaller shares.
    if (bar.excess > 0) return;
    for (const [i, demand] of this.table.demands.entries()) {
      // One less than the product, which may have been rounded up: no set that ties with the last is passed over.
      needed[i] = Math.max(demand.needed, Math.floor(bar.leastShare * demand.reference) - 1);
    }
  }
}

function coverOf(table: CoverTable, found: readonly number[], totals: readonly number[]): Cover {
  const shares = table.demands.map(({ reference }, i) => shareOf(totals[i] ?? 0, reference));
  const leastShare = shares.reduce((least, share) => Math.min(least, share), Number.POSITIVE_INFINITY);
  const excess = table.excessOf(table.loadsOf(found));
  return { items: found.toSorted((a, b) => a - b), totals, leastShare, excess };
}

/** Best first: by what they pass least, the least share, then the places of the items. Both are of one size. */
function compareCovers(a: Cover, b: Cover): number {
  const different = a.items.findIndex((item, i) => item !== b.items[i]);
  const byShare = a.excess - b.excess || b.leastShare - a.leastShare;
  return byShare || (a.items[different] ?? 0) - (b.items[different] ?? 0);
}

/** Counts the sets of a size that meet the demands: those found, where none can have been passed over, else a second walk. */
function* count(
  table: CoverTable,
  size: number,
  withinLevels: boolean,
  effort: Effort,
  best: Best,
): Job<number | null> {
  if (!best.full) return best.found;
  let total = 0;
  const complete = yield* new CoverWalk(table, size, withinLevels, effort).run(() => total++);
  return complete ? total : null;
}

/**
 * Takes, again and again, the item that does most for what is still lacking, as shares of what is needed; then leaves
 * out, the first taken first, what is not needed any more. Where sets have to keep to the levels, it takes no item that
 * would pass one.
 */
function* takeGreedily(table: CoverTable, { maxSize, withinLevels }: Options, effort: Effort): Job<Cover> {
  const { demands } = table;
  let totals = demands.map(() => 0);
  const taken = new Set<number>();
  const plus = (item: number, sign: 1 | -1) => totals.map((total, demand) => total + sign * table.amount(item, demand));
  const sharesOf = (sums: readonly number[]) =>
    demands.reduce((sum, { needed }, i) => sum + Math.min(1, (sums[i] ?? 0) / needed), 0);
  while (taken.size < maxSize && !table.isMetBy(totals)) {
    let best: { item: number; totals: number[]; shares: number } | undefined;
    for (let item = 0; item < table.itemCount; item++) {
      if (taken.has(item) || (withinLevels && table.excessOf(table.loadsOf([...taken, item])) > 0)) continue;
      const sums = plus(item, 1);
      const shares = sharesOf(sums);
      if (shares > (best?.shares ?? sharesOf(totals))) best = { item, totals: sums, shares };
    }
    effort.spent += table.itemCount;
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
