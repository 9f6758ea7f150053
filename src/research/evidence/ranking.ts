import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';
import type { Link, Links } from './links.ts';

/** What one present feature adds to the score of a candidate, or takes from it. */
export interface Term {
  readonly feature: string;
  /** Bits: the feature's information content, or its negative where the candidate has it not. */
  readonly weight: number;
  readonly link: Link;
  /** A present feature that is a more specific form of this one, so that this one adds nothing to it; else null. */
  readonly entailedBy: string | null;
  /** How many candidates have the feature. */
  readonly having: number;
}

export interface Ranked {
  readonly candidate: string;
  /** The sum of the terms' weights, exactly. */
  readonly score: number;
  /** Heaviest first, then by id. */
  readonly terms: readonly Term[];
}

/** Candidates of one score, in order of id. */
export interface Tie {
  /** 1, and one more for each candidate that scores higher. */
  readonly rank: number;
  readonly score: number;
  readonly ranked: readonly Ranked[];
}

/** What a feature adds to the score of a candidate where it is present: 0 where nothing is known. */
export function weightOf(links: Links, feature: string, candidate: string): number {
  const link = links.get(feature, candidate);
  if (!link) return 0;
  const information = links.information(feature);
  return link.standing === 'negated' ? 0 - information : information; // 0 - 0, unlike -0, is 0.
}

/**
 * The terms of a candidate: of the present features, those of which it is known whether it has them. What has a feature
 * has the broader ones, so a feature that another present one entails weighs nothing.
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
 * Ranks the candidates by the information that the present features give for them, best first. What is not present
 * counts neither way: a candidate can have a feature without showing it.
 * @param present ids, none twice.
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

/** Groups candidates that stand next to each other with one score. */
function tie(ranked: readonly Ranked[]): readonly Tie[] {
  const ties: { rank: number; score: number; ranked: Ranked[] }[] = [];
  for (const [better, candidate] of ranked.entries()) {
    const last = ties.at(-1);
    if (last?.score === candidate.score) last.ranked.push(candidate);
    else ties.push({ rank: better + 1, score: candidate.score, ranked: [candidate] });
  }
  return ties;
}
