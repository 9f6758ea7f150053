import type { Job } from '../job.ts';
import { randomIndexes } from './random.ts';
import { type Part, partsOf, sumOf } from './set-parts.ts';

/** How many sets of features of one size score at least so much. */
export interface SetCount {
  readonly atLeast: bigint;
  /** Of how many: all there are, or those drawn. */
  readonly of: bigint;
  /** Null where all were counted. */
  readonly drawn: Drawn | null;
}

/** Sets drawn at random, from a seed that draws the same ones again. */
interface Drawn {
  readonly sets: number;
  readonly seed: number;
}

/** When sets are no longer counted but drawn, and how. */
export interface Sampling extends Drawn {
  /** Most ways to make up a size from the groups of equal weight that are still counted. */
  readonly above: number;
}
export const defaultSampling: Sampling = { above: 100_000, sets: 10_000, seed: 1 };

/**
 * Counts the sets of `size` features whose weights add up to at least `score`; one that another of the set entails adds
 * nothing, as in scores. Exactly, if the ways to make up the size from parts are few enough; else sets are drawn.
 * @param weights of all features, those that weigh nothing too. Whole multiples of 2^-32, so that sums are exact.
 * @param broader for each feature the places of those that it entails.
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

/** In how many ways so many features can be made up from the parts. */
export function* countCompositions(parts: readonly Part[], size: number): Job<number> {
  let ways = [1];
  for (const part of parts) {
    const most = part.reduce((most, { take }) => Math.max(most, take), 0);
    const next = new Array<number>(Math.min(size, ways.length - 1 + most) + 1).fill(0);
    for (const [have, n] of ways.entries()) {
      for (const { take } of part) if (have + take < next.length) next[have + take] = (next[have + take] ?? 0) + n;
    }
    ways = next;
    yield next.length * part.length;
  }
  return ways[size] ?? 0;
}

/** How many sets there are of each size up to `size`, by the sum of their weights. Goes through the parts in turn. */
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

/** Draws sets at random, each set equally likely, and counts among them. */
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
    // The first `size` places of a Fisher-Yates shuffle; what the former set left behind is as good a start as any.
    for (let place = 0; place < size; place++) {
      const other = place + index(shuffled.length - place);
      const member = shuffled[other] ?? 0;
      shuffled[other] = shuffled[place] ?? 0;
      shuffled[place] = member;
      members.push(member);
    }
    const entailed = new Set(members.flatMap((member) => broader[member] ?? []));
    if (sumOf(members, weights, entailed) >= score) atLeast += 1;
    yield size;
  }
  return { atLeast: BigInt(atLeast), of: BigInt(sets), drawn: { sets, seed } };
}
