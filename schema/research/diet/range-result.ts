/** Fields with an interval of numbers. */
import { defineResult } from '../../../src/research/define.ts';

const range = defineResult({
  name: 'AmountRange',
  description:
    'The interval that contains a number. Both ends are equal if a table gives every amount that the number needs.',
  fields: {
    least: { type: 'float', description: 'The lower end: the known amounts alone.' },
    most: {
      type: 'float',
      nullable: true,
      description:
        'The upper end: the known amounts, and the most that each missing one can be. Null if nothing bounds a ' +
        'missing amount, because its unit has no mass.',
    },
  },
});

/** Returns a field with an interval. */
export const rangeField = (description: string) => ({ type: 'object', object: range, description }) as const;

/** Returns a field with an interval, or null. */
export const optionalRange = (description: string) =>
  ({ type: 'object', object: range, nullable: true, description }) as const;
