import { defineResult } from '../../../src/research/define.ts';
import { careField } from '../common/care.ts';
import { nutrient } from '../common/result-fields.ts';

const enrichmentLink = defineResult({
  name: 'EnrichmentLink',
  description: 'An item of the set that is linked to the nutrient.',
  fields: {
    item: { type: 'entity', kind: null, description: 'The food, symptom or condition.' },
    claims: {
      type: 'entity',
      kind: 'Claim',
      list: true,
      description: 'The claims that link it. A link through other items has the claims of each step.',
    },
  },
});

const enrichmentRow = defineResult({
  name: 'EnrichmentRow',
  description:
    'How a nutrient is represented in the set. The figures describe the links of this graph. They do not describe a ' +
    'person who has these symptoms or conditions, or eats these foods.',
  fields: {
    nutrient,
    linked: { type: 'int', description: 'The number of items of the population that are linked to it (K).' },
    inSet: { type: 'int', description: 'The number of items of the set that are linked to it (k).' },
    expected: {
      type: 'float',
      description: 'The average number of linked items over all sets of this size: n * K / N.',
    },
    fold: {
      type: 'float',
      description:
        'The share of linked items in the set, divided by their share in the population: (k / n) / (K / N). Above 1 ' +
        'means over-represented.',
    },
    atLeast: {
      type: 'string',
      description: 'How many of all sets of this size have at least k linked items, as a string of digits.',
    },
    of: {
      type: 'string',
      description: 'How many sets of this size the population has, C(N, n), as a string of digits.',
    },
    tail: {
      type: 'float',
      description:
        '`atLeast` / `of`, rounded to the nearest double: the share of sets of this size with at least k linked ' +
        'items. It is the upper tail of the hypergeometric distribution (Rivals et al. 2007, Bioinformatics ' +
        '23:401-407).',
    },
    adjusted: {
      type: 'float',
      description:
        '`tail`, adjusted for the number of nutrients tested by the step-up procedure of Benjamini & Hochberg (1995, ' +
        'J R Stat Soc B 57:289-300): the lowest level at which the procedure keeps the nutrient. The computation is ' +
        'exact, and rounds once.',
    },
    links: {
      type: 'object',
      object: enrichmentLink,
      list: true,
      description: 'The k linked items, in the order given.',
    },
  },
});

export const enrichment = defineResult({
  name: 'Enrichment',
  description: 'Nutrients that are over-represented in a set of foods, symptoms or conditions.',
  fields: {
    measure: { type: 'string', description: 'One sentence that describes the figures.' },
    population: { type: 'int', description: 'The number of items of the kind that are linked to any nutrient (N).' },
    setSize: { type: 'int', description: 'The number of items of the set that are in the population (n).' },
    outside: {
      type: 'entity',
      kind: null,
      list: true,
      description: 'Items of the set that are linked to no nutrient. They do not count.',
    },
    entailed: {
      type: 'object',
      object: defineResult({
        name: 'EntailedItem',
        description: 'An item of the set that follows from another item of the set.',
        fields: {
          item: { type: 'entity', kind: null, description: 'The broader item.' },
          by: { type: 'entity', kind: null, description: 'The narrower item that it follows from.' },
        },
      }),
      list: true,
      description:
        'Items of the set that follow from narrower ones of the set. The two are not independent, so only the ' +
        'narrower one counts.',
    },
    tested: {
      type: 'int',
      description:
        'The number of nutrients that any item of the population is linked to. `adjusted` allows for this many tests.',
    },
    represented: {
      type: 'int',
      description:
        'The number of nutrients that an item of the set is linked to. It is the number of rows without `first`.',
    },
    rows: {
      type: 'object',
      object: enrichmentRow,
      list: true,
      description: 'The nutrients that an item of the set is linked to, by tail, the smallest first, then by id.',
    },
    care: careField,
  },
});
