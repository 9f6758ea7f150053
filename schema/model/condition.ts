import { defineKind, defineRelation } from '../../src/model/define.ts';

export const condition = defineKind({
  name: 'Condition',
  plural: 'conditions',
  idPrefix: 'condition',
  description: 'A named medical condition: one a shortage leads to, or one that brings a shortage about.',
  properties: {},
});

export const presentsWith = defineRelation({
  name: 'PRESENTS_WITH',
  description: 'The condition is characterised by the symptom.',
  from: 'Condition',
  to: 'Symptom',
  properties: { mechanism: { type: 'string', description: 'How, as the source explains it.' } },
  forward: { field: 'symptoms', description: 'Symptoms that characterise the condition.' },
  inverse: { field: 'conditions', description: 'Conditions characterised by this symptom.' },
});

export const impairs = defineRelation({
  name: 'IMPAIRS',
  description: 'The condition makes a function of the body work less well.',
  from: 'Condition',
  to: 'BodyFunction',
  properties: { mechanism: { type: 'string', description: 'How, as the source explains it.' } },
  forward: { field: 'impairs', description: 'Functions of the body that the condition makes work less well.' },
  inverse: { field: 'impairedBy', description: 'Conditions that make this function work less well.' },
});

export const exampleOf = defineRelation({
  name: 'EXAMPLE_OF',
  description: 'Having the condition is an instance of the risk factor: celiac disease of malabsorption.',
  from: 'Condition',
  to: 'RiskFactor',
  properties: {},
  forward: { field: 'riskFactors', description: 'Risk factors that a person with this condition has.' },
  inverse: { field: 'examples', description: 'Conditions that bring this risk factor with them.' },
});

export const sameAs = defineRelation({
  name: 'SAME_AS',
  description: 'The condition and the risk factor are the same thing, once as a disease and once as a circumstance.',
  from: 'Condition',
  to: 'RiskFactor',
  properties: {},
  forward: {
    field: 'sameAsRiskFactor',
    description: 'This condition as a risk factor, with the nutrients it puts at risk. Empty: it is not one itself.',
  },
  inverse: {
    field: 'sameAsCondition',
    description: 'This risk factor as a medical condition. Empty: it is not one itself.',
  },
});
