import { must } from '../../base/must.ts';
import { TopK } from '../../base/top-k.ts';
import type { Job } from '../job.ts';

/**
 * Computes how much single items give of several references. Amounts are whole numbers of one unit. Shares are whole
 * billionths, rounded down once: so they have nine decimals, and adding them up makes no rounding errors.
 */

const billionth = 1_000_000_000;

/** Returns the share of a reference in whole billionths. It rounds down: a share that looks like enough is enough. */
function billionths(amount: number, reference: number): number {
  // Doubles are enough unless the quotient is so near to a whole number that their error could decide.
  const estimate = (amount / reference) * billionth;
  const floor = Math.floor(estimate);
  const error = estimate * 1e-15 + Number.EPSILON;
  if (estimate < Number.MAX_SAFE_INTEGER && estimate - floor > error && floor + 1 - estimate > error) return floor;
  return exactBillionths(amount, reference);
}

const exactBillionths = (amount: number, reference: number): number =>
  Number((BigInt(amount) * BigInt(billionth)) / BigInt(reference));

/**
 * Returns an amount as a share of a reference, rounded down to nine decimals.
 * @param amount a whole number.
 * @param reference a whole number above 0.
 */
export const shareOf = (amount: number, reference: number): number => billionths(amount, reference) / billionth;

/** The part of one reference that one item gives. */
export interface CoverageTerm {
  /** Amount over reference; null if the amount is unknown. */
  readonly share: number | null;
  /** The share as the score counts it: at most 1, so that one reference alone does not decide; 0 if unknown. */
  readonly counted: number;
}

/** How much one item gives of all references. */
export interface Coverage {
  /** The place of the item in the list. */
  readonly item: number;
  /** The sum of the counted shares: at most the number of references. */
  readonly score: number;
  /** One for each reference, in their order. */
  readonly terms: readonly CoverageTerm[];
}

/**
 * Scores items by how much they give of each reference.
 * @param items the amounts of each item as whole numbers, in the order of the references; null for an unknown amount.
 * @param references whole numbers above 0, in the units of the amounts.
 * @returns the items that give something, in the order of the list.
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
      counted: must(counted[i], 'the counted share of a reference') / billionth,
    }));
    if (score > 0) scored.push({ item, score, terms });
    yield references.length;
  }
  return scored;
}

/** Sorts the highest score first, and equal scores in the order of the items. */
const byScore = (a: Coverage, b: Coverage): number => b.score - a.score || a.item - b.item;

/** Returns the items with the highest scores, best first. @param count the most to return. */
export function* bestByScore(scored: readonly Coverage[], count: number): Job<readonly Coverage[]> {
  const top = new TopK(count, byScore);
  for (const coverage of scored) {
    top.offer(coverage);
    yield 1;
  }
  return top.items;
}

/**
 * Chooses items for a search: for each reference the item that gives most of it, then those with the highest scores.
 * @param count the most to choose.
 * @returns the chosen items in the order of the list.
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
  for (const coverage of yield* bestByScore(scored, count)) chosen.add(coverage);
  return [...chosen].slice(0, count).sort((a, b) => a.item - b.item);
}
