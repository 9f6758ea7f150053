/** Decides how much of a food's amounts counts toward an upper limit, comparing like with like. */
import type { upperLimitScope } from '../../model/enums.ts';

export type LimitScope = keyof typeof upperLimitScope.values;

/** A level that a day's intake should not pass. */
export interface IntakeLimit {
  readonly nutrient: string;
  readonly scope: LimitScope;
  /** The component of the nutrient that alone counts, where the scope names one that is measured. */
  readonly component: string | null;
}

export interface FoodComposition {
  readonly fortified: boolean;
  /** Amount in 100 g by nutrient id; a nutrient that was not measured is missing. */
  readonly amounts: ReadonlyMap<string, number>;
}

/** How much of an amount counts: at least `least`, at most `most`. They differ where the food table cannot tell. */
export interface CountedAmount {
  readonly least: number;
  readonly most: number;
}

/** Scopes for which only what a manufacturer adds can count. */
const added: ReadonlySet<LimitScope> = new Set(['FOLIC_ACID', 'SUPPLEMENTS_AND_FORTIFICATION']);

/**
 * Returns how much of 100 g of a food counts toward a limit, in the unit of the nutrient.
 *
 * Where the component that counts was not measured, the nutrient as a whole bounds it from above: retinol is at most
 * the vitamin A, added niacin at most the niacin. A food that is not fortified has nothing added.
 */
export function countToward({ nutrient, scope, component }: IntakeLimit, food: FoodComposition): CountedAmount {
  const total = food.amounts.get(nutrient) ?? 0;
  if (scope === 'SUPPLEMENTS') return exactly(0);
  if (scope === 'TOTAL') return exactly(total);
  const measured = component === null ? undefined : food.amounts.get(component);
  if (measured !== undefined) return exactly(measured);
  return added.has(scope) && !food.fortified ? exactly(0) : { least: 0, most: total };
}

const exactly = (amount: number): CountedAmount => ({ least: amount, most: amount });
