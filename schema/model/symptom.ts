import { defineKind, defineRelation } from '../../src/model/define.ts';

export const symptom = defineKind({
  name: 'Symptom',
  plural: 'symptoms',
  idPrefix: 'symptom',
  isDistinct: true,
  description: 'Something that a person feels or a clinician observes, such as muscle cramps.',
  properties: {},
});

export const subtypeOf = defineRelation({
  name: 'SUBTYPE_OF',
  description: 'The first symptom is a more specific form of the second: weak legs are a form of muscle weakness.',
  from: 'Symptom',
  to: 'Symptom',
  properties: {},
  acyclic: true,
  forward: {
    field: 'broader',
    description: 'More general symptoms that this one is a form of. A person with this one has them too.',
  },
  inverse: {
    field: 'narrower',
    description:
      'More specific forms of this symptom. `differential`, `enrichment` and `compare` count a nutrient that is ' +
      'linked to one of them as linked to this one; the relation `nutrients` does not.',
  },
});
