import { randomIndexes } from './random.ts';
import type { Steps } from './steps.ts';

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

/** Features of equal weight are interchangeable: what matters is how many of them are in a set. */
type Groups = ReadonlyMap<number, number>;

/**
 * Counts the sets of `size` features whose weights add up to at least `score`. Exactly, if the ways to make up the size
 * from groups of equal weight are few enough; for each way, the sets that fit it are a product of binomials.
 * @param weights of all features, those that weigh nothing too. Whole multiples of 2^-32, so that sums are exact.
 */
export function* countSets(
  weights: readonly number[],
  size: number,
  score: number,
  sampling = defaultSampling,
): Steps<SetCount> {
  const groups = new Map<number, number>();
  for (const weight of weights) groups.set(weight, (groups.get(weight) ?? 0) + 1);
  yield weights.length;
  if ((yield* countCompositions(groups, size)) > sampling.above) return yield* drawSets(weights, size, score, sampling);
  const sets = (yield* countBySum(groups, size))[size] ?? new Map<number, bigint>();
  let [atLeast, of] = [0n, 0n];
  for (const [sum, count] of sets) {
    of += count;
    if (sum >= score) atLeast += count;
  }
  return { atLeast, of, drawn: null };
}

/** In how many ways so many features can be made up from the groups. */
export function* countCompositions(groups: Groups, size: number): Steps<number> {
  let ways = [1];
  for (const count of groups.values()) {
    const next = new Array<number>(Math.min(size, ways.length - 1 + count) + 1).fill(0);
    for (const [have, n] of ways.entries()) {
      for (let take = 0; take <= count && have + take < next.length; take++) {
        next[have + take] = (next[have + take] ?? 0) + n;
      }
    }
    ways = next;
    yield next.length * Math.min(size, count);
  }
  return ways[size] ?? 0;
}

/** How many sets there are of each size up to `size`, by the sum of their weights. Goes through the groups in turn. */
function* countBySum(groups: Groups, size: number): Steps<readonly ReadonlyMap<number, bigint>[]> {
  let sets = [new Map([[0, 1n]])];
  for (const [weight, count] of groups) {
    const choices = binomials(count, size);
    const next = Array.from({ length: Math.min(size, sets.length - 1 + count) + 1 }, () => new Map<number, bigint>());
    for (const [have, sums] of sets.entries()) {
      for (const [take, ways] of choices.entries()) {
        const bigger = next[have + take];
        if (!bigger) break;
        for (const [sum, n] of sums) {
          const total = sum + take * weight;
          bigger.set(total, (bigger.get(total) ?? 0n) + n * ways);
        }
        yield sums.size;
      }
    }
    sets = next;
  }
  return sets;
}

/** The binomial coefficients of n over 0, 1 and so on, up to `last`. */
function binomials(n: number, last: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= Math.min(n, last); k++) row.push(((row[k - 1] ?? 0n) * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/** Draws sets at random, each set equally likely, and counts among them. */
function* drawSets(weights: readonly number[], size: number, score: number, { sets, seed }: Sampling): Steps<SetCount> {
  const shuffled = [...weights];
  const index = randomIndexes(seed);
  let atLeast = 0;
  for (let drawn = 0; drawn < sets; drawn++) {
    let sum = 0;
    // The first `size` places of a Fisher-Yates shuffle; what the former set left behind is as good a start as any.
    for (let place = 0; place < size; place++) {
      const other = place + index(shuffled.length - place);
      const weight = shuffled[other] ?? 0;
      shuffled[other] = shuffled[place] ?? 0;
      shuffled[place] = weight;
      sum += weight;
    }
    if (sum >= score) atLeast += 1;
    yield size;
  }
  return { atLeast: BigInt(atLeast), of: BigInt(sets), drawn: { sets, seed } };
}
