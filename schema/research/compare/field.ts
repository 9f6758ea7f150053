import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import { defineArguments, defineResearch, type ValueOf } from '../../../src/research/define.ts';
import { careOf } from '../common/care.ts';
import { readCommonGuidance } from '../common/common-guidance.ts';
import { readRiskFactorLinks, readSymptomLinks } from '../common/deficiency-links.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from '../common/fact-edges.ts';
import { readFoodLinks } from '../common/food-links.ts';
import type { NutrientLinks } from '../common/nutrient-links.ts';
import type { Prominence } from '../common/symptom-edges.ts';
import { type Profile, readProfiles } from './facts.ts';
import { divide, linksByAspect } from './parts.ts';
import { comparison } from './result.ts';

/** The fewest and the most nutrients of a comparison. */
const [fewest, most] = [2, 12];

/** Returns the far ends of the edges that a source asserts, each with the edge and the ids of its claims. */
const asserted = <E extends FactEdge>({ edges }: FactEdges<E>) =>
  edges.filter(isAsserted).map((edge) => ({ id: edge.node.id, edge, claims: claimIds(edge) }));

/** Returns the row of a nutrient. */
function rowOf(profile: Profile, foods: NutrientLinks): ValueOf<typeof comparison>['rows'][number] {
  const symptoms = asserted(profile.symptoms).map(({ id, edge, claims }) => {
    const { deficiencySeverity, bodySites, mechanism } = edge;
    return { prominence: edge.prominence, entry: { symptom: id, deficiencySeverity, bodySites, mechanism, claims } };
  });
  const named = (test: (as: Prominence) => boolean) =>
    symptoms.filter(({ prominence }) => test(prominence)).map(({ entry }) => entry);
  const isInColumn = (as: Prominence) => as === 'PRIMARY' || as === 'CO_OCCURRING';
  return {
    nutrient: profile.id,
    functions: asserted(profile.functions).map(({ id, edge, claims }) => ({
      function: id,
      primaryForLegs: edge.primaryForLegs,
      claims,
    })),
    legSymptoms: named((as) => as === 'PRIMARY'),
    coOccurringSymptoms: named((as) => as === 'CO_OCCURRING'),
    otherSymptoms: named((as) => !isInColumn(as)),
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

export const compareResearch = defineResearch({
  field: 'compare',
  description:
    'Compares nutrients side by side: their functions, the symptoms, conditions and circumstances of a deficiency, ' +
    'tests and foods. Then it shows which items all of them have, which some share, and which only one has. For the ' +
    "five nutrients of the article's comparison it returns the table of the article.",
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
        `compare(nutrients:) takes at most ${most} different ids, and has ${nutrients.length}. Leave some out.`,
        { argument: 'nutrients', max: most, actual: nutrients.length },
      );
    const profiles = await readProfiles(context, nutrients);
    // Without measured foods: as forms of the general foods they would repeat each of them.
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
