/** Decides which part of the amounts in a food counts toward an upper limit. */
import type { upperLimitScope } from '../../model/enums.ts';

export type LimitScope = keyof typeof upperLimitScope.values;

/** A level that a day's intake should not exceed. */
export interface IntakeLimit {
  readonly nutrient: string;
  readonly scope: LimitScope;
  /** The only component of the nutrient that counts, if the scope names one with measured amounts; else null. */
  readonly component: string | null;
}

/** The facts about a food that decide which amounts count. */
export interface FoodComposition {
  readonly fortified: boolean;
  /** The amounts in 100 g by nutrient id, without the unknown ones. */
  readonly amounts: Pick<ReadonlyMap<string, number>, 'get'>;
}

/** The part of an amount that counts is from `least` to `most`. They differ if the food table does not give it. */
export interface CountedAmount {
  readonly least: number;
  readonly most: number;
}

/** Scopes that cover only amounts that a manufacturer adds to a food. */
const added: ReadonlySet<LimitScope> = new Set(['FOLIC_ACID', 'SUPPLEMENTS_AND_FORTIFICATION']);

/**
 * Returns the amount in 100 g of a food that counts toward a limit, in the unit of the nutrient.
 *
 * If the amount of the component that counts is unknown, the amount of the nutrient is its upper bound: retinol is at
 * most the vitamin A, and added niacin at most the niacin. A food that is not fortified has no added amount.
 * @param unknown the most that 100 g may contain if the amount of the nutrient is unknown; 0 counts it as none.
 */
export function countToward(
  { nutrient, scope, component }: IntakeLimit,
  food: FoodComposition,
  unknown = 0,
): CountedAmount {
  const known = food.amounts.get(nutrient);
  const most = known ?? unknown;
  if (scope === 'SUPPLEMENTS') return exactly(0);
  if (scope === 'TOTAL') return { least: known ?? 0, most };
  const measured = component === null ? undefined : food.amounts.get(component);
  if (measured !== undefined) return exactly(measured);
  return added.has(scope) && !food.fortified ? exactly(0) : { least: 0, most };
}

const exactly = (amount: number): CountedAmount => ({ least: amount, most: amount });
