/** The cost of every request, beside its operation: reading a request takes as long as answering a hundred nodes. */
export const requestCost = 100;

/** The page sizes that a client can read from the schema. */
export type PageSizes = Pick<Limits, 'defaultPageSize' | 'maxPageSize'>;

/** The default page sizes. */
export const usualPageSizes = { defaultPageSize: 20, maxPageSize: 100 } as const satisfies PageSizes;

/** Returns the page sizes of a search: the first hits are the best, so a small page is enough. */
export const searchPageSizes = ({ maxPageSize }: PageSizes): PageSizes => ({
  defaultPageSize: Math.min(10, maxPageSize),
  maxPageSize,
});

/** The largest size of one operation. Defaults and descriptions: `settings/limits.ts`. */
export interface Limits {
  /** Largest `first` or `last`. */
  readonly maxPageSize: number;
  /** Page size of a list without `first` and `last`. */
  readonly defaultPageSize: number;
  /** Most ids in one `nodes(ids:)` or `byXref(ids:)`. */
  readonly maxIds: number;
  /** Most letters, and most words, in a search text. */
  readonly maxSearchLetters: number;
  readonly maxSearchWords: number;
  /** Largest estimated cost: see `plan/cost.ts`. */
  readonly maxCost: number;
  /** Most letters, list items and input fields in all arguments of one operation. */
  readonly maxArgumentSize: number;
  /** Most objects in the variables of one operation, empty ones included. */
  readonly maxInputObjects: number;
  /** Most conditions in all filters of one operation. */
  readonly maxConditions: number;
  /** Most nodes and edges that the embedded store may visit for one operation. */
  readonly maxWork: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxTokens: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  /** Most fragments, and most operations, in one document. */
  readonly maxFragments: number;
  readonly maxOperations: number;
  /** Most errors in one answer; further errors are only counted. */
  readonly maxErrors: number;
  /** Largest answer, in bytes of its JSON. */
  readonly maxAnswerBytes: number;
  /** Deepest nesting of brackets in a document or in its variables. */
  readonly maxNesting: number;
  /** Largest body of an HTTP request, in bytes. */
  readonly maxBodyBytes: number;
}

/** The limits on HTTP clients. Times in milliseconds, sizes in bytes. Defaults and descriptions: `settings/http.ts`. */
export interface HttpLimits {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxHeaderBytes: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerClient: number;
  readonly maxRequestsPerConnection: number;
  readonly compressAboveBytes: number;
}
