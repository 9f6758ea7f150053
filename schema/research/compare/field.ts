import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import { defineArguments, defineResearch, type ValueOf } from '../../../src/research/define.ts';
import { careOf } from '../shared/care.ts';
import { readCommonGuidance } from '../shared/common-guidance.ts';
import type { Prominence } from '../shared/deficiencies.ts';
import { readRiskFactorLinks, readSymptomLinks } from '../shared/deficiency-links.ts';
import { readFoodLinks } from '../shared/food-links.ts';
import type { NutrientLinks } from '../shared/nutrient-links.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from '../shared/standing.ts';
import { type Profile, readProfiles } from './facts.ts';
import { divide, linksByAspect } from './parts.ts';
import { comparison } from './result.ts';

/** How many nutrients can be compared. */
const [fewest, most] = [2, 12];

/** The far ends of the edges that a source asserts, each with the edge and the ids of its claims. */
const asserted = <E extends FactEdge>({ edges }: FactEdges<E>) =>
  edges.filter(isAsserted).map((edge) => ({ id: edge.node.id, edge, claims: claimIds(edge) }));

/** A nutrient in the columns of the comparison. */
function rowOf(profile: Profile, foods: NutrientLinks): ValueOf<typeof comparison>['rows'][number] {
  const symptoms = asserted(profile.symptoms).map(({ id, edge, claims }) => {
    const { deficiencySeverity, bodySites, mechanism } = edge;
    return { prominence: edge.prominence, entry: { symptom: id, deficiencySeverity, bodySites, mechanism, claims } };
  });
  const named = (as: Prominence) => symptoms.filter(({ prominence }) => prominence === as).map(({ entry }) => entry);
  return {
    nutrient: profile.id,
    functions: asserted(profile.functions).map(({ id, edge, claims }) => ({
      function: id,
      primaryForLegs: edge.primaryForLegs,
      claims,
    })),
    legSymptoms: named('PRIMARY'),
    coOccurringSymptoms: named('CO_OCCURRING'),
    otherSymptoms: named('LISTED'),
    conditions: asserted(profile.conditions).map(({ id, edge, claims }) => ({
      condition: id,
      mechanism: edge.mechanism,
      claims,
    })),
    riskFactors: asserted(profile.riskFactors).map(({ id, edge, claims }) => ({
      riskFactor: id,
      mechanism: edge.mechanism,
      claims,
    })),
    tests: asserted(profile.tests).map(({ id, claims }) => ({ test: id, claims })),
    foods: [...foods.items(profile.id)]
      .sort(compareText)
      .map((food) => ({ food, claims: foods.claims(profile.id, food) })),
  };
}

export const compareField = defineResearch({
  field: 'compare',
  description:
    'Sets nutrients side by side: what they do, the symptoms, conditions and circumstances of a shortage, tests and ' +
    'foods; then what all of them have in common, what some share, and what each has alone. For the five nutrients of ' +
    "the article's comparison it gives that table back.",
  arguments: defineArguments({
    nutrients: {
      type: 'id',
      kinds: ['Nutrient'],
      list: true,
      min: fewest,
      required: true,
      description: `Ids of the nutrients, from ${fewest} to ${most}.`,
    },
  }),
  result: comparison,
  answer: async ({ nutrients }, context) => {
    if (nutrients.length > most)
      throw codedError(
        'BAD_USER_INPUT',
        `compare(nutrients:) holds ${nutrients.length} different ids, and at most ${most} can be compared. Leave some out.`,
        { argument: 'nutrients', max: most, actual: nutrients.length },
      );
    const profiles = await readProfiles(context, nutrients);
    // Measured forms would name each food again.
    const { links: foods } = await readFoodLinks(context, ['GENERAL']);
    const inherited = {
      foods,
      symptoms: (await readSymptomLinks(context)).links,
      riskFactors: await readRiskFactorLinks(context),
      withCommon: await readCommonGuidance(context),
    };
    return {
      rows: profiles.map((profile) => rowOf(profile, foods)),
      ...(await context.run(divide(nutrients, linksByAspect(profiles, inherited)))),
      care: await careOf(context, nutrients),
    };
  },
});
