import { asc, defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';

const guidanceType = defineEnum({
  name: 'GuidanceType',
  description: 'What a piece of guidance asks of the reader.',
  values: {
    SEEK_CARE: 'See a professional.',
    AVOID: 'Leave something undone.',
    DIET: 'Choose foods or habits.',
    READ_ON: 'Turn to a further source.',
  },
});

export const guidance = defineKind({
  name: 'Guidance',
  plural: 'guidances',
  idPrefix: 'guidance',
  description: 'Advice the sources give to readers, as data, so that it can travel with every answer.',
  properties: {
    guidanceType: { type: 'enum', enum: guidanceType, required: true, description: 'What it asks of the reader.' },
    appliesToAll: {
      type: 'boolean',
      description:
        'Whether the source gives the advice for nutrients in general, so that it applies to every nutrient, also to one ' +
        'that it does not name. Null: it applies to the nutrients it names.',
    },
    reason: { type: 'string', description: 'Why, as the source explains it.' },
  },
  orderBy: [asc('node', 'guidanceType'), asc('node', 'name')],
});

export const advisesOn = defineRelation({
  name: 'ADVISES_ON',
  description: 'The guidance applies to a suspected shortage of the nutrient, or to raising it.',
  from: 'Guidance',
  to: 'Nutrient',
  properties: {},
  advice: true,
  forward: {
    field: 'nutrients',
    description: 'Nutrients it names. With `appliesToAll`, it applies to all others too.',
  },
  inverse: {
    field: 'guidance',
    description:
      'Guidance that names the nutrient. Guidance with `appliesToAll` applies as well, and `careGuidance` gives both.',
    orderBy: [asc('node', 'guidanceType'), asc('node', 'name')],
  },
});

export const addressedTo = defineRelation({
  name: 'ADDRESSED_TO',
  description: 'The guidance is meant for people with the risk factor.',
  from: 'Guidance',
  to: 'RiskFactor',
  properties: {},
  advice: true,
  forward: { field: 'audiences', description: 'Risk factors of the people it is meant for. Empty: for everyone.' },
  inverse: { field: 'guidance', description: 'Guidance meant for people with this risk factor.' },
});

export const recommends = defineRelation({
  name: 'RECOMMENDS',
  description: 'The guidance points to something to eat, do, have tested or read.',
  from: 'Guidance',
  to: {
    union: 'Recommendation',
    description: 'What guidance can point to.',
    kinds: ['Food', 'Practice', 'DiagnosticTest', 'Source'],
  },
  properties: {},
  advice: true,
  forward: { field: 'recommends', description: 'What it points to.' },
  inverse: { field: 'recommendedBy', description: 'Guidance that points here.' },
});

export const advisesOnSymptom = defineRelation({
  name: 'ADVISES_ON_SYMPTOM',
  description: 'The guidance applies to the symptom, whatever is behind it.',
  from: 'Guidance',
  to: 'Symptom',
  properties: { reason: { type: 'string', description: 'Why, as the source explains it for this symptom.' } },
  advice: true,
  forward: { field: 'symptoms', description: 'Symptoms it applies to, whatever is behind them.' },
  inverse: { field: 'guidance', description: 'Guidance that applies to the symptom, whatever is behind it.' },
});

export const warnsAbout = defineRelation({
  name: 'WARNS_ABOUT',
  description: 'The guidance warns about a way to follow the practice. Its description says which.',
  from: 'Guidance',
  to: 'Practice',
  properties: {},
  advice: true,
  forward: { field: 'warnsAbout', description: 'Practices it warns about.' },
  inverse: { field: 'warnings', description: 'Guidance that warns about a way to follow this practice.' },
});
