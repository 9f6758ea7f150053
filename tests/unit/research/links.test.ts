import { describe, expect, it } from 'vitest';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { type Links, link, type Standing } from '../../../src/research/evidence/links.ts';
import { complete } from '../../../src/research/job.ts';

/** Reads steps such as "gait walking": the first is narrower than the second. */
const hierarchy = (...steps: string[]): Hierarchy =>
  new Hierarchy(
    steps.map((step) => {
      const [narrower = '', broader = ''] = step.split(' ');
      return { narrower, broader };
    }),
  );

const annotated = (
  over: Hierarchy,
  ...annotations: [candidate: string, feature: string, standing: Standing][]
): Links =>
  complete(
    link(
      ['b', 'a'],
      ['gait', 'walking', 'waddle'],
      annotations.map(([candidate, feature, standing]) => ({ candidate, feature, standing })),
      over,
    ),
  );

const chain = hierarchy('waddle gait', 'gait walking');

describe('a hierarchy', () => {
  it('returns the broader features with the steps up to them, nearest first', () => {
    expect([...chain.above('waddle')]).toEqual([
      ['waddle', ['waddle']],
      ['gait', ['waddle', 'gait']],
      ['walking', ['waddle', 'gait', 'walking']],
    ]);
    expect([...chain.above('walking').keys()]).toEqual(['walking']);
  });

  it('takes the shortest path up, and of two equally short the first by id, for any order of the steps', () => {
    const steps = ['x p', 'x b', 'b top', 'p top', 'x z', 'z y', 'y top'];
    expect(
      hierarchy(...steps)
        .above('x')
        .get('top'),
    ).toEqual(['x', 'b', 'top']);
    expect(
      hierarchy(...steps.toReversed())
        .above('x')
        .get('top'),
    ).toEqual(['x', 'b', 'top']);
  });
});

describe('links', () => {
  it('go from a narrower feature to all broader ones, with the path', () => {
    const links = annotated(chain, ['a', 'waddle', 'asserted']);
    expect(links.get('walking', 'a')).toEqual({ standing: 'asserted', path: ['waddle', 'gait', 'walking'] });
    expect(links.get('walking', 'b')).toBeUndefined();
    expect(links.having('gait')).toEqual(['a']);
  });

  it('use the annotation of the feature itself, or else of the nearest narrower one', () => {
    const links = annotated(chain, ['a', 'waddle', 'asserted'], ['a', 'gait', 'asserted']);
    expect(links.get('gait', 'a')?.path).toEqual(['gait']);
    expect(links.get('walking', 'a')?.path).toEqual(['gait', 'walking']);
  });

  it('do not reach narrower features', () => {
    const links = annotated(chain, ['a', 'walking', 'asserted'], ['b', 'walking', 'negated']);
    expect([links.isKnown('gait'), links.isKnown('waddle')]).toEqual([false, false]);
  });

  it('do not pass on if negated, and give no candidate the feature', () => {
    const links = annotated(chain, ['a', 'waddle', 'negated']);
    expect(links.get('waddle', 'a')).toEqual({ standing: 'negated', path: ['waddle'] });
    expect(links.isKnown('gait')).toBe(false);
    expect(links.having('waddle')).toEqual([]);
    expect(links.isKnown('waddle')).toBe(true);
  });

  it('are disputed if the feature has a negation and a narrower one an assertion', () => {
    const links = annotated(chain, ['a', 'walking', 'negated'], ['a', 'gait', 'asserted']);
    expect(links.get('walking', 'a')).toEqual({ standing: 'disputed', path: ['gait', 'walking'] });
    expect(links.get('gait', 'a')?.standing).toBe('asserted');
    expect(links.having('walking')).toEqual(['a']);
  });

  it('carry a dispute up', () => {
    expect(annotated(chain, ['a', 'gait', 'disputed']).get('walking', 'a')?.standing).toBe('disputed');
  });

  it('do not come from an open annotation', () => {
    const links = annotated(chain, ['a', 'gait', 'open']);
    expect([links.isKnown('gait'), links.isKnown('walking')]).toEqual([false, false]);
  });
});
