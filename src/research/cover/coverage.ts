import { TopK } from '../../base/top-k.ts';
import type { Job } from '../job.ts';

/**
 * How much of several references single items reach. Amounts are whole numbers of one unit, and shares are whole
 * billionths, rounded down once: so shares have nine decimals, and their sums are the decimals that one expects.
 */

const billionth = 1_000_000_000;

/** The share of a reference in whole billionths, rounded down: a share that is shown as enough is enough. */
const billionths = (amount: number, reference: number): number =>
  Number((BigInt(amount) * BigInt(billionth)) / BigInt(reference));

/**
 * The share of a reference that an amount is, to nine decimals, rounded down.
 * @param amount a whole number, as is the reference, which is above 0.
 */
export const shareOf = (amount: number, reference: number): number => billionths(amount, reference) / billionth;

/** What one item gives towards one reference. */
export interface CoverageTerm {
  /** Amount over reference; null where no amount is known. */
  readonly share: number | null;
  /** The share as it counts: at most 1, so that no single reference carries an item; 0 where unknown. */
  readonly counted: number;
}

export interface Coverage {
  /** Place of the item among those given. */
  readonly item: number;
  /** The sum of what is counted: at most the number of references. */
  readonly score: number;
  /** One for each reference, in their order. */
  readonly terms: readonly CoverageTerm[];
}

/**
 * Scores items by how much they give of each reference.
 * @param items amounts of each as whole numbers, in the order of the references; null for one that is not known.
 * @param references whole numbers above 0, in the units of the amounts.
 * @returns in the order of the items, those that give nothing left out.
 */
export function* coverages(
  items: readonly (readonly (number | null)[])[],
  references: readonly number[],
): Job<readonly Coverage[]> {
  const scored: Coverage[] = [];
  for (const [item, amounts] of items.entries()) {
    const shares = references.map((reference, i) => {
      const amount = amounts[i] ?? null;
      return amount === null ? null : billionths(amount, reference);
    });
    const counted = shares.map((share) => Math.min(share ?? 0, billionth));
    const score = counted.reduce((sum, share) => sum + share, 0) / billionth;
    const terms = shares.map((share, i) => ({
      share: share === null ? null : share / billionth,
      counted: (counted[i] ?? 0) / billionth,
    }));
    if (score > 0) scored.push({ item, score, terms });
    yield references.length;
  }
  return scored;
}

/** Best first; of one score in the order in which they were given. */
const byScore = (a: Coverage, b: Coverage): number => b.score - a.score || a.item - b.item;

/** The best so many by score. */
export function* best(scored: readonly Coverage[], count: number): Job<readonly Coverage[]> {
  const leaders = new TopK(count, byScore);
  for (const coverage of scored) {
    leaders.offer(coverage);
    yield 1;
  }
  return leaders.items;
}

/**
 * At most so many: for each reference the one that gives most of it, then the best by score.
 * @returns in the order in which the items were given.
 */
export function* shortlist(scored: readonly Coverage[], count: number): Job<readonly Coverage[]> {
  if (scored.length <= count) return scored;
  const chosen = new Set<Coverage>();
  for (const reference of scored[0]?.terms.keys() ?? []) {
    const share = ({ terms }: Coverage) => terms[reference]?.share ?? 0;
    const most = scored.reduce((most, next) => (share(next) > share(most) ? next : most));
    if (share(most) > 0) chosen.add(most);
    yield scored.length;
  }
  for (const coverage of yield* best(scored, count)) chosen.add(coverage);
  return [...chosen].slice(0, count).sort((a, b) => a.item - b.item);
}
