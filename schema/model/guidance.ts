import { asc, defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';

const guidanceType = defineEnum({
  name: 'GuidanceType',
  description: 'Action that guidance asks of the reader.',
  values: {
    SEEK_CARE: 'See a professional.',
    AVOID: 'Do not do something.',
    DIET: 'Choose foods or habits.',
    READ_ON: 'Read another source.',
  },
});

export const guidance = defineKind({
  name: 'Guidance',
  plural: 'guidances',
  idPrefix: 'guidance',
  description: 'Advice that a source gives to readers.',
  properties: {
    guidanceType: {
      type: 'enum',
      enum: guidanceType,
      required: true,
      description: 'Action that it asks of the reader.',
    },
    appliesToAll: {
      type: 'boolean',
      description:
        'Whether the source gives the advice for nutrients in general. If so, the advice also applies to nutrients ' +
        'that it does not name. Null: it applies only to the nutrients that it names.',
    },
    reason: { type: 'string', description: 'Reason, as the source explains it.' },
  },
  orderBy: [asc('node', 'guidanceType'), asc('node', 'name')],
});

export const advisesOn = defineRelation({
  name: 'ADVISES_ON',
  description: 'The guidance applies to a suspected deficiency of the nutrient, or to getting more of it.',
  from: 'Guidance',
  to: 'Nutrient',
  properties: {},
  advice: true,
  forward: {
    field: 'nutrients',
    description: 'Nutrients that the guidance names. With `appliesToAll`, it applies to all other nutrients too.',
  },
  inverse: {
    field: 'guidance',
    description:
      'Guidance that names this nutrient. Guidance with `appliesToAll` applies as well, and `careGuidance` gives both.',
    orderBy: [asc('node', 'guidanceType'), asc('node', 'name')],
  },
});

export const addressedTo = defineRelation({
  name: 'ADDRESSED_TO',
  description: 'The guidance is for people with the risk factor.',
  from: 'Guidance',
  to: 'RiskFactor',
  properties: {},
  advice: true,
  forward: {
    field: 'audiences',
    description: 'Risk factors of the people that the guidance is for. Empty: it is for everyone.',
  },
  inverse: { field: 'guidance', description: 'Guidance for people with this risk factor.' },
});

export const recommends = defineRelation({
  name: 'RECOMMENDS',
  description: 'The guidance recommends something to eat, to do, to have tested or to read.',
  from: 'Guidance',
  to: {
    union: 'Recommendation',
    description: 'Entities that guidance can recommend.',
    kinds: ['Food', 'Practice', 'DiagnosticTest', 'Source'],
  },
  properties: {},
  advice: true,
  forward: { field: 'recommends', description: 'Foods, practices, tests and sources that the guidance recommends.' },
  inverse: { field: 'recommendedBy', description: 'Guidance that recommends this entity.' },
});

export const advisesOnSymptom = defineRelation({
  name: 'ADVISES_ON_SYMPTOM',
  description: 'The guidance applies to the symptom, regardless of its cause.',
  from: 'Guidance',
  to: 'Symptom',
  properties: { reason: { type: 'string', description: 'Reason, as the source explains it for this symptom.' } },
  advice: true,
  forward: { field: 'symptoms', description: 'Symptoms that the guidance applies to, regardless of their cause.' },
  inverse: { field: 'guidance', description: 'Guidance that applies to this symptom, regardless of its cause.' },
});

export const warnsAbout = defineRelation({
  name: 'WARNS_ABOUT',
  description: 'The guidance warns about one way to follow the practice. Its description says which way.',
  from: 'Guidance',
  to: 'Practice',
  properties: {},
  advice: true,
  forward: { field: 'warnsAbout', description: 'Practices that the guidance warns about.' },
  inverse: { field: 'warnings', description: 'Guidance that warns about one way to follow this practice.' },
});
