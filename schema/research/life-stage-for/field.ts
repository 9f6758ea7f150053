import { defineResearch, defineResult } from '../../../src/research/define.ts';
import { personArguments, readLifeStageOf } from './person.ts';

const result = defineResult({
  name: 'LifeStageFor',
  description: 'The life stage that a person belongs to.',
  fields: {
    lifeStage: { type: 'entity', kind: 'LifeStage', description: 'The life stage.' },
    ageMonths: { type: 'int', unit: 'months', description: 'The age of the person.' },
  },
});

export const lifeStageForResearch = defineResearch({
  field: 'lifeStageFor',
  description:
    'The life stage of a person by age, sex, pregnancy and lactation: the group whose reference intakes apply.',
  arguments: personArguments,
  result,
  answer: (person, context) => readLifeStageOf(context, 'lifeStageFor', person),
});
