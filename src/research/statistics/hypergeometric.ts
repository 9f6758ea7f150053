import type { Job } from '../job.ts';
import type { Ratio } from './ratio.ts';

/** A set drawn from a population, with marked items in both. All are whole numbers, at most the population. */
export interface Draw {
  /** The number of items: N. */
  readonly population: number;
  /** The number of marked items in the population: K. */
  readonly marked: number;
  /** The number of items in the set: n. */
  readonly drawn: number;
  /** The number of marked items in the set: k. */
  readonly found: number;
}

/**
 * Computes the upper tail of the hypergeometric distribution, as an exact count: how many of all sets of the same size
 * have at least as many marked items. That is the sum over i >= k of C(K, i) * C(N - K, n - i), out of C(N, n).
 * @returns the count over the number of all sets, not reduced.
 * @throws {RangeError} for numbers that no draw can have.
 */
export function* upperTail({ population, marked, drawn, found }: Draw): Job<Ratio> {
  const possible = [population, marked, drawn, found].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!possible || marked > population || drawn > population)
    throw new RangeError(
      `a population of ${population} with ${marked} marked has no set of ${drawn} with ${found} marked`,
    );
  const unmarked = population - marked;
  const fewest = Math.max(found, drawn - unmarked);
  const most = Math.min(marked, drawn);
  const denominator = yield* choose(population, drawn);
  if (fewest > most) return { numerator: 0n, denominator };
  let sets = (yield* choose(marked, fewest)) * (yield* choose(unmarked, drawn - fewest));
  let numerator = sets;
  for (let i = fewest; i < most; i++) {
    // Each count follows from the one before, by the quotient of their binomials. The division is exact.
    sets = (sets * BigInt(marked - i) * BigInt(drawn - i)) / (BigInt(i + 1) * BigInt(unmarked - drawn + i + 1));
    numerator += sets;
    yield workOf(population, drawn);
  }
  return { numerator, denominator };
}

/**
 * Computes the binomial coefficient C(n, k): the number of sets of k items out of n.
 * @param k at most n.
 */
export function* choose(n: number, k: number): Job<bigint> {
  const few = Math.min(k, n - k);
  let sets = 1n;
  for (let i = 1; i <= few; i++) {
    sets = (sets * BigInt(n - few + i)) / BigInt(i);
    yield workOf(n, few);
  }
  return sets;
}

/** Returns the work of a step with numbers up to C(n, k). A thousand bits of a BigInt take about one unit of work. */
const workOf = (n: number, k: number): number => 1 + Math.floor(Math.min(n, k * Math.log2(n + 1)) / 1024);
