import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { distinguish, leadingOf, pairsOf, type Question } from '../../../src/research/evidence/distinguish.ts';
import type { Tie } from '../../../src/research/evidence/ranking.ts';
import type { DeficiencySymptoms } from '../shared/deficiencies.ts';
import { claims, symptom, test } from '../shared/entity-fields.ts';
import { claimIdsOf } from '../shared/standing.ts';
import type { SymptomInput } from '../shared/symptom-input.ts';

const tellsApart = {
  pairs: { type: 'int', description: 'Pairs of leading nutrients of which it points to one and not to the other.' },
  pointsTo: { type: 'entity', kind: 'Nutrient', list: true, description: 'The leading nutrients it would point to.' },
  claims,
} as const;

export const wouldDistinguishResult = defineResult({
  name: 'WouldDistinguish',
  description:
    'What to find out next: what tells apart those of the first rank, or of the first two if one stands alone.',
  fields: {
    leading: { type: 'entity', kind: 'Nutrient', list: true, description: 'The nutrients to be told apart.' },
    pairs: { type: 'int', description: 'How many pairs they make.' },
    symptoms: {
      type: 'object',
      object: defineResult({
        name: 'DistinguishingSymptom',
        description: 'A symptom that the sources name for some of the leading nutrients only.',
        fields: { symptom, ...tellsApart },
      }),
      list: true,
      description: 'Symptoms neither given nor implied by those given, those that tell the most pairs apart first.',
    },
    tests: {
      type: 'object',
      object: defineResult({
        name: 'DistinguishingTest',
        description: 'A test that measures some of the leading nutrients only.',
        fields: { test, ...tellsApart },
      }),
      list: true,
      description: 'Tests a professional can order, those that tell the most pairs apart first.',
    },
  },
});

/** What would tell the leading nutrients apart: symptoms not yet settled by what is given, and tests. */
export function wouldDistinguish(
  deficiencies: DeficiencySymptoms,
  ties: readonly Tie[],
  { present, absent }: Pick<SymptomInput, 'present' | 'absent'>,
  suggestions: number,
): ValueOf<typeof wouldDistinguishResult> {
  const { links, hierarchy, tests } = deficiencies;
  const leading = leadingOf(ties).map(({ candidate }) => candidate);
  // Who has a symptom has the broader ones; who has it not has none that is narrower.
  const given = new Set(present.flatMap((symptom) => [...hierarchy.above(symptom).keys()]));
  const isSettled = (symptom: string) =>
    given.has(symptom) || (absent ?? []).some((other) => hierarchy.above(symptom).has(other));
  const open = links.features.filter((symptom) => !isSettled(symptom));
  const symptoms = open.map((symptom): Question => ({ id: symptom, candidates: links.having(symptom) }));
  const measured = new Set(tests.map(({ node }) => node.id));
  const measuring = [...measured].map((id): Question => {
    const edges = tests.filter(({ node }) => node.id === id);
    return { id, candidates: edges.map(({ start }) => start) };
  });
  return {
    leading,
    pairs: pairsOf(leading.length),
    symptoms: distinguish(leading, symptoms, suggestions).map(({ id, pairs, pointsTo }) => ({
      symptom: id,
      pairs,
      pointsTo,
      claims: [...new Set(pointsTo.flatMap((nutrient) => deficiencies.claims(nutrient, id)))],
    })),
    tests: distinguish(leading, measuring, suggestions).map(({ id, pairs, pointsTo }) => ({
      test: id,
      pairs,
      pointsTo,
      claims: claimIdsOf(tests.filter(({ node, start }) => node.id === id && pointsTo.includes(start))),
    })),
  };
}
