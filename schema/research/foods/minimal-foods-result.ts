/** The result of `minimalFoods`. */
import { defineResult } from '../../../src/research/define.ts';
import { careField } from '../common/care.ts';
import { claims, measureField, nutrient } from '../common/result-fields.ts';
import { foodField, intakeFields, portionFields } from '../intakes/intake-result.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { cautionsField } from './cautions.ts';

export const contribution = defineResult({
  name: 'FoodContribution',
  description: 'The amount of a nutrient that one food of a set gives.',
  fields: {
    food: foodField,
    amount: { type: 'float', description: 'The amount in the unit of the nutrient, rounded to a millionth.' },
    claims: { ...claims, description: 'The claims behind the amount.' },
  },
});

const total = defineResult({
  name: 'FoodSetTotal',
  description: 'The amount of one nutrient that a set of foods gives.',
  fields: {
    nutrient,
    total: { type: 'float', description: 'The sum of the contributions, in `unit`.' },
    ...intakeFields,
    share: { type: 'float', description: 'Total divided by reference intake, rounded down to nine decimals.' },
    contributions: {
      type: 'object',
      object: contribution,
      list: true,
      description: 'The part of each food in the total.',
    },
  },
});

export const helping = defineResult({
  name: 'FoodHelping',
  description: 'A quantity of a food.',
  fields: { food: foodField, ...portionFields },
});

/** The fields of a search for sets of foods. */
export const searchFields = {
  ranked: {
    type: 'boolean',
    description: 'Whether it is certain that no other set of that size ranks before the last one shown.',
  },
  candidates: { type: 'int', description: 'The number of foods that the search used.' },
} as const;

const foodSet = defineResult({
  name: 'FoodSet',
  description: 'Foods that together give the share of every wanted nutrient.',
  fields: {
    foods: { type: 'object', object: helping, list: true, description: 'The foods, by id.' },
    leastShare: {
      type: 'float',
      description: 'The smallest `share` of its totals.',
    },
    excess: {
      type: 'float',
      description:
        'The amount divided by the level, for the level that the set certainly exceeds by the largest factor, ' +
        'rounded down to nine decimals. 0 if it certainly exceeds none: only the part of an amount that is certain ' +
        'counts.',
    },
    totals: {
      type: 'object',
      object: total,
      list: true,
      description: 'One total for each wanted nutrient, in the order given.',
    },
    cautions: cautionsField,
  },
});

export const minimalFoodsResult = defineResult({
  name: 'MinimalFoods',
  description: 'The fewest foods that together give a share of the reference intakes of some nutrients.',
  fields: {
    reached: {
      type: 'boolean',
      description: 'Whether the search found a set of `minFoods` to `maxFoods` foods that gives enough.',
    },
    sets: {
      type: 'object',
      object: foodSet,
      list: true,
      description:
        'If reached, sets of the smallest size: the lowest `excess` first, then the highest `leastShare`, then by ' +
        'id. A set without any one of its foods would not give enough. If not reached, the one set that a greedy ' +
        'search finds.',
    },
    setCount: {
      type: 'int',
      nullable: true,
      description:
        'The number of sets of that size that give enough, shown or not. Null if the search ended before it counted ' +
        'all.',
    },
    short: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'Nutrients of which the first set gives too little. Empty if it gives enough.',
    },
    proved: {
      type: 'boolean',
      description:
        'Whether it is certain that no smaller set of at least `minFoods` foods gives enough, of all foods: also of ' +
        'those that exceed the argument `candidates`.',
    },
    ...searchFields,
    leftOut: { type: 'int', description: 'The number of further foods, which exceed the argument `candidates`.' },
    lifeStageNote: lifeStageNoteField,
    care: careField,
    measure: measureField,
  },
});
