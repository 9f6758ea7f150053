/** The smallest covers against a search that tries every set, on instances small enough for that. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoverProblem } from '../../src/research/cover-table.ts';
import { shareOf } from '../../src/research/coverage.ts';
import { type Covers, minimalCovers } from '../../src/research/minimal-cover.ts';
import { complete } from '../../src/research/steps.ts';
import { parameters } from '../support/fast-check.ts';

/** Few different amounts, so that sums often meet a demand exactly and sets often tie. */
const problems: fc.Arbitrary<CoverProblem> = fc.integer({ min: 1, max: 4 }).chain((demandCount) =>
  fc.record({
    demands: fc.array(
      fc.record({ reference: fc.integer({ min: 1, max: 12 }), needed: fc.integer({ min: 1, max: 16 }) }),
      { minLength: demandCount, maxLength: demandCount },
    ),
    items: fc.array(fc.array(fc.nat(6), { minLength: demandCount, maxLength: demandCount }), { maxLength: 9 }),
  }),
);
const someSizes = fc
  .tuple(fc.constantFrom(1, 1, 2, 3, 4), fc.nat(4))
  .map(([minSize, more]): Sizes => ({ minSize, maxSize: Math.min(5, minSize + more) }));
const someKeep = fc.integer({ min: 1, max: 5 });

interface Found {
  readonly items: readonly number[];
  readonly leastShare: number;
}

/** All sets of a size, in the order of their items' places. */
function* setsOf(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else for (let i = from; i < count; i++) for (const rest of setsOf(count, size - 1, i + 1)) yield [i, ...rest];
}

interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
}

/** Every set of the smallest size that meets the demands and of which no item can be left out, best first. */
function tryAll({ demands, items }: CoverProblem, { minSize, maxSize }: Sizes): readonly Found[] {
  const totalsOf = (set: readonly number[]) =>
    demands.map((_, d) => set.reduce((sum, item) => sum + (items[item]?.[d] ?? 0), 0));
  const isEnough = (set: readonly number[]) => totalsOf(set).every((total, d) => total >= (demands[d]?.needed ?? 0));
  for (let size = minSize; size <= maxSize; size++) {
    const found = [...setsOf(items.length, size)].flatMap((set): Found[] => {
      if (!isEnough(set) || set.some((item) => isEnough(set.filter((other) => other !== item)))) return [];
      const totals = totalsOf(set);
      const shares = demands.map(({ reference }, d) => shareOf(totals[d] ?? 0, reference));
      return [{ items: set, leastShare: Math.min(...shares) }];
    });
    // Sets come in the order of their places, and sorting is stable.
    if (found.length > 0) return found.sort((a, b) => b.leastShare - a.leastShare);
  }
  return [];
}

const solve = (problem: CoverProblem, sizes: Sizes, keep: number, budget = Number.POSITIVE_INFINITY): Covers =>
  complete(minimalCovers(problem, { ...sizes, keep, budget }));
const found = ({ covers }: Covers): readonly Found[] =>
  covers.map(({ items, leastShare }) => ({ items: [...items], leastShare }));

describe('the smallest covers', () => {
  it('are those that trying every set finds: their size, their number, the best and their order', () => {
    fc.assert(
      fc.property(problems, someSizes, someKeep, (problem, sizes, keep) => {
        const all = tryAll(problem, sizes);
        const covers = solve(problem, sizes, keep);
        expect(covers).toMatchObject({ reached: all.length > 0, proved: true, total: all.length });
        if (covers.reached) expect(found(covers)).toEqual(all.slice(0, keep));
      }),
      parameters(3_000),
    );
  });

  it('tell no more than was settled when the budget ends', () => {
    fc.assert(
      fc.property(problems, someSizes, someKeep, fc.nat(300), (problem, sizes, keep, budget) => {
        const all = tryAll(problem, sizes);
        const covers = solve(problem, sizes, keep, budget);
        for (const { items, totals } of covers.covers) {
          const sums = problem.demands.map((_, d) => items.reduce((sum, i) => sum + (problem.items[i]?.[d] ?? 0), 0));
          expect(totals).toEqual(sums);
          if (covers.reached)
            for (const [d, { needed }] of problem.demands.entries()) expect(sums[d]).toBeGreaterThanOrEqual(needed);
        }
        if (covers.reached) expect(all.length).toBeGreaterThan(0);
        if (covers.proved) expect(covers.reached).toBe(all.length > 0);
        if (covers.proved && covers.reached) expect(covers.covers[0]?.items.length).toBe(all[0]?.items.length);
        if (covers.ranked) expect(found(covers)).toEqual(all.slice(0, keep));
        if (covers.total !== null) expect(covers.total).toBe(all.length);
      }),
      parameters(3_000),
    );
  });

  it('get no smaller by leaving an item out, and no larger by having more of it', () => {
    /** Size of the smallest sets; infinite where there is none. */
    const size = (problem: CoverProblem) => {
      const { reached, covers } = solve(problem, { minSize: 1, maxSize: 5 }, 1);
      return reached ? (covers[0]?.items.length ?? 0) : Number.POSITIVE_INFINITY;
    };
    fc.assert(
      fc.property(problems, fc.nat(8), fc.nat(3), (problem, place, more) => {
        const whole = size(problem);
        expect(size({ ...problem, items: problem.items.filter((_, i) => i !== place) })).toBeGreaterThanOrEqual(whole);
        const richer = problem.items.map((item, i) => (i === place ? item.map((amount) => amount + more) : item));
        expect(size({ ...problem, items: richer })).toBeLessThanOrEqual(whole);
      }),
      parameters(1_000),
    );
  });
});
