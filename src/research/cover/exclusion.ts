import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';
import { Tally } from '../tally.ts';
import type { SearchBudget } from './bounds.ts';
import { type CoverProblem, layOut } from './table.ts';
import { CoverWalk } from './walk.ts';

type Problem = Pick<CoverProblem, 'demands' | 'items'>;

interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
}

/**
 * Looks for any set of some sizes that meets all demands, without an item that could be left out. It answers yes or no
 * for far more items than a search for the best sets, because it may drop most of them: see {@link undominated}.
 * @param limit the most items to look at. An item counts each time.
 * @returns true if there is certainly no such set; false if there is one, or if the limit ended the search.
 */
export function* excludesCovers(problem: Problem, { minSize, maxSize }: Sizes, limit: number): Job<boolean> {
  if (maxSize < minSize) return true;
  const budget: SearchBudget = { limit, spent: 0 };
  const items = yield* undominated(problem, maxSize, budget);
  const found = yield* smallestCover({ ...problem, items }, { minSize: 1, maxSize }, budget);
  if (found === 'none') return true;
  // A set below the smallest size says nothing about larger ones that need all their items.
  if (found === 'unknown' || found >= minSize) return false;
  return (yield* smallestCover(problem, { minSize, maxSize }, budget)) === 'none';
}

/** Returns the size of the smallest sets. */
function* smallestCover(
  problem: Problem,
  { minSize, maxSize }: Sizes,
  budget: SearchBudget,
): Job<number | 'none' | 'unknown'> {
  const table = yield* layOut(problem);
  for (let size = minSize; size <= maxSize; size++) {
    let found = false;
    const walk = new CoverWalk(table, size, false, budget);
    const complete = yield* walk.run(() => {
      found = true;
      walk.stop();
    });
    if (found) return size;
    if (!complete) return 'unknown';
  }
  return 'none';
}

/**
 * Drops items that no set of up to `size` items needs: those for which at least `size` remaining items give as much of
 * every demand. A set with such an item does not have all of these others, so one of them can take its place. More than
 * a whole demand counts as the demand.
 *
 * Items come in order of what they give in all, so an item precedes those that it dominates. It is enough to compare
 * with the items that remain (the k-skyband of Papadias et al., ACM TODS 30, 2005, section 5.3).
 */
function* undominated({ demands, items }: Problem, size: number, budget: SearchBudget): Job<CoverProblem['items']> {
  const tally = new Tally();
  const clipped = items.map((amounts) => demands.map(({ needed }, d) => Math.min(needed, amounts[d] ?? 0)));
  const sums = clipped.map((amounts) => demands.reduce((sum, { needed }, d) => sum + (amounts[d] ?? 0) / needed, 0));
  const sumOf = (item: number) => must(sums[item], 'the sum of an item');
  const order = [...items.keys()].filter((item) => sumOf(item) > 0).sort((a, b) => sumOf(b) - sumOf(a) || a - b);
  const kept: (readonly number[])[] = [];
  for (const item of order) {
    const amounts = must(clipped[item], 'the amounts of an item');
    let dominating = 0;
    let compared = 0;
    for (const other of kept) {
      compared++;
      if (amounts.every((amount, d) => amount <= (other[d] ?? 0)) && ++dominating === size) break;
    }
    if (dominating < size) kept.push(amounts);
    budget.spent += compared;
    if (tally.add(compared)) yield tally.take();
    // The rest would take as long as what follows: let the walk find the budget spent.
    if (budget.spent > budget.limit) return items;
  }
  yield tally.take();
  return kept;
}
