import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { refuseOthersThanDiets } from '../differential/circumstances.ts';
import { facts } from '../shared/facts.ts';
import { readRiskFactors } from '../shared/risk-factors.ts';
import { isAsserted } from '../shared/standing.ts';

/** What research on foods takes to leave some out. */
export const foodChoiceArguments = defineArguments({
  diets: {
    type: 'id',
    kinds: ['RiskFactor'],
    list: true,
    description: 'Ids of risk factors that are diets: the foods they exclude are left out, with all their forms.',
  },
  exclude: {
    type: 'id',
    kinds: ['Food'],
    list: true,
    description: 'Ids of foods to leave out, with all their forms.',
  },
  readyToEat: {
    type: 'boolean',
    default: false,
    description:
      'Leave out foods that were measured before the cooking they need, such as raw liver and dry lentils. Otherwise ' +
      'they come after all others.',
  },
});

export interface FoodChoice {
  readonly hierarchy: Hierarchy;
  /**
   * Whether a food may be eaten: it is neither left out nor a form of what is. A general food of which a diet leaves out
   * some forms is left out as well, since its name does not say which form is meant.
   */
  allows(food: { readonly id: string }): boolean;
  /** Whether a food was measured in a state in which it is not eaten. */
  needsCooking(food: string): boolean;
}

const choiceFacts = facts(`query ($exclude: [ID!]!) {
  excluded: nodes(ids: $exclude) { id }
  foods(where: { formOf: { some: {} } }) { nodes { id formOf { edges { claims { id status } node { id } } } } }
  uncooked: foods(where: { eatenAs: { eq: AFTER_COOKING } }) { nodes { id } }
}`);

/**
 * Reads which foods are left out. A diet excludes foods as `exclude` does: each with all its forms.
 * @param field that was asked, for messages.
 * @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for a diet that is none.
 */
export async function readFoodChoice(
  context: ResearchContext,
  field: string,
  given: ArgumentValues<typeof foodChoiceArguments>,
): Promise<FoodChoice> {
  const [diets, exclude] = [given.diets ?? [], given.exclude ?? []];
  const { excluded, foods, uncooked } = await context.ask(choiceFacts, { exclude });
  const riskFactors = await readRiskFactors(context);
  const missing = diets.filter((id) => !riskFactors.byId.has(id));
  if (missing.length > 0) throw unknownIds(`${field}(diets:)`, missing);
  const unknown = exclude.filter((_, i) => excluded[i] === null);
  if (unknown.length > 0) throw unknownIds(`${field}(exclude:)`, unknown);
  refuseOthersThanDiets(riskFactors, field, diets);

  const hierarchy = new Hierarchy(
    foods.nodes.flatMap(({ id, formOf }) =>
      formOf.edges.filter(isAsserted).map(({ node }) => ({ narrower: id, broader: node.id })),
    ),
  );
  const byDiet = diets.flatMap((id) =>
    riskFactors.above(id).flatMap(({ riskFactor }) => riskFactor.excludes.edges.filter(isAsserted)),
  );
  const leftOut = new Set([...exclude, ...byDiet.map(({ node }) => node.id)]);
  const mixed = new Set(byDiet.flatMap(({ node }) => [...hierarchy.above(node.id).keys()]));
  const raw = new Set(uncooked.nodes.map(({ id }) => id));
  const needsCooking = (id: string) => raw.has(id);
  return {
    hierarchy,
    needsCooking,
    allows: ({ id }) =>
      !mixed.has(id) &&
      !(given.readyToEat && needsCooking(id)) &&
      ![...hierarchy.above(id).keys()].some((above) => leftOut.has(above)),
  };
}
