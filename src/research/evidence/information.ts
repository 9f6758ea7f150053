/**
 * How much it tells that a candidate has a feature: Resnik's information content, with the share of the candidates that
 * have the feature where he takes the probability of meeting a concept in a corpus (P. Resnik, "Using information
 * content to evaluate semantic similarity in a taxonomy", IJCAI 1995).
 */

/** Logarithms are whole multiples of one over this. */
const unit = 2 ** 32;

const log2OfPrime = (prime: number): number => Math.round(Math.log2(prime) * unit) / unit;

/**
 * The binary logarithm, rounded for each prime factor to a multiple of 2^-32 and then added up. So log(a * b) is log(a)
 * + log(b) to the last bit, and sums of logarithms below 2^20 are exact in any order: equal scores are equal numbers.
 * @param n a positive whole number.
 * @returns bits; off by at most 2^-33 for each prime factor.
 */
export function exactLog2(n: number): number {
  let [rest, bits] = [n, 0];
  for (let factor = 2; factor * factor <= rest; factor++) {
    for (; rest % factor === 0; rest /= factor) bits += log2OfPrime(factor);
  }
  return rest > 1 ? bits + log2OfPrime(rest) : bits;
}

/**
 * log2(candidates / having), in bits: 0 for a feature that all share, the more the fewer have it. One that none has
 * counts as if one had it, the most that any feature can tell.
 */
export const informationContent = (candidates: number, having: number): number =>
  exactLog2(candidates) - exactLog2(Math.max(1, having));
