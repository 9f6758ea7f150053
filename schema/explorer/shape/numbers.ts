/** Writes numbers as readers see them: amounts with units, shares as percentages, and terms that add up to a total. */
import { unitSymbols } from '../../model/unit-symbols.ts';

/** Returns the symbol of a unit, such as "µg". A unit of a later release keeps the name that the API gives it. */
export const unitLabel = (unit: string): string => unitSymbols[unit] ?? unit.toLowerCase();

/** Returns a number with all its decimals, as the API gives it: never rounded, never with an exponent. */
export const plain = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 15, useGrouping: Math.abs(value) >= 10_000 });

/** Returns an amount with its unit, such as "17.6 mg". */
export const amountText = (value: number, unit: string): string => `${plain(value)} ${unitLabel(unit)}`;

/** Returns a share as a percentage with a decimal, such as "97.8%". */
export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** Terms and their total as strings. The decimals that a reader sees add up. */
export interface AddingUp {
  readonly terms: readonly string[];
  readonly total: string;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Whole multiples of the last decimal, and the number of decimals. */
interface Rounded {
  readonly decimals: number;
  readonly terms: readonly number[];
  readonly total: number;
}

/**
 * Rounds terms and their total so that the rounded terms add up exactly to the rounded total. It uses the fewest
 * decimals for which ordinary rounding adds up. If none do, it rounds at the most decimals and gives the rest, a unit
 * of the last decimal at a time, to the terms that rounding changed most.
 */
function roundTogether(terms: readonly number[], total: number, fewest: number, most: number): Rounded {
  const roundAt = (decimals: number): Rounded => ({
    decimals,
    terms: terms.map((term) => Math.round(term * 10 ** decimals)),
    total: Math.round(total * 10 ** decimals),
  });
  for (let decimals = fewest; decimals <= most; decimals += 1) {
    const rounded = roundAt(decimals);
    if (sum(rounded.terms) === rounded.total) return rounded;
  }
  const finest = roundAt(most);
  const rest = finest.total - sum(finest.terms);
  const byError = finest.terms
    .map((rounded, i) => ({ i, error: ((terms[i] ?? 0) * 10 ** most - rounded) * Math.sign(rest) }))
    .sort((a, b) => b.error - a.error || a.i - b.i);
  const changed = new Set(byError.slice(0, Math.abs(rest)).map(({ i }) => i));
  return { ...finest, terms: finest.terms.map((term, i) => (changed.has(i) ? term + Math.sign(rest) : term)) };
}

/** Prints terms and total that add up. @param point places to move the decimal point by: 2 for percentages. */
function printTogether({ decimals, terms, total }: Rounded, point = 0): AddingUp {
  const print = (value: number): string => (value / 10 ** (decimals - point)).toFixed(decimals - point);
  return { terms: terms.map(print), total: print(total) };
}

/** Returns terms and total with at least two decimals, so that they add up exactly. */
export const addUp = (terms: readonly number[], total: number): AddingUp =>
  printTogether(roundTogether(terms, total, 2, 6));

/** Returns shares and their sum as percentages that add up exactly. */
export function addUpPercent(terms: readonly number[], total: number): AddingUp {
  const added = printTogether(roundTogether(terms, total, 3, 9), 2);
  return { terms: added.terms.map((term) => `${term}%`), total: `${added.total}%` };
}

/** Returns amounts and their sum with the decimals that they have, at most a millionth, so that they add up exactly. */
export const addUpAmounts = (terms: readonly number[], total: number): AddingUp =>
  printTogether(roundTogether(terms, total, decimalsOf([...terms, total]), 6));

const decimalsOf = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, plain(value).split('.')[1]?.length ?? 0), 0);
