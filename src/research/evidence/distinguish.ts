import { compareText } from '../../model/text.ts';
import type { Ranked, Tie } from './ranking.ts';

/** Something that could be found out, and for which candidates it would speak. */
export interface Question {
  readonly id: string;
  readonly candidates: readonly string[];
}

/** A question that tells some of the leading candidates apart. */
export interface Distinction {
  readonly id: string;
  /** Pairs of leading candidates of which it speaks for one and not for the other. */
  readonly pairs: number;
  /** The leading candidates for which it would speak. */
  readonly pointsTo: readonly string[];
}

/** The candidates between which it is worth finding out more: the best tie, and the next where the best stands alone. */
export const leadingOf = (ties: readonly Tie[]): readonly Ranked[] =>
  ties.slice(0, ties[0]?.ranked.length === 1 ? 2 : 1).flatMap(({ ranked }) => ranked);

/** How many pairs there are among so many. */
export const pairsOf = (count: number): number => (count * count - count) / 2;

/**
 * The questions that tell the most pairs of candidates apart, best first, then by id. One that speaks for a of L
 * candidates tells a * (L - a) pairs apart; those that tell none are left out.
 * @param first how many to give at most.
 */
export function distinguish(leading: readonly string[], questions: readonly Question[], first: number): Distinction[] {
  return questions
    .map(({ id, candidates }) => {
      const speaksFor = new Set(candidates);
      const pointsTo = leading.filter((candidate) => speaksFor.has(candidate));
      return { id, pairs: pointsTo.length * (leading.length - pointsTo.length), pointsTo };
    })
    .filter(({ pairs }) => pairs > 0)
    .sort((a, b) => b.pairs - a.pairs || compareText(a.id, b.id))
    .slice(0, first);
}
