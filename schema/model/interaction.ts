/** The relations of nutrients that act on one another in the body. */
import { defineRelation } from '../../src/model/define.ts';
import { mechanism } from './shared-properties.ts';

export const enhancesAbsorptionOf = defineRelation({
  name: 'ENHANCES_ABSORPTION_OF',
  description: 'Taking the first nutrient helps the body absorb the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: { mechanism },
  forward: { field: 'enhancesAbsorptionOf', description: 'Nutrients that this one helps the body absorb.' },
  inverse: { field: 'absorptionEnhancedBy', description: 'Nutrients that help the body absorb this one.' },
});

export const inhibitsAbsorptionOf = defineRelation({
  name: 'INHIBITS_ABSORPTION_OF',
  description: 'The first nutrient or compound makes the body absorb less of the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: { mechanism },
  forward: { field: 'inhibitsAbsorptionOf', description: 'Nutrients of which the body absorbs less with this one.' },
  inverse: {
    field: 'absorptionInhibitedBy',
    description: 'Nutrients and compounds with which the body absorbs less of this nutrient.',
  },
});

export const neededToUse = defineRelation({
  name: 'NEEDED_TO_USE',
  description: 'The body needs the first nutrient to use the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: { mechanism },
  forward: {
    field: 'neededToUse',
    description: 'Nutrients that the body cannot use well with too little of this one.',
  },
  inverse: { field: 'usedWithHelpOf', description: 'Nutrients that the body needs to use this one.' },
});

export const imbalancedWith = defineRelation({
  name: 'IMBALANCED_WITH',
  description: 'A deficiency of the first nutrient often comes together with an imbalance of the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: {},
  forward: {
    field: 'imbalancedWith',
    description: 'Nutrients that are often out of balance in a deficiency of this one.',
  },
  inverse: {
    field: 'imbalanceSeenWith',
    description: 'Nutrients whose deficiency often comes together with an imbalance of this one.',
  },
});
