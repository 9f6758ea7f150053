/** What answers about foods and reference intakes are made of. */
import { defineResult } from '../../../src/research/define.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { intakeType } from '../../model/life-stage.ts';
import { portionRule } from '../foods/portions.ts';
import { claims, nutrient } from '../shared/entity-fields.ts';
import { claimIds } from '../shared/standing.ts';
import type { MeasuredFood, WantedNutrient } from './intakes.ts';

export const foodField = { type: 'entity', kind: 'Food', description: 'The food.' } as const;

/** The reference that a share is measured by. */
export const intakeFields = {
  referenceIntake: { type: 'float', description: 'Reference intake a day of the life stage, in `unit`.' },
  referenceIntakeType: { type: 'enum', enum: intakeType, description: 'Which reference intake it is.' },
  unit: { type: 'enum', enum: nutrientUnit, description: 'Unit of the amounts.' },
  referenceIntakeClaims: { ...claims, description: 'The claims behind the reference intake.' },
} as const;

export const intakeOf = ({ unit, intake }: WantedNutrient) => ({
  referenceIntake: intake.amount,
  referenceIntakeType: intake.intakeType,
  unit,
  referenceIntakeClaims: claimIds(intake),
});

export const portionFields = {
  grams: { type: 'float', unit: 'g', description: 'How much of the food is looked at.' },
  portion: {
    type: 'string',
    nullable: true,
    description: 'The household portion that the question names for the food. Null where it names none.',
  },
  portionRule: { type: 'enum', enum: portionRule, description: 'By which rule that much was chosen.' },
  portionClaims: { ...claims, description: 'The claims behind a helping. Empty by another rule.' },
  needsCooking: {
    type: 'boolean',
    description: 'Whether the food was measured before the cooking that it needs.',
  },
} as const;

export const portionOf = ({ helping, needsCooking }: Pick<MeasuredFood, 'helping' | 'needsCooking'>) => ({
  grams: helping.grams,
  portion: helping.portion,
  portionRule: helping.rule,
  portionClaims: helping.claims,
  needsCooking,
});

export const recommendedFood = defineResult({
  name: 'RecommendedFood',
  description: 'A food that a source recommends for a nutrient.',
  fields: { food: foodField, nutrient, claims },
});
