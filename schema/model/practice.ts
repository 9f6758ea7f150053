import { defineKind, defineRelation } from '../../src/model/define.ts';
import { mechanism } from './shared-properties.ts';

export const practice = defineKind({
  name: 'Practice',
  plural: 'practices',
  idPrefix: 'practice',
  description: 'Something that a person can do, other than eating one food, to get more of a nutrient.',
  properties: {},
});

export const supportsStatusOf = defineRelation({
  name: 'SUPPORTS_STATUS_OF',
  description:
    'The practice supports the status of the nutrient in the body: it helps a person get, make or absorb more of it.',
  from: 'Practice',
  to: 'Nutrient',
  properties: { mechanism },
  forward: { field: 'nutrients', description: 'Nutrients whose status in the body this practice supports.' },
  inverse: {
    field: 'practices',
    description: 'Practices that help a person get, make or absorb more of this nutrient.',
  },
});
