import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import { Tally } from '../tally.ts';
import type { Ranked, Tie } from './ranking.ts';

/** A feature or test that is still open, and the candidates that it would point to. */
export interface Trait {
  readonly id: string;
  readonly candidates: readonly string[];
}

/** A trait that distinguishes some of the leading candidates. */
export interface Distinction {
  readonly id: string;
  /** The number of pairs of leading candidates where it points to one and not to the other. */
  readonly pairs: number;
  /** The leading candidates that it would point to. */
  readonly pointsTo: readonly string[];
}

/** Returns the leading candidates: those of the best tie, and of the next if the best has only one. */
export const leadingOf = (ties: readonly Tie[]): readonly Ranked[] =>
  ties.slice(0, ties[0]?.ranked.length === 1 ? 2 : 1).flatMap(({ ranked }) => ranked);

/** Returns the number of pairs among some candidates. */
export const pairsOf = (count: number): number => (count * count - count) / 2;

/**
 * Returns the traits that distinguish the most pairs of candidates, best first, then by id. A trait that points to a of
 * L candidates distinguishes a * (L - a) pairs. Traits that distinguish none are left out.
 * @param first the most traits to return.
 */
export function* distinguish(
  leading: readonly string[],
  traits: readonly Trait[],
  first: number,
): Job<readonly Distinction[]> {
  const tally = new Tally();
  const found: Distinction[] = [];
  for (const { id, candidates } of traits) {
    const having = new Set(candidates);
    const pointsTo = leading.filter((candidate) => having.has(candidate));
    const pairs = pointsTo.length * (leading.length - pointsTo.length);
    if (pairs > 0) found.push({ id, pairs, pointsTo });
    if (tally.add(candidates.length + leading.length)) yield tally.take();
  }
  yield tally.take();
  return found.sort((a, b) => b.pairs - a.pairs || compareText(a.id, b.id)).slice(0, first);
}
