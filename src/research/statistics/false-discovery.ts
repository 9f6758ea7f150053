import type { Job } from '../job.ts';
import { compareRatios, type Ratio } from './ratio.ts';

/**
 * Adjusts the tails of several tests for the number of tests, by the step-up procedure of Benjamini & Hochberg (1995),
 * J R Stat Soc B 57:289-300. With the m tails in ascending order p(1) <= ... <= p(m), the adjusted p(i) is the least of
 * p(j) * m / j over j >= i, and at most 1. Tests with equal tails get equal adjusted tails.
 *
 * The computation is exact: rounding cannot change the order of two tails.
 * @param tails of all tests, including those without a result, since m counts them.
 * @returns the adjusted tails, in the order given.
 */
export function* benjaminiHochberg(tails: readonly Ratio[]): Job<readonly Ratio[]> {
  const tests = tails.length;
  const descending = tails.map((tail, place) => ({ tail, place })).sort((a, b) => compareRatios(b.tail, a.tail));
  yield tests;
  const adjusted = [...tails];
  let least: Ratio = { numerator: 1n, denominator: 1n };
  for (const [i, { tail, place }] of descending.entries()) {
    const rank = tests - i;
    const scaled = { numerator: tail.numerator * BigInt(tests), denominator: tail.denominator * BigInt(rank) };
    if (compareRatios(scaled, least) < 0) least = scaled;
    adjusted[place] = least;
    yield 1;
  }
  return adjusted;
}
