import { defineEnum } from '../../../src/model/define.ts';
import { defineResult } from '../../../src/research/define.ts';
import { careField } from '../shared/care.ts';
import { claims, nutrient } from '../shared/entity-fields.ts';
import { comparisonRow } from './row.ts';

const comparisonAspect = defineEnum({
  name: 'ComparisonAspect',
  description: 'In what respect nutrients have something in common or apart.',
  values: {
    SYMPTOM: 'Symptoms of their deficiencies, those that commonly occur alongside among them.',
    FUNCTION: 'What they do in the body.',
    CONDITION: 'Conditions that a shortage is known as or can lead to.',
    RISK_FACTOR: 'Circumstances that make a shortage more likely.',
    TEST: 'Tests that check their level in the blood.',
    FOOD: 'Foods as people speak of them that a source recommends, themselves or as a form of another food.',
    GUIDANCE: 'Guidance on a shortage, or on raising the nutrient.',
  },
});

const comparisonHolder = defineResult({
  name: 'ComparisonHolder',
  description: 'One of the nutrients that have the item.',
  fields: { nutrient, claims },
});

const comparisonItem = defineResult({
  name: 'ComparisonItem',
  description: 'Something that one or several of the nutrients have.',
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
  description: 'What the nutrients have in one respect.',
  fields: {
    aspect: { type: 'enum', enum: comparisonAspect, description: 'In what respect.' },
    count: { type: 'int', description: 'How many items there are.' },
    items: {
      type: 'object',
      object: comparisonItem,
      list: true,
      description: 'What most of the nutrients have first, then by the nutrients that have it, then by id.',
    },
  },
});

const part = { type: 'object', object: comparisonPart, list: true } as const;

export const comparison = defineResult({
  name: 'Comparison',
  description:
    'Nutrients side by side, and what they have in common and apart. In each respect, every item stands in exactly one ' +
    'of `shared`, `sharedBySome` and `apart`. If no source names something, that does not mean that there is nothing.',
  fields: {
    rows: { type: 'object', object: comparisonRow, list: true, description: 'A row for each, in the order given.' },
    shared: { ...part, description: 'What all of them have, by aspect.' },
    sharedBySome: { ...part, description: 'What two or more of them have, but not all, by aspect.' },
    apart: { ...part, description: 'What only one of them has, by aspect.' },
    care: careField,
  },
});
