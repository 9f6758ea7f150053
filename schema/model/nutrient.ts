import { asc, defineEnum, defineKind, defineRelation, desc } from '../../src/model/define.ts';
import { present } from '../../src/model/rule.ts';
import { nutrientUnit, upperLimitScope } from './enums.ts';

const nutrientClass = defineEnum({
  name: 'NutrientClass',
  description: 'What sort of substance a nutrient is.',
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
  description: 'What a reference intake asks of a diet.',
  values: {
    REACH: 'Reach the reference intake.',
    STAY_UNDER: 'Stay under a level: people rarely lack the nutrient, and much of it raises the risk of disease.',
    NONE: 'Nothing: no reference intake is set.',
  },
});

export const nutrient = defineKind({
  name: 'Nutrient',
  plural: 'nutrients',
  idPrefix: 'nutrient',
  description: 'A vitamin, mineral or other constituent of food that food tables measure or sources describe.',
  properties: {
    class: { type: 'enum', enum: nutrientClass, required: true, description: 'Vitamin, mineral or other compound.' },
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
        'How many international units (IU) make 1 µg. Null where no single factor does, as for vitamin A, whose IU ' +
        'differ between retinol and carotenes. The claim behind it supports the relation `componentOf` of the amounts ' +
        'in IU.',
    },
    measuredAs: {
      type: 'string',
      description: 'What the amounts count, such as "Retinol activity equivalents (RAE)". Null: the nutrient as such.',
    },
    usdaNumber: {
      type: 'string',
      pattern: { matches: /^\d{3}$/, expected: 'three digits', example: '303' },
      identifier: {},
      description: 'USDA nutrient number, such as "303". Null where USDA SR28 has none.',
    },
    fdcNutrientId: {
      type: 'int',
      min: 1,
      description:
        'Number under which USDA FoodData Central lists a nutrient that an import of its table added. Null for the ' +
        'nutrients that the editors describe.',
    },
    intakeGoal: { type: 'enum', enum: intakeGoal, required: true, description: 'What a reference intake asks.' },
    deficiencyDescribed: {
      type: 'boolean',
      required: true,
      description:
        'Whether this graph describes a deficiency of the nutrient. False: the graph holds no source about one; it ' +
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
  description: 'Where the source places a symptom among those of a deficiency. Sorts from the foremost down.',
  values: {
    PRIMARY: 'Named in a cell of the comparison of nutrients, in its column of leg symptoms.',
    LISTED: 'Named for this deficiency, outside the cells of that comparison.',
    CO_OCCURRING:
      'Commonly occurs alongside the leg symptoms, by a cell of that comparison, which does not say what causes it.',
    GENERAL:
      'Said of the deficiency of every nutrient in one general sentence. It does not make the symptom one of this ' +
      'deficiency, and research leaves it out.',
  },
});

export const severity = defineEnum({
  name: 'SymptomSeverity',
  description: 'How far a deficiency must have gone before a source reports its sign or effect.',
  values: { ANY: 'Reported without a stated degree.', SEVERE: 'Reported of a severe deficiency.' },
});

const deficiencyFrequency = defineEnum({
  name: 'DeficiencyFrequency',
  description: 'How common a source says that a deficiency is.',
  values: {
    AMONG_COMMONEST: 'Among the commonest nutritional causes of weak legs.',
    RARE: 'Rare.',
  },
});

const ageGroup = defineEnum({
  name: 'AgeGroup',
  description: 'People by age, as far as a source tells them apart.',
  values: { ADULTS: 'Adults.', CHILDREN: 'Children and infants.' },
});

export const deficiencyCauses = defineRelation({
  name: 'DEFICIENCY_CAUSES',
  description:
    'A source links the symptom to a deficiency of the nutrient. `prominence` says how: as a sign of the deficiency, ' +
    'as something that commonly occurs alongside, or in a general sentence about every deficiency.',
  from: 'Nutrient',
  to: 'Symptom',
  properties: {
    prominence: {
      type: 'enum',
      enum: prominence,
      required: true,
      description: 'How the source links the two. Where it does so in several ways, a cell of the comparison decides.',
    },
    comparisonPosition: {
      type: 'int',
      min: 1,
      description: 'Place in the cell of the comparison of nutrients, from 1. Null: no cell names it.',
    },
    severity: {
      type: 'enum',
      enum: severity,
      required: true,
      description: 'How severe the deficiency is when it shows.',
    },
    mechanism: { type: 'string', description: 'How the shortage brings it about, as the source explains it.' },
    bodySites: {
      type: 'list',
      of: 'string',
      description:
        'Where in the body the source places it, such as "legs", or "whole body" for what it calls general or ' +
        'overall. Empty: the source names no place.',
    },
  },
  rules: (['LISTED', 'GENERAL'] as const).map((prominence) => ({
    rule: 'never' as const,
    when: { prominence, comparisonPosition: present },
    because: 'Only what a cell of the comparison names has a place in a cell.',
  })),
  forward: {
    field: 'symptoms',
    description: 'Symptoms that a source links to a deficiency; `prominence` says how. The most prominent come first.',
    orderBy: [asc('edge', 'prominence'), asc('edge', 'comparisonPosition'), asc('node', 'name')],
  },
  inverse: {
    field: 'nutrients',
    description:
      'Nutrients to whose deficiency a source links this very symptom; `prominence` says how. The most prominent come ' +
      'first. `differential` and `enrichment` also count its narrower forms.',
    orderBy: [asc('edge', 'prominence'), asc('node', 'name')],
  },
});

export const deficiencyLeadsTo = defineRelation({
  name: 'DEFICIENCY_LEADS_TO',
  description: 'A shortage of the nutrient is, or can lead to, the condition.',
  from: 'Nutrient',
  to: 'Condition',
  properties: {
    mechanism: { type: 'string', description: 'How the shortage leads there, as the source explains it.' },
    severity: {
      type: 'enum',
      enum: severity,
      required: true,
      description: 'How severe the deficiency is when it leads there.',
    },
    frequency: {
      type: 'enum',
      enum: deficiencyFrequency,
      description: 'How common the source says that this deficiency is. Null: it does not say.',
    },
    ageGroup: { type: 'enum', enum: ageGroup, description: 'The age group the source speaks of. Null: it names none.' },
  },
  forward: { field: 'conditions', description: 'Conditions that a shortage is known as or can lead to.' },
  inverse: {
    field: 'nutrients',
    description: 'Nutrients whose shortage is known as this condition or can lead to it.',
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
      description: 'Whether the comparison of nutrients names it as the primary function for the legs.',
    },
  },
  forward: {
    field: 'functions',
    description: 'What the nutrient does in the body, its primary functions for the legs first.',
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
  properties: { mechanism: { type: 'string', description: 'How, as the source explains it.' } },
  forward: { field: 'enhances', description: 'Nutrients whose absorption this one helps.' },
  inverse: { field: 'enhancedBy', description: 'Nutrients that help the body absorb this one.' },
});

export const neededToUse = defineRelation({
  name: 'NEEDED_TO_USE',
  description: 'The body needs the first nutrient to make use of the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: { mechanism: { type: 'string', description: 'How, as the source explains it.' } },
  forward: { field: 'neededToUse', description: 'Nutrients that the body uses poorly when this one is short.' },
  inverse: { field: 'usedWithHelpOf', description: 'Nutrients that the body needs to make use of this one.' },
});

export const imbalancedWith = defineRelation({
  name: 'IMBALANCED_WITH',
  description: 'A shortage of the first nutrient often comes together with an imbalance of the second.',
  from: 'Nutrient',
  to: 'Nutrient',
  properties: {},
  forward: { field: 'imbalancedWith', description: 'Nutrients often out of balance when this one is short.' },
  inverse: {
    field: 'imbalanceSeenWith',
    description: 'Nutrients whose shortage often comes with an imbalance of this one.',
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
      description: 'The scope of upper limits toward which this component alone counts. Null: it decides no limit.',
    },
  },
  acyclic: true,
  forward: { field: 'componentOf', description: 'Nutrients that this one is a part or a form of.' },
  inverse: { field: 'components', description: 'Parts and forms of this nutrient that have amounts of their own.' },
});
