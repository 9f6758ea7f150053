import { defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';
import { mechanism } from './shared-properties.ts';

export const riskFactorType = defineEnum({
  name: 'RiskFactorType',
  description: 'Kind of circumstance that a risk factor is.',
  values: {
    DIET: 'Foods that a person eats or leaves out.',
    LIFE_STAGE: 'Age, menstruation, pregnancy.',
    PHYSICAL_TRAIT: 'A trait of the body.',
    EXPOSURE: 'Sun and other surroundings.',
    MEDICAL: 'A disease or a treatment.',
    MEDICINE: 'A medicine that a person takes.',
    LOSS: 'Fluid lost through sweat or the gut.',
    LIFESTYLE: 'Habits.',
  },
});

export const riskFactor = defineKind({
  name: 'RiskFactor',
  plural: 'riskFactors',
  idPrefix: 'risk-factor',
  isDistinct: true,
  description: 'A circumstance that makes a deficiency of a nutrient more likely.',
  properties: {
    riskFactorType: {
      type: 'enum',
      enum: riskFactorType,
      required: true,
      description: 'Kind of circumstance.',
    },
  },
});

export const raisesRiskOf = defineRelation({
  name: 'RAISES_RISK_OF',
  description: 'The circumstance makes a deficiency of the nutrient, or a low level of it in the blood, more likely.',
  from: 'RiskFactor',
  to: 'Nutrient',
  properties: { mechanism },
  forward: { field: 'nutrients', description: 'Nutrients whose deficiency this circumstance makes more likely.' },
  inverse: { field: 'riskFactors', description: 'Circumstances that make a deficiency of this nutrient more likely.' },
});

export const excludes = defineRelation({
  name: 'EXCLUDES',
  description: 'The diet leaves out the food with all its forms. The graph does not know the ingredients of foods.',
  from: 'RiskFactor',
  to: 'Food',
  properties: {},
  forward: { field: 'excludes', description: 'Foods that the diet leaves out, each with all its forms.' },
  inverse: { field: 'excludedBy', description: 'Diets that leave out exactly this food, with all its forms.' },
});

export const kindOfRisk = defineRelation({
  name: 'KIND_OF_RISK',
  description:
    'The first circumstance is a kind of the second: a vegan diet is a kind of vegetarian diet. Statements about the ' +
    'second also apply to the first.',
  from: 'RiskFactor',
  to: 'RiskFactor',
  properties: {},
  acyclic: true,
  forward: { field: 'broader', description: 'More general circumstances that this one is a kind of.' },
  inverse: { field: 'narrower', description: 'More specific kinds of this circumstance.' },
});

export const coversLifeStage = defineRelation({
  name: 'COVERS_LIFE_STAGE',
  description:
    'Everyone in the life stage is in the circumstance, such as pregnant people in the circumstance pregnancy.',
  from: 'RiskFactor',
  to: 'LifeStage',
  properties: {},
  forward: { field: 'lifeStages', description: 'Life stages whose people are all in this circumstance.' },
  inverse: { field: 'riskFactors', description: 'Circumstances that everyone in this life stage is in.' },
});

export const contradicts = defineRelation({
  name: 'CONTRADICTS',
  description:
    'No person is in both circumstances at once. This applies in both directions, and to every kind of the two. The ' +
    'seed names each pair once.',
  from: 'RiskFactor',
  to: 'RiskFactor',
  properties: {},
  forward: { field: 'contradicts', description: 'Circumstances that a person in this one cannot be in.' },
  inverse: { field: 'contradictedBy', description: 'Circumstances that name this one as a contradiction.' },
});

export const ruledOutIn = defineRelation({
  name: 'RULED_OUT_IN',
  description: 'No person in the life stage is in the circumstance: males are not pregnant.',
  from: 'RiskFactor',
  to: 'LifeStage',
  properties: {},
  forward: { field: 'ruledOutIn', description: 'Life stages whose people are never in this circumstance.' },
  inverse: { field: 'rulesOut', description: 'Circumstances that no person in this life stage is in.' },
});
