/** The part of the result of `dietAnalysis` on energy. */
import { defineResult } from '../../../src/research/define.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { optionalRange, rangeField } from './range-result.ts';

const macronutrient = defineResult({
  name: 'EatenMacronutrient',
  description: 'The energy that one nutrient of the list yields, by its general factor.',
  fields: {
    nutrient,
    grams: rangeField('The amount per day, in grams.'),
    kcalPerGram: { type: 'float', unit: 'kcal/g', description: 'The general factor of the nutrient.' },
    kcal: rangeField('The energy per day: grams times factor, in kcal.'),
    share: optionalRange(
      'The part of this energy in the energy of all these nutrients, rounded down to nine decimals. Null if the list ' +
        'yields no energy.',
    ),
    claims: { ...claims, description: 'The claims behind the factor.' },
  },
});

export const energyResult = defineResult({
  name: 'EatenEnergy',
  description:
    'The energy of the list, by two ways: as the food tables give it, often with factors for each sort of food, and ' +
    'by the general factors. The two differ a little.',
  fields: {
    byTables: rangeField('The energy per day as the food tables give it, in kcal.'),
    byFactors: rangeField('The energy per day by the general factors: the sum over `macronutrients`, in kcal.'),
    macronutrients: {
      type: 'object',
      object: macronutrient,
      list: true,
      description: 'The nutrients that yield energy, by id.',
    },
  },
});
