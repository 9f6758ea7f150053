import { asc, defineEnum, defineKind, defineRelation, desc } from '../../src/model/define.ts';
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
    DIETARY_COMPOUND: 'Substance in food that acts on the body without being an essential nutrient.',
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
    measuredAs: {
      type: 'string',
      description: 'What the amounts count, such as "Retinol activity equivalents (RAE)". Null: the nutrient as such.',
    },
    usdaNumber: {
      type: 'string',
      pattern: { matches: /^\d{3}$/, expected: 'three digits', example: '303' },
      description: 'USDA nutrient number, such as "303". Null where USDA SR28 has none.',
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
  rules: [{ rule: 'unique', properties: ['usdaNumber'], because: 'A food table measures a nutrient once.' }],
});

export const prominence = defineEnum({
  name: 'SymptomProminence',
  description: 'Where the source places a symptom among those of a deficiency. Sorts from the foremost down.',
  values: {
    PRIMARY: 'Named as a leg symptom of the deficiency in the comparison of nutrients.',
    LISTED: "Named among the deficiency's symptoms, outside that comparison.",
    CO_OCCURRING: 'Named in the comparison as commonly occurring alongside the leg symptoms.',
  },
});

export const severity = defineEnum({
  name: 'SymptomSeverity',
  description: 'How far a deficiency must have gone before the symptom is reported.',
  values: { ANY: 'Reported without a stated degree.', SEVERE: 'Reported of a severe deficiency.' },
});

export const deficiencyCauses = defineRelation({
  name: 'DEFICIENCY_CAUSES',
  description: 'A shortage of the nutrient can show as the symptom.',
  from: 'Nutrient',
  to: 'Symptom',
  properties: {
    prominence: { type: 'enum', enum: prominence, required: true, description: 'How prominently the source names it.' },
    severity: {
      type: 'enum',
      enum: severity,
      required: true,
      description: 'How severe the deficiency is when it shows.',
    },
    mechanism: { type: 'string', description: 'How the shortage brings it about, as the source explains it.' },
    bodySites: { type: 'list', of: 'string', description: 'Where in the body the source places it, such as "legs".' },
  },
  forward: {
    field: 'symptoms',
    description: 'Symptoms that a shortage can cause, the most prominent first.',
    orderBy: [asc('edge', 'prominence'), asc('node', 'name')],
  },
  inverse: {
    field: 'nutrients',
    description:
      'Nutrients whose shortage can cause this symptom, the most prominent first: what sources say of this very symptom. ' +
      '`differential` and `enrichment` also count its narrower forms.',
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
  },
  forward: { field: 'conditions', description: 'Conditions that a shortage is known as or can lead to.' },
  inverse: {
    field: 'nutrients',
    description: 'Nutrients whose shortage is known as this condition or can lead to it.',
  },
});

export const supports = defineRelation({
  name: 'SUPPORTS',
  description: 'The nutrient takes part in a function of the body.',
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
