/** What any request costs, whatever it asks for: reading it takes the time in which a hundred nodes are answered. */
export const requestCost = 100;

/** The page sizes that a client can read from the schema. */
export type PageSizes = Pick<Limits, 'defaultPageSize' | 'maxPageSize'>;

/** The page sizes that hold where no setting says otherwise. */
export const usualPageSizes = { defaultPageSize: 20, maxPageSize: 100 } as const satisfies PageSizes;

/** The page sizes of a search: the first hits are the best, so that few are enough. */
export const searchPageSizes = ({ maxPageSize }: PageSizes): PageSizes => ({
  defaultPageSize: Math.min(10, maxPageSize),
  maxPageSize,
});

/** How large one operation may be. Defaults and descriptions: `settings/`. */
export interface Limits {
  /** Largest `first` or `last`. */
  readonly maxPageSize: number;
  /** Page size of a list that names none. */
  readonly defaultPageSize: number;
  /** Most ids in one `nodes(ids:)` or `byXref(ids:)`. */
  readonly maxIds: number;
  /** Most letters, and most words, in a text to search for. */
  readonly maxSearchLetters: number;
  readonly maxSearchWords: number;
  /** Largest estimated cost: see `plan/cost.ts`. */
  readonly maxCost: number;
  /** Most letters, list items and input fields in all arguments of one operation. */
  readonly maxArgumentSize: number;
  /** Most objects in the variables of one operation, whether or not they say anything. */
  readonly maxInputObjects: number;
  /** Most conditions in all filters of one operation. */
  readonly maxConditions: number;
  /** Most nodes and edges the embedded store may look at for one operation. */
  readonly maxWork: number;
  readonly maxDepth: number;
  readonly maxAliases: number;
  readonly maxTokens: number;
  readonly maxRootFields: number;
  readonly maxDirectives: number;
  /** Most fragments, and most operations, in one document. */
  readonly maxFragments: number;
  readonly maxOperations: number;
  /** Most errors in one answer; more are counted and left out. */
  readonly maxErrors: number;
  /** Largest answer, in bytes of its JSON. */
  readonly maxAnswerBytes: number;
  /** Most brackets inside one another, in a document's text or in its variables. */
  readonly maxNesting: number;
  /** Largest body of an HTTP request, in bytes. */
  readonly maxBodyBytes: number;
}

/** How HTTP clients are held to theirs. Times in milliseconds, sizes in bytes. Defaults and descriptions: `settings/`. */
export interface HttpLimits {
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly maxHeaderBytes: number;
  readonly maxConnections: number;
  readonly maxRequestsPerConnection: number;
  readonly compressAboveBytes: number;
}
