import { defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';
import { absent, present } from '../../src/model/rule.ts';
import { foodCategory } from './enums.ts';

const foodLevel = defineEnum({
  name: 'FoodLevel',
  description: 'Whether a food is a general food or a measured form.',
  values: {
    GENERAL: 'A food by its everyday name, such as salmon. Its measured forms have the amounts.',
    MEASURED: 'A food as a composition table describes and measures it, such as raw wild Atlantic salmon.',
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
