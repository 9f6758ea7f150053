import { describe, expect, it } from 'vitest';
import { distinguish, leadingOf, pairsOf } from '../../../src/research/evidence/distinguish.ts';
import type { Tie } from '../../../src/research/evidence/ranking.ts';

const tie = (rank: number, ...candidates: string[]): Tie => ({
  rank,
  score: -rank,
  ranked: candidates.map((candidate) => ({ candidate, score: -rank, terms: [] })),
});
const leading = (...ties: Tie[]) => leadingOf(ties).map(({ candidate }) => candidate);

describe('the leading candidates', () => {
  it('are the first tie', () => expect(leading(tie(1, 'a', 'b'), tie(3, 'c'))).toEqual(['a', 'b']));
  it('are the first two if one stands alone', () =>
    expect(leading(tie(1, 'a'), tie(2, 'b', 'c'), tie(4, 'd'))).toEqual(['a', 'b', 'c']));
  it('are one where there is but one, and none where there is none', () => {
    expect(leading(tie(1, 'a'))).toEqual(['a']);
    expect(leading()).toEqual([]);
  });
});

describe('distinguish', () => {
  const questions = [
    { id: 'all', candidates: ['a', 'b', 'c', 'd'] },
    { id: 'none', candidates: ['x'] },
    { id: 'one', candidates: ['b', 'x'] },
    { id: 'half', candidates: ['d', 'a'] },
    { id: 'another', candidates: ['c'] },
  ];

  it('asks first what tells the most pairs apart, and nothing that tells none', () => {
    const found = distinguish(['a', 'b', 'c', 'd'], questions, 9);
    expect(found).toEqual([
      { id: 'half', pairs: 4, pointsTo: ['a', 'd'] },
      { id: 'another', pairs: 3, pointsTo: ['c'] },
      { id: 'one', pairs: 3, pointsTo: ['b'] },
    ]);
    expect(distinguish(['a', 'b', 'c', 'd'], questions, 1)).toHaveLength(1);
  });

  it('has nothing to ask of one', () => expect(distinguish(['a'], questions, 9)).toEqual([]));
  it('counts pairs', () => expect([0, 1, 2, 5].map(pairsOf)).toEqual([0, 0, 1, 10]));
});
