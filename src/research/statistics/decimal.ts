/**
 * Computes with numbers in decimal notation: 4.72 * 3.37 is 15.9064, but doubles give 15.906399999999998. Products are
 * exact, and rounded once to whole parts of a unit. Sums of whole numbers are exact in any order.
 */
import { exact } from './exact.ts';
import { nearestDouble, type Ratio } from './ratio.ts';

/** Returns the shortest decimal of a number as a fraction: 4.72 is 472 / 100. @param value finite and not negative. */
function decimal(value: number): Ratio {
  const { digits, places } = exact(value);
  return { numerator: digits, denominator: 10n ** BigInt(places) };
}

/** Multiplies numbers exactly. */
function product(factors: readonly number[]): Ratio {
  const ratios = factors.map(decimal);
  return {
    numerator: ratios.reduce((product, { numerator }) => product * numerator, 1n),
    denominator: ratios.reduce((product, { denominator }) => product * denominator, 1n),
  };
}

/** Divides the product of some numbers by the product of others exactly. @param divisors above 0. */
function divide(factors: readonly number[], divisors: readonly number[]): Ratio {
  const [dividend, divisor] = [product(factors), product(divisors)];
  return {
    numerator: dividend.numerator * divisor.denominator,
    denominator: dividend.denominator * divisor.numerator,
  };
}

/** Larger than the relative error of a few products and quotients of doubles. */
const relativeError = 1e-13;

/**
 * Returns a product of numbers, divided by others, rounded to the nearest whole number, half up. It computes with
 * doubles where their error cannot change the result, which is twenty times as fast, and exactly elsewhere.
 */
export function roundedQuotient(factors: readonly number[], divisors: readonly number[] = []): number {
  let estimate = 1;
  for (const factor of factors) estimate *= factor;
  for (const divisor of divisors) estimate /= divisor;
  const rounded = Math.round(estimate);
  const toHalf = 0.5 - Math.abs(estimate - rounded);
  if (estimate < Number.MAX_SAFE_INTEGER && toHalf > estimate * relativeError + Number.EPSILON) return rounded;
  return exactQuotient(factors, divisors);
}

/** Returns what {@link roundedQuotient} returns, without doubles. */
function exactQuotient(factors: readonly number[], divisors: readonly number[]): number {
  const { numerator, denominator } = divide(factors, divisors);
  return Number((2n * numerator + denominator) / (2n * denominator));
}

/** Returns the double nearest to a product of numbers divided by others. */
export const nearestQuotient = (factors: readonly number[], divisors: readonly number[]): number =>
  nearestDouble(divide(factors, divisors));

/** Returns a product of numbers, rounded up to a whole number. */
export function productRoundedUp(factors: readonly number[]): number {
  const { numerator, denominator } = product(factors);
  return Number((numerator + denominator - 1n) / denominator);
}
