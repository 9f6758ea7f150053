/** Sums up the claims of a fact in words: how many independent sources support it, and whether they agree. */
import type { PictureClaim } from './draw/picture.ts';
import type { EvidenceDescription, GraphDescription } from './graph.ts';
import { counted, kindNamed, lowerWords, wordOf } from './words.ts';

export interface Support {
  /** The number of independent sources whose claims assert the fact. */
  readonly sources: number;
  /** Whether another source or a strong one supports the fact; where none does, the same of those that deny it. */
  readonly isCorroborated: boolean;
  /** Whether a claim does not assert the fact. */
  readonly isDisputed: boolean;
}

/**
 * Sums up claims by the rule by which the API sums up those of an edge. Answers to questions have claims without edges,
 * and a choice of sources leaves some claims out: the summary is always that of the claims on screen.
 */
export function supportOf(evidence: EvidenceDescription, claims: readonly PictureClaim[]): Support {
  const { asserted, denied } = evidence;
  const asserting = claims.filter(({ status }) => asserted === null || status === asserted);
  const denying = claims.filter(({ status }) => denied !== null && status === denied);
  return {
    sources: familiesOf(asserting).size,
    isCorroborated: isFirm(evidence, asserting.length > 0 ? asserting : denying),
    isDisputed: asserting.length < claims.length,
  };
}

const familiesOf = (claims: readonly PictureClaim[]): ReadonlySet<string> =>
  new Set(claims.map(({ source: { id, family } }) => family ?? id));

/** Returns whether claims that say the same come from two sources, or from a strong one. */
const isFirm = ({ source: { weakSorts } }: EvidenceDescription, claims: readonly PictureClaim[]): boolean =>
  familiesOf(claims).size > 1 || claims.some(({ source: { sort } }) => sort === null || !weakSorts.includes(sort));

/** Says a support in words: "2 sources", and what is wrong with it: "not corroborated", "disputed", "negated". */
export function supportWords(
  graph: GraphDescription,
  claims: readonly PictureClaim[],
): { readonly count: string; readonly doubts: readonly string[] } {
  const { sources } = supportOf(graph.evidence, claims);
  const kind = kindNamed(graph, graph.evidence.source.kind);
  return {
    count:
      sources === 0
        ? `no ${kind?.label ?? 'source'} asserts it`
        : counted(sources, kind?.label ?? 'source', kind?.pluralLabel ?? 'sources'),
    doubts: doubtsOf(graph.evidence, claims),
  };
}

/** Says what is wrong with the support of a fact. Where no source asserts it, these are the statuses of its claims. */
export function doubtsOf(evidence: EvidenceDescription, claims: readonly PictureClaim[]): readonly string[] {
  const { sources, isCorroborated, isDisputed } = supportOf(evidence, claims);
  if (sources === 0) return [...new Set(claims.map(({ status }) => lowerWords(status)))];
  return [...(isCorroborated ? [] : ['not corroborated']), ...(isDisputed ? ['disputed'] : [])];
}

/** Says a support in one line: "1 source, not corroborated". */
export function supportText(graph: GraphDescription, claims: readonly PictureClaim[]): string {
  const { count, doubts } = supportWords(graph, claims);
  return [count, ...doubts].join(', ');
}

/** Says the kind of evidence that the source of a claim is: "review"; null where the graph grades no sources. */
export const sortWord = ({ source: { sort } }: EvidenceDescription, claim: PictureClaim): string | null =>
  sort === null || claim.source.sort === null ? null : wordOf(sort, claim.source.sort);

/** Says the grades of a claim, except those that say nothing: "prominence: characteristic". */
export const gradeWords = ({ grades }: EvidenceDescription, claim: PictureClaim): readonly string[] =>
  claim.grades.flatMap(({ property, value }) => {
    const grade = grades.find(({ name }) => name === property);
    return grade && !grade.silent.includes(value) ? [`${grade.label}: ${wordOf(grade, value)}`] : [];
  });
