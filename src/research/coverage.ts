import { Leaders } from './leaders.ts';
import type { Steps } from './steps.ts';

/**
 * How much of several references single items reach. Shares that are added up are rounded down to whole multiples of
 * 2^-32: sums of such numbers below 2^20 are exact in any order, so equal scores are equal numbers.
 */

const unit = 2 ** 32;

/** The largest multiple of 2^-32 that is not above the number. */
export const quantised = (share: number): number => Math.floor(share * unit) / unit;

/** What one item gives towards one reference. */
export interface CoverageTerm {
  /** Amount over reference, as it is; null where no amount is known. */
  readonly share: number | null;
  /** The share as it counts: at most 1, so that no single reference carries an item; quantised; 0 where unknown. */
  readonly counted: number;
}

export interface Coverage {
  /** Place of the item among those given. */
  readonly item: number;
  /** The sum of what is counted, exactly: at most the number of references. */
  readonly score: number;
  /** One for each reference, in their order. */
  readonly terms: readonly CoverageTerm[];
}

/** @param reference above 0, in the unit of the amount. */
export function coverageTerm(amount: number | null, reference: number): CoverageTerm {
  if (amount === null) return { share: null, counted: 0 };
  const share = amount / reference;
  return { share, counted: quantised(Math.min(share, 1)) };
}

/**
 * Scores items by how much they give of each reference.
 * @param items amounts of each, in the order of the references; null for one that is not known.
 * @param references above 0.
 * @returns in the order of the items, those that give nothing left out.
 */
export function* coverages(
  items: readonly (readonly (number | null)[])[],
  references: readonly number[],
): Steps<readonly Coverage[]> {
  const scored: Coverage[] = [];
  for (const [item, amounts] of items.entries()) {
    const terms = references.map((reference, i) => coverageTerm(amounts[i] ?? null, reference));
    const score = terms.reduce((sum, { counted }) => sum + counted, 0);
    if (score > 0) scored.push({ item, score, terms });
    yield references.length;
  }
  return scored;
}

/** Best first; of one score in the order in which they were given. */
const byScore = (a: Coverage, b: Coverage): number => b.score - a.score || a.item - b.item;

/** The best so many by score. */
export function* best(scored: readonly Coverage[], count: number): Steps<readonly Coverage[]> {
  const leaders = new Leaders(count, byScore);
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
export function* shortlist(scored: readonly Coverage[], count: number): Steps<readonly Coverage[]> {
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
