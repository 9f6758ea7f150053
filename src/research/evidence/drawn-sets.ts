/** Draws sets of features at random, and compares their scores with those of candidates. */
import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';
import { randomIndexes } from './random.ts';
import { entailedBy } from './set-parts.ts';

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
export interface Drawn {
  readonly sets: number;
  readonly seed: number;
}

/** The weights of all features for one candidate, and its score. */
export interface Scored {
  /** Includes weights of 0. They are whole multiples of 2^-32, so that sums are exact. */
  readonly weights: readonly number[];
  readonly score: number;
}

/** The most features that all drawn sets have together: half of the work that an operation may do by default. */
const mostFeatures = 500_000;

/** A candidate for which a feature has a weight other than 0. */
interface Weighted {
  readonly candidate: number;
  readonly weight: number;
}

/**
 * Draws sets at random, each equally likely, and counts for each candidate those that reach its score. All candidates
 * share the sets: their number does not multiply the draws.
 */
export function* drawSets(
  candidates: readonly Scored[],
  broader: readonly (readonly number[])[],
  size: number,
  { sets: most, seed }: Drawn,
): Job<SetCount[]> {
  if (candidates.length === 0) return [];
  const features = must(candidates[0], 'a candidate').weights.length;
  const weighted = Array.from({ length: features }, (_, feature) => weightsOf(candidates, feature));
  const sets = Math.min(most, Math.max(1, Math.floor(mostFeatures / size)));
  const atLeast = candidates.map(() => 0);
  const index = randomIndexes(seed);
  const shuffled = Array.from({ length: features }, (_, feature) => feature);
  const sums = new Float64Array(candidates.length);
  for (let drawn = 0; drawn < sets; drawn++) {
    const members = drawMembers(shuffled, size, index);
    const entailed = entailedBy(members, broader);
    sums.fill(0);
    for (const member of members) {
      if (entailed.has(member)) continue;
      for (const { candidate, weight } of must(weighted[member], 'the weights of a feature')) {
        sums[candidate] = (sums[candidate] ?? 0) + weight;
      }
    }
    for (const [i, { score }] of candidates.entries()) {
      if ((sums[i] ?? 0) >= score) atLeast[i] = (atLeast[i] ?? 0) + 1;
    }
    yield size;
  }
  return atLeast.map((count) => ({ atLeast: BigInt(count), of: BigInt(sets), drawn: { sets, seed } }));
}

const weightsOf = (candidates: readonly Scored[], feature: number): readonly Weighted[] =>
  candidates.flatMap(({ weights }, candidate) => {
    const weight = must(weights[feature], 'the weight of a feature');
    return weight === 0 ? [] : [{ candidate, weight }];
  });

/**
 * Draws the members of a set: the first places of a Fisher-Yates shuffle. It can start from the order that the last set
 * left.
 */
function drawMembers(shuffled: number[], size: number, index: (below: number) => number): readonly number[] {
  const members: number[] = [];
  for (let place = 0; place < size; place++) {
    const other = place + index(shuffled.length - place);
    const member = must(shuffled[other], 'a feature');
    shuffled[other] = must(shuffled[place], 'a feature');
    shuffled[place] = member;
    members.push(member);
  }
  return members;
}
