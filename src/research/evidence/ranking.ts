import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import type { Link, Links } from './links.ts';

/** The part of one present feature in the score of a candidate. */
export interface Term {
  readonly feature: string;
  /** The information content of the feature in bits, or its negative if the candidate lacks the feature. */
  readonly weight: number;
  readonly link: Link;
  /** A narrower present feature, if any. This one follows from it, so it adds nothing. */
  readonly entailedBy: string | null;
  /** The number of candidates that have the feature. */
  readonly having: number;
}

/** A candidate with its score. */
export interface Ranked {
  readonly candidate: string;
  /** Exactly the sum of the terms' weights. */
  readonly score: number;
  /** The terms, heaviest first, then by id. */
  readonly terms: readonly Term[];
}

/** Candidates with an equal score, in order of id. */
export interface Tie {
  /** 1, and one more for each candidate that scores higher. */
  readonly rank: number;
  readonly score: number;
  readonly ranked: readonly Ranked[];
}

/** Returns the weight of a present feature in the score of a candidate: 0 if there is no link. */
export function weightOf(links: Links, feature: string, candidate: string): number {
  const link = links.get(feature, candidate);
  if (!link) return 0;
  const information = links.information(feature);
  return link.standing === 'negated' ? 0 - information : information; // 0 - 0, unlike -0, is 0.
}

/**
 * Returns the score of a candidate. It has a term for each present feature with a link to the candidate. A feature that
 * follows from a narrower present one has the weight 0.
 */
export function scoreOf(links: Links, present: readonly string[], candidate: string): Ranked {
  const entailed = links.hierarchy.entailed(present);
  const terms = present
    .flatMap((feature): Term[] => {
      const link = links.get(feature, candidate);
      const having = links.having(feature).length;
      const entailedBy = entailed.get(feature) ?? null;
      const weight = entailedBy === null ? weightOf(links, feature, candidate) : 0;
      return link ? [{ feature, weight, link, entailedBy, having }] : [];
    })
    .sort((a, b) => b.weight - a.weight || compareText(a.feature, b.feature));
  return { candidate, score: terms.reduce((sum, { weight }) => sum + weight, 0), terms };
}

/**
 * Ranks the candidates by the information content of the present features that they have, best first. Other features
 * do not count: a candidate can have a feature that does not show.
 * @param present the ids of features, each once.
 * @returns ties of the candidates that have at least one term.
 */
export function* rank(links: Links, present: readonly string[]): Job<readonly Tie[]> {
  const ranked: Ranked[] = [];
  for (const candidate of links.candidates) {
    const scored = scoreOf(links, present, candidate);
    if (scored.terms.length > 0) ranked.push(scored);
    yield present.length;
  }
  // The sort is stable: equal scores stay in order of id.
  ranked.sort((a, b) => b.score - a.score);
  return tie(ranked);
}

/** Groups neighbouring candidates with an equal score. */
function tie(ranked: readonly Ranked[]): readonly Tie[] {
  const ties: { rank: number; score: number; ranked: Ranked[] }[] = [];
  for (const [better, candidate] of ranked.entries()) {
    const last = ties.at(-1);
    if (last?.score === candidate.score) last.ranked.push(candidate);
    else ties.push({ rank: better + 1, score: candidate.score, ranked: [candidate] });
  }
  return ties;
}
