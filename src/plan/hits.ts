/** The results of the search index. */

/** The ways in which a search matches a name or an identifier, the closest first. */
export const matchTypes = ['IDENTIFIER', 'EXACT', 'PREFIX', 'TYPO', 'PARTIAL'] as const;
export type MatchType = (typeof matchTypes)[number];

/** A hit of the search index. */
export interface SearchHit {
  readonly id: string;
  readonly kind: string;
  /** How the best of `matches` matches. */
  readonly match: MatchType;
  /** The share of the search text and of the matched name that correspond to each other, from 0 to 1. */
  readonly score: number;
  /** The best first. */
  readonly matches: readonly SearchMatch[];
  /** Its rank: numbers to compare one after another, the smaller first. Equal ranks are in the order of the ids. */
  readonly key: readonly number[];
}

export interface SearchMatch {
  readonly field: 'NAME' | 'SYNONYM' | 'XREF_LABEL' | 'ID' | 'XREF' | 'IDENTIFIER';
  readonly text: string;
  readonly match: MatchType;
}

export interface KindCount {
  readonly name: string;
  readonly count: number;
}

/** A page of the hits of a search. */
export interface SearchPage {
  readonly hits: readonly (SearchHit & { readonly cursor: string })[];
  /** How many hits there are on all pages. */
  readonly total: number;
  /** How many of them are of each kind, in the order of the kinds. */
  readonly kinds: readonly KindCount[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}
