/** Divides features into independent parts, so that sets of features can be counted part by part. */
import { must } from '../../base/must.ts';
import type { Job } from '../job.ts';

/** A contribution of a part to a set: how many of its features, with which sum, and in how many ways. */
export interface Choice {
  readonly take: number;
  readonly sum: number;
  readonly ways: bigint;
}
/** Features that do not depend on the others, as the contributions that they can make to a set. */
export type Part = readonly Choice[];

/** The most features of a block. It lists every set of them. */
const largestBlock = 12;

/**
 * Divides features into parts. Features of equal weight outside the hierarchy are interchangeable: only their number in
 * a set matters. For features that the hierarchy joins into a block, it lists every set.
 * @returns null if a block is too large.
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
    const weight = must(weights[must(place, 'the only feature of a block')], 'the weight of a feature');
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

/** Gathers the features that the hierarchy joins, in either direction and by any number of steps. */
function blocksOf(count: number, broader: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const blocks = Array.from({ length: count }, (_, place) => [place]);
  for (const [place, above] of broader.entries()) {
    for (const other of above) {
      const [from, into] = [must(blocks[place], 'the block of a feature'), must(blocks[other], 'a block')];
      if (from === into) continue;
      for (const member of from) {
        into.push(member);
        blocks[member] = into;
      }
    }
  }
  return [...new Set(blocks)];
}

/** Lists every set of a block, and counts the sets of each size and sum. */
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
    const sum = sumOf(members, weights, entailedBy(members, broader));
    const key = `${members.length} ${sum}`;
    counted.set(key, { take: members.length, sum, ways: (counted.get(key)?.ways ?? 0n) + 1n });
  }
  return [...counted.values()];
}

/** Returns the features that follow from members of a set. */
export const entailedBy = (members: readonly number[], broader: readonly (readonly number[])[]): ReadonlySet<number> =>
  new Set(members.flatMap((member) => broader[member] ?? []));

/** Adds up the weights of the members that do not follow from others. */
export const sumOf = (members: readonly number[], weights: readonly number[], entailed: ReadonlySet<number>): number =>
  members.reduce(
    (sum, member) => sum + (entailed.has(member) ? 0 : must(weights[member], 'the weight of a feature')),
    0,
  );

/** Returns the binomial coefficients of n over 0, 1 and so on, up to `last`. */
function binomials(n: number, last: number): bigint[] {
  const row: bigint[] = [];
  let coefficient = 1n;
  for (let k = 0; k <= Math.min(n, last); k++) {
    row.push(coefficient);
    coefficient = (coefficient * BigInt(n - k)) / BigInt(k + 1);
  }
  return row;
}
