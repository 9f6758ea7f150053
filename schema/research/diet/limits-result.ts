/** The part of the result of `dietAnalysis` on levels that a day should not exceed. */
import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { nutrientUnit, upperLimitScope } from '../../model/enums.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { limitKind } from '../foods/cautions.ts';
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
    nutrient,
    limitKind: { type: 'enum', enum: limitKind, description: 'The sort of level.' },
    covers: { type: 'enum', enum: upperLimitScope, description: 'The intake that counts toward the level.' },
    countedAs: {
      type: 'entity',
      kind: 'Nutrient',
      description: 'The nutrient whose amounts count: the nutrient itself, or a component of it, such as retinol.',
    },
    verdict: { type: 'enum', enum: limitVerdict, description: 'Whether the amount exceeds the level.' },
    amount: rangeField('The amount per day that counts, in `unit`.'),
    limit: { type: 'float', description: 'The level for a day, in `unit`.' },
    unit: { type: 'enum', enum: nutrientUnit, description: 'The unit of both.' },
    uncertainFoods: {
      type: 'entity',
      kind: 'Food',
      list: true,
      description: 'Foods for which the amount that counts is unknown.',
    },
    note: { type: 'string', nullable: true, description: 'A note of the source on the reference values.' },
    claims: { ...claims, description: 'The claims behind the level.' },
  },
});
