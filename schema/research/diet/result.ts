/** The result of `dietAnalysis`. The parts of it are in the files beside this one. */
import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { intakeType } from '../../model/life-stage.ts';
import { careField } from '../common/care.ts';
import { claims, measureField, nutrient } from '../common/result-fields.ts';
import { foodField, intakeFields } from '../intakes/intake-result.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { additionsResult } from './additions-result.ts';
import { deficiencyResult, enhancerResult } from './deficiency-result.ts';
import { energyResult } from './energy-result.ts';
import { limitResult } from './limits-result.ts';
import { optionalRange, rangeField } from './range-result.ts';

const verdict = defineEnum({
  name: 'IntakeVerdict',
  description: 'Whether a list of foods reaches a reference intake. It says nothing about the person who ate them.',
  values: {
    REACHED: 'The known amounts alone reach it.',
    NOT_REACHED: 'The list does not reach it, even with the most that each missing amount can be.',
    CANNOT_TELL: 'Amounts that no table gives decide.',
  },
});

const eatenFood = defineResult({
  name: 'EatenFood',
  description: 'A food of the list, with all its entries together.',
  fields: {
    food: foodField,
    grams: { type: 'float', unit: 'g', description: 'The quantity per day, rounded to a millionth of a gram.' },
    leftOut: { type: 'boolean', description: 'Whether the arguments `diets` or `exclude` leave the food out.' },
    needsCooking: {
      type: 'boolean',
      description: 'Whether the data measured the food before the cooking that it needs.',
    },
  },
});

const term = defineResult({
  name: 'EatenAmount',
  description: 'The part of one food in the amount of a nutrient.',
  fields: {
    food: foodField,
    amount: { type: 'float', description: 'The amount per day in the unit of the nutrient, rounded to a millionth.' },
    claims: { ...claims, description: 'The claims behind the amount in 100 g of the food.' },
  },
});

const total = defineResult({
  name: 'EatenNutrient',
  evidenced: false,
  description: 'The amount of one nutrient in the list, per day, beside the reference intake.',
  fields: {
    nutrient,
    unit: { type: 'enum', enum: nutrientUnit, description: 'The unit of the amounts and of the reference intake.' },
    total: rangeField('The amount per day. Its lower end is exactly the sum of the terms.'),
    terms: { type: 'object', object: term, list: true, description: 'One term for each food with a known amount.' },
    missing: {
      type: 'entity',
      kind: 'Food',
      list: true,
      description: 'Foods of the list for which no table gives an amount. They never count as 0.',
    },
    leavesOut: {
      type: 'string',
      nullable: true,
      description:
        'Part of the nutrient that the reference intake counts and the amounts in foods leave out. The amount in the ' +
        'list may then be higher than any number here. Null: nothing.',
    },
    referenceIntake: {
      type: 'float',
      nullable: true,
      description: 'Daily reference intake of the life stage, in `unit`. Null if there is none.',
    },
    referenceIntakeType: {
      type: 'enum',
      enum: intakeType,
      nullable: true,
      description: 'The sort of reference intake.',
    },
    referenceIntakeClaims: { ...claims, description: 'The claims behind the reference intake.' },
    share: optionalRange(
      'The amount divided by the reference intake, rounded down to nine decimals. Null without a reference intake.',
    ),
    verdict: {
      type: 'enum',
      enum: verdict,
      nullable: true,
      description:
        'Whether the list reaches the reference intake. Null without one, and for a nutrient whose goal is to stay ' +
        'under a level, such as sodium: see `limits`.',
    },
    per1000Kcal: optionalRange(
      'The nutrient density: the amount for each 1,000 kcal of the list, rounded to a millionth. Null if the energy of ' +
        'the list is 0, or unknown for one of its foods.',
    ),
  },
});

/** The fields of a nutrient whose reference intake the known amounts do not reach. */
const openFields = {
  nutrient,
  statement: { type: 'string', description: 'The finding as a sentence about the list.' },
  total: rangeField('The amount per day, in `unit`.'),
  ...intakeFields,
  share: rangeField('The amount divided by the reference intake, rounded down to nine decimals.'),
  lacking: rangeField('The amount per day that is lacking: the reference intake minus each end of `total`.'),
} as const;

const notReached = defineResult({
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

const cannotTell = defineResult({
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

export const dietResult = defineResult({
  name: 'DietAnalysis',
  description:
    'A list of foods, compared with the reference intakes of a life stage. It describes the list, never a person: ' +
    'this is not a diagnosis.',
  fields: {
    lifeStage: { type: 'entity', kind: 'LifeStage', description: 'The life stage whose reference intakes apply.' },
    lifeStageNote: lifeStageNoteField,
    days: { type: 'int', description: 'The number of days that the list covers.' },
    aboutDays: { type: 'string', description: 'What a list of that number of days can show, in a sentence.' },
    foods: { type: 'object', object: eatenFood, list: true, description: 'The foods of the list, by id.' },
    totals: {
      type: 'object',
      object: total,
      list: true,
      description: 'One total for each nutrient, in the order of `Food.nutrients`.',
    },
    notReached: {
      type: 'object',
      object: notReached,
      list: true,
      description: 'Reference intakes that the list certainly does not reach, the lowest share first.',
    },
    cannotTell: {
      type: 'object',
      object: cannotTell,
      list: true,
      description: 'Reference intakes for which missing amounts decide, in the order of `totals`.',
    },
    limits: {
      type: 'object',
      object: limitResult,
      list: true,
      description: 'The levels that a day should not exceed and toward which food counts, by nutrient id.',
    },
    energy: { type: 'object', object: energyResult, description: 'The energy of the list, and where it comes from.' },
    additions: {
      type: 'object',
      object: additionsResult,
      description: 'The smallest additions to the list, for each day, that reach all reference intakes not reached.',
    },
    unlinkedSymptoms: {
      type: 'entity',
      kind: 'Symptom',
      list: true,
      description:
        'Given symptoms that no source links to a deficiency of a nutrient not reached. This does not mean that they ' +
        'have nothing to do with food.',
    },
    care: careField,
    measure: measureField,
  },
});
