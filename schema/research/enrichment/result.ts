import { defineResult } from '../../../src/research/define.ts';
import { careField } from '../shared/care.ts';
import { nutrient } from '../shared/entity-fields.ts';

const enrichmentLink = defineResult({
  name: 'EnrichmentLink',
  description: 'An item of the set that is linked to the nutrient.',
  fields: {
    item: { type: 'entity', kind: null, description: 'The food, symptom or condition.' },
    claims: {
      type: 'entity',
      kind: 'Claim',
      list: true,
      description: 'The claims that link it, those for each step where it is linked by way of something else.',
    },
  },
});

const enrichmentRow = defineResult({
  name: 'EnrichmentRow',
  description:
    'How a nutrient is represented in the set. The figures describe how this graph is linked; they say nothing of any ' +
    'person who eats, feels or has what is in the set.',
  fields: {
    nutrient,
    linked: { type: 'int', description: 'Items of the population that are linked to it (K).' },
    inSet: { type: 'int', description: 'Items of the set that are linked to it (k).' },
    expected: {
      type: 'float',
      description: 'How many linked items a set of this size holds, averaged over all such sets: n * K / N.',
    },
    fold: {
      type: 'float',
      description:
        'The share of linked items in the set over that in the population: (k / n) / (K / N). Above 1 the nutrient is ' +
        'over-represented.',
    },
    atLeast: {
      type: 'string',
      description: 'Of all sets of this size from the population, how many hold at least k linked items; all digits.',
    },
    of: { type: 'string', description: 'How many sets of this size the population has, C(N, n); all digits.' },
    tail: {
      type: 'float',
      description:
        'The double nearest to `atLeast` / `of`: the share of equally large sets that hold as many linked items or ' +
        'more, which is the upper tail of the hypergeometric distribution (Rivals et al. 2007, Bioinformatics ' +
        '23:401-407).',
    },
    adjusted: {
      type: 'float',
      description:
        '`tail`, adjusted for the number of nutrients tested by the step-up procedure of Benjamini & Hochberg (1995, ' +
        'J R Stat Soc B 57:289-300): the lowest level at which the procedure keeps the nutrient. Worked out exactly ' +
        'and rounded once.',
    },
    links: { type: 'object', object: enrichmentLink, list: true, description: 'The k items, in the order given.' },
  },
});

export const enrichment = defineResult({
  name: 'Enrichment',
  description: 'Which nutrients a set of foods, symptoms or conditions is linked to more than the whole graph is.',
  fields: {
    measure: { type: 'string', description: 'What is counted, in words.' },
    population: { type: 'int', description: 'Items of the kind that are linked to any nutrient (N).' },
    setSize: { type: 'int', description: 'Items of the set that are in the population (n).' },
    outside: {
      type: 'entity',
      kind: null,
      list: true,
      description: 'Items of the set that are linked to no nutrient. They are not counted.',
    },
    entailed: {
      type: 'object',
      object: defineResult({
        name: 'EntailedItem',
        description: 'An item of the set that another item of the set is a form of.',
        fields: {
          item: { type: 'entity', kind: null, description: 'The more general item.' },
          by: { type: 'entity', kind: null, description: 'The item of the set that is a form of it.' },
        },
      }),
      list: true,
      description:
        'Items of the set that follow from more specific ones of the set. The two are no independent items, ' +
        'so only the more specific one is counted.',
    },
    tested: {
      type: 'int',
      description:
        'Nutrients that any item of the population is linked to. `adjusted` allows for this number of tests.',
    },
    represented: { type: 'int', description: 'Nutrients that an item of the set is linked to: rows without `first`.' },
    rows: {
      type: 'object',
      object: enrichmentRow,
      list: true,
      description: 'The nutrients that an item of the set is linked to, the smallest tail first, then by id.',
    },
    care: careField,
  },
});
