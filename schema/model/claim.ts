import { given } from '../../src/model/condition.ts';
import { asc, defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';
import { deficiencySeverity, prominence } from './grades.ts';

const claimStatus = defineEnum({
  name: 'ClaimStatus',
  description: 'Whether the source of a claim asserts it, leaves it open or negates it.',
  values: {
    ASSERTED: 'The source says that it is so.',
    UNCERTAIN: 'The source leaves open whether it is so.',
    NEGATED: 'The source says that it is not so.',
  },
});

const sourceType = defineEnum({
  name: 'SourceType',
  description: 'Kind of publication that a source is.',
  values: {
    ARTICLE: 'An article for general readers.',
    STUDY: 'A study in a scientific journal.',
    REVIEW: 'A review of studies in a scientific journal.',
    BOOK: 'A book, or a chapter of one.',
    DATABASE: 'A table or database, of measurements or of statements.',
    REFERENCE: 'A reference work, standard or ontology.',
    ENCYCLOPEDIA: 'An encyclopedia.',
    WEB_PAGE: 'A page or a site on the web.',
    ORGANISATION: 'An organisation that publishes on the subject.',
    EDITORIAL: 'A decision of the editors of this graph.',
  },
});

const evidenceKind = defineEnum({
  name: 'EvidenceKind',
  description:
    'Kind of evidence that a source is for questions of nutrition. Sorts from the strongest to the weakest. It ' +
    'grades the kind of source, not the single statement. The last three kinds are weak: another source has to agree.',
  values: {
    INTAKE_TABLE: 'Reference intakes that a scientific body sets after a review of the evidence.',
    COMPOSITION_TABLE: 'Analyses of foods, and values derived from them.',
    REVIEW: 'A review of studies, or a chapter that names its author.',
    STUDY: 'One study.',
    MEDICAL_REFERENCE: 'A medical reference work with editors, such as the MSD Manual, Medscape or BMJ Best Practice.',
    VOCABULARY: 'The definitions of a vocabulary or ontology.',
    AUTHORITY: 'Information for readers from a public authority.',
    LAY_ARTICLE: 'An article for general readers.',
    EDITORIAL: 'The judgement of the editors of this graph.',
    CURATED_DATABASE: 'Statements that curators, helped by machines, took from other works.',
    OPEN_ENCYCLOPEDIA: 'An encyclopedia that anyone may edit.',
    UNATTRIBUTED: 'A page that names neither its author nor the original of its text.',
  },
});

/** The kinds of sources that need the agreement of another source. */
export const weakKinds = [
  'CURATED_DATABASE',
  'OPEN_ENCYCLOPEDIA',
  'UNATTRIBUTED',
] as const satisfies readonly (keyof typeof evidenceKind.values)[];

export const claim = defineKind({
  name: 'Claim',
  plural: 'claims',
  idPrefix: 'claim',
  description: 'One statement of a source. It asserts relations of the graph, leaves them open or negates them.',
  nameFrom: 'statement',
  isBackground: true,
  properties: {
    statement: { type: 'string', required: true, description: 'Statement of the source, in the words of this graph.' },
    section: {
      type: 'string',
      required: true,
      description: 'Place in the source, such as a heading, a table or a record number.',
    },
    status: {
      type: 'enum',
      enum: claimStatus,
      required: true,
      description: 'Whether the source asserts the statement, leaves it open or negates it.',
    },
    prominence: {
      type: 'enum',
      enum: prominence,
      description:
        'Grade that the source gives a symptom or a condition in this statement. Null: the statement grades none.',
    },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      description: 'Severity of the deficiency that this statement describes. Null: the statement states none.',
    },
    url: {
      type: 'string',
      format: 'url',
      description:
        'Address of the record or page that makes the statement. Null: the statement has no address of its own, and ' +
        '`source` names the publication.',
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
      description: 'True: only claims that dispute another claim or are disputed. False: only claims that do neither.',
      where: { or: [{ disputes: { some: {} } }, { disputedBy: { some: {} } }] },
    },
  },
});

export const source = defineKind({
  name: 'Source',
  plural: 'sources',
  idPrefix: 'source',
  description: 'A publication, database or organisation that claims come from.',
  nameFrom: 'title',
  isBackground: true,
  properties: {
    title: { type: 'string', required: true, description: 'Title of the source.' },
    sourceType: { type: 'enum', enum: sourceType, required: true, description: 'Kind of publication.' },
    evidenceKind: {
      type: 'enum',
      enum: evidenceKind,
      description: 'Kind of evidence that the source is. Null: it has no grade.',
    },
    publisher: { type: 'string', description: 'Publisher of the source.' },
    family: {
      type: 'string',
      description: 'Publisher or work that the source belongs to. Sources of one family count as one.',
    },
    url: { type: 'string', format: 'url', description: 'Address of the source. Null: it has no address.' },
    citation: { type: 'string', required: true, description: 'Citation of the source.' },
    licence: {
      type: 'string',
      required: true,
      description: 'Terms under which this graph uses the facts of the source.',
    },
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
    description: 'Source that makes the claim. The claim was read there, unless `reportedBy` names another source.',
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
  description: 'The claim was read in this source, which reports it from another source.',
  from: 'Claim',
  to: 'Source',
  properties: {},
  evidence: false,
  forward: {
    field: 'reportedBy',
    description: 'Sources that report the claim at second hand. Empty: the claim was read in its own source.',
  },
  inverse: { field: 'reports', description: 'Claims of other sources that this one reports.' },
});

export const about = defineRelation({
  name: 'ABOUT',
  description:
    'The claim asserts, leaves open or negates a relation that begins or ends at this entity. The importer derives ' +
    'this from the relations.',
  from: 'Claim',
  to: {
    union: 'ClaimSubject',
    description: 'Entities that a claim can be about.',
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
  forward: { field: 'about', description: 'Entities that the claim is about.' },
  inverse: {
    field: 'claims',
    description: 'Claims about this entity, by section.',
    orderBy: [asc('node', 'section'), asc('node', 'name')],
  },
});

export const disputes = defineRelation({
  name: 'DISPUTES',
  description:
    'Two claims about one relation disagree: the first negates it or leaves it open and the second asserts it, or ' +
    'the first negates it and the second leaves it open. The importer derives it from the claims.',
  from: 'Claim',
  to: 'Claim',
  properties: {
    over: {
      type: 'list',
      of: 'string',
      description: 'Relations on which the claims disagree, each as its name and the ids of its two ends.',
    },
  },
  evidence: false,
  forward: {
    field: 'disputes',
    description:
      'Claims that this one disagrees with: it negates or leaves open a relation that they assert, or negates one ' +
      'that they leave open.',
  },
  inverse: {
    field: 'disputedBy',
    description:
      'Claims that disagree with this one: they negate or leave open a relation that it asserts, or negate one that ' +
      'it leaves open.',
  },
});
