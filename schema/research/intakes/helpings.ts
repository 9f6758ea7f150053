/** Reads the quantity of each food that an answer looks at. */
import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import { contains } from '../../model/food-contents.ts';
import { readAssertedEdges } from '../common/asserted-edges.ts';
import { facts, having } from '../common/facts.ts';
import { type FoodForms, readGeneralFoods } from '../common/food-forms.ts';
import {
  energy,
  type FoodBasis,
  foodBasis,
  type Helping,
  helpingBy,
  helpingOf,
  hundredGrams,
  portionFacts,
} from './portions.ts';

/** The fields of an input that gives a quantity of a food. */
export const foodQuantity = {
  food: { type: 'id', kinds: ['Food'], required: true, description: 'Id of a measured food.' },
  grams: { type: 'float', min: 0.001, max: 10_000, description: 'The quantity in grams.' },
  portion: {
    type: 'string',
    description: 'One of the food\'s `portions`: its amount and measure, such as "1 cup".',
  },
} as const;

/** The arguments of research on foods that set the quantity of each food. */
export const helpingArguments = defineArguments({
  basis: {
    type: 'enum',
    enum: foodBasis,
    default: 'PER_100_G',
    description: 'The rule for the quantity of each food.',
  },
  helpings: {
    type: 'objects',
    name: 'FoodHelpingInput',
    description: 'The quantities of single foods. The other foods follow `basis`.',
    objectDescription: 'The quantity of one food: give either grams or a portion.',
    fields: foodQuantity,
  },
});
type HelpingInput = NonNullable<ArgumentValues<typeof helpingArguments>['helpings']>[number];

const helpingFacts = facts(`query ($given: [ID!]!) {
  given: nodes(ids: $given) { ... on Food { level ${portionFacts} } }
}`);

/**
 * Reads the quantity of each measured food.
 * @param field names the research field in errors.
 * @param forms of foods, which have the grams of helpings.
 * @returns a function of a food's id, which returns null if the graph lacks a fact that the basis needs.
 * @throws {GraphQLError} BAD_ID for an id that no food has; BAD_USER_INPUT for an impossible helping.
 */
export async function readHelpings(
  context: ResearchContext,
  field: string,
  forms: FoodForms,
  { basis, helpings }: { readonly basis: FoodBasis; readonly helpings: readonly HelpingInput[] | null },
): Promise<(food: string) => Helping | null> {
  const argument = `${field}(helpings:)`;
  const ids = (helpings ?? []).map(({ food }) => food);
  refuseTwice(argument, ids);
  const { given } = await context.ask(helpingFacts, { given: ids });
  const unknown = ids.filter((_, i) => given[i] === null);
  if (unknown.length > 0) throw unknownIds(argument, unknown);
  const chosen = new Map(
    (helpings ?? []).flatMap((helping, i) => {
      const food = [given[i]].find(having('level'));
      if (food?.level === 'GENERAL') throw notMeasured(`${argument}[${i}]`, food.id);
      return food ? [[food.id, helpingOf(`${argument}[${i}]`, helping, food)] as const] : [];
    }),
  );
  const byBasis = await readHelpingsBy(context, forms, basis);
  return (id) => chosen.get(id) ?? byBasis(id);
}

/** Reads the quantities that a basis sets for measured foods. */
async function readHelpingsBy(
  context: ResearchContext,
  forms: FoodForms,
  basis: FoodBasis,
): Promise<(food: string) => Helping | null> {
  if (basis === 'PER_100_G') return () => hundredGrams;
  const general = await readGeneralFoods(context);
  const kcal = new Map<string, number>();
  if (basis === 'PER_100_KCAL') {
    const energies = await readAssertedEdges(context, contains.name, 'amountPer100g', { to: [energy] });
    for (const { from, value } of energies) if (value !== null) kcal.set(from, value);
  }
  return (id) => {
    if (general.has(id)) return null;
    const helping = forms.of(id).find(({ value }) => value !== null);
    const stated = helping?.value ? { grams: helping.value, claims: helping.claims } : null;
    return helpingBy(basis, { stated, kcal: kcal.get(id) ?? null });
  };
}

/** Refuses two quantities of one food. @throws {GraphQLError} BAD_USER_INPUT */
function refuseTwice(argument: string, foods: readonly string[]): void {
  const twice = foods.find((food, i) => foods.indexOf(food) !== i);
  if (twice === undefined) return;
  throw codedError('BAD_USER_INPUT', `${argument} contains ${twice} twice. Give one quantity of it.`, {
    ids: [twice],
  });
}

const notMeasured = (argument: string, id: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${argument} is ${id}, a general food without measured amounts. Give one of its measured \`forms\`.`,
    { ids: [id] },
  );
