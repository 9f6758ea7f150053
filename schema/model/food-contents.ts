/** The contents of a food: amounts of nutrients, and recommendations as a source of them. */
import { asc, defineEnum, defineRelation, desc } from '../../src/model/define.ts';
import { absent, present } from '../../src/model/rule.ts';
import { amountConversion, copiedIuPerMicrogram, nutrientUnit } from './enums.ts';

const derivation = defineEnum({
  name: 'AmountDerivation',
  description: 'Method by which a composition table obtained an amount.',
  values: {
    ANALYTICAL: 'Analytical, or derived from analytical values. USDA SR28 has one code for both.',
    AGGREGATED: 'Combined from several kinds of data.',
    CALCULATED: 'Calculated or imputed from similar foods or recipes.',
    MANUFACTURER: 'Calculated or measured by the manufacturer, or taken from the label.',
    LITERATURE: 'Taken from published analyses, with partial documentation.',
    ASSUMED_ZERO: 'Not measured, because no amount is expected.',
  },
});

/** The most grams of anything in 100 g of a food. */
export const mostPer100g = 100;

/** The most grams of all main constituents in 100 g of a food: a table rounds each figure separately. */
export const mostOfConstituents = 101;

export const contains = defineRelation({
  name: 'CONTAINS',
  description:
    'The food contains the nutrient: a table gives the amount per 100 g, a source recommends the food for it, or both.',
  from: 'Food',
  to: 'Nutrient',
  properties: {
    amountPer100g: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description:
        'Amount in 100 g of the food as described, in `unit`. Null: a source recommends the food, but no table gives ' +
        'an amount.',
    },
    unit: {
      type: 'enum',
      enum: nutrientUnit,
      required: true,
      equals: { end: 'to', property: 'unit' },
      description: 'Unit of the amount; always the unit of the nutrient.',
    },
    iuPerMicrogram: copiedIuPerMicrogram('to'),
    recommended: {
      type: 'boolean',
      required: true,
      description: 'Whether a source recommends the food for this nutrient or names it as a source of it.',
    },
    derivation: { type: 'enum', enum: derivation, description: 'How the amount was obtained. Null without an amount.' },
    dataPoints: {
      type: 'int',
      min: 0,
      description:
        'Number of analyses behind the amount, as the table counts them. 0: it counts none, because the amount was ' +
        'not analysed or was derived from other values. `derivation` says which.',
    },
    derivationCode: {
      type: 'string',
      pattern: { matches: /^[A-Z]{1,6}$/, expected: 'up to six capital letters', example: 'BFFN' },
      description:
        'Code by which USDA names the way it derived the amount, finer than `derivation`. Null where it gives none.',
    },
    minPer100g: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description: 'Lowest amount among the analysed samples, in `unit`. Null where the table gives none.',
    },
    maxPer100g: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description: 'Highest amount among the analysed samples, in `unit`. Null where the table gives none.',
    },
    medianPer100g: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description: 'Median amount of the analysed samples, in `unit`. Null where the table gives none.',
    },
    sampledSince: {
      type: 'int',
      min: 1900,
      max: 2100,
      description: 'Year in which the table acquired the oldest sample behind the amount. Null where it gives none.',
    },
    footnote: { type: 'string', description: 'Footnote that the table puts to the amount. Null where it has none.' },
  },
  rules: [
    {
      rule: 'atMost',
      property: 'amountPer100g',
      in: { unit: 'unit', quantity: 'mass' },
      max: mostPer100g,
      because: '100 g of a food cannot contain more than 100 g of anything.',
    },
    {
      rule: 'atMost',
      property: 'amountPer100g',
      in: { unit: 'unit', quantity: 'mass' },
      max: mostPer100g,
      sum: { per: 'from', where: { 'to.class': ['VITAMIN', 'MINERAL'] } },
      because: 'The vitamins and minerals in 100 g of a food cannot weigh more than the food.',
    },
    {
      rule: 'atMost',
      property: 'amountPer100g',
      in: { unit: 'unit', quantity: 'mass' },
      max: mostOfConstituents,
      sum: { per: 'from', where: { 'to.class': ['PROXIMATE'] } },
      because:
        'The main constituents of 100 g of a food cannot weigh more than the food; each figure is rounded separately.',
    },
    {
      rule: 'never',
      when: { derivation: present, amountPer100g: absent },
      because: 'A missing amount cannot have a derivation.',
    },
    {
      rule: 'never',
      when: { dataPoints: present, amountPer100g: absent },
      because: 'A missing amount cannot have analyses.',
    },
    {
      rule: 'never',
      when: { 'from.level': 'GENERAL', amountPer100g: present },
      because: 'Only measured foods have amounts; those of a general food are on its forms.',
    },
    {
      rule: 'ordered',
      lower: 'minPer100g',
      upper: 'maxPer100g',
      orEqual: true,
      because: 'The lowest amount among some samples is not above the highest.',
    },
    {
      rule: 'never',
      when: { minPer100g: present, amountPer100g: absent },
      because: 'An amount that is not given has no lowest value.',
    },
    {
      rule: 'never',
      when: { maxPer100g: present, amountPer100g: absent },
      because: 'An amount that is not given has no highest value.',
    },
    {
      rule: 'never',
      when: { medianPer100g: present, amountPer100g: absent },
      because: 'An amount that is not given has no median.',
    },
  ],
  forward: {
    field: 'nutrients',
    description:
      'Nutrients in the food: first those that it is recommended for, then those whose deficiency the graph ' +
      'describes, then those with a reference intake to reach.',
    orderBy: [
      desc('edge', 'recommended'),
      desc('node', 'deficiencyDescribed'),
      asc('node', 'intakeGoal'),
      asc('node', 'name'),
    ],
    lookup: {
      field: 'amount',
      type: 'NutrientAmount',
      description: 'Amount of one nutrient in the food.',
      value: 'amountPer100g',
    },
  },
  inverse: {
    field: 'foods',
    description:
      'Foods that contain this nutrient, richest per 100 g first; foods without a measured amount come last.',
    orderBy: [desc('edge', 'amountPer100g'), asc('node', 'name')],
  },
});
