/** The arguments of `dietAnalysis`, and the life stage that they name. */
import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import { facts } from '../common/facts.ts';
import { foodChoiceArguments } from '../intakes/food-choice.ts';
import { foodQuantity } from '../intakes/helpings.ts';
import { foodBasis } from '../intakes/portions.ts';
import { personArguments, readLifeStageOf } from '../life-stage-for/person.ts';

export const dietArguments = defineArguments({
  foods: {
    type: 'objects',
    name: 'EatenFoodInput',
    required: true,
    description: 'The foods that someone ate. Entries with the same food add up.',
    objectDescription: 'A food that someone ate: give either grams or a portion.',
    fields: {
      ...foodQuantity,
      times: {
        type: 'float',
        min: 0.001,
        max: 100,
        default: 1,
        description: 'How many times the quantity was eaten in all the days, such as 3, or 0.5 for half of it.',
      },
    },
  },
  days: { type: 'int', min: 1, max: 366, default: 1, description: 'The number of days that the list covers.' },
  lifeStage: {
    type: 'id',
    kinds: ['LifeStage'],
    description: 'Id of the life stage whose reference intakes apply. Give either this or `person`.',
  },
  person: {
    type: 'object',
    name: 'PersonInput',
    objectDescription: 'A person, who belongs to one life stage.',
    description: 'The person who ate the foods, as `lifeStageFor` takes it. Give either this or `lifeStage`.',
    fields: personArguments,
  },
  symptoms: {
    type: 'id',
    kinds: ['Symptom'],
    list: true,
    description: 'Ids of symptoms to mark, where a source links them to a deficiency of a nutrient not reached.',
  },
  nutrients: {
    type: 'id',
    kinds: ['Nutrient'],
    list: true,
    description: 'Ids of the nutrients to show. Default: those that the foods contain or that have a reference intake.',
  },
  diets: {
    ...foodChoiceArguments.diets,
    description:
      'Ids of risk factors that are diets. The additions leave out the foods that they exclude, with all forms of ' +
      'these, by all evidence. `foods` marks such foods of the list.',
  },
  exclude: {
    ...foodChoiceArguments.exclude,
    description: 'Ids of foods that no addition may name, with all forms by all evidence.',
  },
  readyToEat: {
    ...foodChoiceArguments.readyToEat,
    description:
      'Leave foods out of the additions that the data measured before the cooking that they need, such as dry lentils.',
  },
  additionBasis: {
    type: 'enum',
    enum: foodBasis,
    default: 'PORTION',
    description: 'The rule for the quantity of each food in the additions, for each day.',
  },
  maxAdditions: { type: 'int', min: 1, max: 8, default: 5, description: 'The most foods in a set of additions.' },
  alternatives: { type: 'int', min: 1, max: 20, default: 3, description: 'The most sets of additions to show.' },
});
export type DietInput = ArgumentValues<typeof dietArguments>;

const idFacts = facts('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }');

/** Refuses ids that the release does not have, before anything else. @throws {GraphQLError} BAD_ID */
export async function checkIds(context: ResearchContext, input: DietInput): Promise<void> {
  const { foods, lifeStage, symptoms, nutrients, diets, exclude } = input;
  const eaten = [...new Set(foods.map(({ food }) => food))];
  const given = { foods: eaten, lifeStage: lifeStage === null ? [] : [lifeStage], symptoms, nutrients, diets, exclude };
  const places = Object.entries(given).flatMap(([name, ids]) => (ids ?? []).map((id) => ({ name, id })));
  const { nodes } = await context.ask(idFacts, { ids: places.map(({ id }) => id) });
  const unknown = places.filter((_, i) => nodes[i] === null);
  const [first] = unknown;
  if (!first) return;
  const ids = unknown.filter(({ name }) => name === first.name).map(({ id }) => id);
  throw unknownIds(`dietAnalysis(${first.name}:)`, ids);
}

/**
 * Finds the life stage that the arguments name.
 * @throws {GraphQLError} BAD_USER_INPUT for both a life stage and a person, for neither, or for an impossible person.
 */
export async function readStage(context: ResearchContext, { lifeStage, person }: DietInput): Promise<string> {
  if ((lifeStage === null) === (person === null)) {
    const found = lifeStage === null ? 'neither lifeStage nor person' : 'both lifeStage and person';
    throw codedError(
      'BAD_USER_INPUT',
      `dietAnalysis has ${found}. Give one of the two: it decides which reference intakes apply.`,
    );
  }
  if (person === null) return lifeStage ?? '';
  return (await readLifeStageOf(context, 'dietAnalysis(person:)', person)).lifeStage;
}
