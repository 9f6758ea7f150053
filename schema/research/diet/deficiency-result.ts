/** The parts of the result of `dietAnalysis` on a nutrient that the list does not reach. */
import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { deficiencySeverity } from '../../model/grades.ts';
import { claims, nutrient, symptom } from '../common/result-fields.ts';
import { foodField } from '../intakes/intake-result.ts';
import { rangeField } from './range-result.ts';

const deficiencySymptom = defineResult({
  name: 'PossibleSymptom',
  description: 'A symptom that a source links to a deficiency of the nutrient.',
  fields: {
    symptom,
    given: { type: 'boolean', description: 'Whether the argument `symptoms` contains it.' },
    claims: {
      ...claims,
      description: 'The claims behind it, including those that link a narrower symptom to this one.',
    },
  },
});

const deficiencyCondition = defineResult({
  name: 'PossibleCondition',
  evidenced: false,
  description: 'A condition that a deficiency of the nutrient is known as or can lead to.',
  fields: {
    condition: { type: 'entity', kind: 'Condition', description: 'The condition.' },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      description: 'Severity of the deficiency when it leads to the condition.',
    },
    mechanism: {
      type: 'string',
      nullable: true,
      description: 'How the deficiency leads to the condition, as the source explains it.',
    },
    claims,
  },
});

export const deficiencyResult = defineResult({
  name: 'NutrientDeficiency',
  description:
    'Statements of sources on a deficiency of a nutrient. They are about the deficiency in general: a list of foods ' +
    'does not show whether anyone has it.',
  fields: {
    described: {
      type: 'boolean',
      description:
        'Whether the graph describes a deficiency of the nutrient. False: it has no source about one. This does not ' +
        'mean that no deficiency exists.',
    },
    name: { type: 'string', nullable: true, description: 'Name of the deficiency. Null if the graph has none.' },
    symptoms: {
      type: 'object',
      object: deficiencySymptom,
      list: true,
      description: 'Symptoms, first those of the argument `symptoms`, then by id.',
    },
    conditions: { type: 'object', object: deficiencyCondition, list: true, description: 'Conditions, by id.' },
  },
});

const presence = defineEnum({
  name: 'EatenPresence',
  description: 'Whether a list of foods contains a nutrient.',
  values: {
    EATEN: 'At least one food of the list contains it.',
    NOT_EATEN: 'Every food of the list has an amount of 0.',
    CANNOT_TELL: 'No food of the list has a known amount above 0, and for some of them the amount is missing.',
  },
});

export const enhancerResult = defineResult({
  name: 'EatenEnhancer',
  description: 'A nutrient that helps the body absorb another one, and its amount in the list.',
  fields: {
    nutrient,
    mechanism: { type: 'string', nullable: true, description: 'How it helps, as the source explains it.' },
    presence: { type: 'enum', enum: presence, description: 'Whether the list contains it.' },
    total: rangeField('The amount per day in the list, in the unit of this nutrient.'),
    foods: {
      type: 'object',
      object: defineResult({
        name: 'EnhancerFood',
        description: 'A food of the list that contains the nutrient that helps.',
        fields: {
          food: foodField,
          amount: { type: 'float', description: 'The amount per day, in the unit of the nutrient that helps.' },
          claims: { ...claims, description: 'The claims behind the amount in 100 g of the food.' },
        },
      }),
      list: true,
      description: 'Foods of the list that contain it, the largest amount first.',
    },
    claims: { ...claims, description: 'The claims that it helps.' },
  },
});
