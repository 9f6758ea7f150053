/** Which of several equals research gives: nothing is left to the order in which facts arrive. */
import { describe, expect, it } from 'vitest';
import { TopK } from '../../../src/base/top-k.ts';
import { best, type Coverage, coverages, shareOf, shortlist } from '../../../src/research/cover/coverage.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { type Annotation, link } from '../../../src/research/evidence/links.ts';
import { complete } from '../../../src/research/job.ts';

describe('of several narrower features at one distance', () => {
  const hierarchy = new Hierarchy(['z', 'm', 'a'].map((narrower) => ({ narrower, broader: 'top' })));
  const pathTo = (...features: string[]) => {
    const annotations = features.map((feature): Annotation => ({ candidate: 'c', feature, standing: 'asserted' }));
    return complete(link(['c'], ['z', 'm', 'a', 'top'], annotations, hierarchy)).get('top', 'c')?.path;
  };

  it.each([[['z', 'm', 'a']], [['a', 'm', 'z']], [['m', 'z', 'a']]])('the first by id links, told as %j', (order) => {
    expect(pathTo(...order)).toEqual(['a', 'top']);
  });

  it('an annotation of the feature itself links before all of them', () => {
    expect(pathTo('z', 'top', 'a')).toEqual(['top']);
  });

  it('a nearer one links before an earlier id', () => {
    const deep = new Hierarchy([
      { narrower: 'a', broader: 'b' },
      { narrower: 'b', broader: 'top' },
      { narrower: 'z', broader: 'top' },
    ]);
    const annotations = ['a', 'z'].map((feature): Annotation => ({ candidate: 'c', feature, standing: 'asserted' }));
    const links = complete(link(['c'], ['a', 'b', 'z', 'top'], annotations, deep));
    expect(links.get('top', 'c')?.path).toEqual(['z', 'top']);
  });
});

it('those that have a feature are listed by id, in whatever order they are told', () => {
  const annotations = ['c', 'a', 'b'].map(
    (candidate): Annotation => ({ candidate, feature: 'f', standing: 'asserted' }),
  );
  const links = complete(link(['b', 'c', 'a'], ['f', 'e'], annotations, new Hierarchy([])));
  expect(links.having('f')).toEqual(['a', 'b', 'c']);
  expect([links.candidates, links.features]).toEqual([
    ['a', 'b', 'c'],
    ['e', 'f'],
  ]);
  expect([links.having('e'), links.having('unheard of'), links.isKnown('unheard of')]).toEqual([[], [], false]);
});

describe('a shortlist', () => {
  const score = (items: (number | null)[][], references: number[]) => complete(coverages(items, references));
  const places = (listed: readonly Coverage[]) => listed.map(({ item }) => item);

  it('keeps the best for one reference though it scores worst', () => {
    // The last gives most of the second reference alone; each other gives more in all.
    const scored = score(
      [
        [9, 1],
        [8, 1],
        [7, 1],
        [0, 2],
      ],
      [10, 10],
    );
    expect(places(complete(best(scored, 4)))).toEqual([0, 1, 2, 3]);
    expect(places(complete(shortlist(scored, 2)))).toEqual([0, 3]);
    expect(places(complete(shortlist(scored, 3)))).toEqual([0, 1, 3]);
  });

  it('looks at the share beyond a whole, which the score does not count', () => {
    const scored = score(
      [
        [10, 1],
        [30, 0],
        [10, 2],
      ],
      [10, 10],
    );
    expect(places(complete(shortlist(scored, 2)))).toEqual([1, 2]);
  });

  it('takes the first given of those that give as much', () => {
    expect(places(complete(shortlist(score([[5], [5], [5]], [10]), 2)))).toEqual([0, 1]);
    expect(places(complete(best(score([[5], [6], [5], [6]], [10]), 3)))).toEqual([1, 3, 0]);
  });

  it('is all there is up to the count, and begins to leave out one past it', () => {
    const scored = score([[1], [2], [3]], [10]);
    expect(complete(shortlist(scored, 3))).toEqual(scored);
    expect(places(complete(shortlist(scored, 2)))).toEqual([1, 2]);
  });

  it('is not widened by a reference that nothing gives', () => {
    expect(
      places(
        complete(
          shortlist(
            score(
              [
                [0, 3],
                [0, 2],
                [0, 4],
              ],
              [10, 10],
            ),
            1,
          ),
        ),
      ),
    ).toEqual([2]);
  });
});

describe('what a score counts', () => {
  it('is rounded down to nine decimals, and whole shares are themselves', () => {
    expect([shareOf(0, 3), shareOf(1, 3), shareOf(2, 3), shareOf(3, 3), shareOf(7, 3)]).toEqual([
      0, 0.333333333, 0.666666666, 1, 2.333333333,
    ]);
    expect([shareOf(1, 1_000_000_000), shareOf(1, 1_000_000_001)]).toEqual([1e-9, 0]);
  });

  it('is at most the whole of a reference, and nothing for an amount that is not known', () => {
    const [coverage] = complete(coverages([[25, null, 5]], [10, 10, 10]));
    expect(coverage).toEqual({
      item: 0,
      score: 1.5,
      terms: [
        { share: 2.5, counted: 1 },
        { share: null, counted: 0 },
        { share: 0.5, counted: 0.5 },
      ],
    });
    expect(complete(coverages([[0, null]], [1, 1]))).toEqual([]);
  });
});

describe('leaders', () => {
  const byTens = (a: number, b: number) => Math.floor(a / 10) - Math.floor(b / 10);
  const leadersOf = (count: number, items: readonly number[]) => {
    const leaders = new TopK(count, byTens);
    for (const item of items) {
      const [would, before] = [leaders.wouldKeep(item), [...leaders.items]];
      leaders.offer(item);
      expect(would).toBe(JSON.stringify(before) !== JSON.stringify(leaders.items));
    }
    return leaders;
  };

  it('keep the first offered of equals', () => {
    expect(leadersOf(3, [25, 21, 13, 29, 11]).items).toEqual([13, 11, 25]);
    expect(leadersOf(2, [1, 2, 3]).items).toEqual([1, 2]);
  });

  it('have a bar once there are as many as may be kept', () => {
    expect(leadersOf(3, [30, 10]).bar).toBeUndefined();
    expect(leadersOf(2, [30, 10]).bar).toBe(30);
    expect(leadersOf(0, [30, 10])).toMatchObject({ items: [], bar: undefined });
  });
});
