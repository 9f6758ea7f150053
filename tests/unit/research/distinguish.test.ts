import { describe, expect, it } from 'vitest';
import { distinguish, leadingOf, pairsOf } from '../../../src/research/evidence/distinguish.ts';
import type { Tie } from '../../../src/research/evidence/ranking.ts';
import { complete } from '../../../src/research/job.ts';

const tie = (rank: number, ...candidates: string[]): Tie => ({
  rank,
  score: -rank,
  ranked: candidates.map((candidate) => ({ candidate, score: -rank, terms: [] })),
});
const leading = (...ties: Tie[]) => leadingOf(ties).map(({ candidate }) => candidate);

describe('the leading candidates', () => {
  it('are the first tie', () => expect(leading(tie(1, 'a', 'b'), tie(3, 'c'))).toEqual(['a', 'b']));
  it('are the first two ties if the first has one candidate', () =>
    expect(leading(tie(1, 'a'), tie(2, 'b', 'c'), tie(4, 'd'))).toEqual(['a', 'b', 'c']));
  it('are one for a single candidate, and none for an empty ranking', () => {
    expect(leading(tie(1, 'a'))).toEqual(['a']);
    expect(leading()).toEqual([]);
  });
});

describe('distinguish', () => {
  const traits = [
    { id: 'all', candidates: ['a', 'b', 'c', 'd'] },
    { id: 'none', candidates: ['x'] },
    { id: 'one', candidates: ['b', 'x'] },
    { id: 'half', candidates: ['d', 'a'] },
    { id: 'another', candidates: ['c'] },
  ];

  it('returns traits by the number of pairs that they distinguish, without those that distinguish none', () => {
    const found = complete(distinguish(['a', 'b', 'c', 'd'], traits, 9));
    expect(found).toEqual([
      { id: 'half', pairs: 4, pointsTo: ['a', 'd'] },
      { id: 'another', pairs: 3, pointsTo: ['c'] },
      { id: 'one', pairs: 3, pointsTo: ['b'] },
    ]);
    expect(complete(distinguish(['a', 'b', 'c', 'd'], traits, 1))).toHaveLength(1);
  });

  it('does a unit of work for each candidate of each trait and each leading one, and yields every few hundred', () => {
    const candidates = Array.from({ length: 24 }, (_, i) => `c${i}`);
    const many = Array.from({ length: 300 }, (_, i) => ({ id: `t${i}`, candidates: candidates.slice(i % 24) }));
    const units = [...distinguish(candidates, many, 100)];
    expect(units.reduce((sum, unit) => sum + unit, 0)).toBe(
      many.reduce((sum, trait) => sum + trait.candidates.length + candidates.length, 0),
    );
    expect(Math.max(...units)).toBeLessThan(600);
  });

  it('returns nothing for one candidate', () => expect(complete(distinguish(['a'], traits, 9))).toEqual([]));
  it('counts pairs', () => expect([0, 1, 2, 5].map(pairsOf)).toEqual([0, 0, 1, 10]));
});
