/** Tests properties of scores, ranks and counts over any graph of candidates and features. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { must } from '../../src/base/must.ts';
import { Hierarchy, type Subsumption } from '../../src/research/evidence/hierarchy.ts';
import { type Annotation, type Links, link } from '../../src/research/evidence/links.ts';
import { type Ranked, rank, scoreOf, weightOf } from '../../src/research/evidence/ranking.ts';
import { countSets } from '../../src/research/evidence/subsets.ts';
import { complete } from '../../src/research/job.ts';
import { check } from '../support/random/fast-check.ts';

interface World {
  readonly candidates: readonly string[];
  readonly features: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly subsumptions: readonly Subsumption[];
}

const names = (prefix: string, min: number, max: number) =>
  fc.integer({ min, max }).map((count) => Array.from({ length: count }, (_, i) => `${prefix}${i}`));

/** Has at most one annotation between two, and steps only from later features to earlier ones, without a cycle. */
const worlds: fc.Arbitrary<World> = fc.tuple(names('c', 1, 9), names('f', 1, 10)).chain(([candidates, features]) => {
  const feature = fc.nat(features.length - 1);
  const annotation = fc.record({
    candidate: fc.constantFrom(...candidates),
    feature: fc.constantFrom(...features),
    standing: fc.constantFrom('asserted', 'asserted', 'asserted', 'disputed', 'negated', 'open'),
  });
  return fc.record({
    candidates: fc.constant(candidates),
    features: fc.constant(features),
    annotations: fc.uniqueArray(annotation, {
      selector: ({ candidate, feature }) => `${candidate} ${feature}`,
      maxLength: 40,
    }),
    subsumptions: fc
      .array(fc.tuple(feature, feature), { maxLength: 8 })
      .map((pairs) =>
        pairs
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => ({ narrower: `f${Math.max(a, b)}`, broader: `f${Math.min(a, b)}` })),
      ),
  });
});

const linksOf = ({ candidates, features, annotations, subsumptions }: World): Links =>
  complete(link(candidates, features, annotations, new Hierarchy(subsumptions)));

const isKindOf = ({ hierarchy }: Links, narrower: string, broader: string) => hierarchy.above(narrower).has(broader);

const cases = worlds.chain((world) =>
  fc.tuple(fc.constant(world), fc.shuffledSubarray([...world.features], { minLength: 1 })),
);

const rankedIn = (links: Links, present: readonly string[]): readonly Ranked[] =>
  complete(rank(links, present)).flatMap(({ ranked }) => ranked);

/** Adds in another order than that of the list. */
const sumBackwards = (numbers: readonly number[]): number => numbers.reduceRight((sum, number) => sum + number, 0);

describe('a score', () => {
  it('is the sum of its terms in any order, exactly', () => {
    check(
      fc.property(cases, ([world, present]) => {
        for (const { score, terms } of rankedIn(linksOf(world), present)) {
          const weights = terms.map(({ weight }) => weight);
          expect(sumBackwards(weights)).toBe(score);
          expect(sumBackwards(weights.toSorted())).toBe(score);
        }
      }),
      300,
    );
  });

  it('is log2 of the product of the ratios of all terms', () => {
    check(
      fc.property(cases, ([world, present]) => {
        for (const { score, terms } of rankedIn(linksOf(world), present)) {
          const bits = terms.map(({ link, having, entailedBy }) => {
            if (entailedBy !== null) return 0;
            const information = Math.log2(world.candidates.length / Math.max(1, having));
            return link.standing === 'negated' ? -information : information;
          });
          expect(score).toBeCloseTo(sumBackwards(bits), 8);
        }
      }),
      300,
    );
  });

  it('does not fall, and keeps its terms, with a further unrelated feature that the candidate has', () => {
    check(
      fc.property(cases, ([world, present]) => {
        const links = linksOf(world);
        const [added, ...all] = [must(present[0], 'a present feature'), ...present.slice(1)];
        const before = all.filter((one) => !isKindOf(links, one, added) && !isKindOf(links, added, one));
        const after = [added, ...before];
        for (const candidate of world.candidates) {
          const [less, more] = [scoreOf(links, before, candidate), scoreOf(links, after, candidate)];
          expect(more.terms.filter(({ feature }) => feature !== added)).toEqual(less.terms);
          const link = links.get(added, candidate);
          if (!link) expect(more.score).toBe(less.score);
          else if (link.standing === 'negated') expect(more.score).toBeLessThanOrEqual(less.score);
          else expect(more.score).toBeGreaterThanOrEqual(less.score);
        }
      }),
      300,
    );
  });

  it('is that of the features that do not follow from another present one', () => {
    check(
      fc.property(cases, ([world, present]) => {
        const links = linksOf(world);
        const specific = present.filter(
          (one) => !present.some((other) => other !== one && isKindOf(links, other, one)),
        );
        for (const candidate of world.candidates) {
          const { score, terms } = scoreOf(links, present, candidate);
          expect(score).toBe(scoreOf(links, specific, candidate).score);
          for (const { feature, entailedBy, weight } of terms) {
            expect(entailedBy === null).toBe(specific.includes(feature));
            if (entailedBy === null) continue;
            expect(weight).toBe(0);
            expect(present).toContain(entailedBy);
            expect(isKindOf(links, entailedBy, feature)).toBe(true);
          }
        }
      }),
      300,
    );
  });

  it('loses as much by a negated feature as it gains by an asserted one', () => {
    check(
      fc.property(cases, ([world]) => {
        const links = linksOf(world);
        for (const feature of world.features) {
          const weights = world.candidates.flatMap((candidate) => {
            const standing = links.get(feature, candidate)?.standing;
            const weight = weightOf(links, feature, candidate);
            return standing ? [standing === 'negated' ? 0 - weight : weight] : [];
          });
          expect(weights.every((weight) => weight === links.information(feature) && weight >= 0)).toBe(true);
        }
      }),
      200,
    );
  });
});

describe('a ranking', () => {
  it('ties equal scores and no others, and counts the candidates above', () => {
    check(
      fc.property(cases, ([world, present]) => {
        const links = linksOf(world);
        const ties = complete(rank(links, present));
        const all = ties.flatMap(({ ranked }) => ranked);
        expect(new Set(ties.map(({ score }) => score)).size).toBe(ties.length);
        for (const { rank, score, ranked } of ties) {
          for (const candidate of ranked) expect(candidate.score).toBe(score);
          expect(rank).toBe(1 + all.filter((other) => other.score > score).length);
        }
        const withTerms = links.candidates.filter((candidate) =>
          present.some((feature) => links.get(feature, candidate)),
        );
        expect(all.map(({ candidate }) => candidate).sort()).toEqual([...withTerms].sort());
      }),
      300,
    );
  });

  it('is the same for any order of facts and features', () => {
    check(
      fc.property(cases, ([world, present]) => {
        const reversed: World = {
          candidates: world.candidates.toReversed(),
          features: world.features.toReversed(),
          annotations: world.annotations.toReversed(),
          subsumptions: world.subsumptions.toReversed(),
        };
        const ties = complete(rank(linksOf(world), present));
        expect(complete(rank(linksOf(reversed), present.toReversed()))).toEqual(ties);
      }),
      300,
    );
  });
});

describe('links', () => {
  it('of a feature also exist for the broader features', () => {
    check(
      fc.property(worlds, (world) => {
        const links = linksOf(world);
        for (const { narrower, broader } of world.subsumptions) {
          const wider = new Set(links.having(broader));
          expect(links.having(narrower).filter((candidate) => !wider.has(candidate))).toEqual([]);
        }
      }),
      300,
    );
  });
});

describe('an absent feature', () => {
  it('has the effect of removing all annotations of it and of narrower ones', () => {
    check(
      fc.property(cases, ([world, absent]) => {
        const hierarchy = new Hierarchy(world.subsumptions);
        const { candidates, features, annotations } = world;
        const links = complete(link(candidates, features, annotations, hierarchy, absent));
        const cannotShow = (feature: string) => absent.some((one) => hierarchy.above(feature).has(one));
        const rest = linksOf({
          ...world,
          annotations: annotations.filter(({ feature, standing }) => standing === 'negated' || !cannotShow(feature)),
        });
        const whole = linksOf(world);
        for (const feature of features) {
          for (const candidate of candidates) {
            const expected = cannotShow(feature) ? whole : rest;
            expect(links.get(feature, candidate)).toEqual(expected.get(feature, candidate));
          }
        }
      }),
      300,
    );
  });
});

describe('the count of sets', () => {
  it('equals an enumeration', () => {
    check(
      fc.property(cases, ([world, present]) => {
        const links = linksOf(world);
        for (const { candidate, score } of rankedIn(links, present)) {
          const weights = links.features.map((feature) => weightOf(links, feature, candidate));
          let [atLeast, of] = [0n, 0n];
          for (let set = 0; set < 2 ** weights.length; set++) {
            const members = links.features.filter((_, i) => (set >> i) & 1);
            if (members.length !== present.length) continue;
            of += 1n;
            if (scoreOf(links, members, candidate).score >= score) atLeast += 1n;
          }
          expect(complete(countSets([{ weights, score }], links.broader(links.features), present.length))).toEqual([
            { atLeast, of, drawn: null },
          ]);
          expect(atLeast).toBeGreaterThan(0n);
        }
      }),
      60,
    );
  });
});
