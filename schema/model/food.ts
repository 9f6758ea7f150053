import { asc, defineEnum, defineKind, defineRelation, desc } from '../../src/model/define.ts';
import { absent, present } from '../../src/model/rule.ts';
import { amountConversion, copiedIuPerMicrogram, foodCategory, nutrientUnit } from './enums.ts';

const foodLevel = defineEnum({
  name: 'FoodLevel',
  description: 'Whether a food is a general food or a measured form.',
  values: {
    GENERAL: 'A food by its everyday name, such as salmon. Its measured forms have the amounts.',
    MEASURED: 'A food as a composition table describes and measures it, such as raw wild Atlantic salmon.',
  },
});

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

const eatenAs = defineEnum({
  name: 'EatenAs',
  description: 'Whether a food is eaten in the state in which it was measured.',
  values: {
    AS_IS: 'Eaten as it was measured.',
    AFTER_COOKING: 'Cooked before it is eaten. Cooking changes the weight of the food and its contents.',
  },
});

export const food = defineKind({
  name: 'Food',
  plural: 'foods',
  idPrefix: 'food',
  description: 'A food: a general food by its everyday name, or a measured form from a composition table.',
  properties: {
    category: { type: 'enum', enum: foodCategory, required: true, description: 'Group that the food belongs to.' },
    level: { type: 'enum', enum: foodLevel, required: true, description: 'Whether the food is general or measured.' },
    eatenAs: {
      type: 'enum',
      enum: eatenAs,
      description:
        'Whether the food is eaten as it was measured. The editors decide by the description in the food table. Raw ' +
        'animal foods (oysters too), dry grain and vegetables that few people eat raw count as cooked first. Bran ' +
        'and germ do not, because people sprinkle them on other food. Null for a general food.',
    },
    fortified: { type: 'boolean', required: true, description: 'Whether nutrients were added to the food.' },
    scientificName: {
      type: 'string',
      description: 'Scientific name of the species, if the composition table gives one.',
    },
    ndbNumber: {
      type: 'string',
      pattern: { matches: /^\d{5}$/, expected: 'five digits, a leading zero among them', example: '01009' },
      identifier: { prefix: 'NDB' },
      description: 'USDA nutrient databank number, with its leading zero.',
    },
    fdcId: {
      type: 'int',
      min: 1,
      identifier: { prefix: 'FDC' },
      description: 'USDA FoodData Central id, where the measured record is the same there.',
    },
    usdaUrl: {
      type: 'string',
      format: 'url',
      description: 'Address of its USDA record, where the measured record is the same there. Null otherwise.',
    },
    portions: {
      type: 'records',
      record: 'Portion',
      recordDescription: 'A household measure of a food and its weight.',
      description: 'Household portions and their weights.',
      fields: {
        amount: { type: 'float', required: true, above: 0, description: 'Number of measures.' },
        measure: { type: 'string', required: true, description: 'The measure, such as "cup, chopped".' },
        grams: { type: 'float', required: true, unit: 'g', above: 0, description: 'Weight of the portion.' },
      },
    },
  },
  rules: [
    {
      rule: 'never',
      when: { usdaUrl: present, fdcId: absent },
      because: 'The address of a USDA record contains its FoodData Central id.',
    },
    { rule: 'unique', properties: ['ndbNumber'], because: 'A composition table describes a food once.' },
    { rule: 'unique', properties: ['fdcId'], because: 'A record of FoodData Central describes one food.' },
    {
      rule: 'never',
      when: { level: 'GENERAL', ndbNumber: present },
      because: 'Composition tables describe measured foods only.',
    },
    {
      rule: 'never',
      when: { level: 'MEASURED', eatenAs: absent },
      because: 'A measured food must say whether people eat it in that state.',
    },
    {
      rule: 'never',
      when: { level: 'GENERAL', eatenAs: present },
      because: 'A general food has forms that are eaten as they are and forms that are cooked.',
    },
  ],
});

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
      max: 100,
      because: '100 g of a food cannot contain more than 100 g of anything.',
    },
    {
      rule: 'atMost',
      property: 'amountPer100g',
      in: { unit: 'unit', quantity: 'mass' },
      max: 100,
      sum: { per: 'from', where: { 'to.class': ['VITAMIN', 'MINERAL'] } },
      because: 'The vitamins and minerals in 100 g of a food cannot weigh more than the food.',
    },
    {
      rule: 'atMost',
      property: 'amountPer100g',
      in: { unit: 'unit', quantity: 'mass' },
      max: 101,
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

export const formOf = defineRelation({
  name: 'FORM_OF',
  description: 'The first food is a form of the second: salmon is a form of fatty fish.',
  from: 'Food',
  to: 'Food',
  properties: {
    helpingGrams: {
      type: 'float',
      above: 0,
      max: 500,
      unit: 'g',
      description:
        'Weight that the editors set as one helping of the first food. One edge of a measured food states it. Null ' +
        'on its other edges, and between general foods.',
    },
  },
  rules: [
    {
      rule: 'never',
      when: { 'from.level': 'GENERAL', helpingGrams: present },
      because: 'A helping belongs to a food in one state; a general food has several states.',
    },
  ],
  acyclic: true,
  forward: { field: 'formOf', description: 'More general foods that this one is a form of.' },
  inverse: { field: 'forms', description: 'More specific forms of this food, including measured ones.' },
});

export const associatedWith = defineRelation({
  name: 'ASSOCIATED_WITH',
  description:
    'A source reports an observation: people who eat more of the food have more of the function. An association does ' +
    'not show that one causes the other.',
  from: 'Food',
  to: 'BodyFunction',
  properties: {
    explanation: { type: 'string', description: 'Explanation that the source suggests. Null: it suggests none.' },
  },
  forward: {
    field: 'associatedWith',
    description: 'Functions of the body that were better in people who ate more of this food.',
  },
  inverse: { field: 'associatedFoods', description: 'Foods that people with more of this function ate more of.' },
});
