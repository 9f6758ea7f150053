import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';
import { type Drawn, drawSets, type Scored, type SetCount } from './drawn-sets.ts';
import { type Part, partsOf } from './set-parts.ts';

/** The rule for when to draw sets rather than count them. */
export interface Sampling extends Drawn {
  /** The most ways to compose a set of the size from the parts for an exact count. */
  readonly above: number;
}

export const defaultSampling: Sampling = { above: 100_000, sets: 10_000, seed: 1 };

/**
 * Counts, for each candidate, the sets of `size` features whose weights add up to at least its score. As in scores, a
 * feature that follows from another one of the set adds nothing. The count is exact if there are few ways to compose a
 * set from the parts; otherwise it draws sets at random, the same for all candidates.
 * @param broader the places of all broader features, for each feature that has some.
 * @returns the counts in the order of the candidates.
 */
export function* countSets(
  candidates: readonly Scored[],
  broader: readonly (readonly number[])[],
  size: number,
  sampling = defaultSampling,
): Job<readonly SetCount[]> {
  const counts: (SetCount | null)[] = [];
  for (const candidate of candidates) counts.push(yield* countExactly(candidate, broader, size, sampling));
  const drawn = yield* drawSets(
    candidates.filter((_, i) => counts[i] === null),
    broader,
    size,
    sampling,
  );
  return counts.map((count) => count ?? must(drawn.shift(), 'the drawn sets of a candidate'));
}

/** Counts the sets for one candidate. @returns null if there are too many ways to compose a set. */
function* countExactly(
  { weights, score }: Scored,
  broader: readonly (readonly number[])[],
  size: number,
  { above }: Sampling,
): Job<SetCount | null> {
  const parts = yield* partsOf(weights, broader, size);
  if (!parts || (yield* countCompositions(parts, size)) > above) return null;
  const sets = yield* countBySum(parts, size);
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
    const next = new Array<number>(Math.min(size, ways.length - 1 + mostOf(part)) + 1).fill(0);
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

/**
 * Counts the sets of a size by the sum of their weights, adding one part after another. It leaves out sets that the
 * parts to come cannot complete: so at no time does it have more sums than the size has compositions.
 */
function* countBySum(parts: readonly Part[], size: number): Job<ReadonlyMap<number, bigint>> {
  let sets = [new Map([[0, 1n]])];
  let rest = parts.reduce((sum, part) => sum + mostOf(part), 0);
  for (const part of parts) {
    rest -= mostOf(part);
    const largest = Math.min(size, sets.length - 1 + mostOf(part));
    const next = Array.from({ length: largest + 1 }, () => new Map<number, bigint>());
    for (const [have, sums] of sets.entries()) {
      for (const choice of part) {
        const bigger = next[have + choice.take];
        if (!bigger || have + choice.take + rest < size) continue;
        for (const [sum, n] of sums) {
          const total = sum + choice.sum;
          bigger.set(total, (bigger.get(total) ?? 0n) + n * choice.ways);
        }
        yield sums.size;
      }
    }
    sets = next;
  }
  return sets[size] ?? new Map<number, bigint>();
}

/** Returns the most features that a part can add to a set. */
const mostOf = (part: Part): number => part.reduce((most, { take }) => Math.max(most, take), 0);
