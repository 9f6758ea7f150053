/** Tests random draws of sets, and the exact limit above which research draws instead of counting. */
import { describe, expect, it } from 'vitest';
import { must } from '../../../src/base/must.ts';
import { randomIndexes } from '../../../src/research/evidence/random.ts';
import { partsOf } from '../../../src/research/evidence/set-parts.ts';
import { countCompositions, countSets, defaultSampling } from '../../../src/research/evidence/subsets.ts';
import { complete } from '../../../src/research/job.ts';

const countOne = (weights: readonly number[], size: number, score: number, sampling = defaultSampling) =>
  must(complete(countSets([{ weights, score }], [], size, sampling))[0], 'the count of the candidate');
const draw = (weights: readonly number[], size: number, score: number, sets = 1_000, seed = 5) =>
  countOne(weights, size, score, { above: 0, sets, seed });
const compositions = (weights: readonly number[], size: number): number => {
  const parts = complete(partsOf(weights, [], size));
  if (!parts) throw new Error('no hierarchy joins these features');
  return complete(countCompositions(parts, size));
};

describe('a random draw', () => {
  it('counts a set with exactly the score, as an exact count does', () => {
    const weights = Array.from({ length: 30 }, () => 0.5);
    expect(draw(weights, 4, 2)).toMatchObject({ atLeast: 1_000n, of: 1_000n });
    expect(draw(weights, 4, 2 + 2 ** -30)).toMatchObject({ atLeast: 0n, of: 1_000n });
  });

  it.each([1, 2, 5, 20])('has each feature at most once: all %i of them are one set', (size) => {
    const weights = Array.from({ length: size }, (_, i) => 2 ** i);
    const sum = 2 ** size - 1;
    expect(draw(weights, size, sum)).toMatchObject({ atLeast: 1_000n });
    expect(draw(weights, size, sum + 1)).toMatchObject({ atLeast: 0n });
  });

  it('has each possible set about equally often', () => {
    // With powers of two each set has its own sum, so the counts at each threshold give the frequency of each set.
    const weights = [1, 2, 4, 8, 16];
    const drawn = 20_000;
    const sums = weights.flatMap((a, i) => weights.slice(i + 1).map((b) => a + b)).sort((a, b) => a - b);
    const atLeast = sums.map((sum) => Number(draw(weights, 2, sum, drawn).atLeast));
    const each = atLeast.map((count, i) => count - (atLeast[i + 1] ?? 0));
    expect(each.reduce((a, b) => a + b)).toBe(drawn);
    // Ten sets of a tenth each: five standard errors.
    const error = 5 * Math.sqrt(drawn * 0.1 * 0.9);
    for (const count of each) expect(Math.abs(count - drawn / 10)).toBeLessThan(error);
  });

  it('has the empty set for a size of 0, and no set for a size above the number of features', () => {
    expect(draw([1, 2], 0, 0)).toMatchObject({ atLeast: 1_000n, of: 1_000n });
    expect(countOne([1, 2], 3, 0, { ...defaultSampling, above: 0 })).toEqual({
      atLeast: 0n,
      of: 0n,
      drawn: null,
    });
  });
});

describe('several candidates', () => {
  const weights = Array.from({ length: 24 }, (_, c) =>
    Array.from({ length: 60 }, (_, i) => (i % 24 === c ? c + 1 : 0)),
  );
  const candidates = weights.map((own, c) => ({ weights: own, score: c + 1 }));
  const sampling = { above: 0, sets: 300, seed: 9 };

  it('get the counts that each gets alone', () => {
    const alone = candidates.map((one) => must(complete(countSets([one], [], 9, sampling))[0], 'a count'));
    expect(complete(countSets(candidates, [], 9, sampling))).toEqual(alone);
    expect(new Set(alone.map(({ atLeast }) => atLeast)).size).toBeGreaterThan(1);
  });

  it('share the work of the draw', () => {
    const workOf = (count: number) =>
      [...countSets(candidates.slice(0, count), [], 9, sampling)].reduce((sum, units) => sum + units, 0);
    expect(workOf(1)).toBeGreaterThan(sampling.sets * 9);
    expect(workOf(24)).toBeLessThan(4 * workOf(1));
  });

  it('get fewer sets where sets are large, so that all together have at most half a million features', () => {
    const large = [{ weights: Array.from({ length: 250 }, (_, i) => i), score: 0 }];
    expect(complete(countSets(large, [], 125, { ...sampling, sets: 10_000 }))).toMatchObject([
      { of: 4_000n, drawn: { sets: 4_000 } },
    ]);
  });
});

describe('an exact count', () => {
  it('of the one set of all features takes one sum at a time', () => {
    const weights = Array.from({ length: 40 }, (_, i) => 2 ** i);
    const job = countSets([{ weights, score: 2 ** 40 - 1 }], [], 40);
    let units = 0;
    for (;;) {
      const step = job.next();
      if (step.done) {
        expect(step.value).toEqual([{ atLeast: 1n, of: 1n, drawn: null }]);
        break;
      }
      units += step.value;
    }
    expect(units).toBeLessThan(5_000);
  });
});

describe('drawing', () => {
  const weights = [3, 2, 2, 1, 0, 0, 0];
  it.each([1, 2, 3, 6])('begins with one way more than the limit, for sets of %i', (size) => {
    const ways = compositions(weights, size);
    const at = (above: number) => countOne(weights, size, 2, { above, sets: 50, seed: 1 });
    expect(at(ways)).toMatchObject({ drawn: null });
    expect(at(ways - 1)).toMatchObject({ of: 50n, drawn: { sets: 50, seed: 1 } });
  });

  it('begins by default above a hundred thousand ways', () => {
    // Of n different weights, sets of two have n * (n - 1) / 2 ways: 99,681 of 447, and 100,128 of 448.
    const different = (count: number) => Array.from({ length: count }, (_, i) => i);
    expect([447, 448].map((n) => compositions(different(n), 2))).toEqual([99_681, 100_128]);
    expect(countOne(different(447), 2, 10).drawn).toBeNull();
    expect(countOne(different(448), 2, 10)).toMatchObject({
      of: 10_000n,
      drawn: { sets: 10_000, seed: 1 },
    });
  });

  it('counts the ways as worked out by hand', () => {
    // Sets of 0 to 7 of two, three and one features of equal weight.
    const groups = [1, 1, 2, 2, 2, 3];
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((size) => compositions(groups, size))).toEqual([1, 3, 5, 6, 5, 3, 1, 0]);
  });
});

describe('random indexes', () => {
  const numbers = (seed: number, below: number, count: number) => {
    const index = randomIndexes(seed);
    return Array.from({ length: count }, () => index(below));
  };

  it('are the published sequence of the generator', () => {
    expect(numbers(1, 2 ** 32, 4)).toEqual(mulberry32(1, 4));
    expect(numbers(0xffff_ffff, 2 ** 32, 4)).toEqual(mulberry32(0xffff_ffff, 4));
  });

  it('are below the bound, each about equally often, and only 0 below 1', () => {
    const counts = new Array<number>(7).fill(0);
    for (const number of numbers(9, 7, 70_000)) counts[number] = (counts[number] ?? 0) + 1;
    expect(counts).toHaveLength(7);
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
    expect(new Set(numbers(3, 1, 100))).toEqual(new Set([0]));
  });
});

/** Computes Ettinger's generator as published, with 64-bit integers and masks. */
function mulberry32(seed: number, count: number): number[] {
  const mask = 0xffff_ffffn;
  let state = BigInt(seed);
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5n) & mask;
    let z = ((state ^ (state >> 15n)) * (state | 1n)) & mask;
    z ^= (z + (((z ^ (z >> 7n)) * (z | 61n)) & mask)) & mask;
    return Number((z ^ (z >> 14n)) & mask);
  });
}
