/** Finds entities by the names that people type. */
import type { Api } from './api.ts';
import type { ApiError } from './errors.ts';

export interface Hit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly description: string | null;
  /** The name that matched, if it is not the entity's own. */
  readonly matched: string | null;
  readonly match: string;
}

export interface Hits {
  readonly hits: readonly Hit[];
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly errors: readonly ApiError[];
}

export const searchDocument = `query Search($text: String!, $kinds: [EntityKind!], $first: Int!, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after) {
    totalCount
    pageInfo { endCursor hasNextPage }
    hits {
      match
      matches { text field match }
      node { id name kind description }
    }
  }
}`;

export interface SearchAnswer {
  readonly search: {
    readonly totalCount: number;
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
    readonly hits: readonly {
      readonly match: string;
      readonly matches: readonly { readonly text: string }[];
      readonly node: {
        readonly id: string;
        readonly name: string;
        readonly kind: string;
        readonly description: string | null;
      };
    }[];
  };
}

interface SearchOptions {
  /** Values of the enum of kinds; empty for all. */
  readonly kinds?: readonly string[];
  readonly first?: number;
  readonly after?: string | null;
  readonly signal?: AbortSignal;
}

/** Returns the variables of {@link searchDocument}. */
export const searchVariables = (text: string, { kinds = [], first = 10, after = null }: SearchOptions) => ({
  text,
  kinds: kinds.length > 0 ? kinds : null,
  first,
  after,
});

/** @throws {DOMException} `AbortError` when the signal cancels it. */
export async function search(api: Api, text: string, options: SearchOptions = {}): Promise<Hits> {
  const { signal } = options;
  const { data, errors } = await api.run<SearchAnswer>(
    searchDocument,
    searchVariables(text, options),
    signal && { signal },
  );
  return { ...(data === null ? { hits: [], totalCount: 0, endCursor: null } : readHits(data)), errors };
}

/** Returns the hits of an answer, each with the name that matched. */
export function readHits({ search: { hits, totalCount, pageInfo } }: SearchAnswer): Omit<Hits, 'errors'> {
  return {
    hits: hits.map(({ node, match, matches }) => ({ ...node, match, matched: otherName(node.name, matches[0]?.text) })),
    totalCount,
    endCursor: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}

const otherName = (name: string, matched: string | undefined): string | null =>
  matched === undefined || matched === name ? null : matched;
