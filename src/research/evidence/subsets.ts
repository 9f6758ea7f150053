import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';
import { randomIndexes } from './random.ts';
import { entailedBy, type Part, partsOf, sumOf } from './set-parts.ts';

/** The number of sets of one size that reach a score. */
export interface SetCount {
  /** The number of sets that reach the score. */
  readonly atLeast: bigint;
  /** The number of all sets, or of the drawn ones. */
  readonly of: bigint;
  /** The draw; null for an exact count. */
  readonly drawn: Drawn | null;
}

/** A random draw of sets. The same seed draws the same sets again. */
interface Drawn {
  readonly sets: number;
  readonly seed: number;
}

/** The rule for when to draw sets rather than count them. */
export interface Sampling extends Drawn {
  /** The most ways to compose a set of the size from the parts for an exact count. */
  readonly above: number;
}
export const defaultSampling: Sampling = { above: 100_000, sets: 10_000, seed: 1 };

/**
 * Counts the sets of `size` features whose weights add up to at least `score`. As in scores, a feature that follows
 * from another one of the set adds nothing. The count is exact if there are few ways to compose a set from the parts;
 * otherwise it draws sets at random.
 * @param weights of all features, including those of weight 0: whole multiples of 2^-32, so that sums are exact.
 * @param broader the places of all broader features, for each feature that has some.
 */
export function* countSets(
  weights: readonly number[],
  broader: readonly (readonly number[])[],
  size: number,
  score: number,
  sampling = defaultSampling,
): Job<SetCount> {
  const parts = yield* partsOf(weights, broader, size);
  if (!parts || (yield* countCompositions(parts, size)) > sampling.above)
    return yield* drawSets(weights, broader, size, score, sampling);
  const sets = (yield* countBySum(parts, size))[size] ?? new Map<number, bigint>();
  let [atLeast, of] = [0n, 0n];
  for (const [sum, count] of sets) {
    of += count;
    if (sum >= score) atLeast += count;
  }
  return { atLeast, of, drawn: null };
}

/** Returns the number of ways to compose a set of a size from the parts. */
export function* countCompositions(parts: readonly Part[], size: number): Job<number> {
  let ways = [1];
  for (const part of parts) {
    const most = part.reduce((most, { take }) => Math.max(most, take), 0);
    const next = new Array<number>(Math.min(size, ways.length - 1 + most) + 1).fill(0);
    for (const [have, n] of ways.entries()) {
      for (const { take } of part) {
        const size = have + take;
        if (size < next.length) next[size] = must(next[size], 'the ways to compose a size') + n;
      }
    }
    ways = next;
    yield next.length * part.length;
  }
  return ways[size] ?? 0;
}

/** Counts the sets of each size up to `size`, by the sum of their weights, adding one part after another. */
function* countBySum(parts: readonly Part[], size: number): Job<readonly ReadonlyMap<number, bigint>[]> {
  let sets = [new Map([[0, 1n]])];
  for (const part of parts) {
    const most = part.reduce((most, { take }) => Math.max(most, take), 0);
    const next = Array.from({ length: Math.min(size, sets.length - 1 + most) + 1 }, () => new Map<number, bigint>());
    for (const [have, sums] of sets.entries()) {
      for (const choice of part) {
        const bigger = next[have + choice.take];
        if (!bigger) continue;
        for (const [sum, n] of sums) {
          const total = sum + choice.sum;
          bigger.set(total, (bigger.get(total) ?? 0n) + n * choice.ways);
        }
        yield sums.size;
      }
    }
    sets = next;
  }
  return sets;
}

/** Draws sets at random, each equally likely, and counts those that reach the score. */
function* drawSets(
  weights: readonly number[],
  broader: readonly (readonly number[])[],
  size: number,
  score: number,
  { sets, seed }: Sampling,
): Job<SetCount> {
  const shuffled = [...weights.keys()];
  const index = randomIndexes(seed);
  let atLeast = 0;
  for (let drawn = 0; drawn < sets; drawn++) {
    const members: number[] = [];
    // The first `size` places of a Fisher-Yates shuffle. It can start from the order that the last set left.
    for (let place = 0; place < size; place++) {
      const other = place + index(shuffled.length - place);
      const member = must(shuffled[other], 'a feature');
      shuffled[other] = must(shuffled[place], 'a feature');
      shuffled[place] = member;
      members.push(member);
    }
    if (sumOf(members, weights, entailedBy(members, broader)) >= score) atLeast += 1;
    yield size;
  }
  return { atLeast: BigInt(atLeast), of: BigInt(sets), drawn: { sets, seed } };
}
