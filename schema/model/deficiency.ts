/** The relations of a nutrient to the symptoms and conditions of its deficiency and of its excess. */
import { asc, defineEnum, defineRelation, type Property } from '../../src/model/define.ts';
import { present } from '../../src/model/rule.ts';
import { deficiencySeverity, prominence } from './grades.ts';
import { mechanism } from './shared-properties.ts';

const deficiencyFrequency = defineEnum({
  name: 'DeficiencyFrequency',
  description: 'Frequency of a deficiency, as a source states it.',
  values: {
    AMONG_COMMONEST: 'Among the most common nutritional causes of weak legs.',
    RARE: 'Rare.',
  },
});

const ageGroup = defineEnum({
  name: 'AgeGroup',
  description: 'Age group that a source names.',
  values: { ADULTS: 'Adults.', CHILDREN: 'Children and infants.' },
});

const excessProperty: Property = {
  type: 'string',
  description: 'Intake that the source describes, such as "supplements only". Null: it describes none in particular.',
};

export const deficiencySymptom = defineRelation({
  name: 'DEFICIENCY_SYMPTOM',
  description:
    'A source links the symptom to a deficiency of the nutrient. `prominence` says how: as a symptom of the ' +
    'deficiency, as a symptom that commonly occurs alongside, or in a general sentence about every deficiency. Signs ' +
    'of a low level in the blood are symptoms of the deficiency only where the level shows that the body lacks the ' +
    'nutrient, as with potassium, magnesium and phosphorus, but not calcium and sodium.',
  from: 'Nutrient',
  to: 'Symptom',
  properties: {
    prominence: {
      type: 'enum',
      enum: prominence,
      required: true,
      description:
        'How the sources link the two. If a source that compares nutrients grades the link, its grade is shown; a ' +
        'cell of the comparison decides before its sentences. Otherwise the most prominent grade of the other ' +
        'sources is shown. The claims have the grade of each source.',
    },
    comparisonPosition: {
      type: 'int',
      min: 1,
      description: 'Position in the cell of the comparison of nutrients, from 1. Null: no cell names the symptom.',
    },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      required: true,
      description: 'Severity of the deficiency when the symptom appears.',
    },
    mechanism: { type: 'string', description: 'How the deficiency leads to the symptom, as the source explains it.' },
    bodySites: {
      type: 'list',
      of: 'string',
      description:
        'Parts of the body where the source places the symptom, such as "legs". It is "whole body" if the source ' +
        'calls the symptom general or overall. Empty: the source names no part.',
    },
  },
  rules: (['LISTED', 'GENERAL'] as const).map((prominence) => ({
    rule: 'never' as const,
    when: { prominence, comparisonPosition: present },
    because: 'Only a symptom that a cell of the comparison names has a position in a cell.',
  })),
  forward: {
    field: 'symptoms',
    description:
      'Symptoms that a source links to a deficiency of this nutrient, most prominent first; `prominence` says how.',
    orderBy: [asc('edge', 'prominence'), asc('edge', 'comparisonPosition'), asc('node', 'name')],
  },
  inverse: {
    field: 'nutrients',
    description:
      'Nutrients whose deficiency a source links to exactly this symptom, most prominent first; `prominence` says ' +
      'how. `differential` and `enrichment` also count the narrower forms of the symptom.',
    orderBy: [asc('edge', 'prominence'), asc('node', 'name')],
  },
});

export const deficiencyCondition = defineRelation({
  name: 'DEFICIENCY_CONDITION',
  description: 'A deficiency of the nutrient is known as the condition or can lead to it.',
  from: 'Nutrient',
  to: 'Condition',
  properties: {
    mechanism: { type: 'string', description: 'How the deficiency leads to the condition, as the source explains it.' },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      required: true,
      description: 'Severity of the deficiency when it leads to the condition.',
    },
    prominence: {
      type: 'enum',
      enum: prominence,
      required: true,
      description:
        'Most prominent grade that a source gives the condition in this deficiency, by the rule for symptoms.',
    },
    frequency: {
      type: 'enum',
      enum: deficiencyFrequency,
      description: 'Frequency of this deficiency, as the source states it. Null: it does not state one.',
    },
    ageGroup: { type: 'enum', enum: ageGroup, description: 'Age group that the source names. Null: it names none.' },
  },
  forward: {
    field: 'conditions',
    description: 'Conditions that a deficiency of this nutrient is known as or can lead to.',
  },
  inverse: {
    field: 'nutrients',
    description: 'Nutrients whose deficiency is known as this condition or can lead to it.',
  },
});

export const excessSymptom = defineRelation({
  name: 'EXCESS_SYMPTOM',
  description: 'Too much of the nutrient can cause the symptom. `excess` says from which intake.',
  from: 'Nutrient',
  to: 'Symptom',
  properties: { excess: excessProperty, mechanism },
  forward: { field: 'excessSymptoms', description: 'Symptoms that too much of this nutrient can cause.' },
  inverse: { field: 'excessOf', description: 'Nutrients of which too much can cause this symptom.' },
});

export const excessCondition = defineRelation({
  name: 'EXCESS_CONDITION',
  description: 'Too much of the nutrient is known as the condition or can lead to it. `excess` says from which intake.',
  from: 'Nutrient',
  to: 'Condition',
  properties: { excess: excessProperty, mechanism },
  forward: {
    field: 'excessConditions',
    description: 'Conditions that too much of this nutrient is known as or can lead to.',
  },
  inverse: { field: 'excessOf', description: 'Nutrients of which too much is known as this condition or leads to it.' },
});
