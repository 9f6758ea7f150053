/** Adds, multiplies and compares decimal numbers of any size exactly, and rounds them once. */

/** A decimal number: `digits` divided by 10 to the power of `places`. It is not negative. */
export interface Exact {
  readonly digits: bigint;
  /** A whole number, not negative. */
  readonly places: number;
}

export const zero: Exact = { digits: 0n, places: 0 };

/** Returns the shortest decimal of a number: 4.72 is 472 with 2 places. @param value finite and not negative. */
export function exact(value: number): Exact {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places < 0 ? { digits: digits * 10n ** BigInt(-places), places: 0 } : { digits, places };
}

/** Multiplies decimals. */
export const times = (a: Exact, b: Exact): Exact => ({ digits: a.digits * b.digits, places: a.places + b.places });

/** Divides a decimal by 100. */
export const hundredth = ({ digits, places }: Exact): Exact => ({ digits, places: places + 2 });

/** Adds two decimals. */
export function plus(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  return { digits: digitsAt(a, places) + digitsAt(b, places), places };
}

/** Subtracts the second decimal from the first; 0 if the second is larger. */
export function minus(a: Exact, b: Exact): Exact {
  const places = Math.max(a.places, b.places);
  const digits = digitsAt(a, places) - digitsAt(b, places);
  return digits < 0n ? zero : { digits, places };
}

/** Adds decimals. */
export const sumOf = (all: readonly Exact[]): Exact => all.reduce(plus, zero);

/** Returns whether a decimal is 0. */
export const isZero = ({ digits }: Exact): boolean => digits === 0n;

/** Returns whether the first decimal is less than the second. */
export function isLess(a: Exact, b: Exact): boolean {
  const places = Math.max(a.places, b.places);
  return digitsAt(a, places) < digitsAt(b, places);
}

const digitsAt = ({ digits, places }: Exact, wanted: number): bigint => digits * 10n ** BigInt(wanted - places);

/** The direction in which a quotient becomes a whole number: to the nearest (half up), down, or up. */
export type Rounding = 'nearest' | 'down' | 'up';

/** Returns a decimal times `parts`, divided by `divisor`, as a whole number. @param divisor above 0. */
export function wholeParts(value: Exact, parts: number, divisor: Exact, rounding: Rounding): number {
  const dividend = value.digits * BigInt(parts) * 10n ** BigInt(divisor.places);
  const by = divisor.digits * 10n ** BigInt(value.places);
  if (rounding === 'nearest') return Number((2n * dividend + by) / (2n * by));
  return Number((dividend + (rounding === 'up' ? by - 1n : 0n)) / by);
}
