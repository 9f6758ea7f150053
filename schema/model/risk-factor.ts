import { defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';
import { foodCategory } from './enums.ts';

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
    leavesOut: {
      type: 'list',
      of: foodCategory,
      description:
        'Groups of foods that a diet leaves out; what is mixed into a food is not told. Empty for all but diets.',
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
