/** Tests ranks and ties of candidates by the information content of present features. */
import { describe, expect, it } from 'vitest';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { exactLog2 } from '../../../src/research/evidence/information.ts';
import { link, type Standing } from '../../../src/research/evidence/links.ts';
import { rank, weightOf } from '../../../src/research/evidence/ranking.ts';
import { complete } from '../../../src/research/job.ts';

const candidates = ['e', 'd', 'c', 'b', 'a'];
/**
 * Features with the candidates that have them; a minus sign means that the candidate lacks it. A feature of n of the
 * five candidates has log2(5 / n) bits.
 */
const has: Readonly<Record<string, string>> = {
  one: 'a',
  two: 'b c',
  three: 'c d e',
  all: 'a b c d e',
  denied: 'b -a',
};
const annotations = Object.entries(has).flatMap(([feature, names]) =>
  names.split(' ').map((name) => {
    const standing: Standing = name.startsWith('-') ? 'negated' : 'asserted';
    return { candidate: name.replace('-', ''), feature, standing };
  }),
);
const links = complete(link(candidates, [...Object.keys(has), 'none'], annotations, new Hierarchy([])));
const ranked = (...present: string[]) =>
  complete(rank(links, present)).map(({ rank, score, ranked }) => ({
    rank,
    score,
    names: ranked.map(({ candidate }) => candidate).join(' '),
  }));
const bits = (having: number) => exactLog2(5) - exactLog2(having);

describe('rank', () => {
  it('ties equal scores in order of id, and counts the candidates above for the next rank', () => {
    expect(ranked('one', 'two')).toEqual([
      { rank: 1, score: bits(1), names: 'a' },
      { rank: 2, score: bits(2), names: 'b c' },
    ]);
    expect(ranked('two', 'three')).toEqual([
      { rank: 1, score: bits(2) + bits(3), names: 'c' },
      { rank: 2, score: bits(2), names: 'b' },
      { rank: 3, score: bits(3), names: 'd e' },
    ]);
    expect(ranked('three', 'one', 'all').map(({ rank, names }) => [rank, names])).toEqual([
      [1, 'a'],
      [2, 'c d e'],
      [5, 'b'],
    ]);
  });

  it('does not tie scores that differ by less than a bit', () => {
    expect(bits(2) - bits(3)).toBeLessThan(1);
    expect(ranked('two', 'three')).toHaveLength(3);
  });

  it('subtracts the weight of a denied feature, and ranks scores below 0', () => {
    expect(ranked('denied')).toEqual([
      { rank: 1, score: bits(1), names: 'b' },
      { rank: 2, score: -bits(1), names: 'a' },
    ]);
    expect(weightOf(links, 'denied', 'a')).toBe(-bits(1));
    expect(weightOf(links, 'denied', 'c')).toBe(0);
  });

  it('gives a score of 0 for a feature that all have, and ranks no candidate by one that none has', () => {
    expect(ranked('all')).toEqual([{ rank: 1, score: 0, names: 'a b c d e' }]);
    expect(Object.is(ranked('all')[0]?.score, 0)).toBe(true);
    expect(ranked('none')).toEqual([]);
    expect(ranked()).toEqual([]);
  });

  it('returns terms heaviest first, equal ones by id, with the number of candidates that have each', () => {
    const [best] = complete(rank(links, ['all', 'three', 'two']))[0]?.ranked ?? [];
    expect(best?.terms.map(({ feature, having }) => [feature, having])).toEqual([
      ['two', 2],
      ['three', 3],
      ['all', 5],
    ]);
  });
});
