import { defineKind } from '../../src/model/define.ts';

export const bodyFunction = defineKind({
  name: 'BodyFunction',
  plural: 'bodyFunctions',
  idPrefix: 'function',
  description: 'A function of the body that a nutrient takes part in, such as carrying oxygen to the muscles.',
  properties: {},
});
