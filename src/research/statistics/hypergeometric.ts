import type { Job } from '../job.ts';
import type { Ratio } from './ratio.ts';

/** A set drawn from a population some of whose items are marked. Whole numbers; neither part exceeds the population. */
export interface Draw {
  /** How many items there are: N. */
  readonly population: number;
  /** How many of the population are marked: K. */
  readonly marked: number;
  /** How many items the set has: n. */
  readonly drawn: number;
  /** How many of the set are marked: k. */
  readonly found: number;
}

/**
 * The upper tail of the hypergeometric distribution, counted rather than estimated: of all sets as large as the one
 * drawn, how many hold at least as many marked items. That is the sum over i >= k of C(K, i) * C(N - K, n - i), out of
 * C(N, n).
 * @returns the count over the number of all sets, not reduced.
 * @throws {RangeError} for numbers that no draw can have.
 */
export function* upperTail({ population, marked, drawn, found }: Draw): Job<Ratio> {
  const possible = [population, marked, drawn, found].every((count) => Number.isSafeInteger(count) && count >= 0);
  if (!possible || marked > population || drawn > population)
    throw new RangeError(`no set of ${drawn} with ${found} marked comes from ${population} of which ${marked} are`);
  const unmarked = population - marked;
  const fewest = Math.max(found, drawn - unmarked);
  const most = Math.min(marked, drawn);
  const denominator = yield* choose(population, drawn);
  if (fewest > most) return { numerator: 0n, denominator };
  let sets = (yield* choose(marked, fewest)) * (yield* choose(unmarked, drawn - fewest));
  let numerator = sets;
  for (let i = fewest; i < most; i++) {
    // Each count follows from the one before, as the quotient of the two binomials; the division leaves no rest.
    sets = (sets * BigInt(marked - i) * BigInt(drawn - i)) / (BigInt(i + 1) * BigInt(unmarked - drawn + i + 1));
    numerator += sets;
    yield effort(population, drawn);
  }
  return { numerator, denominator };
}

/**
 * The binomial coefficient C(n, k): how many sets of k items n items have.
 * @param k at most n.
 */
export function* choose(n: number, k: number): Job<bigint> {
  const few = Math.min(k, n - k);
  let sets = 1n;
  for (let i = 1; i <= few; i++) {
    sets = (sets * BigInt(n - few + i)) / BigInt(i);
    yield effort(n, few);
  }
  return sets;
}

/** Work of a step with numbers up to C(n, k): BigInt goes through a thousand bits in the time of looking up an item. */
const effort = (n: number, k: number): number => 1 + Math.floor(Math.min(n, k * Math.log2(n + 1)) / 1024);
