import { defineKind, defineRelation } from '../../src/model/define.ts';

export const diagnosticTest = defineKind({
  name: 'DiagnosticTest',
  plural: 'diagnosticTests',
  idPrefix: 'test',
  description: 'A test that a professional can order to check the level of a nutrient.',
  properties: {},
});

export const measures = defineRelation({
  name: 'MEASURES',
  description:
    'The test checks the level of the nutrient in the blood. The level alone does not show how much the body contains.',
  from: 'DiagnosticTest',
  to: 'Nutrient',
  properties: {},
  forward: { field: 'nutrients', description: 'Nutrients whose level in the blood this test checks.' },
  inverse: { field: 'tests', description: 'Tests that check the level of this nutrient in the blood.' },
});
