import { describe, expect, it } from 'vitest';
import { minimalCovers } from '../../../src/research/cover/minimal-cover.ts';
import type { CoverProblem } from '../../../src/research/cover/table.ts';
import { complete } from '../../../src/research/job.ts';

const unbounded = { minSize: 1, maxSize: 5, keep: 5, withinLevels: false, budget: Number.POSITIVE_INFINITY };
const solve = (problem: CoverProblem, options: Partial<typeof unbounded> = {}) =>
  complete(minimalCovers(problem, { ...unbounded, ...options }));

/** Returns a demand for an amount, which is also its reference. */
const demand = (needed: number) => ({ reference: needed, needed });

describe('minimal covers', () => {
  it('prefer two items to the three of a greedy search', () => {
    // The first item gives most of both demands, and leaves a third of each to others.
    const problem = {
      demands: [demand(6), demand(6)],
      items: [
        [4, 4],
        [6, 0],
        [0, 6],
        [2, 0],
        [0, 2],
      ],
    };
    expect(solve(problem)).toMatchObject({ reached: true, proved: true, total: 1, covers: [{ items: [1, 2] }] });
  });

  it('rank by the least share, then by place', () => {
    const problem = {
      demands: [demand(4), demand(4)],
      items: [
        [4, 0],
        [0, 4],
        [5, 0],
        [0, 5],
        [9, 0],
      ],
    };
    const { covers, total } = solve(problem);
    expect(total).toBe(6);
    expect(covers.map(({ items, leastShare }) => [items, leastShare])).toEqual([
      [[2, 3], 1.25],
      [[3, 4], 1.25],
      [[0, 1], 1],
      [[0, 3], 1],
      [[1, 2], 1],
    ]);
  });

  describe('with levels', () => {
    // Each of the first four items is enough. Their loads toward the two levels (10 and 4) differ.
    const problem = {
      demands: [demand(4)],
      items: [[9], [5], [4], [8], [2], [2]],
      limits: {
        levels: [10, 4],
        loads: [
          [20, 0],
          [10, 4],
          [0, 0],
          [11, 8],
          [5, 2],
          [6, 2],
        ],
      },
    };
    // The first is at 20 / 10 = 2 times a level, the fourth at 11 / 10 and 8 / 4 = 2. The second is at both levels,
    // and passes neither.
    const ranked = [
      [[1], 1.25, 0],
      [[2], 1, 0],
      [[0], 2.25, 2],
      [[3], 2, 2],
    ];
    const ranks = (options: Partial<typeof unbounded>) =>
      solve(problem, options).covers.map(({ items, leastShare, excess }) => [items, leastShare, excess]);

    it('rank by the least excess, then by the least share', () => {
      expect(ranks({})).toEqual(ranked);
      expect(ranks({ keep: 3 })).toEqual(ranked.slice(0, 3));
      expect(solve(problem)).toMatchObject({ total: 4, ranked: true });
    });

    it('leave out sets that pass a level on request, and count the others', () => {
      expect(ranks({ withinLevels: true })).toEqual(ranked.slice(0, 2));
      expect(solve(problem, { withinLevels: true, keep: 1 })).toMatchObject({ total: 2, ranked: true, proved: true });
    });

    it('may need more items to keep to the levels, and report if no set can', () => {
      const withLoad = (last: number) => ({
        demands: [demand(4)],
        items: [[9], [2], [2]],
        limits: { levels: [10], loads: [[11], [5], [last]] },
      });
      const [two, none] = [withLoad(5), withLoad(6)];
      // 5 + 5 is 10, the level itself; 5 + 6 passes it.
      expect(solve(two, { withinLevels: true })).toMatchObject({ reached: true, covers: [{ items: [1, 2] }] });
      expect(solve(none, { withinLevels: true })).toMatchObject({ reached: false, proved: true, total: 0 });
      expect(solve(none)).toMatchObject({ reached: true, covers: [{ items: [0], excess: 1.1 }] });
    });
  });

  it('count all sets, even those that are not kept', () => {
    const items = Array.from({ length: 20 }, () => [1]);
    expect(solve({ demands: [demand(3)], items }, { keep: 1 })).toMatchObject({ total: 1_140, ranked: true });
  });

  it('add exactly: three thirds are enough, but not for a demand of one more', () => {
    const third = 4_000_000_000_001;
    const items = [[third], [third], [third]];
    expect(solve({ demands: [demand(3 * third)], items })).toMatchObject({ reached: true, total: 1 });
    expect(solve({ demands: [demand(3 * third + 1)], items })).toMatchObject({ reached: false, total: 0 });
  });

  it('are the set of a greedy search if no set reaches the demands', () => {
    const problem = {
      demands: [demand(10), demand(10)],
      items: [
        [3, 1],
        [1, 3],
        [0, 0],
      ],
    };
    expect(solve(problem)).toEqual({
      reached: false,
      proved: true,
      ranked: false,
      total: 0,
      covers: [{ items: [0, 1], totals: [4, 4], leastShare: 0.4, excess: 0 }],
      spent: expect.any(Number),
    });
  });

  it('of a smallest size need all their items', () => {
    // The first meets both demands. Of the larger sets, only the second and third need each other.
    const problem = {
      demands: [demand(6), demand(6)],
      items: [
        [6, 6],
        [6, 0],
        [0, 6],
        [3, 3],
      ],
    };
    expect(solve(problem, { minSize: 2 })).toMatchObject({ reached: true, proved: true, covers: [{ items: [1, 2] }] });
    // No three of them need each other: [1, 2, 3] does not need 3, and sets with the first do not need the rest.
    expect(solve(problem, { minSize: 3 })).toMatchObject({
      reached: false,
      proved: true,
      total: 0,
      covers: [{ items: [0] }],
    });
  });

  it('reach nothing without items', () => {
    expect(solve({ demands: [demand(1)], items: [] })).toMatchObject({ reached: false, proved: true, total: 0 });
  });

  it('end within the budget, with a cover that may not be the smallest', () => {
    const items = Array.from({ length: 200 }, (_, i) => [0, 1, 2, 3].map((d) => 10 + ((i * (7 + 4 * d)) % 13)));
    const problem = { demands: [demand(90), demand(90), demand(90), demand(90)], items };
    const covers = solve(problem, { maxSize: 8, budget: 20_000 });
    expect(covers).toMatchObject({ reached: true, ranked: false, total: null });
    expect(covers.spent).toBeLessThan(25_000);
  });

  it('do at most a few thousand units of work between two yields', () => {
    const items = Array.from({ length: 1_000 }, (_, i) => [i % 7, i % 11, i % 13]);
    const problem = { demands: [demand(20), demand(30), demand(40)], items };
    const steps = minimalCovers(problem, { ...unbounded, budget: 1_000_000 });
    const yielded: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) yielded.push(step.value);
    expect(Math.max(...yielded)).toBeLessThan(5_000);
  });
});
