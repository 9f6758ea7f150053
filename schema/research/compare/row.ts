import { defineResult } from '../../../src/research/define.ts';
import { deficiencySeverity } from '../../model/nutrient.ts';
import { claims, nutrient, symptom, test } from '../shared/entity-fields.ts';

const mechanism = {
  type: 'string',
  nullable: true,
  description: 'How one brings about the other, as the source explains it.',
} as const;

const comparedFunction = defineResult({
  name: 'ComparedFunction',
  description: 'Something the body does with the help of the nutrient.',
  fields: {
    function: { type: 'entity', kind: 'BodyFunction', description: 'The function.' },
    primaryForLegs: {
      type: 'boolean',
      description: 'Whether the article names it as the primary function for the legs, in its comparison of nutrients.',
    },
    claims,
  },
});

const comparedSymptom = defineResult({
  name: 'ComparedSymptom',
  description: 'A symptom that a source links to a deficiency of the nutrient. The field it stands in says how.',
  fields: {
    symptom,
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      description: 'How severe the deficiency is when it shows.',
    },
    bodySites: { type: 'string', list: true, description: 'Where in the body the source places it.' },
    mechanism,
    claims,
  },
});

const comparedCondition = defineResult({
  name: 'ComparedCondition',
  evidenced: false,
  description: 'A condition that a shortage of the nutrient is known as or can lead to.',
  fields: {
    condition: { type: 'entity', kind: 'Condition', description: 'The condition.' },
    mechanism,
    claims,
  },
});

const comparedRiskFactor = defineResult({
  name: 'ComparedRiskFactor',
  description: 'A circumstance that makes a shortage of the nutrient more likely.',
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
    'A food as people speak of it that a source recommends for the nutrient, itself or as a form of another.',
  fields: { food: { type: 'entity', kind: 'Food', description: 'The food.' }, claims },
});

const symptoms = { type: 'object', object: comparedSymptom, list: true } as const;

export const comparisonRow = defineResult({
  name: 'ComparisonRow',
  description: 'A nutrient in the columns of the comparison. Only what a source asserts is in it.',
  fields: {
    nutrient,
    functions: {
      type: 'object',
      object: comparedFunction,
      list: true,
      description: 'What it does in the body, its primary functions for the legs first.',
    },
    legSymptoms: {
      ...symptoms,
      description: "Leg symptoms of a deficiency: the cell of the article's table, in its order.",
    },
    coOccurringSymptoms: {
      ...symptoms,
      description:
        "Symptoms that commonly occur alongside those: the cell of the article's table, in its order. The article " +
        'does not say that the deficiency causes them.',
    },
    otherSymptoms: {
      ...symptoms,
      description:
        'Further symptoms of a deficiency, named outside the cells of that table. What a source says of every ' +
        'deficiency alike is left out.',
    },
    conditions: {
      type: 'object',
      object: comparedCondition,
      list: true,
      description: 'Conditions that a shortage is known as or can lead to.',
    },
    riskFactors: {
      type: 'object',
      object: comparedRiskFactor,
      list: true,
      description: 'Circumstances that make a shortage more likely.',
    },
    tests: {
      type: 'object',
      object: comparedTest,
      list: true,
      description: 'Tests that check its level in the blood.',
    },
    foods: { type: 'object', object: comparedFood, list: true, description: 'Foods recommended for it, by id.' },
  },
});
