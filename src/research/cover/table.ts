import { lowerBound } from '../../base/lower-bound.ts';
import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';
import { shareOf } from './coverage.ts';

/** A total that a set of items has to reach. Both numbers are positive whole numbers of one smallest unit. */
export interface Demand {
  /** The total that has a share of 1. */
  readonly reference: number;
  /** The total that is enough. */
  readonly needed: number;
}

/** The search for sets of items whose amounts meet all demands. Amounts are whole numbers, so that sums are exact. */
export interface CoverProblem {
  readonly demands: readonly Demand[];
  /** The amount that each item adds to each demand, in the order of the demands. No amount is negative. */
  readonly items: readonly (readonly number[])[];
  /** Levels that the loads of a set should not pass. */
  readonly limits?: Limits;
}

/** Levels that a set passes when its loads add up to more. */
export interface Limits {
  /** The levels: positive whole numbers. */
  readonly levels: readonly number[];
  /** The load that each item adds toward each level, in the order of the levels. No load is negative. */
  readonly loads: readonly (readonly number[])[];
}

/** The amounts of a problem, laid out for walks over sets of its items. */
export class CoverTable {
  readonly demands: readonly Demand[];
  readonly itemCount: number;
  readonly levels: readonly number[];
  private readonly richest: readonly (readonly number[])[];
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

  /** Returns the amount that an item adds to a demand. */
  amount(item: number, demand: number): number {
    return must(this.amounts[item * this.demands.length + demand], 'the amount of an item');
  }

  /** Returns the load that an item adds toward a level. */
  load(item: number, level: number): number {
    return must(this.loads[item]?.[level], 'the load of an item');
  }

  /** Returns the items that add to a demand: the largest amount first, equal amounts by place. */
  richestIn(demand: number): readonly number[] {
    return must(this.richest[demand], 'the items that add to a demand');
  }

  /** Returns the sum of the items' loads for each level. */
  loadsOf(items: readonly number[]): readonly number[] {
    return this.levels.map((_, level) => items.reduce((sum, item) => sum + this.load(item, level), 0));
  }

  /**
   * Returns how far loads pass the level that they pass most: load over level, rounded as in `shareOf`; 0 if they pass
   * none. Adding an item never lowers it.
   */
  excessOf(loads: readonly number[]): number {
    return this.levels.reduce((most, level, i) => {
      const load = must(loads[i], 'the load of a level');
      return load > level ? Math.max(most, shareOf(load, level)) : most;
    }, 0);
  }

  /** Returns whether totals meet every demand. */
  isMetBy(totals: ArrayLike<number>): boolean {
    return this.demands.every(({ needed }, demand) => must(totals[demand], 'the total of a demand') >= needed);
  }

  /** Returns how many items add at least an amount to a demand. */
  countFrom(demand: number, least: number): number {
    const items = this.richestIn(demand);
    return lowerBound(0, items.length, (place) => this.amount(must(items[place], 'an item'), demand) >= least);
  }
}

/** The amounts, item by item: the amount of item i for demand d is at i times the number of demands, plus d. */
type Amounts = Float64Array;

/**
 * Lays out the amounts of a problem.
 * @param problem with at least one demand.
 */
export function* layOut(problem: CoverProblem): Job<CoverTable> {
  const { demands, items } = problem;
  const amounts = Float64Array.from(items.flat());
  yield amounts.length;
  const richest: (readonly number[])[] = [];
  for (const demand of demands.keys()) {
    const amount = (item: number) => must(amounts[item * demands.length + demand], 'the amount of an item');
    const adding = Array.from(items.keys()).filter((item) => amount(item) > 0);
    richest.push(adding.sort((a, b) => amount(b) - amount(a) || a - b));
    yield items.length;
  }
  return new CoverTable(problem, amounts, richest);
}
