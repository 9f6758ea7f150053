import { defineArguments, defineResearch } from '../../../src/research/define.ts';
import { careGuidance, readCare } from '../common/care.ts';

export const careGuidanceResearch = defineResearch({
  field: 'careGuidance',
  description:
    'Advice of the sources for anyone who suspects a deficiency: whom to see, which tests to take, what to avoid.',
  arguments: defineArguments({
    nutrients: {
      type: 'id',
      kinds: ['Nutrient'],
      list: true,
      min: 1,
      required: true,
      description: 'Ids of the nutrients.',
    },
  }),
  result: careGuidance,
  answer: ({ nutrients }, context) => readCare(context, 'careGuidance(nutrients:)', nutrients),
});
