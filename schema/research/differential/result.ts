import { defineResult } from '../../../src/research/define.ts';
import { defaultSampling } from '../../../src/research/evidence/subsets.ts';
import { deficiencySeverity, prominence } from '../../model/nutrient.ts';
import { careField } from '../shared/care.ts';
import { claims, nutrient, symptom, test } from '../shared/entity-fields.ts';
import { measureField, noInformationField } from '../shared/symptom-input.ts';
import { matchedRisks } from './circumstances.ts';
import { wouldDistinguishResult } from './would-distinguish.ts';

const term = defineResult({
  name: 'DifferentialTerm',
  description: 'What one symptom that is present adds to the score of a nutrient, or takes from it.',
  fields: {
    symptom,
    via: {
      type: 'entity',
      kind: 'Symptom',
      nullable: true,
      description:
        'The narrower symptom that the sources name for the nutrient: who has that, has this. Null where they name this.',
    },
    weight: {
      type: 'float',
      unit: 'bits',
      description:
        'The logarithm log2(candidates / linkedCandidates), with a minus where sources negate it. 0 where `entailedBy` ' +
        'says more.',
    },
    entailedBy: {
      type: 'entity',
      kind: 'Symptom',
      nullable: true,
      description: 'A symptom given that is a form of this one, which therefore adds nothing. Null: there is none.',
    },
    negated: { type: 'boolean', description: 'Whether the sources say that a shortage does not show so.' },
    disputed: { type: 'boolean', description: 'Whether a source says so and a source denies it; it counts as said.' },
    prominence: { type: 'enum', enum: prominence, description: 'How prominently the source names it.' },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      description: 'How severe the deficiency is when it shows.',
    },
    mechanism: {
      type: 'string',
      nullable: true,
      description: 'How the shortage brings it about, as the source explains it.',
    },
    claims: {
      ...claims,
      description: 'The claims behind it, those by which the narrower symptom is a form of this one included.',
    },
    linkedCandidates: {
      type: 'int',
      description: 'Nutrients compared whose shortage can show as the symptom, by way of none that is absent: n.',
    },
    candidates: { type: 'int', description: 'How many nutrients are compared.' },
  },
});

const symptomSets = defineResult({
  name: 'SymptomSetCount',
  description:
    'How many sets of as many symptoms score at least as high for the nutrient, of all such sets in the graph. In a ' +
    'set too, a symptom that another one entails adds nothing. It ' +
    'counts sets, not people, and says nothing of how likely a shortage is.',
  fields: {
    atLeast: { type: 'string', description: 'How many score as high or higher, in digits: it can pass 2^53.' },
    of: { type: 'string', description: 'How many there are, or were drawn, in digits.' },
    size: { type: 'int', description: 'How many symptoms a set has: those that are present.' },
    exact: {
      type: 'boolean',
      description: `Whether all were counted. With more than ${defaultSampling.above} ways to make up a set from symptoms of equal weight, sets are drawn instead.`,
    },
    sampled: { type: 'int', nullable: true, description: 'How many were drawn at random. Null if exact.' },
    seed: { type: 'int', nullable: true, description: 'The seed they were drawn from. Null if exact.' },
  },
});

const row = defineResult({
  name: 'DifferentialRow',
  description: 'A nutrient, what its score is made of, and what else is known that stays out of the score.',
  fields: {
    nutrient,
    score: { type: 'float', unit: 'bits', description: 'The sum of the weights of the terms, exactly.' },
    terms: { type: 'object', object: term, list: true, description: 'What makes up the score, heaviest first.' },
    absentButNamed: {
      type: 'object',
      object: defineResult({
        name: 'AbsentSymptom',
        description: 'A symptom that is absent although a shortage of the nutrient can show as it.',
        fields: { symptom, claims },
      }),
      list: true,
      description: 'Symptoms given as absent that the sources name for it. They do not count in the score.',
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
      description: 'Tests a professional can order.',
    },
    symptomSets: { type: 'object', object: symptomSets, description: 'How the score compares with other sets.' },
  },
});

export const differentialResult = defineResult({
  name: 'Differential',
  description:
    'Nutrients by what the sources say of the symptoms given: which fit, on what grounds, and what would tell them ' +
    'apart. This is not a diagnosis, and many conditions other than a shortage show the same symptoms.',
  fields: {
    ranking: {
      type: 'object',
      object: defineResult({
        name: 'DifferentialTie',
        description: 'Nutrients with one score, by id. Nothing given sets one of them above another.',
        fields: {
          rank: { type: 'int', description: 'The rank: 1, and one more for each nutrient that scores higher.' },
          score: { type: 'float', unit: 'bits', description: 'The score they share.' },
          rows: { type: 'object', object: row, list: true, description: 'The nutrients.' },
        },
      }),
      list: true,
      description: 'Nutrients of which the sources say something on a symptom given, the highest score first.',
    },
    noInformation: noInformationField,
    atRiskOnly: {
      type: 'object',
      object: defineResult({
        name: 'AtRiskOnly',
        description: 'A nutrient that the symptoms do not speak of, but a circumstance given does.',
        fields: { nutrient, riskFactors: matchedRisks },
      }),
      list: true,
      description: 'Nutrients that only a circumstance or a diet speaks for, by id.',
    },
    nonDiscriminating: {
      type: 'entity',
      kind: 'Symptom',
      list: true,
      description: 'Symptoms given that all the nutrients compared share, so that they tell none from another.',
    },
    entailed: {
      type: 'object',
      object: defineResult({
        name: 'EntailedSymptom',
        description: 'A symptom given that follows from another one given.',
        fields: {
          symptom,
          by: { type: 'entity', kind: 'Symptom', description: 'The symptom given that is a form of it.' },
        },
      }),
      list: true,
      description: 'Symptoms given that follow from more specific ones given. They add nothing to any score.',
    },
    unlinked: {
      type: 'entity',
      kind: 'Symptom',
      list: true,
      description: 'Symptoms given that the sources link to no nutrient in particular, but by way of what is absent.',
    },
    wouldDistinguish: { type: 'object', object: wouldDistinguishResult, description: 'What to find out next.' },
    care: careField,
    measure: measureField,
  },
});
