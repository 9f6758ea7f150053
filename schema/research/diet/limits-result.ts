/** The part of the result of `dietAnalysis` on levels that a day should not exceed. */
import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { levelAmountFields, levelFields, levelSourceFields, uncertainFoodsField } from '../foods/cautions.ts';
import { rangeField } from './range-result.ts';

const limitVerdict = defineEnum({
  name: 'LimitVerdict',
  description: 'Whether the amount in a list of foods exceeds a level.',
  values: {
    EXCEEDED: 'The part that certainly counts exceeds the level.',
    NOT_EXCEEDED: 'Even the most that can count does not exceed the level.',
    CANNOT_TELL: 'Amounts that no table gives decide.',
  },
});

export const limitResult = defineResult({
  name: 'EatenLimit',
  evidenced: false,
  description: 'A level that a day should not exceed, and the amount in the list that counts toward it.',
  fields: {
    ...levelFields,
    verdict: { type: 'enum', enum: limitVerdict, description: 'Whether the amount exceeds the level.' },
    amount: rangeField('The amount per day that counts, in `unit`.'),
    ...levelAmountFields,
    uncertainFoods: uncertainFoodsField,
    ...levelSourceFields,
  },
});
