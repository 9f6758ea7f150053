/**
 * Computes Resnik's information content of a feature (P. Resnik, "Using information content to evaluate semantic
 * similarity in a taxonomy", IJCAI 1995). He takes the probability of a concept in a corpus. Here it is the share of
 * the candidates that have the feature.
 */

/** Logarithms are whole multiples of one over this. */
const unit = 2 ** 32;

const log2OfPrime = (prime: number): number => Math.round(Math.log2(prime) * unit) / unit;

/**
 * Returns the binary logarithm: the sum of those of the prime factors, each rounded to a multiple of 2^-32. So
 * log(a * b) equals log(a) + log(b) to the last bit, and sums of logarithms below 2^20 are exact in any order: equal
 * scores are equal numbers.
 * @param n a positive whole number.
 * @returns bits, with an error of at most 2^-33 for each prime factor.
 */
export function exactLog2(n: number): number {
  let [rest, bits] = [n, 0];
  for (let factor = 2; factor * factor <= rest; factor++) {
    for (; rest % factor === 0; rest /= factor) bits += log2OfPrime(factor);
  }
  return rest > 1 ? bits + log2OfPrime(rest) : bits;
}

/**
 * Returns log2(candidates / having), in bits. It is 0 for a feature that all candidates share, and grows as fewer have
 * it. A feature that no candidate has counts as if one had it, the largest value.
 */
export const informationContent = (candidates: number, having: number): number =>
  exactLog2(candidates) - exactLog2(Math.max(1, having));
