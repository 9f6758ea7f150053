import type { Job } from '../job.ts';
import { shareOf } from './coverage.ts';

/** What has to be reached by a set of items. Both are positive whole numbers of one smallest unit. */
export interface Demand {
  /** What a share of 1 means. */
  readonly reference: number;
  /** The total that is enough. */
  readonly needed: number;
}

/** Sets of items whose amounts add up to what is demanded. Amounts are whole numbers, so that sums are exact. */
export interface CoverProblem {
  readonly demands: readonly Demand[];
  /** What each item adds to each demand, in the order of the demands; none is negative. */
  readonly items: readonly (readonly number[])[];
  /** What the items of a set should not add up to more than. */
  readonly limits?: Limits;
}

/** Levels that a set passes when its loads add up to more. */
export interface Limits {
  /** The levels: positive whole numbers. */
  readonly levels: readonly number[];
  /** What each item adds toward each level, in the order of the levels; none is negative. */
  readonly loads: readonly (readonly number[])[];
}

/** The amounts of a problem laid out for walks over sets of its items. */
export class CoverTable {
  readonly demands: readonly Demand[];
  readonly itemCount: number;
  /** For each demand the items that add to it, the most first, equals by place. */
  readonly richest: readonly (readonly number[])[];
  readonly levels: readonly number[];
  private readonly amounts: Amounts;
  private readonly loads: readonly (readonly number[])[];

  constructor(
    { demands, limits = { levels: [], loads: [] } }: CoverProblem,
    amounts: Amounts,
    richest: readonly (readonly number[])[],
  ) {
    this.demands = demands;
    this.itemCount = amounts.length / demands.length;
    this.levels = limits.levels;
    this.amounts = amounts;
    this.loads = limits.loads;
    this.richest = richest;
  }

  amount(item: number, demand: number): number {
    return this.amounts[item * this.demands.length + demand] ?? 0;
  }

  load(item: number, level: number): number {
    return this.loads[item]?.[level] ?? 0;
  }

  /** Returns what items add up to for each level. */
  loadsOf(items: readonly number[]): readonly number[] {
    return this.levels.map((_, level) => items.reduce((sum, item) => sum + this.load(item, level), 0));
  }

  /**
   * Returns how far loads pass the level that they pass most: load over level, as `shareOf` rounds it; 0 where they pass
   * none. It never falls when an item is added.
   */
  excessOf(loads: readonly number[]): number {
    return this.levels.reduce((most, level, i) => {
      const load = loads[i] ?? 0;
      return load > level ? Math.max(most, shareOf(load, level)) : most;
    }, 0);
  }

  /** Whether totals meet every demand. */
  isMetBy(totals: ArrayLike<number>): boolean {
    return this.demands.every(({ needed }, demand) => (totals[demand] ?? 0) >= needed);
  }

  /** How many items add at least so much to a demand. */
  countFrom(demand: number, least: number): number {
    const items = this.richest[demand] ?? [];
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.amount(items[middle] ?? 0, demand) >= least) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What item i adds to demand d stands at i times the number of demands, plus d. */
type Amounts = Float64Array;

/** @param problem with at least one demand. */
export function* layOut(problem: CoverProblem): Job<CoverTable> {
  const { demands, items } = problem;
  const amounts = Float64Array.from(items.flat());
  yield amounts.length;
  const richest: (readonly number[])[] = [];
  for (const demand of demands.keys()) {
    const amount = (item: number) => amounts[item * demands.length + demand] ?? 0;
    const adding = Array.from(items.keys()).filter((item) => amount(item) > 0);
    richest.push(adding.sort((a, b) => amount(b) - amount(a) || a - b));
    yield items.length;
  }
  return new CoverTable(problem, amounts, richest);
}
