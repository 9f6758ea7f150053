import { defineKind, defineRelation } from '../../src/model/define.ts';

export const diagnosticTest = defineKind({
  name: 'DiagnosticTest',
  plural: 'diagnosticTests',
  idPrefix: 'test',
  description: 'A test a professional can order to check the level of a nutrient.',
  properties: {},
});

export const measures = defineRelation({
  name: 'MEASURES',
  description: 'The test shows the level of the nutrient in the body.',
  from: 'DiagnosticTest',
  to: 'Nutrient',
  properties: {},
  forward: { field: 'nutrients', description: 'Nutrients whose level the test shows.' },
  inverse: { field: 'tests', description: 'Tests that show the level of the nutrient.' },
});
