/** The part of the result of `dietAnalysis` on the amount of a nutrient, beside the reference intake. */
import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { intakeType } from '../../model/life-stage.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { foodField } from '../intakes/intake-result.ts';
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

const term = defineResult({
  name: 'EatenAmount',
  description: 'The part of one food in the amount of a nutrient.',
  fields: {
    food: foodField,
    amount: { type: 'float', description: 'The amount per day in the unit of the nutrient, rounded to a millionth.' },
    claims: { ...claims, description: 'The claims behind the amount in 100 g of the food.' },
  },
});

export const totalResult = defineResult({
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
      'The nutrient density: the amount for each 1,000 kcal of the list, rounded to a millionth. Null if the energy ' +
        'of the list is 0, or unknown for one of its foods.',
    ),
  },
});
