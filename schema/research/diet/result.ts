/** The result of `dietAnalysis`. The parts of it are in the files beside this one. */
import { defineResult } from '../../../src/research/define.ts';
import { careField } from '../common/care.ts';
import { measureField } from '../common/result-fields.ts';
import { foodField } from '../intakes/intake-result.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { additionsResult } from './additions-result.ts';
import { energyResult } from './energy-result.ts';
import { cannotTellResult, notReachedResult } from './findings-result.ts';
import { limitResult } from './limits-result.ts';
import { totalResult } from './total-result.ts';

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

export const dietResult = defineResult({
  name: 'DietAnalysis',
  description:
    'A list of foods, compared with the reference intakes of a life stage. It describes the list, never a person: ' +
    'this is not a diagnosis.',
  fields: {
    lifeStage: { type: 'entity', kind: 'LifeStage', description: 'The life stage whose reference intakes apply.' },
    lifeStageNote: lifeStageNoteField,
    days: { type: 'int', description: 'The number of days that the list covers.' },
    aboutDays: { type: 'string', description: 'A sentence on what a list of this length shows: a day is not a habit.' },
    foods: { type: 'object', object: eatenFood, list: true, description: 'The foods of the list, by id.' },
    totals: {
      type: 'object',
      object: totalResult,
      list: true,
      description: 'One total for each nutrient, in the order of `Food.nutrients`.',
    },
    notReached: {
      type: 'object',
      object: notReachedResult,
      list: true,
      description: 'Reference intakes that the list certainly does not reach, the lowest share first.',
    },
    cannotTell: {
      type: 'object',
      object: cannotTellResult,
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
