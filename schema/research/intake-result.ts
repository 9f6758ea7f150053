/** What answers about foods and reference intakes are made of. */
import { defineResult, type ValueOf } from '../../src/research/define.ts';
import { massUnit } from '../model/enums.ts';
import { intakeType } from '../model/life-stage.ts';
import { claims, nutrient } from './entity-fields.ts';
import type { WantedNutrient } from './intakes.ts';
import { claimIds } from './standing.ts';

export const foodField = { type: 'entity', kind: 'Food', description: 'The food.' } as const;

/** The reference that a share is measured by. */
export const intakeFields = {
  intake: { type: 'float', description: 'Reference intake a day of the life stage, in `unit`.' },
  intakeType: { type: 'enum', enum: intakeType, description: 'Which reference intake it is.' },
  unit: { type: 'enum', enum: massUnit, description: 'Unit of the amounts.' },
  intakeClaims: { ...claims, description: 'The claims behind the reference intake.' },
} as const;

export const intakeOf = ({ unit, intake }: WantedNutrient) => ({
  intake: intake.amount,
  intakeType: intake.intakeType,
  unit,
  intakeClaims: claimIds(intake),
});

export const caution = defineResult({
  name: 'UpperLimitCaution',
  description: 'An amount that passes the upper limit of the life stage.',
  fields: {
    nutrient,
    amount: { type: 'float', description: 'The amount, in `unit`.' },
    upperLimit: { type: 'float', description: 'Tolerable Upper Intake Level a day, in `unit`.' },
    unit: { type: 'enum', enum: massUnit, description: 'Unit of both.' },
    note: {
      type: 'string',
      nullable: true,
      description: 'What the limit covers. Some cover supplements alone, and not what food holds.',
    },
    claims: { ...claims, description: 'The claims behind the limit.' },
  },
});

/** The field `cautions`. */
export const cautionsField = {
  type: 'object',
  object: caution,
  list: true,
  description: 'Upper limits that this passes by itself; read the note of each.',
} as const;

/** @param amounts by the nutrients wanted, in their order. */
export const cautionsOf = (
  wanted: readonly WantedNutrient[],
  amounts: readonly number[],
): readonly ValueOf<typeof caution>[] =>
  wanted.flatMap(({ id, unit, intake }, i) => {
    const amount = amounts[i] ?? 0;
    const { upperLimit, note } = intake;
    if (upperLimit === null || amount <= upperLimit) return [];
    return [{ nutrient: id, amount, upperLimit, unit, note, claims: claimIds(intake) }];
  });

export const portionFields = {
  grams: { type: 'float', unit: 'g', description: 'How much of the food is looked at.' },
  portion: {
    type: 'string',
    nullable: true,
    description: 'The household portion that is. Null where it is a hundred grams.',
  },
} as const;

export const recommendedFood = defineResult({
  name: 'RecommendedFood',
  description: 'A food that a source recommends for a nutrient.',
  fields: { food: foodField, nutrient, claims },
});
