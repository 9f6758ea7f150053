/** Fields of answers about foods and reference intakes. */
import { defineResult } from '../../../src/research/define.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { intakeType } from '../../model/life-stage.ts';
import { claimIds } from '../common/fact-edges.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import type { MeasuredFood, WantedNutrient } from './intakes.ts';
import { portionRule } from './portions.ts';

export const foodField = { type: 'entity', kind: 'Food', description: 'The food.' } as const;

/** The fields of a reference intake. */
export const intakeFields = {
  referenceIntake: { type: 'float', description: 'Daily reference intake of the life stage, in `unit`.' },
  referenceIntakeType: { type: 'enum', enum: intakeType, description: 'The sort of reference intake.' },
  unit: { type: 'enum', enum: nutrientUnit, description: 'The unit of the amounts.' },
  referenceIntakeClaims: { ...claims, description: 'The claims behind the reference intake.' },
} as const;

/** Returns the values of {@link intakeFields}. */
export const intakeOf = ({ unit, intake }: WantedNutrient) => ({
  referenceIntake: intake.amount,
  referenceIntakeType: intake.intakeType,
  unit,
  referenceIntakeClaims: claimIds(intake),
});

/** The fields of a quantity of a food. */
export const portionFields = {
  grams: { type: 'float', unit: 'g', description: 'The quantity of the food.' },
  portion: {
    type: 'string',
    nullable: true,
    description: 'The household portion that the arguments name for the food, or null.',
  },
  portionRule: { type: 'enum', enum: portionRule, description: 'The rule that sets the quantity.' },
  portionClaims: { ...claims, description: 'The claims behind a helping. Empty for the other rules.' },
  needsCooking: {
    type: 'boolean',
    description: 'Whether the data measured the food before the cooking that it needs.',
  },
} as const;

/** Returns the values of {@link portionFields}. */
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
