import { asc, defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';
import { absent, present, type RuleDefinition } from '../../src/model/rule.ts';
import { amountConversion, copiedIuPerMicrogram, nutrientUnit, upperLimitScope } from './enums.ts';

export const lifeStageSex = defineEnum({
  name: 'LifeStageSex',
  description: 'Sex that the reference intakes of a life stage are set for.',
  values: { ANY: 'Everyone of that age.', FEMALE: 'Females.', MALE: 'Males.' },
});

const foodsEaten = defineEnum({
  name: 'LifeStageFoods',
  description: 'Foods that answers consider for a life stage.',
  values: {
    NONE: 'No foods: infants of that age live on breast milk or formula.',
    COMPLEMENTARY: 'Foods beside breast milk or formula.',
    ALL: 'All foods.',
  },
});

export const intakeType = defineEnum({
  name: 'ReferenceIntakeType',
  description: 'Type of a dietary reference intake.',
  values: {
    RDA: 'Recommended Dietary Allowance: meets the need of nearly all healthy people of the group.',
    AI: 'Adequate Intake: set where there is too little evidence for an RDA.',
  },
});

export const lifeStage = defineKind({
  name: 'LifeStage',
  plural: 'lifeStages',
  idPrefix: 'life-stage',
  description: 'A group of people by age, sex, pregnancy and lactation, for which reference intakes are set.',
  properties: {
    sex: {
      type: 'enum',
      enum: lifeStageSex,
      required: true,
      description: 'Sex that the reference intakes are set for.',
    },
    ageFromMonths: { type: 'int', required: true, min: 0, unit: 'months', description: 'Youngest age, inclusive.' },
    ageToMonths: {
      type: 'int',
      min: 1,
      unit: 'months',
      description: 'Age at which the group ends, exclusive. Null: it has no upper age.',
    },
    pregnant: { type: 'boolean', required: true, description: 'Whether it is a group of pregnant people.' },
    lactating: { type: 'boolean', required: true, description: 'Whether it is a group of people who breastfeed.' },
    foodsEaten: {
      type: 'enum',
      enum: foodsEaten,
      required: true,
      description: 'Foods that answers consider. The editors decide.',
    },
    foodNote: {
      type: 'string',
      description: 'Note about the foods of this age. Null: there is none.',
    },
  },
  rules: [
    { rule: 'ordered', lower: 'ageFromMonths', upper: 'ageToMonths', because: 'A group ends after it begins.' },
    {
      rule: 'never',
      when: { pregnant: true, lactating: true },
      because: 'Reference intakes are set for pregnancy or for lactation, not for both at once.',
    },
    {
      rule: 'never',
      when: { pregnant: true, sex: 'MALE' },
      because: 'Reference intakes for pregnancy are for females only.',
    },
    {
      rule: 'never',
      when: { lactating: true, sex: 'MALE' },
      because: 'Reference intakes for lactation are for females only.',
    },
    ...['NONE', 'COMPLEMENTARY'].map(
      (foodsEaten): RuleDefinition => ({
        rule: 'never',
        when: { foodsEaten, foodNote: absent },
        because: 'A life stage for which answers do not consider all foods must have a note about it.',
      }),
    ),
    {
      rule: 'unique',
      properties: ['sex', 'ageFromMonths', 'ageToMonths', 'pregnant', 'lactating'],
      because: 'Two life stages with the same people are the same life stage.',
    },
  ],
  orderBy: [asc('node', 'pregnant'), asc('node', 'lactating'), asc('node', 'sex'), asc('node', 'ageFromMonths')],
});

export const referenceIntake = defineRelation({
  name: 'REFERENCE_INTAKE',
  description: 'Dietary reference intake of the nutrient for the life stage, per day.',
  from: 'Nutrient',
  to: 'LifeStage',
  properties: {
    intakeType: {
      type: 'enum',
      enum: intakeType,
      required: true,
      description: 'Type of the reference intake, RDA or AI.',
    },
    amount: {
      type: 'float',
      required: true,
      min: 0,
      conversion: amountConversion,
      description: 'Reference intake per day, in `unit`.',
    },
    upperLimit: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description:
        'Tolerable Upper Intake Level per day, in `unit`. Null: none was set. This does not mean that any amount is ' +
        'harmless.',
    },
    upperLimitCovers: {
      type: 'enum',
      enum: upperLimitScope,
      description: 'Intake that counts toward the upper limit. Null without an upper limit.',
    },
    riskReductionLevel: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description:
        'Chronic Disease Risk Reduction Intake per day, in `unit`: eating less than this lowers the risk of disease. ' +
        'Null: none was set, or this graph does not contain it.',
    },
    unit: {
      type: 'enum',
      enum: nutrientUnit,
      required: true,
      equals: { end: 'from', property: 'unit' },
      description: 'Unit of all three amounts; always the unit of the nutrient.',
    },
    iuPerMicrogram: copiedIuPerMicrogram('from'),
    note: { type: 'string', description: 'Note about the amounts, such as the form of the nutrient that they count.' },
  },
  rules: [
    ...['amount', 'upperLimit', 'riskReductionLevel'].map((property) => ({
      rule: 'atMost' as const,
      property,
      in: { unit: 'unit', quantity: 'mass' },
      max: 10_000,
      because: 'No person takes in more than 10 kg of a nutrient per day.',
    })),
    {
      rule: 'never',
      when: { upperLimit: present, upperLimitCovers: absent },
      because: 'A limit must say which intake counts toward it.',
    },
    {
      rule: 'never',
      when: { upperLimitCovers: present, upperLimit: absent },
      because: 'A missing limit covers nothing.',
    },
  ],
  forward: {
    field: 'referenceIntakes',
    description: 'Reference intakes for each life stage, in order of age; pregnancy and lactation come last.',
    orderBy: [asc('node', 'pregnant'), asc('node', 'lactating'), asc('node', 'sex'), asc('node', 'ageFromMonths')],
  },
  inverse: {
    field: 'referenceIntakes',
    description: 'Reference intakes for this life stage, by name of the nutrient.',
  },
});
