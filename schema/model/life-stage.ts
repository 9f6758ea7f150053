import { asc, defineEnum, defineKind, defineRelation } from '../../src/model/define.ts';
import { absent, present, type RuleDefinition } from '../../src/model/rule.ts';
import { amountConversion, copiedIuPerMicrogram, nutrientUnit, upperLimitScope } from './enums.ts';

export const lifeStageSex = defineEnum({
  name: 'LifeStageSex',
  description: 'For whom the reference intakes of a life stage are set.',
  values: { ANY: 'Everyone of that age.', FEMALE: 'Females.', MALE: 'Males.' },
});

const foodsEaten = defineEnum({
  name: 'LifeStageFoods',
  description: 'Which foods answers consider for a life stage.',
  values: {
    NONE: 'No foods: infants of that age live on breast milk or formula.',
    COMPLEMENTARY: 'Foods beside breast milk or formula.',
    ALL: 'All foods.',
  },
});

export const intakeType = defineEnum({
  name: 'ReferenceIntakeType',
  description: 'Which dietary reference intake a value is.',
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
    sex: { type: 'enum', enum: lifeStageSex, required: true, description: 'For whom.' },
    ageFromMonths: { type: 'int', required: true, min: 0, unit: 'months', description: 'Youngest age, inclusive.' },
    ageToMonths: {
      type: 'int',
      min: 1,
      unit: 'months',
      description: 'Age at which the group ends, exclusive. Null: no end.',
    },
    pregnant: { type: 'boolean', required: true, description: 'Whether it is a group of pregnant people.' },
    lactating: { type: 'boolean', required: true, description: 'Whether it is a group of people who breastfeed.' },
    foodsEaten: {
      type: 'enum',
      enum: foodsEaten,
      required: true,
      description: 'Which foods answers consider. The editors decide.',
    },
    foodNote: {
      type: 'string',
      description: 'What applies to the foods of this age. Null where nothing special does.',
    },
  },
  rules: [
    { rule: 'ordered', lower: 'ageFromMonths', upper: 'ageToMonths', because: 'A group ends after it begins.' },
    {
      rule: 'never',
      when: { pregnant: true, lactating: true },
      because: 'Reference intakes are set for pregnancy or for lactation, not for both at once.',
    },
    { rule: 'never', when: { pregnant: true, sex: 'MALE' }, because: 'Reference intakes know no pregnant males.' },
    { rule: 'never', when: { lactating: true, sex: 'MALE' }, because: 'Reference intakes know no lactating males.' },
    ...['NONE', 'COMPLEMENTARY'].map(
      (foodsEaten): RuleDefinition => ({
        rule: 'never',
        when: { foodsEaten, foodNote: absent },
        because: 'Where not all foods are considered, the life stage must say what applies.',
      }),
    ),
    {
      rule: 'unique',
      properties: ['sex', 'ageFromMonths', 'ageToMonths', 'pregnant', 'lactating'],
      because: 'Two groups of the same people are one.',
    },
  ],
  orderBy: [asc('node', 'pregnant'), asc('node', 'lactating'), asc('node', 'sex'), asc('node', 'ageFromMonths')],
});

export const referenceIntake = defineRelation({
  name: 'REFERENCE_INTAKE',
  description: 'The dietary reference intake of the nutrient set for the life stage, per day.',
  from: 'Nutrient',
  to: 'LifeStage',
  properties: {
    intakeType: { type: 'enum', enum: intakeType, required: true, description: 'RDA or AI.' },
    amount: {
      type: 'float',
      required: true,
      min: 0,
      conversion: amountConversion,
      description: 'Reference intake a day, in `unit`.',
    },
    upperLimit: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description:
        'Tolerable Upper Intake Level a day, in `unit`. Null where none was set, which does not mean harmless.',
    },
    upperLimitCovers: {
      type: 'enum',
      enum: upperLimitScope,
      description: 'Which intake counts toward the upper limit. Null without an upper limit.',
    },
    riskReductionLevel: {
      type: 'float',
      min: 0,
      conversion: amountConversion,
      description:
        'Chronic Disease Risk Reduction Intake a day, in `unit`: eating less than this lowers the risk of disease. ' +
        'Null where none was set or this graph does not hold it.',
    },
    unit: {
      type: 'enum',
      enum: nutrientUnit,
      required: true,
      equals: { end: 'from', property: 'unit' },
      description: 'Unit of all three amounts; always the unit of the nutrient.',
    },
    iuPerMicrogram: copiedIuPerMicrogram('from'),
    note: { type: 'string', description: 'What the amounts count, and where they depart from the usual.' },
  },
  rules: [
    ...['amount', 'upperLimit', 'riskReductionLevel'].map((property) => ({
      rule: 'atMost' as const,
      property,
      in: { unit: 'unit', quantity: 'mass' },
      max: 10_000,
      because: 'More than 10 kg of a nutrient a day is beyond any intake.',
    })),
    {
      rule: 'never',
      when: { upperLimit: present, upperLimitCovers: absent },
      because: 'A limit must say which intake counts toward it.',
    },
    {
      rule: 'never',
      when: { upperLimitCovers: present, upperLimit: absent },
      because: 'A limit that is not given covers nothing.',
    },
  ],
  forward: {
    field: 'referenceIntakes',
    description: 'Reference intakes by life stage; the age groups in order, pregnancy and lactation last.',
    orderBy: [asc('node', 'pregnant'), asc('node', 'lactating'), asc('node', 'sex'), asc('node', 'ageFromMonths')],
  },
  inverse: { field: 'referenceIntakes', description: 'Reference intakes set for this life stage, by nutrient name.' },
});
