import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { careField } from '../common/care.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { comparisonRow } from './row.ts';

const comparisonAspect = defineEnum({
  name: 'ComparisonAspect',
  description: 'The subject of a part of a comparison.',
  values: {
    SYMPTOM: 'Symptoms of their deficiencies, including those that commonly occur alongside.',
    FUNCTION: 'Their functions in the body.',
    CONDITION: 'Conditions that are another name for a deficiency, or that it can lead to.',
    RISK_FACTOR: 'Circumstances that make a deficiency more likely.',
    TEST: 'Tests that check their level in the blood.',
    FOOD: 'General foods, such as fatty fish, that a source recommends, directly or through a broader food.',
    GUIDANCE: 'Guidance on a deficiency, or on getting more of the nutrient.',
  },
});

const comparisonHolder = defineResult({
  name: 'ComparisonHolder',
  description: 'One of the nutrients that have the item.',
  fields: { nutrient, claims },
});

const comparisonItem = defineResult({
  name: 'ComparisonItem',
  description: 'An item that one or several of the nutrients have.',
  fields: {
    item: { type: 'entity', kind: null, description: 'The symptom, function, condition and so on.' },
    holders: {
      type: 'object',
      object: comparisonHolder,
      list: true,
      description: 'The nutrients that have it, in the order given.',
    },
  },
});

const comparisonPart = defineResult({
  name: 'ComparisonPart',
  description: 'The items of one aspect.',
  fields: {
    aspect: { type: 'enum', enum: comparisonAspect, description: 'The aspect.' },
    count: { type: 'int', description: 'The number of items.' },
    items: {
      type: 'object',
      object: comparisonItem,
      list: true,
      description: 'The items: first those that most nutrients have, then by the nutrients that have them, then by id.',
    },
  },
});

const part = { type: 'object', object: comparisonPart, list: true } as const;

export const comparison = defineResult({
  name: 'Comparison',
  description:
    'Nutrients side by side, and the items that they share or that only one has. In each aspect, every item is in ' +
    'exactly one of `shared`, `sharedBySome` and `apart`. An item that no source names may still exist.',
  fields: {
    rows: {
      type: 'object',
      object: comparisonRow,
      list: true,
      description: 'One row for each nutrient, in the order given.',
    },
    shared: { ...part, description: 'The items that all of them have, by aspect.' },
    sharedBySome: { ...part, description: 'The items that two or more of them have, but not all, by aspect.' },
    apart: { ...part, description: 'The items that only one of them has, by aspect.' },
    care: careField,
  },
});
