import { defineKind, defineRelation } from '../../src/model/define.ts';
import { mechanism } from './shared-properties.ts';

export const condition = defineKind({
  name: 'Condition',
  plural: 'conditions',
  idPrefix: 'condition',
  isDistinct: true,
  description:
    'A named medical condition that a deficiency is known as or can lead to, or that makes a deficiency more likely.',
  properties: {},
});

export const presentsWith = defineRelation({
  name: 'PRESENTS_WITH',
  description:
    'A source names the symptom as a sign of the condition. Signs of a low level in the blood belong to the ' +
    'condition of that level, such as hypocalcemia.',
  from: 'Condition',
  to: 'Symptom',
  properties: { mechanism },
  forward: { field: 'symptoms', description: 'Symptoms that are signs of this condition.' },
  inverse: { field: 'conditions', description: 'Conditions of which this symptom is a sign.' },
});

export const impairs = defineRelation({
  name: 'IMPAIRS',
  description: 'The condition impairs a function of the body.',
  from: 'Condition',
  to: 'BodyFunction',
  properties: { mechanism },
  forward: { field: 'impairs', description: 'Functions of the body that this condition impairs.' },
  inverse: { field: 'impairedBy', description: 'Conditions that impair this function.' },
});

export const exampleOf = defineRelation({
  name: 'EXAMPLE_OF',
  description: 'The condition is an example of the risk factor: celiac disease is an example of malabsorption.',
  from: 'Condition',
  to: 'RiskFactor',
  properties: {},
  forward: { field: 'riskFactors', description: 'Risk factors that a person with this condition has.' },
  inverse: { field: 'examples', description: 'Conditions that are examples of this risk factor.' },
});

export const sameAs = defineRelation({
  name: 'SAME_AS',
  description: 'The condition and the risk factor are the same thing, recorded as a disease and as a circumstance.',
  from: 'Condition',
  to: 'RiskFactor',
  properties: {},
  forward: {
    field: 'sameAsRiskFactor',
    description:
      'This condition as a risk factor, with the nutrients that it puts at risk. Empty: it is not a risk factor.',
  },
  inverse: {
    field: 'sameAsCondition',
    description: 'This risk factor as a medical condition. Empty: it is not a condition.',
  },
});
