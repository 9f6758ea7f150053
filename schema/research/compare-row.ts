import { defineResult } from '../../src/research/define.ts';
import { severity } from '../model/nutrient.ts';
import { claims, nutrient, symptom, test } from './entity-fields.ts';

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
  description: 'A symptom that a shortage of the nutrient can cause.',
  fields: {
    symptom,
    severity: {
      type: 'enum',
      enum: severity,
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
  description: 'A test that shows the level of the nutrient.',
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
    legSymptoms: { ...symptoms, description: 'Leg symptoms of a shortage that the article sets side by side.' },
    coOccurringSymptoms: { ...symptoms, description: 'Symptoms that the article says commonly go with those.' },
    otherSymptoms: { ...symptoms, description: 'Further symptoms of a shortage, named outside that table.' },
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
    tests: { type: 'object', object: comparedTest, list: true, description: 'Tests that show its level.' },
    foods: { type: 'object', object: comparedFood, list: true, description: 'Foods recommended for it, by id.' },
  },
});
