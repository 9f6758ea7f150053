/** Reads the quantity of each food that an answer looks at. */
import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import { facts, having } from '../common/facts.ts';
import {
  type FoodBasis,
  foodBasis,
  type Helping,
  helpingBy,
  helpingOf,
  hundredGrams,
  portionFacts,
} from './portions.ts';

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
    fields: {
      food: { type: 'id', kinds: ['Food'], required: true, description: 'Id of a measured food.' },
      grams: { type: 'float', min: 0.001, max: 10_000, description: 'The quantity in grams.' },
      portion: {
        type: 'string',
        description: 'One of the food\'s `portions`: its amount and measure, such as "1 cup".',
      },
    },
  },
});
type HelpingInput = NonNullable<ArgumentValues<typeof helpingArguments>['helpings']>[number];

const helpingFacts = facts(`query ($given: [ID!]!, $all: Boolean!) {
  given: nodes(ids: $given) { ... on Food { level ${portionFacts} } }
  foods(where: { level: { eq: MEASURED } }) @include(if: $all) { nodes { ${portionFacts} } }
}`);

/**
 * Reads the quantity of each measured food.
 * @param field names the research field in errors.
 * @returns a function of a food's id, which returns null if the graph lacks a fact that the basis needs.
 * @throws {GraphQLError} BAD_ID for an id that no food has; BAD_USER_INPUT for an impossible helping.
 */
export async function readHelpings(
  context: ResearchContext,
  field: string,
  options: { readonly basis: FoodBasis; readonly helpings: readonly HelpingInput[] | null },
): Promise<(food: string) => Helping | null> {
  const { basis, helpings } = options;
  const argument = `${field}(helpings:)`;
  const ids = (helpings ?? []).map(({ food }) => food);
  refuseTwice(argument, ids);
  const all = basis !== 'PER_100_G';
  const { given, foods } = await context.ask(helpingFacts, { given: ids, all });
  const unknown = ids.filter((_, i) => given[i] === null);
  if (unknown.length > 0) throw unknownIds(argument, unknown);
  const measured = new Map(foods?.nodes.map((food) => [food.id, food]));
  const chosen = new Map(
    (helpings ?? []).flatMap((helping, i) => {
      const food = [given[i]].find(having('level'));
      if (food?.level === 'GENERAL') throw notMeasured(`${argument}[${i}]`, food.id);
      return food ? [[food.id, helpingOf(`${argument}[${i}]`, helping, food)] as const] : [];
    }),
  );
  return (id) => {
    const food = measured.get(id);
    if (!all) return chosen.get(id) ?? hundredGrams;
    return chosen.get(id) ?? (food ? helpingBy(basis, food) : null);
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
