import { defineKind, defineRelation } from '../../src/model/define.ts';

export const practice = defineKind({
  name: 'Practice',
  plural: 'practices',
  idPrefix: 'practice',
  description: 'Something a person can do, other than eating one food, to get more of a nutrient.',
  properties: {},
});

export const supportsStatusOf = defineRelation({
  name: 'SUPPORTS_STATUS_OF',
  description: 'The practice helps a person get, make or absorb more of the nutrient.',
  from: 'Practice',
  to: 'Nutrient',
  properties: { mechanism: { type: 'string', description: 'How, as the source explains it.' } },
  forward: { field: 'nutrients', description: 'Nutrients the practice helps with.' },
  inverse: { field: 'practices', description: 'Practices that help a person get more of the nutrient.' },
});
