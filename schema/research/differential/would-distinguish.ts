import { groupBy } from '../../../src/base/group-by.ts';
import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { distinguish, leadingOf, pairsOf, type Trait } from '../../../src/research/evidence/distinguish.ts';
import type { Tie } from '../../../src/research/evidence/ranking.ts';
import type { Job } from '../../../src/research/job.ts';
import type { DeficiencySymptoms } from '../common/deficiencies.ts';
import { claimIdsOf } from '../common/fact-edges.ts';
import { claims, symptom, test } from '../common/result-fields.ts';
import type { SymptomInput } from './symptom-input.ts';

const distinguishing = {
  pairs: {
    type: 'int',
    description: 'The number of pairs of leading nutrients where it points to one and not to the other.',
  },
  pointsTo: {
    type: 'entity',
    kind: 'Nutrient',
    list: true,
    description: 'The leading nutrients that it would point to.',
  },
  claims,
} as const;

export const wouldDistinguishResult = defineResult({
  name: 'WouldDistinguish',
  description:
    'Symptoms and tests that distinguish the leading nutrients: those of the first rank, or of the first two ranks ' +
    'if the first has only one.',
  fields: {
    leading: { type: 'entity', kind: 'Nutrient', list: true, description: 'The nutrients to distinguish.' },
    pairs: { type: 'int', description: 'The number of pairs of these nutrients.' },
    symptoms: {
      type: 'object',
      object: defineResult({
        name: 'DistinguishingSymptom',
        description: 'A symptom that the sources name for some of the leading nutrients only.',
        fields: { symptom, ...distinguishing },
      }),
      list: true,
      description: 'Symptoms that the given ones leave open. Those that distinguish the most pairs come first.',
    },
    tests: {
      type: 'object',
      object: defineResult({
        name: 'DistinguishingTest',
        description: 'A test that measures some of the leading nutrients only.',
        fields: { test, ...distinguishing },
      }),
      list: true,
      description: 'Tests that a professional can order. Those that distinguish the most pairs come first.',
    },
  },
});

/** Finds the symptoms and tests that would distinguish the leading nutrients. The given symptoms leave these open. */
export function* wouldDistinguish(
  deficiencies: DeficiencySymptoms,
  ties: readonly Tie[],
  { present, absent }: Pick<SymptomInput, 'present' | 'absent'>,
  suggestions: number,
): Job<ValueOf<typeof wouldDistinguishResult>> {
  const { links, hierarchy, tests } = deficiencies;
  const leading = leadingOf(ties).map(({ candidate }) => candidate);
  // A present symptom implies the broader ones. An absent one excludes the narrower ones.
  const given = new Set(present.flatMap((symptom) => [...hierarchy.above(symptom).keys()]));
  const isSettled = (symptom: string) =>
    given.has(symptom) || (absent ?? []).some((other) => hierarchy.above(symptom).has(other));
  yield links.features.length * (1 + (absent ?? []).length);
  const open = links.features.filter((symptom) => !isSettled(symptom));
  const symptoms = open.map((symptom): Trait => ({ id: symptom, candidates: links.having(symptom) }));
  const edges = groupBy(tests, ({ node }) => node.id);
  const measuring = [...edges].map(([id, of]): Trait => ({ id, candidates: of.map(({ start }) => start) }));
  return {
    leading,
    pairs: pairsOf(leading.length),
    symptoms: (yield* distinguish(leading, symptoms, suggestions)).map(({ id, pairs, pointsTo }) => ({
      symptom: id,
      pairs,
      pointsTo,
      claims: [...new Set(pointsTo.flatMap((nutrient) => deficiencies.claims(nutrient, id)))],
    })),
    tests: (yield* distinguish(leading, measuring, suggestions)).map(({ id, pairs, pointsTo }) => ({
      test: id,
      pairs,
      pointsTo,
      claims: claimIdsOf((edges.get(id) ?? []).filter(({ start }) => pointsTo.includes(start))),
    })),
  };
}
