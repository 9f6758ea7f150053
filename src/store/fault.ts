/** The reasons why a store cannot answer, in words for operators and for clients. */
import type { GraphQLError } from 'graphql';
import { codedError, type ErrorCode } from '../base/errors.ts';
import { TimedOut } from './deadline.ts';

interface Words {
  readonly code: ErrorCode;
  /** For the log, the banner and `/ready`: the problem and its remedy. Never for clients of the API. */
  readonly operator: string;
  readonly client: string;
  /** Whether the store as a whole is away, so that every other request would fail, too. */
  readonly isAway?: true;
}

const unavailable = {
  code: 'SERVICE_UNAVAILABLE',
  client: 'The store cannot be reached now. Try again later: the same request may succeed then.',
} as const;

const away = { ...unavailable, isAway: true } as const;

const faults = {
  unreachable: { ...away, operator: 'Neo4j cannot be reached: start it, or correct --uri.' },
  hung: { ...away, operator: 'Neo4j does not answer, though its port is open: see what keeps it.' },
  starting: {
    ...away,
    operator: 'Neo4j has not answered a statement since its last start: wait until it has started, or read its log.',
  },
  busy: {
    ...unavailable,
    operator: 'All connections to Neo4j were in use: see what keeps them, or raise --pool-size.',
  },
  memory: {
    ...unavailable,
    operator: 'Neo4j had too little memory for a statement: give it more, or lower --pool-size or --max-cost.',
  },
  credentials: {
    ...unavailable,
    operator: 'Neo4j refuses the user or the password: correct NUTRIGRAPH_PASSWORD, the password file, or --user.',
  },
  forbidden: { ...unavailable, operator: 'Neo4j does not let the user read: grant it the right, or correct --user.' },
  database: { ...unavailable, operator: 'Neo4j has no such database: correct --database.' },
  version: {
    ...unavailable,
    operator: 'This version of Neo4j is not supported: run 5.26 or a later release of Neo4j 5, or correct --uri.',
  },
  stopped: {
    ...away,
    operator:
      'Neo4j has stopped the database after an error, such as a full disk: remove the cause that its log names, and ' +
      'restart Neo4j. The database then holds the last complete release.',
  },
  failed: {
    ...unavailable,
    operator: 'Neo4j failed while it ran a statement: its log names the cause. Restart Neo4j if the failure stays.',
  },
  'no-release': {
    code: 'SERVICE_UNAVAILABLE',
    operator: 'Neo4j holds no release of the graph: load one with "npm run seed".',
    client: 'No release of the graph has been loaded yet. Try again later.',
  },
  'changing-release': {
    code: 'SERVICE_UNAVAILABLE',
    operator: 'The release changed several times while one operation was answered.',
    client: 'A new release of the graph is being loaded. Try again.',
  },
  slow: {
    code: 'QUERY_TIMEOUT',
    operator: 'Neo4j took longer than an operation may, and the service stopped it.',
    client: 'The operation took too long and was stopped. Ask for less at once: smaller pages, fewer levels.',
  },
} as const satisfies Record<string, Words>;

export type FaultReason = keyof typeof faults;

/** Every reason, for metrics and for the test of the docs. */
export const faultReasons = Object.keys(faults) as readonly FaultReason[];

/** A store cannot answer. The message is for operators; the error that led to it is the `cause`. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly reason: FaultReason;
  /** Whether the same read may succeed if the service repeats it at once. */
  readonly passing: boolean;
  /** The database's or its driver's code, such as "ServiceUnavailable"; empty where the fault comes from neither. */
  readonly code: string;

  constructor(reason: FaultReason, cause?: unknown, passing = false) {
    super(faults[reason].operator, { cause });
    this.reason = reason;
    this.passing = passing;
    this.code = String((cause as { readonly code?: unknown } | null | undefined)?.code ?? '');
  }

  /** Whether the store as a whole is away. */
  get isAway(): boolean {
    return isAwayReason(this.reason);
  }
}

/** Whether a reason means that the store as a whole is away. */
export const isAwayReason = (reason: string): boolean => awayReasons.has(reason);

const awayReasons: ReadonlySet<string> = new Set(
  Object.entries<Words>(faults).flatMap(([reason, { isAway }]) => (isAway ? [reason] : [])),
);

/** Returns the error as a client may see it, and any error that is not a store fault unchanged. */
export function clientErrorOf(error: unknown): GraphQLError | unknown {
  const fault = error instanceof TimedOut ? new StoreFault('slow', error) : error;
  if (!(fault instanceof StoreFault)) return error;
  const { code, client } = faults[fault.reason];
  return codedError(code, client, {}, fault);
}
