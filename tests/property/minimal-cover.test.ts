/** Tests the smallest covers against a search that tries every set, on small problems. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../src/research/cover/coverage.ts';
import { excludesCovers } from '../../src/research/cover/exclusion.ts';
import { type Covers, minimalCovers } from '../../src/research/cover/minimal-cover.ts';
import type { CoverProblem } from '../../src/research/cover/table.ts';
import { complete } from '../../src/research/job.ts';
import { check } from '../support/random/fast-check.ts';

/** Draws few different amounts, so that sums often meet a demand exactly and sets often tie. */
const problems: fc.Arbitrary<CoverProblem> = fc.integer({ min: 1, max: 4 }).chain((demandCount) =>
  fc.record({
    demands: fc.array(
      fc.record({ reference: fc.integer({ min: 1, max: 12 }), needed: fc.integer({ min: 1, max: 16 }) }),
      { minLength: demandCount, maxLength: demandCount },
    ),
    items: fc.array(fc.array(fc.nat(6), { minLength: demandCount, maxLength: demandCount }), { maxLength: 9 }),
    // The levels are from below one load to above all loads: no set passes some of them, and every set passes others.
    limits: fc.constantFrom(0, 1, 2, 3).chain((levelCount) =>
      fc.record({
        levels: fc.array(fc.integer({ min: 1, max: 24 }), { minLength: levelCount, maxLength: levelCount }),
        loads: fc.array(fc.array(fc.nat(9), { minLength: levelCount, maxLength: levelCount }), {
          minLength: 9,
          maxLength: 9,
        }),
      }),
    ),
  }),
);
const someSizes = fc
  .tuple(fc.constantFrom(1, 1, 2, 3, 4), fc.nat(4), fc.boolean())
  .map(([minSize, more, withinLevels]): Sizes => ({ minSize, maxSize: Math.min(5, minSize + more), withinLevels }));
const someKeep = fc.integer({ min: 1, max: 5 });

interface Found {
  readonly items: readonly number[];
  readonly leastShare: number;
  readonly excess: number;
}

/** Lists all sets of a size, in the order of their items' places. */
function* setsOf(count: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else for (let i = from; i < count; i++) for (const rest of setsOf(count, size - 1, i + 1)) yield [i, ...rest];
}

interface Sizes {
  readonly minSize: number;
  readonly maxSize: number;
  readonly withinLevels?: boolean;
}

/** Returns every set of the smallest size that meets the demands and needs all its items, best first. */
function tryAll({ demands, items, limits }: CoverProblem, sizes: Sizes): readonly Found[] {
  const { minSize, maxSize, withinLevels = false } = sizes;
  const excessOf = (set: readonly number[]) =>
    (limits?.levels ?? []).reduce((most, level, i) => {
      const load = set.reduce((sum, item) => sum + (limits?.loads[item]?.[i] ?? 0), 0);
      return load > level ? Math.max(most, shareOf(load, level)) : most;
    }, 0);
  const totalsOf = (set: readonly number[]) =>
    demands.map((_, d) => set.reduce((sum, item) => sum + (items[item]?.[d] ?? 0), 0));
  const isEnough = (set: readonly number[]) => totalsOf(set).every((total, d) => total >= (demands[d]?.needed ?? 0));
  for (let size = minSize; size <= maxSize; size++) {
    const found = [...setsOf(items.length, size)].flatMap((set): Found[] => {
      if (!isEnough(set) || set.some((item) => isEnough(set.filter((other) => other !== item)))) return [];
      const totals = totalsOf(set);
      const shares = demands.map(({ reference }, d) => shareOf(totals[d] ?? 0, reference));
      const excess = excessOf(set);
      return withinLevels && excess > 0 ? [] : [{ items: set, leastShare: Math.min(...shares), excess }];
    });
    // Sets come in the order of their places, and sorting is stable.
    if (found.length > 0) return found.sort((a, b) => a.excess - b.excess || b.leastShare - a.leastShare);
  }
  return [];
}

const solve = (problem: CoverProblem, sizes: Sizes, keep: number, budget = Number.POSITIVE_INFINITY): Covers =>
  complete(minimalCovers(problem, { withinLevels: false, ...sizes, keep, budget }));
const found = ({ covers }: Covers): readonly Found[] =>
  covers.map(({ items, leastShare, excess }) => ({ items: [...items], leastShare, excess }));

describe('the exclusion of covers', () => {
  const excludes = ({ demands, items }: CoverProblem, sizes: Sizes, limit = Number.POSITIVE_INFINITY) =>
    complete(excludesCovers({ demands, items }, sizes, limit));
  const someRange = fc.tuple(fc.constantFrom(1, 1, 2, 3), fc.nat(3)).map(([minSize, more]) => ({
    minSize,
    maxSize: minSize + more - 1,
  }));

  it('says whether a search that tries every set finds none', () => {
    check(
      fc.property(problems, someRange, ({ demands, items }, sizes) => {
        expect(excludes({ demands, items }, sizes)).toBe(tryAll({ demands, items }, sizes).length === 0);
      }),
      5_000,
    );
  });

  it('claims nothing that it has not established when the limit ends it', () => {
    check(
      fc.property(problems, someRange, fc.nat(60), ({ demands, items }, sizes, limit) => {
        if (excludes({ demands, items }, sizes, limit)) expect(tryAll({ demands, items }, sizes)).toEqual([]);
      }),
      5_000,
    );
  });

  it('proves the smallest set of some items to be the smallest of all items, or finds out that it is not', () => {
    check(
      fc.property(problems, someSizes, fc.nat(8), ({ demands, items }, { minSize, maxSize }, count) => {
        const some = solve({ demands, items: items.slice(0, count) }, { minSize, maxSize }, 1);
        const [best] = tryAll({ demands, items }, { minSize, maxSize });
        const size = some.reached ? (some.covers[0]?.items.length ?? 0) : maxSize + 1;
        const isSmallest = (best?.items.length ?? maxSize + 1) === size;
        expect(excludes({ demands, items }, { minSize, maxSize: size - 1 })).toBe(isSmallest);
      }),
      2_000,
    );
  });

  it('looks at few of many items', () => {
    const items = Array.from({ length: 8_000 }, (_, i) => [
      (i * 7919) % 1000,
      (i * 104_729) % 997,
      (i * 15_485_863) % 991,
    ]);
    const demands = [2_990, 2_980, 2_960].map((needed) => ({ reference: needed, needed }));
    expect(excludes({ demands, items }, { minSize: 1, maxSize: 3 }, 200_000)).toBe(true);
  });
});

describe('the smallest covers', () => {
  it('equal those of a search that tries every set, in size, number and order', () => {
    check(
      fc.property(problems, someSizes, someKeep, (problem, sizes, keep) => {
        const all = tryAll(problem, sizes);
        const covers = solve(problem, sizes, keep);
        expect(covers).toMatchObject({ reached: all.length > 0, proved: true, total: all.length });
        if (covers.reached) expect(found(covers)).toEqual(all.slice(0, keep));
      }),
      3_000,
    );
  });

  it('claim only facts that the search has established when the budget ends', () => {
    check(
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
      3_000,
    );
  });

  it('come first if they pass no level, and are the only ones if sets have to keep to the levels', () => {
    check(
      fc.property(problems, someSizes, someKeep, (problem, sizes, keep) => {
        const free = solve(problem, { ...sizes, withinLevels: false }, 1_000);
        const kept = solve(problem, { ...sizes, withinLevels: true }, keep);
        const firstOver = free.covers.findIndex(({ excess }) => excess > 0);
        if (firstOver >= 0) expect(free.covers.slice(firstOver).every(({ excess }) => excess > 0)).toBe(true);
        if (!kept.reached) return;
        expect(kept.covers.every(({ excess }) => excess === 0)).toBe(true);
        expect(free.reached).toBe(true);
        // A smallest set within the levels is one of the smallest, or all of those pass a level.
        const [smallest, within] = [free.covers[0], kept.covers[0]];
        if (smallest?.excess === 0) expect(found(kept)).toEqual(found(free).slice(0, kept.covers.length));
        else expect(within?.items.length).toBeGreaterThan(smallest?.items.length ?? 0);
      }),
      1_000,
    );
  });

  it('are not smaller without an item, and not larger with a larger amount', () => {
    /** Returns the size of the smallest sets; infinity if there is none. */
    const size = (problem: CoverProblem) => {
      const { reached, covers } = solve(problem, { minSize: 1, maxSize: 5 }, 1);
      return reached ? (covers[0]?.items.length ?? 0) : Number.POSITIVE_INFINITY;
    };
    check(
      fc.property(problems, fc.nat(8), fc.nat(3), ({ demands, items }, place, more) => {
        const problem = { demands, items };
        const whole = size(problem);
        expect(size({ ...problem, items: problem.items.filter((_, i) => i !== place) })).toBeGreaterThanOrEqual(whole);
        const richer = problem.items.map((item, i) => (i === place ? item.map((amount) => amount + more) : item));
        expect(size({ ...problem, items: richer })).toBeLessThanOrEqual(whole);
      }),
      1_000,
    );
  });
});
