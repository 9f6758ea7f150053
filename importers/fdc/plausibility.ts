import { nutrientUnit } from '../../schema/model/enums.ts';
import { type Check, checks } from './data.ts';
import type { TableFood } from './foods.ts';
import type { Nutrients } from './nutrients.ts';
import type { AmountTable } from './table.ts';
import { converter } from './units.ts';

/** A food that fails a check, with the figures that do not agree. */
export interface Finding {
  readonly check: Check;
  readonly food: TableFood;
  readonly left: number;
  readonly right: number;
}

/** How many foods a check was applied to, and those that failed it. */
export interface CheckOutcome {
  readonly check: Check;
  readonly foods: number;
  readonly findings: readonly Finding[];
}

type Side = Readonly<Record<string, number>>;

/** Applies every check to every food that has the amounts that the check compares. */
export function checkPlausibility(
  foods: Iterable<TableFood>,
  nutrients: Nutrients,
  amounts: AmountTable,
): readonly CheckOutcome[] {
  const all = [...foods];
  return checks.map((check) => {
    const optional = new Set(check.optional);
    /** Adds up a side; undefined where an amount that the check needs is not measured. */
    const sum = (food: TableFood, side: Side): number | undefined => {
      let total = 0;
      for (const [number, factor] of Object.entries(side)) {
        const amount = amountIn(food, number, check.unit);
        if (amount === undefined && !optional.has(number)) return undefined;
        total += (amount ?? 0) * factor;
      }
      return total;
    };
    const amountIn = (food: TableFood, number: string, unit: string): number | undefined => {
      const nutrient = nutrients.byNumber.get(number);
      const amount = nutrient && amounts.get(food.index, nutrient.index);
      if (!nutrient || amount === undefined) return undefined;
      // IU and kcal beside a unit that they do not convert to stand for themselves: the factor says what they are.
      return (converter(nutrientUnit, nutrient.unit, unit) ?? ((value: number) => value))(amount);
    };
    let applied = 0;
    const findings: Finding[] = [];
    for (const food of all) {
      const left = sum(food, check.left);
      const right = sum(food, check.right);
      if (left === undefined || right === undefined) continue;
      applied += 1;
      const whole = right + (check.constant ?? 0);
      if (!passes(check, left, whole)) findings.push({ check, food, left, right: whole });
    }
    return { check, foods: applied, findings };
  });
}

/** Returns whether two sides agree as the check requires, with room for rounding. */
export function passes({ test, slack, share = 0 }: Check, left: number, right: number): boolean {
  const room = Math.max(slack, share * Math.abs(right)) + 1e-9;
  return test === 'atMost' ? left <= right + room : Math.abs(left - right) <= room;
}
