import type { Foods, TableFood } from './foods.ts';
import type { Derivation } from './lookups.ts';
import type { Nutrient, Nutrients } from './nutrients.ts';
import { readAmount, readText, readWhole } from './values.ts';

/** The columns of food_nutrient.csv, in the order in which the download has them. */
export const amountColumns = {
  required: ['id', 'fdc_id', 'nutrient_id', 'amount'],
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
  /** The problem of a part of the row that the amount does not depend on. */
  readonly remark: string | undefined;
}

export interface AmountContext {
  readonly foods: Foods;
  readonly nutrients: Nutrients;
  readonly derivations: ReadonlyMap<string, Derivation>;
}

/** Reads the food, the nutrient and the amount of a row; a string says why the row is not an amount of a food. */
function readValue(
  cells: readonly string[],
  { foods, nutrients }: AmountContext,
): Pick<Amount, 'food' | 'nutrient' | 'value'> | string {
  const fdcId = cells[1] ?? '';
  const food = foods.byFdcId.get(fdcId);
  if (!food) return foods.fault(fdcId);
  const nutrientId = cells[2] ?? '';
  const nutrient = nutrients.byId.get(nutrientId);
  if (!nutrient) return nutrients.fault(nutrientId);
  const amount = readAmount(cells[3] ?? '');
  if (amount === null) return 'the amount is empty: the table lists the nutrient and did not measure it';
  if (typeof amount === 'string') return `amount ${amount}`;
  const value = nutrient.convert(amount);
  const grams = nutrient.grams?.(value) ?? 0;
  if (grams > 100) return `${value} ${nutrient.unit} is more than 100 g in 100 g of the food`;
  return { food, nutrient, value };
}

/** Reads all that a row says about an amount; a string says why the row is refused. */
export function readRow(cells: readonly string[], context: AmountContext): Amount | string {
  const read = readValue(cells, context);
  if (typeof read === 'string') return read;
  const { food, nutrient, value } = read;
  const dataPoints = readWhole(cells[4] ?? '', 0, 2 ** 31 - 1);
  if (typeof dataPoints === 'string') return `data_points ${dataPoints}`;
  const min = readAmount(cells[6] ?? '');
  if (typeof min === 'string') return `min ${min}`;
  const max = readAmount(cells[7] ?? '');
  if (typeof max === 'string') return `max ${max}`;
  if (min !== null && max !== null && min > max) return `min ${min} is above max ${max}`;
  const median = readAmount(cells[8] ?? '');
  if (typeof median === 'string') return `median ${median}`;
  const footnote = readText(cells[9] ?? '');
  if (footnote === undefined) return 'the footnote holds characters that cannot be read, or more than 5,000';
  const since = readWhole(cells[10] ?? '', 1900, 2100);
  if (typeof since === 'string') return `min_year_acquired ${since}`;
  const derivationId = cells[5] ?? '';
  const derivation = context.derivations.get(derivationId);
  const unknown = derivationId !== '' && !derivation;
  return {
    food,
    nutrient,
    value,
    dataPoints,
    derivation,
    since,
    min: min === null ? null : nutrient.convert(min),
    max: max === null ? null : nutrient.convert(max),
    median: median === null ? null : nutrient.convert(median),
    footnote: footnote || null,
    remark: unknown ? `food_nutrient_derivation.csv has no id ${JSON.stringify(derivationId)}` : undefined,
  };
}
