import { defineResult } from '../../../src/research/define.ts';
import { deficiencySeverity } from '../../model/grades.ts';
import { claims, nutrient, symptom, test } from '../common/result-fields.ts';

const mechanism = {
  type: 'string',
  nullable: true,
  description: 'How one brings about the other, as the source explains it.',
} as const;

const comparedFunction = defineResult({
  name: 'ComparedFunction',
  description: 'A function of the body that the nutrient helps with.',
  fields: {
    function: { type: 'entity', kind: 'BodyFunction', description: 'The function.' },
    primaryForLegs: {
      type: 'boolean',
      description:
        'Whether the article, in its comparison of nutrients, names it as the primary function for the legs.',
    },
    claims,
  },
});

const comparedSymptom = defineResult({
  name: 'ComparedSymptom',
  description: 'A symptom that a source links to a deficiency of the nutrient. The name of its list says how.',
  fields: {
    symptom,
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      description: 'How severe the deficiency is when the symptom shows.',
    },
    bodySites: { type: 'string', list: true, description: 'Where in the body the source places it.' },
    mechanism,
    claims,
  },
});

const comparedCondition = defineResult({
  name: 'ComparedCondition',
  evidenced: false,
  description: 'A condition that is another name for a deficiency of the nutrient, or that it can lead to.',
  fields: {
    condition: { type: 'entity', kind: 'Condition', description: 'The condition.' },
    mechanism,
    claims,
  },
});

const comparedRiskFactor = defineResult({
  name: 'ComparedRiskFactor',
  description: 'A circumstance that makes a deficiency of the nutrient more likely.',
  fields: {
    riskFactor: { type: 'entity', kind: 'RiskFactor', description: 'The circumstance.' },
    mechanism,
    claims,
  },
});

const comparedTest = defineResult({
  name: 'ComparedTest',
  description: 'A test that checks the level of the nutrient in the blood.',
  fields: { test, claims },
});

const comparedFood = defineResult({
  name: 'ComparedFood',
  description:
    'A general food, such as fatty fish, that a source recommends for the nutrient, itself or through a broader one.',
  fields: { food: { type: 'entity', kind: 'Food', description: 'The food.' }, claims },
});

const symptoms = { type: 'object', object: comparedSymptom, list: true } as const;

export const comparisonRow = defineResult({
  name: 'ComparisonRow',
  description: 'A nutrient, with the columns of the comparison. It has only relations that a source asserts.',
  fields: {
    nutrient,
    functions: {
      type: 'object',
      object: comparedFunction,
      list: true,
      description: 'Its functions in the body, the primary functions for the legs first.',
    },
    legSymptoms: {
      ...symptoms,
      description: "Leg symptoms of a deficiency: the cell of the article's table, in its order.",
    },
    coOccurringSymptoms: {
      ...symptoms,
      description:
        "Symptoms that commonly occur alongside `legSymptoms`: the cell of the article's table, in its order. The " +
        'article does not say that the deficiency causes them.',
    },
    otherSymptoms: {
      ...symptoms,
      description:
        'Further symptoms of a deficiency, which a source names outside the cells of that table. Symptoms that a ' +
        'source states of every deficiency alike are not in this list.',
    },
    conditions: {
      type: 'object',
      object: comparedCondition,
      list: true,
      description: 'Conditions that are another name for a deficiency, or that it can lead to.',
    },
    riskFactors: {
      type: 'object',
      object: comparedRiskFactor,
      list: true,
      description: 'Circumstances that make a deficiency more likely.',
    },
    tests: {
      type: 'object',
      object: comparedTest,
      list: true,
      description: 'Tests that check its level in the blood.',
    },
    foods: {
      type: 'object',
      object: comparedFood,
      list: true,
      description: 'Foods that a source recommends for it, by id.',
    },
  },
});
