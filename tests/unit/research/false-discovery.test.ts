import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/research/job.ts';
import { benjaminiHochberg } from '../../../src/research/statistics/false-discovery.ts';
import { nearestDouble } from '../../../src/research/statistics/ratio.ts';

/** Adjusts tails in ten-thousandths. */
const adjust = (...tails: number[]) =>
  complete(benjaminiHochberg(tails.map((tail) => ({ numerator: BigInt(tail), denominator: 10_000n })))).map(
    nearestDouble,
  );

describe('the procedure of Benjamini and Hochberg', () => {
  it('adjusts five tests, in the given order', () => {
    // Ranks 1 2 4 5 3 of 0.008 0.03 0.2 0.6 0.123: each times 5 over its rank; none of the later ones is less.
    expect(adjust(80, 300, 2000, 6000, 1230)).toEqual([0.04, 0.075, 0.25, 0.6, 0.205]);
  });

  it('adjusts the fifteen tests of the paper, of which four stay below 0.05', () => {
    // Benjamini & Hochberg (1995): fifteen comparisons of two treatments in a trial of thrombolysis.
    const tails = [1, 4, 19, 95, 201, 278, 298, 344, 459, 3240, 4262, 5719, 6528, 7590, 10_000];
    const adjusted = adjust(...tails);
    expect(adjusted.slice(0, 5)).toEqual([0.0015, 0.003, 0.0095, 0.035625, 0.0603]);
    // The sixth alone would be 0.0278 * 15 / 6 = 0.0695; the seventh, 0.0298 * 15 / 7, is less and replaces both.
    expect(adjusted.slice(5, 7)).toEqual([0.447 / 7, 0.447 / 7]);
    expect(adjusted.slice(7, 10)).toEqual([0.0645, 0.0765, 0.486]);
    expect(adjusted.at(-1)).toBe(1);
    expect(adjusted.filter((tail) => tail <= 0.05)).toHaveLength(4);
  });

  it('gives tied tests the adjusted tail of the last among them', () => {
    // 0.005, twice 0.02, 0.5: the tie takes ranks 2 and 3, so both are 0.02 * 4 / 3 rather than 0.02 * 4 / 2.
    expect(adjust(200, 50, 5000, 200)).toEqual([0.08 / 3, 0.02, 0.5, 0.08 / 3]);
    // With 0.01 the first would be 0.01 * 4 / 1, more than those above it; it takes theirs.
    expect(adjust(200, 100, 5000, 200)).toEqual([0.08 / 3, 0.08 / 3, 0.5, 0.08 / 3]);
  });

  it('never exceeds 1, and accepts one test or none', () => {
    expect(adjust(9000, 10_000, 9500)).toEqual([1, 1, 1]);
    expect(adjust(300)).toEqual([0.03]);
    expect(adjust()).toEqual([]);
  });

  it('ranks by exact counts, even if the nearest doubles are equal', () => {
    const total = 3n * 10n ** 40n;
    const [a, b] = [10n ** 40n + 1n, 10n ** 40n].map((numerator) => ({ numerator, denominator: total }));
    if (!a || !b) throw new Error('two tests were given');
    // The least tail takes rank 1 and is doubled, but the one above it, at rank 2, is less than that.
    expect(complete(benjaminiHochberg([a, b]))).toEqual([
      { numerator: 2n * a.numerator, denominator: 2n * total },
      { numerator: 2n * a.numerator, denominator: 2n * total },
    ]);
  });
});
