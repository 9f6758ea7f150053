import type { Foods, TableFood } from './foods.ts';
import type { Derivation } from './lookups.ts';
import type { Nutrient, Nutrients } from './nutrients.ts';
import { readAmount, readText, readWhole } from './values.ts';

/** The columns of food_nutrient.csv. */
export const amountColumns = {
  required: ['fdc_id', 'nutrient_id', 'amount'],
  optional: ['data_points', 'derivation_id', 'min', 'max', 'median', 'footnote', 'min_year_acquired'],
} as const;

/** An amount of a nutrient in a food, in the unit that the graph gives the nutrient in. */
export interface Amount {
  readonly food: TableFood;
  readonly nutrient: Nutrient;
  readonly value: number;
  readonly dataPoints: number | null;
  readonly derivation: Derivation | undefined;
  readonly min: number | null;
  readonly max: number | null;
  readonly median: number | null;
  readonly footnote: string | null;
  readonly since: number | null;
  /** What was wrong with a part of the row that the amount does not depend on. */
  readonly remark: string | undefined;
}

export interface AmountContext {
  readonly foods: Foods;
  readonly nutrients: Nutrients;
  readonly derivations: ReadonlyMap<string, Derivation>;
}

/** Reads the food, the nutrient and the amount of a row; a string says why the row is not an amount of a food. */
function readValue(
  [fdcId = '', nutrientId = '', written = '']: readonly string[],
  { foods, nutrients }: AmountContext,
): Pick<Amount, 'food' | 'nutrient' | 'value'> | string {
  const food = foods.byFdcId.get(fdcId);
  if (!food) return foods.fault(fdcId);
  const nutrient = nutrients.byId.get(nutrientId);
  if (!nutrient) return nutrients.fault(nutrientId);
  const amount = readAmount(written);
  if (amount === null) return 'the amount is empty: the table lists the nutrient and did not measure it';
  if (typeof amount === 'string') return `amount ${amount}`;
  const value = nutrient.convert(amount);
  const grams = nutrient.grams?.(value) ?? 0;
  if (grams > 100) return `${written} is more than 100 g in 100 g of the food`;
  return { food, nutrient, value };
}

/** Reads all that a row says about an amount; a string says why the row is refused. */
export function readRow(cells: readonly string[], context: AmountContext): Amount | string {
  const read = readValue(cells, context);
  if (typeof read === 'string') return read;
  const [, , , points = '', derivationId = '', ...rest] = cells;
  const [min = '', max = '', median = '', note = '', year = ''] = rest;
  const { convert } = read.nutrient;
  const numbers: (number | null)[] = [];
  for (const [name, cell] of [
    ['min', min],
    ['max', max],
    ['median', median],
  ] as const) {
    const amount = readAmount(cell);
    if (typeof amount === 'string') return `${name} ${amount}`;
    numbers.push(amount === null ? null : convert(amount));
  }
  const [least = null, most = null, middle = null] = numbers;
  if (least !== null && most !== null && least > most) return `min ${min} is above max ${max}`;
  const dataPoints = readWhole(points, 0, 2 ** 31 - 1);
  if (typeof dataPoints === 'string') return `data_points ${dataPoints}`;
  const since = readWhole(year, 1900, 2100);
  if (typeof since === 'string') return `min_year_acquired ${since}`;
  const footnote = readText(note);
  if (footnote === undefined) return 'the footnote holds characters that cannot be read';
  const derivation = context.derivations.get(derivationId);
  const unknown = derivationId !== '' && !derivation;
  const remark = unknown ? `food_nutrient_derivation.csv has no id ${JSON.stringify(derivationId)}` : undefined;
  const spread = { min: least, max: most, median: middle };
  return { ...read, ...spread, dataPoints, derivation, footnote: footnote || null, since, remark };
}
