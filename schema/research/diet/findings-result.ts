/** The parts of the result of `dietAnalysis` on reference intakes that the known amounts do not reach. */
import { defineResult } from '../../../src/research/define.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { foodField, intakeFields } from '../intakes/intake-result.ts';
import { additionsResult } from './additions-result.ts';
import { deficiencyResult, enhancerResult } from './deficiency-result.ts';
import { rangeField } from './range-result.ts';

/** The fields of a nutrient whose reference intake the known amounts do not reach. */
const openFields = {
  nutrient,
  statement: { type: 'string', description: 'The finding as a sentence about the list.' },
  total: rangeField('The amount per day, in `unit`.'),
  ...intakeFields,
  share: rangeField('The amount divided by the reference intake, rounded down to nine decimals.'),
  lacking: rangeField('The amount per day that is lacking: the reference intake minus each end of `total`.'),
} as const;

export const notReachedResult = defineResult({
  name: 'IntakeNotReached',
  description: 'A nutrient whose reference intake the list does not reach. This is not a diagnosis of a person.',
  fields: {
    ...openFields,
    deficiency: { type: 'object', object: deficiencyResult, description: 'Statements of the graph on a deficiency.' },
    enhancers: {
      type: 'object',
      object: enhancerResult,
      list: true,
      description: 'Nutrients that help the body absorb it, by id, and whether the list contains them.',
    },
    additions: {
      type: 'object',
      object: additionsResult,
      description: 'The smallest additions to the list, for each day, that reach this reference intake.',
    },
  },
});

const knownAmount = defineResult({
  name: 'HighestAmount',
  evidenced: false,
  description: 'The highest amount of a nutrient that the graph has for any food.',
  fields: {
    food: foodField,
    amountPer100g: { type: 'float', description: 'The amount in 100 g, in the unit of the nutrient.' },
    claims: { ...claims, description: 'The claims behind the amount.' },
  },
});

const gap = defineResult({
  name: 'MissingAmount',
  description: 'A food of the list for which no table gives an amount, and how its amount could decide.',
  fields: {
    food: foodField,
    grams: { type: 'float', unit: 'g', description: 'The quantity of the food per day.' },
    most: {
      type: 'float',
      nullable: true,
      description: 'The most per day that the food can add. Null if nothing bounds it.',
    },
    reachesFrom: {
      type: 'float',
      nullable: true,
      description:
        'The amount in 100 g of the food from which the list reaches the reference intake, if all other missing ' +
        'amounts are 0, rounded up to a millionth. Null if 100 g cannot contain as much.',
    },
    missesBelow: {
      type: 'float',
      nullable: true,
      description:
        'The amount in 100 g of the food below which the list certainly misses the reference intake, rounded down to ' +
        'a millionth. Null if the list may reach it without this food.',
    },
  },
});

export const cannotTellResult = defineResult({
  name: 'IntakeUndecided',
  description: 'A nutrient for which missing amounts decide whether the list reaches the reference intake.',
  fields: {
    ...openFields,
    leavesOut: {
      type: 'string',
      nullable: true,
      description: 'Part of the nutrient that the reference intake counts and the amounts in foods leave out. Or null.',
    },
    missing: {
      type: 'object',
      object: gap,
      list: true,
      description: 'The missing amounts, the one with the lowest `reachesFrom` first.',
    },
    highestKnown: {
      type: 'object',
      object: knownAmount,
      nullable: true,
      description:
        'The highest amount that the graph has for any food, to compare `reachesFrom` with. It bounds nothing: ' +
        'another food may contain more. Null if the graph has no amount.',
    },
  },
});
