/** The part of the result of `dietAnalysis` on foods that would reach the reference intakes. */
import { defineResult } from '../../../src/research/define.ts';
import { nutrient } from '../common/result-fields.ts';
import { contribution, helping, searchFields } from '../foods/minimal-foods-result.ts';

const additionTotal = defineResult({
  name: 'AdditionTotal',
  description: 'The amount of one nutrient in the list with the additions, per day.',
  fields: {
    nutrient,
    total: { type: 'float', description: 'The known amount in the list, plus the contributions.' },
    share: { type: 'float', description: 'Total divided by reference intake, rounded down to nine decimals.' },
    contributions: {
      type: 'object',
      object: contribution,
      list: true,
      description: 'The part of each added food.',
    },
  },
});

const addition = defineResult({
  name: 'DietAddition',
  description: 'Foods that reach the reference intakes, if someone eats them each day beside the list.',
  fields: {
    foods: { type: 'object', object: helping, list: true, description: 'The foods, by id, with the daily quantity.' },
    totals: {
      type: 'object',
      object: additionTotal,
      list: true,
      description: 'One total for each nutrient to reach.',
    },
    raises: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'Nutrients whose level the list exceeds already, and of which the additions certainly contain more.',
    },
  },
});

export const additionsResult = defineResult({
  name: 'DietAdditions',
  description:
    'The smallest sets of foods that reach reference intakes together with the list. No set makes the list exceed a ' +
    'level that it keeps to now, as far as the amounts are known.',
  fields: {
    reached: { type: 'boolean', description: 'Whether the search found a set. True, without sets, if none is needed.' },
    sets: {
      type: 'object',
      object: addition,
      list: true,
      description:
        'If reached, sets of the smallest size, first those that give the most of what is lacking. A set without any ' +
        'one of its foods would not be enough. Otherwise the one set that comes closest in a greedy search.',
    },
    setCount: {
      type: 'int',
      nullable: true,
      description: 'The number of sets of that size, shown or not. Null if the search ended before it counted all.',
    },
    short: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'Nutrients that the first set does not reach. Empty if it reaches all.',
    },
    proved: {
      type: 'boolean',
      description: 'Whether it is certain that no smaller set of all foods is enough.',
    },
    ...searchFields,
    leftOut: { type: 'int', description: 'The number of further foods, which the search left out.' },
  },
});
