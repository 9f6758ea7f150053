import { defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';

const riskFactorType = defineEnum({
  name: 'RiskFactorType',
  description: 'What sort of circumstance a risk factor is.',
  values: {
    DIET: 'What a person eats or leaves out.',
    LIFE_STAGE: 'Age, menstruation, pregnancy.',
    PHYSICAL_TRAIT: 'A trait of the body.',
    EXPOSURE: 'Sun and other surroundings.',
    MEDICAL: 'A disease, a medication or its effects.',
    LOSS: 'Fluid lost through sweat or the gut.',
    LIFESTYLE: 'Habits.',
  },
});

export const riskFactor = defineKind({
  name: 'RiskFactor',
  plural: 'riskFactors',
  idPrefix: 'risk-factor',
  description: 'A circumstance that makes a shortage of a nutrient more likely.',
  properties: {
    riskFactorType: {
      type: 'enum',
      enum: riskFactorType,
      required: true,
      description: 'What sort of circumstance it is.',
    },
  },
});

export const raisesRiskOf = defineRelation({
  name: 'RAISES_RISK_OF',
  description: 'The circumstance makes a shortage of the nutrient more likely.',
  from: 'RiskFactor',
  to: 'Nutrient',
  properties: { mechanism: { type: 'string', description: 'How, as the source explains it.' } },
  forward: { field: 'nutrients', description: 'Nutrients that tend to run short under this circumstance.' },
  inverse: { field: 'riskFactors', description: 'Circumstances that make a shortage more likely.' },
});

export const excludes = defineRelation({
  name: 'EXCLUDES',
  description: 'The diet leaves out the food with all its forms. What is mixed into a food is not known.',
  from: 'RiskFactor',
  to: 'Food',
  properties: {},
  forward: { field: 'excludes', description: 'Foods that the diet leaves out, each with all its forms.' },
  inverse: { field: 'excludedBy', description: 'Diets that name this food among what they leave out.' },
});

export const kindOfRisk = defineRelation({
  name: 'KIND_OF_RISK',
  description:
    'The first circumstance is a kind of the second: a vegan diet of a vegetarian diet. What holds of the second holds ' +
    'of the first.',
  from: 'RiskFactor',
  to: 'RiskFactor',
  properties: {},
  acyclic: true,
  forward: { field: 'broader', description: 'More general circumstances that this one is a kind of.' },
  inverse: { field: 'narrower', description: 'More specific kinds of this circumstance.' },
});

export const coversLifeStage = defineRelation({
  name: 'COVERS_LIFE_STAGE',
  description: 'Everyone in the life stage is in the circumstance: pregnant people in pregnancy.',
  from: 'RiskFactor',
  to: 'LifeStage',
  properties: {},
  forward: { field: 'lifeStages', description: 'Life stages whose people are all in this circumstance.' },
  inverse: { field: 'riskFactors', description: 'Circumstances that everyone in this life stage is in.' },
});

export const contradicts = defineRelation({
  name: 'CONTRADICTS',
  description:
    'Nobody is in both circumstances at once. It holds either way, and of every kind of the two. Each pair is written once.',
  from: 'RiskFactor',
  to: 'RiskFactor',
  properties: {},
  forward: { field: 'contradicts', description: 'Circumstances that cannot go with this one.' },
  inverse: { field: 'contradictedBy', description: 'Circumstances that are recorded as unable to go with this one.' },
});

export const ruledOutIn = defineRelation({
  name: 'RULED_OUT_IN',
  description: 'Nobody in the life stage is in the circumstance: no male is pregnant.',
  from: 'RiskFactor',
  to: 'LifeStage',
  properties: {},
  forward: { field: 'ruledOutIn', description: 'Life stages whose people are never in this circumstance.' },
  inverse: { field: 'rulesOut', description: 'Circumstances that nobody in this life stage is in.' },
});
