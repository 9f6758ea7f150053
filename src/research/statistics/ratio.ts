/** A fraction of whole numbers of any size. It is not negative, and its denominator is not zero. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Compares fractions exactly, as `Array.sort` expects: negative, zero or positive. */
export function compareRatios(a: Ratio, b: Ratio): number {
  // Most fractions have the same denominator. This saves the multiplication of long numbers.
  const shareTotal = a.denominator === b.denominator;
  const left = shareTotal ? a.numerator : a.numerator * b.denominator;
  const right = shareTotal ? b.numerator : b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Bits of a double's significand, and the exponent of the smallest double above zero. */
const precision = 53;
const leastExponent = -1074;

/**
 * Returns the double nearest to a fraction; of two equally near, the one with an even last bit (IEEE 754,
 * roundTiesToEven). It rounds once, so numbers beyond the range of a double still give the right quotient. Dividing
 * doubles would round three times, or give NaN.
 * @returns Infinity for a fraction above the largest double, 0 for one below half the smallest.
 */
export function nearestDouble({ numerator, denominator }: Ratio): number {
  if (numerator === 0n) return 0;
  const exponent = Math.max(floorLog2(numerator, denominator) - precision + 1, leastExponent);
  const [dividend, divisor] =
    exponent < 0 ? [numerator << BigInt(-exponent), denominator] : [numerator, denominator << BigInt(exponent)];
  const quotient = dividend / divisor;
  const excess = 2n * (dividend % divisor) - divisor;
  const up = excess > 0n || (excess === 0n && quotient % 2n === 1n);
  // The number is at most 2 ** 53, and the power of two is a double: neither the conversion nor the product rounds.
  return Number(up ? quotient + 1n : quotient) * 2 ** exponent;
}

/** Returns the largest e with 2 ** e <= numerator / denominator. */
function floorLog2(numerator: bigint, denominator: bigint): number {
  const estimate = bitLength(numerator) - bitLength(denominator);
  const [a, b] =
    estimate < 0 ? [numerator << BigInt(-estimate), denominator] : [numerator, denominator << BigInt(estimate)];
  return a < b ? estimate - 1 : estimate;
}

/** Returns the number of bits of a whole number above 0. */
function bitLength(value: bigint): number {
  const digits = value.toString(16);
  return 4 * digits.length - (Math.clz32(Number.parseInt(digits.charAt(0), 16)) - 28);
}
