import { given } from '../../src/model/condition.ts';
import { asc, defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';

const claimStatus = defineEnum({
  name: 'ClaimStatus',
  description: 'How a source stands to a claim.',
  values: {
    ASSERTED: 'The source says it is so.',
    UNCERTAIN: 'The source leaves it open.',
    NEGATED: 'The source says it is not so.',
  },
});

const sourceType = defineEnum({
  name: 'SourceType',
  description: 'What sort of publication a source is.',
  values: {
    ARTICLE: 'An article for general readers.',
    STUDY: 'A study in a scientific journal.',
    DATABASE: 'A table or database of measurements.',
    REFERENCE: 'A reference work, standard or ontology.',
    ORGANISATION: 'A body that publishes on the subject.',
    EDITORIAL: 'A decision of the editors of this graph.',
  },
});

const evidenceKind = defineEnum({
  name: 'EvidenceKind',
  description:
    'What the statements of a source rest on. Sorts from the strongest down, as evidence on nutrition: it grades the ' +
    'kind of source and not the single statement.',
  values: {
    INTAKE_TABLE: 'Reference intakes that a scientific body sets after a review of the evidence.',
    COMPOSITION_TABLE: 'Analyses of foods, and values derived from them.',
    STUDY: 'One study.',
    VOCABULARY: 'The definitions of a vocabulary or ontology.',
    AUTHORITY: 'What a public body publishes for readers.',
    LAY_ARTICLE: 'An article for general readers.',
    EDITORIAL: 'The judgement of the editors of this graph.',
  },
});

export const claim = defineKind({
  name: 'Claim',
  plural: 'claims',
  idPrefix: 'claim',
  description: 'One statement that a source makes and that supports relations of the graph.',
  nameFrom: 'statement',
  isBackground: true,
  properties: {
    statement: { type: 'string', required: true, description: 'What the source says, in the words of this graph.' },
    section: {
      type: 'string',
      required: true,
      description: 'Where in the source: a heading, a table, a record number.',
    },
    status: { type: 'enum', enum: claimStatus, required: true, description: 'Asserted, left open or negated.' },
    url: {
      type: 'string',
      format: 'url',
      description:
        'Address of the very record or page that makes the statement. Null: it has none of its own, and `source` ' +
        'names the publication.',
    },
  },
  shortcuts: {
    of: {
      description: 'Only claims about this entity.',
      where: { about: { some: { node: { id: { eq: given } } } } },
    },
    source: {
      description: 'Only claims that this source makes.',
      where: { source: { id: { eq: given } } },
    },
    status: { description: 'Only claims of this status.', where: { status: { eq: given } } },
    conflicting: {
      description: 'True: only claims that dispute another or are disputed. False: only those of which neither is so.',
      where: { or: [{ disputes: { some: {} } }, { disputedBy: { some: {} } }] },
    },
  },
});

export const source = defineKind({
  name: 'Source',
  plural: 'sources',
  idPrefix: 'source',
  description: 'A publication, database or body that claims come from.',
  nameFrom: 'title',
  isBackground: true,
  properties: {
    title: { type: 'string', required: true, description: 'Its title.' },
    sourceType: { type: 'enum', enum: sourceType, required: true, description: 'What sort of source it is.' },
    evidenceKind: { type: 'enum', enum: evidenceKind, description: 'What it rests on. Null: not judged.' },
    publisher: { type: 'string', description: 'Who publishes it.' },
    url: { type: 'string', format: 'url', description: 'Where to read it. Null where it has no address.' },
    citation: { type: 'string', required: true, description: 'How to cite it.' },
    licence: { type: 'string', required: true, description: 'Under which terms its facts are used here.' },
  },
});

export const cites = defineRelation({
  name: 'CITES',
  description: 'The source makes the claim.',
  from: 'Claim',
  to: 'Source',
  properties: {},
  evidence: false,
  forward: {
    field: 'source',
    description: 'Whose claim it is. It was read there, unless `reportedBy` names another source.',
    cardinality: 'one',
  },
  inverse: {
    field: 'claims',
    description: 'Claims that this source makes.',
    orderBy: [asc('node', 'section'), asc('node', 'name')],
  },
});

export const reportedBy = defineRelation({
  name: 'REPORTED_BY',
  description: 'The claim was read in this source, which reports it of another.',
  from: 'Claim',
  to: 'Source',
  properties: {},
  evidence: false,
  forward: {
    field: 'reportedBy',
    description: 'Sources that report the claim at second hand. Empty: it was read in its own source.',
  },
  inverse: { field: 'reports', description: 'Claims of other sources that this one reports.' },
});

export const about = defineRelation({
  name: 'ABOUT',
  description: 'The claim supports a relation that begins or ends here. Filled in from the relations themselves.',
  from: 'Claim',
  to: {
    union: 'ClaimSubject',
    description: 'What a claim can be about.',
    kinds: [
      'Nutrient',
      'Symptom',
      'Food',
      'RiskFactor',
      'Condition',
      'BodyFunction',
      'Practice',
      'DiagnosticTest',
      'Guidance',
      'LifeStage',
    ],
  },
  properties: {},
  evidence: false,
  forward: { field: 'about', description: 'What the claim speaks of.' },
  inverse: {
    field: 'claims',
    description: 'Claims that speak of it, by section.',
    orderBy: [asc('node', 'section'), asc('node', 'name')],
  },
});

export const disputes = defineRelation({
  name: 'DISPUTES',
  description:
    'Both claims support one relation, and the first negates it or leaves it open where the second asserts it, or ' +
    'negates it where the second leaves it open. Filled in from the claims themselves.',
  from: 'Claim',
  to: 'Claim',
  properties: {
    over: {
      type: 'list',
      of: 'string',
      description: 'The relations they do not agree on, each as its name and the ids of its two ends.',
    },
  },
  evidence: false,
  forward: {
    field: 'disputes',
    description: 'Claims that this one does not go along with: it negates or leaves open a relation they support.',
  },
  inverse: {
    field: 'disputedBy',
    description: 'Claims that do not go along with this one: they negate or leave open a relation it supports.',
  },
});
