import { asc, defineEnum, defineKind, defineRelation, desc } from '../../src/model/define.ts';
import { present } from '../../src/model/rule.ts';
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

export const prominence = defineEnum({
  name: 'SymptomProminence',
  description: 'How prominently a source names a symptom of a deficiency. Sorts from the most prominent to the least.',
  values: {
    PRIMARY: 'Named in a cell of the comparison of nutrients, in the column of leg symptoms.',
    LISTED: 'Named for this deficiency, but in no cell of that comparison.',
    CO_OCCURRING:
      'Named in a cell of that comparison as a symptom that commonly occurs alongside. The cell does not say what ' +
      'causes it.',
    GENERAL:
      'Named in one general sentence about the deficiency of every nutrient. Research leaves it out, because the ' +
      'sentence does not make it a symptom of this deficiency.',
  },
});

export const deficiencySeverity = defineEnum({
  name: 'DeficiencySeverity',
  description: 'Severity of the deficiency for which a source reports a symptom or a condition.',
  values: { ANY: 'The source states no severity.', SEVERE: 'The source describes a severe deficiency.' },
});

const deficiencyFrequency = defineEnum({
  name: 'DeficiencyFrequency',
  description: 'Frequency of a deficiency, as a source states it.',
  values: {
    AMONG_COMMONEST: 'Among the most common nutritional causes of weak legs.',
    RARE: 'Rare.',
  },
});

const ageGroup = defineEnum({
  name: 'AgeGroup',
  description: 'Age group that a source names.',
  values: { ADULTS: 'Adults.', CHILDREN: 'Children and infants.' },
});

export const deficiencySymptom = defineRelation({
  name: 'DEFICIENCY_SYMPTOM',
  description:
    'A source links the symptom to a deficiency of the nutrient. `prominence` says how: as a symptom of the ' +
    'deficiency, as a symptom that commonly occurs alongside, or in a general sentence about every deficiency.',
  from: 'Nutrient',
  to: 'Symptom',
  properties: {
    prominence: {
      type: 'enum',
      enum: prominence,
      required: true,
      description: 'How the source links the two. If it does so in several ways, a cell of the comparison decides.',
    },
    comparisonPosition: {
      type: 'int',
      min: 1,
      description: 'Position in the cell of the comparison of nutrients, from 1. Null: no cell names the symptom.',
    },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      required: true,
      description: 'Severity of the deficiency when the symptom appears.',
    },
    mechanism: { type: 'string', description: 'How the deficiency leads to the symptom, as the source explains it.' },
    bodySites: {
      type: 'list',
      of: 'string',
      description:
        'Parts of the body where the source places the symptom, such as "legs". It is "whole body" if the source ' +
        'calls the symptom general or overall. Empty: the source names no part.',
    },
  },
  rules: (['LISTED', 'GENERAL'] as const).map((prominence) => ({
    rule: 'never' as const,
    when: { prominence, comparisonPosition: present },
    because: 'Only a symptom that a cell of the comparison names has a position in a cell.',
  })),
  forward: {
    field: 'symptoms',
    description:
      'Symptoms that a source links to a deficiency of this nutrient, most prominent first; `prominence` says how.',
    orderBy: [asc('edge', 'prominence'), asc('edge', 'comparisonPosition'), asc('node', 'name')],
  },
  inverse: {
    field: 'nutrients',
    description:
      'Nutrients whose deficiency a source links to exactly this symptom, most prominent first; `prominence` says ' +
      'how. `differential` and `enrichment` also count the narrower forms of the symptom.',
    orderBy: [asc('edge', 'prominence'), asc('node', 'name')],
  },
});

export const deficiencyCondition = defineRelation({
  name: 'DEFICIENCY_CONDITION',
  description: 'A deficiency of the nutrient is known as the condition or can lead to it.',
  from: 'Nutrient',
  to: 'Condition',
  properties: {
    mechanism: { type: 'string', description: 'How the deficiency leads to the condition, as the source explains it.' },
    deficiencySeverity: {
      type: 'enum',
      enum: deficiencySeverity,
      required: true,
      description: 'Severity of the deficiency when it leads to the condition.',
    },
    frequency: {
      type: 'enum',
      enum: deficiencyFrequency,
      description: 'Frequency of this deficiency, as the source states it. Null: it does not state one.',
    },
    ageGroup: { type: 'enum', enum: ageGroup, description: 'Age group that the source names. Null: it names none.' },
  },
  forward: {
    field: 'conditions',
    description: 'Conditions that a deficiency of this nutrient is known as or can lead to.',
  },
  inverse: {
    field: 'nutrients',
    description: 'Nutrients whose deficiency is known as this condition or can lead to it.',
  },
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

export const enhancesAbsorptionOf = defineRelation({
  name: 'ENHANCES_ABSORPTION_OF',
  description: 'Taking the first nutrient helps the body absorb the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: { mechanism: { type: 'string', description: 'Mechanism, as the source explains it.' } },
  forward: { field: 'enhancesAbsorptionOf', description: 'Nutrients that this one helps the body absorb.' },
  inverse: { field: 'absorptionEnhancedBy', description: 'Nutrients that help the body absorb this one.' },
});

export const neededToUse = defineRelation({
  name: 'NEEDED_TO_USE',
  description: 'The body needs the first nutrient to use the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: { mechanism: { type: 'string', description: 'Mechanism, as the source explains it.' } },
  forward: {
    field: 'neededToUse',
    description: 'Nutrients that the body cannot use well with too little of this one.',
  },
  inverse: { field: 'usedWithHelpOf', description: 'Nutrients that the body needs to use this one.' },
});

export const imbalancedWith = defineRelation({
  name: 'IMBALANCED_WITH',
  description: 'A deficiency of the first nutrient often comes together with an imbalance of the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: {},
  forward: {
    field: 'imbalancedWith',
    description: 'Nutrients that are often out of balance in a deficiency of this one.',
  },
  inverse: {
    field: 'imbalanceSeenWith',
    description: 'Nutrients whose deficiency often comes together with an imbalance of this one.',
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
