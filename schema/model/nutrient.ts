import { asc, defineEnum, defineKind, defineRelation, desc } from '../../src/model/define.ts';
import { nutrientUnit, upperLimitScope } from './enums.ts';

const nutrientClass = defineEnum({
  name: 'NutrientClass',
  description: 'Kind of substance that a nutrient is.',
  values: {
    VITAMIN: 'Organic compound needed in small amounts.',
    MINERAL: 'Inorganic element needed in the diet, electrolytes included.',
    ENERGY: 'The energy of food.',
    PROXIMATE: 'A main constituent of food: water, protein, fat, carbohydrate or alcohol.',
    CARBOHYDRATE: 'A part of the carbohydrate of food, such as fiber or sugars.',
    FATTY_ACID: 'A fatty acid, or a group of fatty acids.',
    AMINO_ACID: 'An amino acid, a part of protein.',
    DIETARY_COMPOUND: 'Another substance in food that acts on the body.',
    ANALYSIS: 'A figure of the laboratory about the whole food rather than one substance, such as ash or nitrogen.',
  },
});

const intakeGoal = defineEnum({
  name: 'IntakeGoal',
  description: 'Goal that a reference intake sets for a diet.',
  values: {
    REACH: 'Reach the reference intake.',
    STAY_UNDER: 'Stay under a level: people rarely get too little, and too much raises the risk of disease.',
    NONE: 'No goal: no reference intake is set.',
  },
});

export const nutrient = defineKind({
  name: 'Nutrient',
  plural: 'nutrients',
  idPrefix: 'nutrient',
  description: 'A vitamin, mineral or other constituent of food that food tables measure or sources describe.',
  properties: {
    class: {
      type: 'enum',
      enum: nutrientClass,
      required: true,
      description: 'Kind of substance: vitamin, mineral or other compound.',
    },
    unit: {
      type: 'enum',
      enum: nutrientUnit,
      required: true,
      description: 'Unit of every amount given for this nutrient.',
    },
    iuPerMicrogram: {
      type: 'float',
      above: 0,
      description:
        'Number of international units (IU) in 1 µg. Null: there is no single factor. Vitamin A has none, because ' +
        'its IU differ between retinol and carotenes. The claim for the factor supports the relation `componentOf` ' +
        'of the amounts in IU.',
    },
    measuredAs: {
      type: 'string',
      description:
        'Form that the amounts count, such as "Retinol activity equivalents (RAE)". Null: the nutrient itself.',
    },
    foodAmountsLeaveOut: {
      type: 'string',
      description:
        'Part of the nutrient that reference intakes count and amounts in foods leave out, such as niacin that the ' +
        'body forms from tryptophan. Null: the amounts in foods leave nothing out that the reference intakes count.',
    },
    usdaNumber: {
      type: 'string',
      pattern: { matches: /^\d{3}$/, expected: 'three digits', example: '303' },
      identifier: {},
      description: 'USDA nutrient number, such as "303". Null if USDA SR28 has none.',
    },
    fdcNutrientId: {
      type: 'int',
      min: 1,
      description:
        'Number of the nutrient in USDA FoodData Central, if an import of its table added the nutrient. Null for the ' +
        'nutrients that the editors describe.',
    },
    intakeGoal: {
      type: 'enum',
      enum: intakeGoal,
      required: true,
      description: 'Goal that the reference intakes set for a diet.',
    },
    deficiencyDescribed: {
      type: 'boolean',
      required: true,
      description:
        'Whether this graph describes a deficiency of the nutrient. False: the graph has no source about one. This ' +
        'does not mean that no deficiency exists.',
    },
    deficiencyName: { type: 'string', description: 'Name of the deficiency, such as "Hypokalemia".' },
  },
  rules: [
    { rule: 'unique', properties: ['usdaNumber'], because: 'A food table measures a nutrient once.' },
    { rule: 'unique', properties: ['fdcNutrientId'], because: 'FoodData Central lists a nutrient once.' },
  ],
});

export const supports = defineRelation({
  name: 'SUPPORTS',
  description: 'The nutrient takes part in a function of the body, or improves it.',
  from: 'Nutrient',
  to: 'BodyFunction',
  properties: {
    primaryForLegs: {
      type: 'boolean',
      required: true,
      description: 'Whether the comparison of nutrients names it as a primary function for the legs.',
    },
  },
  forward: {
    field: 'functions',
    description: 'Functions of the body that this nutrient takes part in, its primary functions for the legs first.',
    orderBy: [desc('edge', 'primaryForLegs'), asc('node', 'name')],
  },
  inverse: {
    field: 'nutrients',
    description: 'Nutrients that take part in this function.',
    orderBy: [desc('edge', 'primaryForLegs'), asc('node', 'name')],
  },
});

export const componentOf = defineRelation({
  name: 'COMPONENT_OF',
  description: 'The first nutrient is a part or a form of the second, or the same substance in another unit.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: {
    countsTowardLimit: {
      type: 'enum',
      enum: upperLimitScope,
      description: 'Scope of the upper limits toward which only this component counts. Null: there is no such limit.',
    },
  },
  acyclic: true,
  forward: { field: 'componentOf', description: 'Nutrients that this one is a part or a form of.' },
  inverse: { field: 'components', description: 'Parts and forms of this nutrient that have amounts of their own.' },
});

export const yieldsEnergy = defineRelation({
  name: 'YIELDS_ENERGY',
  description: 'The body gains energy from the nutrient. `kcalPerGram` is the general factor, the same for every food.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: {
    kcalPerGram: {
      type: 'float',
      required: true,
      above: 0,
      max: 20,
      unit: 'kcal/g',
      description: 'Kilocalories that 1 g of the nutrient yields, by the general factor.',
    },
  },
  acyclic: true,
  forward: { field: 'yieldsEnergy', description: 'The energy of food, if this nutrient yields energy.' },
  inverse: { field: 'energySources', description: 'Nutrients that yield this energy, with the factor of each.' },
});
