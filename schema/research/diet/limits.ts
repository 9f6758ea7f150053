/** Compares a list of foods with the levels that a day should not exceed. */
import { compareText } from '../../../src/model/text.ts';
import type { ValueOf } from '../../../src/research/define.ts';
import { type Exact, exact, sumOf } from '../../../src/research/statistics/exact.ts';
import { mostPer100g } from '../../model/food-contents.ts';
import type { IntakeLevels, Level } from '../intakes/intake-levels.ts';
import type { EatenFood } from './eaten-foods.ts';
import type { DailyFigures } from './figures.ts';
import { amountIn, massOf, sumOrNull } from './intake.ts';
import type { limitResult } from './limits-result.ts';

/** A level, and the amount in all the days that counts toward it. */
export interface ComparedLevel {
  readonly level: Level;
  readonly least: Exact;
  /** Null if nothing bounds it. */
  readonly most: Exact | null;
  readonly uncertainFoods: readonly string[];
}

/** Returns the levels toward which food counts, with the amounts in the list. */
export const compareLevels = (levels: IntakeLevels, foods: readonly EatenFood[]): readonly ComparedLevel[] =>
  levels.all.filter(({ scope }) => scope !== 'SUPPLEMENTS').map((level) => compare(levels, level, foods));

function compare(levels: IntakeLevels, level: Level, foods: readonly EatenFood[]): ComparedLevel {
  const mass = massOf(level.unit);
  const unknown = mass === null ? Number.POSITIVE_INFINITY : mostPer100g * mass;
  const counted = foods.map(({ id, grams }) => {
    const { least, most } = levels.countedIn100g(level, id, unknown);
    const bounded = Number.isFinite(most) ? amountIn(grams, exact(most)) : null;
    return { id, least: amountIn(grams, exact(least)), most: bounded, isUncertain: least < most };
  });
  return {
    level,
    least: sumOf(counted.map(({ least }) => least)),
    most: sumOrNull(counted.map(({ most }) => most)),
    uncertainFoods: counted.filter(({ isUncertain }) => isUncertain).map(({ id }) => id),
  };
}

/** Returns whether the list certainly exceeds a level. */
export const isExceeded = ({ level, least }: ComparedLevel, figures: DailyFigures): boolean =>
  figures.isAbove(least, level.limit);

/** Returns the levels as the answer shows them. */
export const sayLevels = (compared: readonly ComparedLevel[], figures: DailyFigures) =>
  compared.map((one) => sayLevel(one, figures)).sort((a, b) => compareText(a.nutrient, b.nutrient));

function sayLevel(compared: ComparedLevel, figures: DailyFigures): ValueOf<typeof limitResult> {
  const { level, least, most, uncertainFoods } = compared;
  const { scope, component, ...shown } = level;
  const mayExceed = most === null || figures.isAbove(most, level.limit);
  return {
    ...shown,
    covers: scope,
    countedAs: component ?? level.nutrient,
    verdict: isExceeded(compared, figures) ? 'EXCEEDED' : mayExceed ? 'CANNOT_TELL' : 'NOT_EXCEEDED',
    amount: { least: figures.perDay(least), most: most && figures.perDay(most) },
    uncertainFoods,
  };
}
