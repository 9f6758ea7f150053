import { describe, expect, it } from 'vitest';
import { must } from '../../../src/base/must.ts';
import { informationContent } from '../../../src/research/evidence/information.ts';
import { partsOf } from '../../../src/research/evidence/set-parts.ts';
import { countCompositions, countSets, defaultSampling } from '../../../src/research/evidence/subsets.ts';
import { complete } from '../../../src/research/job.ts';

/** Counts the sets for one candidate. */
const countOne = (
  weights: readonly number[],
  broader: readonly (readonly number[])[],
  size: number,
  score: number,
  sampling = defaultSampling,
) => must(complete(countSets([{ weights, score }], broader, size, sampling))[0], 'the count of the candidate');
const count = (weights: readonly number[], size: number, score: number) => countOne(weights, [], size, score);

describe('countSets', () => {
  it('counts as worked out by hand', () => {
    // Pairs from 2, 1, 1, 0: 2+1, 2+1, 2+0, 1+1 reach 2; 1+0, 1+0 do not.
    expect(count([2, 1, 1, 0], 2, 2)).toEqual({ atLeast: 4n, of: 6n, drawn: null });
  });

  it('counts all sets for a score that each reaches, and none for a score that none reaches', () => {
    expect(count([1, -1, 0], 2, -1)).toMatchObject({ atLeast: 3n, of: 3n });
    expect(count([1, -1, 0], 2, 2)).toMatchObject({ atLeast: 0n, of: 3n });
  });

  it('counts the one empty set, and no set with more items than features', () => {
    expect(count([1, 2], 0, 0)).toMatchObject({ atLeast: 1n, of: 1n });
    expect(count([1, 2], 3, 0)).toMatchObject({ atLeast: 0n, of: 0n });
  });

  it('exceeds the whole numbers of a double', () => {
    const weights = Array.from({ length: 200 }, (_, i) => (i < 5 ? 1 : 0));
    const { atLeast, of } = count(weights, 60, 1);
    expect(of).toBeGreaterThan(2n ** 53n);
    // All sets reach 1, except those without any of the five: C(200, 60) - C(195, 60).
    expect(of - atLeast).toBe(count(weights.slice(5), 60, 0).of);
  });

  it('adds nothing for a feature that follows from another of the set', () => {
    // The first entails the second, the fourth the third. These pairs reach 3: first + third 3, first + fourth 5, first
    // +
    // fifth 3, second + fourth 4, fourth + fifth 4, and third + fourth, which is 3 by the fourth alone. First + second
    // is
    // 2 by the first alone; if both counted, it would reach 3 as well.
    const weights = [2, 1, 1, 3, 1];
    const broader = [[1], [], [], [2], []];
    expect(countOne(weights, broader, 2, 3)).toEqual({ atLeast: 6n, of: 10n, drawn: null });
    expect(count(weights, 2, 3)).toMatchObject({ atLeast: 7n, of: 10n });
    const drawn = countOne(weights, broader, 2, 3, { above: 0, sets: 4_000, seed: 3 });
    expect(Number(drawn.atLeast) / 4_000).toBeCloseTo(0.6, 1);
  });

  it('draws if a hierarchy joins too many features to list their sets', () => {
    const weights = Array.from({ length: 20 }, () => 1);
    const chain = weights.map((_, i) => Array.from({ length: i }, (_, above) => above));
    // Of a chain, one member counts: no set of three adds up to 2.
    expect(countOne(weights, chain, 3, 2)).toMatchObject({ atLeast: 0n, of: 10_000n });
    expect(countOne(weights, chain, 3, 1)).toMatchObject({ atLeast: 10_000n });
  });

  it('is exact for logarithms of thirds', () => {
    const third = informationContent(9, 3);
    expect(count([third, third, informationContent(9, 1)], 1, third + third)).toMatchObject({ atLeast: 1n, of: 3n });
  });
});

describe('a draw of sets', () => {
  const weights = Array.from({ length: 40 }, (_, i) => i / 4);
  const sampling = { above: 10, sets: 4_000, seed: 7 };
  const draw = (seed: number) => countOne(weights, [], 3, 15, { ...sampling, seed });

  it('begins above the limit on compositions, reports that, and is the same for the same seed', () => {
    const parts = complete(partsOf([1, 1, 0, 0, 0], [], 2)) ?? [];
    expect(complete(countCompositions(parts, 2))).toBe(3);
    const drawn = draw(7);
    expect(drawn).toMatchObject({ of: 4_000n, drawn: { sets: 4_000, seed: 7 } });
    expect(draw(7)).toEqual(drawn);
    expect(draw(8).atLeast).not.toBe(drawn.atLeast);
  });

  it('is close to the exact count', () => {
    const exact = count(weights, 3, 15);
    expect(exact.drawn).toBeNull();
    const share = Number(exact.atLeast) / Number(exact.of);
    // Five standard errors of a share among 4,000.
    const error = 5 * Math.sqrt((share * (1 - share)) / 4_000);
    expect(Math.abs(Number(draw(7).atLeast) / 4_000 - share)).toBeLessThan(error);
  });
});
