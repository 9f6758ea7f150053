/** Divides features into parts from which sets of them are made up. */
import type { Job } from '../job.ts';

/** What some of the features can bring to a set: how many of them, what they add up to, and in how many ways. */
export interface Choice {
  readonly take: number;
  readonly sum: number;
  readonly ways: bigint;
}
/** Features that are chosen independently of all others, by what they can bring. */
export type Part = readonly Choice[];

/** Most features joined by the hierarchy of which every set is listed. */
const largestBlock = 12;

/**
 * Divides features into parts. Those of one weight that neither entail nor are entailed are interchangeable: what matters
 * is how many of them are in a set. Of those that the hierarchy joins, every set is listed.
 * @returns null where it joins too many.
 */
export function* partsOf(
  weights: readonly number[],
  broader: readonly (readonly number[])[],
  size: number,
): Job<readonly Part[] | null> {
  const blocks = blocksOf(weights.length, broader);
  yield weights.length;
  const alone = new Map<number, number>();
  for (const [place] of blocks.filter(({ length }) => length === 1)) {
    const weight = weights[place ?? 0] ?? 0;
    alone.set(weight, (alone.get(weight) ?? 0) + 1);
  }
  const parts: Part[] = [...alone].map(([weight, count]) =>
    binomials(count, size).map((ways, take) => ({ take, sum: take * weight, ways })),
  );
  for (const block of blocks.filter(({ length }) => length > 1)) {
    if (block.length > largestBlock) return null;
    parts.push(listSets(block, weights, broader, size));
    yield 2 ** block.length;
  }
  return parts;
}

/** Gathers features that entail one another, by any number of steps either way. */
function blocksOf(count: number, broader: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const blocks = Array.from({ length: count }, (_, place) => [place]);
  for (const [place, above] of broader.entries()) {
    for (const other of above) {
      const [from = [], into = []] = [blocks[place], blocks[other]];
      if (from === into) continue;
      for (const member of from) {
        into.push(member);
        blocks[member] = into;
      }
    }
  }
  return [...new Set(blocks)];
}

/** Lists every set of a block, and counts those of one size and sum. */
function listSets(
  block: readonly number[],
  weights: readonly number[],
  broader: readonly (readonly number[])[],
  size: number,
): Part {
  const counted = new Map<string, Choice>();
  for (let set = 0; set < 2 ** block.length; set++) {
    const members = block.filter((_, i) => (set >> i) & 1);
    if (members.length > size) continue;
    const sum = sumOf(members, weights, new Set(members.flatMap((member) => broader[member] ?? [])));
    const key = `${members.length} ${sum}`;
    counted.set(key, { take: members.length, sum, ways: (counted.get(key)?.ways ?? 0n) + 1n });
  }
  return [...counted.values()];
}

/** Adds up the weights of the members that no other entails. */
export const sumOf = (members: readonly number[], weights: readonly number[], entailed: ReadonlySet<number>): number =>
  members.reduce((sum, member) => sum + (entailed.has(member) ? 0 : (weights[member] ?? 0)), 0);

/** The binomial coefficients of n over 0, 1 and so on, up to `last`. */
function binomials(n: number, last: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= Math.min(n, last); k++) row.push(((row[k - 1] ?? 0n) * BigInt(n - k + 1)) / BigInt(k));
  return row;
}
