import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import { isAsserted } from '../common/fact-edges.ts';
import { facts } from '../common/facts.ts';
import { type FoodForms, readFoodForms } from '../common/food-forms.ts';
import { readRiskFactors, refuseOthersThanDiets } from '../common/risk-factors.ts';

/** The arguments of research on foods that leave foods out. */
export const foodChoiceArguments = defineArguments({
  diets: {
    type: 'id',
    kinds: ['RiskFactor'],
    list: true,
    description:
      'Ids of risk factors that are diets. Leave out the foods that they exclude, with all forms of these, by all ' +
      'evidence.',
  },
  exclude: {
    type: 'id',
    kinds: ['Food'],
    list: true,
    description: 'Ids of foods to leave out, with all their forms by all evidence.',
  },
  readyToEat: {
    type: 'boolean',
    default: false,
    description:
      'Leave out foods that the data measured before the cooking that they need, such as raw liver and dry lentils. ' +
      'Otherwise they come after all other foods.',
  },
});

/** The foods that answers may name. */
export interface FoodChoice {
  readonly forms: FoodForms;
  /**
   * Returns whether a food is not left out. If a diet leaves out some forms of a general food, it leaves out the
   * general food as well, since the name does not say which form to eat.
   */
  allows(food: string): boolean;
  /** Returns whether the data measured a food before the cooking that it needs. */
  needsCooking(food: string): boolean;
}

const choiceFacts = facts(`query ($exclude: [ID!]!) {
  excluded: nodes(ids: $exclude) { id }
  uncooked: foods(where: { eatenAs: { eq: AFTER_COOKING } }) { nodes { id } }
}`);

/**
 * Reads which foods to leave out. A diet excludes foods as `exclude` does: each with all its forms. All evidence counts
 * here, since a limit that hides a form of meat must not offer it to a vegetarian.
 * @param field names the research field in errors.
 * @throws {GraphQLError} BAD_ID for an id that no entity has; BAD_USER_INPUT for a diet that is another circumstance.
 */
export async function readFoodChoice(
  context: ResearchContext,
  field: string,
  given: ArgumentValues<typeof foodChoiceArguments>,
): Promise<FoodChoice> {
  const [diets, exclude] = [given.diets ?? [], given.exclude ?? []];
  const { excluded, uncooked } = await context.ask(choiceFacts, { exclude });
  const whole = context.withoutLimit();
  const riskFactors = await readRiskFactors(whole);
  const missing = diets.filter((id) => !riskFactors.byId.has(id));
  if (missing.length > 0) throw unknownIds(`${field}(diets:)`, missing);
  const unknown = exclude.filter((_, i) => excluded[i] === null);
  if (unknown.length > 0) throw unknownIds(`${field}(exclude:)`, unknown);
  refuseOthersThanDiets(riskFactors, field, diets);

  const forms = await readFoodForms(context);
  const needsWhole = whole !== context && diets.length + exclude.length > 0;
  const { hierarchy } = needsWhole ? await readFoodForms(whole) : forms;
  const byDiet = diets.flatMap((id) =>
    riskFactors.above(id).flatMap(({ riskFactor }) => riskFactor.excludes.edges.filter(isAsserted)),
  );
  const leftOut = new Set([...exclude, ...byDiet.map(({ node }) => node.id)]);
  const mixed = new Set(byDiet.flatMap(({ node }) => [...hierarchy.above(node.id).keys()]));
  const raw = new Set(uncooked.nodes.map(({ id }) => id));
  const needsCooking = (id: string) => raw.has(id);
  const isLeftOut = (id: string) =>
    leftOut.size > 0 && [...hierarchy.above(id).keys()].some((above) => leftOut.has(above));
  return {
    forms,
    needsCooking,
    allows: (id) => !mixed.has(id) && !(given.readyToEat && needsCooking(id)) && !isLeftOut(id),
  };
}
