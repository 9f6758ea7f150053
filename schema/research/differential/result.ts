import { defineResult } from '../../../src/research/define.ts';
import { defaultSampling } from '../../../src/research/evidence/subsets.ts';
import { deficiencySeverity, prominence } from '../../model/grades.ts';
import { careField } from '../common/care.ts';
import { claims, measureField, nutrient, symptom, test } from '../common/result-fields.ts';
import { matchedRisks } from './circumstances.ts';
import { noInformationField } from './symptom-input.ts';
import { wouldDistinguishResult } from './would-distinguish.ts';

const term = defineResult({
  name: 'DifferentialTerm',
  description: 'The part of one present symptom in the score of a nutrient. It may be negative.',
  fields: {
    symptom,
    via: {
      type: 'entity',
      kind: 'Symptom',
      nullable: true,
      description:
        'The narrower symptom that the sources name for the nutrient; this symptom follows from it. Null if they ' +
        'name this one.',
    },
    weight: {
      type: 'float',
      unit: 'bits',
      description:
        'The logarithm log2(candidates / linkedCandidates), with a minus if the sources negate the link. 0 if ' +
        '`entailedBy` is not null.',
    },
    entailedBy: {
      type: 'entity',
      kind: 'Symptom',
      nullable: true,
      description: 'A narrower given symptom. This one follows from it, so it adds nothing. Null if there is none.',
    },
    negated: {
      type: 'boolean',
      description: 'Whether the sources say that a deficiency does not show as the symptom.',
    },
    disputed: {
      type: 'boolean',
      description: 'Whether one source asserts the link and another denies it. It counts as asserted.',
    },
    prominence: { type: 'enum', enum: prominence, description: 'How prominently the source names it.' },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      description: 'How severe the deficiency is when the symptom shows.',
    },
    mechanism: {
      type: 'string',
      nullable: true,
      description: 'How the deficiency causes it, as the source explains it.',
    },
    claims: {
      ...claims,
      description: 'The claims behind it, including those that link the narrower symptom to this one.',
    },
    linkedCandidates: {
      type: 'int',
      description:
        'The number of candidates whose deficiency can show as it, without links through absent symptoms (n).',
    },
    candidates: { type: 'int', description: 'How many nutrients are compared.' },
  },
});

const symptomSets = defineResult({
  name: 'SymptomSetCount',
  description:
    'How many sets of the same number of symptoms score at least as high for the nutrient, of all such sets. ' +
    'Their symptoms are the present ones and those that the evidence links to any deficiency. A symptom that ' +
    'follows from another one of its set adds nothing. These are counts of sets, not of ' +
    'people: they do not say how likely a deficiency is.',
  fields: {
    atLeast: {
      type: 'string',
      description: 'How many score as high or higher, as a string of digits: it can exceed 2^53.',
    },
    of: { type: 'string', description: 'The number of all sets, or of the drawn sets, as a string of digits.' },
    size: { type: 'int', description: 'The number of symptoms in a set. It equals the number of present symptoms.' },
    exact: {
      type: 'boolean',
      description:
        'Whether it counts all sets. With more than ' +
        `${defaultSampling.above} ways to make up a set from symptoms of equal weight, it draws sets at random.`,
    },
    sampled: { type: 'int', nullable: true, description: 'The number of sets drawn at random. Null if exact.' },
    seed: {
      type: 'int',
      nullable: true,
      description: 'The seed of the draw, which gives the same sets again. Null if exact.',
    },
  },
});

const row = defineResult({
  name: 'DifferentialRow',
  description: 'A nutrient, the terms of its score, and facts that do not count in the score.',
  fields: {
    nutrient,
    score: { type: 'float', unit: 'bits', description: 'Exactly the sum of the weights of the terms.' },
    terms: { type: 'object', object: term, list: true, description: 'The terms of the score, the heaviest first.' },
    absentButNamed: {
      type: 'object',
      object: defineResult({
        name: 'AbsentSymptom',
        description: 'An absent symptom that a deficiency of the nutrient can show as.',
        fields: { symptom, claims },
      }),
      list: true,
      description: 'Absent symptoms that the sources name for it. They do not count in the score.',
    },
    riskFactors: matchedRisks,
    tests: {
      type: 'object',
      object: defineResult({
        name: 'MeasuringTest',
        description: 'A test that checks the level of the nutrient in the blood.',
        fields: { test, claims },
      }),
      list: true,
      description: 'Tests that a professional can order.',
    },
    symptomSets: { type: 'object', object: symptomSets, description: 'How the score compares with other sets.' },
  },
});

export const differentialResult = defineResult({
  name: 'Differential',
  description:
    'Nutrients by how well they fit the given symptoms according to the sources, on what grounds, and what would ' +
    'distinguish them. This is not a diagnosis: many other conditions than a deficiency show the same symptoms.',
  fields: {
    ranking: {
      type: 'object',
      object: defineResult({
        name: 'DifferentialTie',
        description: 'Nutrients with an equal score, by id. The given symptoms rank none of them above another.',
        fields: {
          rank: { type: 'int', description: 'The rank: 1, and one more for each nutrient that scores higher.' },
          score: { type: 'float', unit: 'bits', description: 'The score they share.' },
          rows: { type: 'object', object: row, list: true, description: 'The nutrients.' },
        },
      }),
      list: true,
      description: 'Nutrients that the sources link to a given symptom, the highest score first.',
    },
    noInformation: noInformationField,
    atRiskOnly: {
      type: 'object',
      object: defineResult({
        name: 'AtRiskOnly',
        description: 'A nutrient that fits a given circumstance, but none of the symptoms.',
        fields: { nutrient, riskFactors: matchedRisks },
      }),
      list: true,
      description: 'Nutrients that fit only a circumstance or a diet, by id.',
    },
    nonDiscriminating: {
      type: 'entity',
      kind: 'Symptom',
      list: true,
      description: 'Given symptoms that all candidates share, so they distinguish none of them.',
    },
    entailed: {
      type: 'object',
      object: defineResult({
        name: 'EntailedSymptom',
        description: 'A given symptom that follows from another given one.',
        fields: {
          symptom,
          by: { type: 'entity', kind: 'Symptom', description: 'The given symptom that it follows from.' },
        },
      }),
      list: true,
      description: 'Given symptoms that follow from narrower given ones. They add nothing to any score.',
    },
    unlinked: {
      type: 'entity',
      kind: 'Symptom',
      list: true,
      description:
        'Given symptoms without a link to one nutrient in particular, or with links only through absent symptoms.',
    },
    wouldDistinguish: {
      type: 'object',
      object: wouldDistinguishResult,
      description: 'Symptoms and tests to check next.',
    },
    care: careField,
    measure: measureField,
  },
});
