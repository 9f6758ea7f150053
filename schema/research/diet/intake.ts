/** Computes how much of a nutrient a list of foods contains: an interval, where a table lacks an amount. */
import type { Job } from '../../../src/research/job.ts';
import {
  type Exact,
  exact,
  hundredth,
  isLess,
  minus,
  plus,
  sumOf,
  times,
} from '../../../src/research/statistics/exact.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { mostOfConstituents, mostPer100g } from '../../model/food-contents.ts';
import type { EatenFood } from './eaten-foods.ts';

export type Unit = keyof typeof nutrientUnit.values;

/** The facts about a nutrient that decide how much of it a food may contain. */
export interface BoundedNutrient {
  readonly id: string;
  readonly unit: Unit;
  readonly class: string;
}

/** The part of one food in the amount of a nutrient. */
export interface Term {
  readonly food: string;
  /** The amount in all the days. */
  readonly amount: Exact;
  readonly claims: readonly string[];
}

/** A food of the list for which no table gives an amount. */
export interface Gap {
  readonly food: string;
  /** The quantity of the food in all the days. */
  readonly grams: Exact;
  /** The most of the nutrient in 100 g of the food; null if nothing bounds it. */
  readonly per100g: Exact | null;
}

/** The amount of one nutrient in a list of foods, in all the days. */
export interface Intake {
  readonly terms: readonly Term[];
  readonly gaps: readonly Gap[];
  /** The sum of the terms. */
  readonly least: Exact;
  /** The sum of the terms, and of the most that the gaps may contain; null if nothing bounds it. */
  readonly most: Exact | null;
}

/** Returns the amount in a quantity of a food, from the amount in 100 g. */
export const amountIn = (grams: Exact, per100g: Exact): Exact => hundredth(times(grams, per100g));

/** Returns the most that a gap may contain; null if nothing bounds it. */
export const mostIn = ({ grams, per100g }: Gap): Exact | null => per100g && amountIn(grams, per100g);

/** Adds amounts; null if one of them has no bound. */
export function sumOrNull(amounts: readonly (Exact | null)[]): Exact | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length < amounts.length ? null : sumOf(known);
}

/** Returns how many of a unit make 1 g; null for a unit without a mass, such as IU. */
export const massOf = (unit: Unit): number | null => nutrientUnit.quantities?.mass?.[unit] ?? null;

/** The amounts of nutrients in a list of foods. */
export class EatenNutrients {
  private readonly foods: readonly EatenFood[];
  private readonly nutrients: ReadonlyMap<string, BoundedNutrient>;
  private readonly known = new Map<string, Intake>();

  /** @param nutrients all of them: the main constituents bound each other. */
  constructor(foods: readonly EatenFood[], nutrients: readonly BoundedNutrient[]) {
    this.foods = foods;
    this.nutrients = new Map(nutrients.map((nutrient) => [nutrient.id, nutrient]));
  }

  /** Returns whether a table gives an amount of the nutrient for any of the foods. */
  contain(nutrient: string): boolean {
    return this.foods.some(({ contents }) => contents.has(nutrient));
  }

  /** Computes the amounts of some nutrients, so that `of` finds them. */
  *compute(nutrients: readonly BoundedNutrient[]): Job<void> {
    for (const { id } of nutrients) {
      this.of(id);
      yield this.foods.length;
    }
  }

  /** Returns the amount of a nutrient. A food without a value is a gap, and never counts as 0. */
  of(nutrient: string): Intake {
    const intake = this.known.get(nutrient) ?? this.intakeOf(nutrient);
    this.known.set(nutrient, intake);
    return intake;
  }

  private intakeOf(nutrient: string): Intake {
    const terms: Term[] = [];
    const gaps: Gap[] = [];
    for (const food of this.foods) {
      const content = food.contents.get(nutrient);
      if (content) {
        const amount = amountIn(food.grams, exact(content.per100g));
        terms.push({ food: food.id, amount, claims: content.claims });
      } else {
        gaps.push({ food: food.id, grams: food.grams, per100g: this.boundPer100g(nutrient, food) });
      }
    }
    const least = sumOf(terms.map(({ amount }) => amount));
    const unknown = sumOrNull(gaps.map(mostIn));
    return { terms, gaps, least, most: unknown && plus(least, unknown) };
  }

  /**
   * Returns the most of a nutrient that 100 g of a food may contain: 100 g. The main constituents share this mass, so
   * those that a table gives lower the bound of the others. Null for a unit without a mass.
   */
  private boundPer100g(id: string, food: EatenFood): Exact | null {
    const nutrient = this.nutrients.get(id);
    const mass = nutrient ? massOf(nutrient.unit) : null;
    if (mass === null) return null;
    const all = exact(mostPer100g * mass);
    if (!isConstituent(nutrient)) return all;
    const known = [...food.contents].filter(([other]) => isConstituent(this.nutrients.get(other)));
    const rest = minus(exact(mostOfConstituents), sumOf(known.map(([, { per100g }]) => exact(per100g))));
    return isLess(rest, all) ? rest : all;
  }
}

/** Whether a nutrient is a main constituent of food, in grams. */
const isConstituent = (nutrient: BoundedNutrient | undefined): boolean =>
  nutrient?.class === 'PROXIMATE' && nutrient.unit === 'G';
