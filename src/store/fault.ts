/** The reasons why a store cannot answer, in words for operators and for clients. */
import type { GraphQLError } from 'graphql';
import { codedError, type ErrorCode } from '../base/errors.ts';
import { TimedOut } from './deadline.ts';

interface Words {
  readonly code: ErrorCode;
  /** For the log, the banner and `/ready`: the problem and its remedy. Never for clients of the API. */
  readonly operator: string;
  readonly client: string;
}

const unavailable = {
  code: 'SERVICE_UNAVAILABLE',
  client: 'The store cannot be reached now. Try again later: the same request may succeed then.',
} as const;

const faults = {
  unreachable: { ...unavailable, operator: 'Neo4j cannot be reached: start it, or correct --uri.' },
  hung: { ...unavailable, operator: 'Neo4j does not answer, though its port is open: see what keeps it.' },
  busy: {
    ...unavailable,
    operator: 'All connections to Neo4j were in use: see what keeps them, or raise --pool-size.',
  },
  credentials: {
    ...unavailable,
    operator: 'Neo4j refuses the user or the password: correct NUTRIGRAPH_PASSWORD, the password file, or --user.',
  },
  forbidden: { ...unavailable, operator: 'Neo4j does not let the user read: grant it the right, or correct --user.' },
  database: { ...unavailable, operator: 'Neo4j has no such database: correct --database.' },
  stopped: {
    ...unavailable,
    operator:
      'Neo4j has stopped the database after an error, such as a full disk: remove the cause that its log names, and ' +
      'restart Neo4j. The database then holds the last complete release.',
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
    this.code = String((cause as DatabaseError | undefined)?.code ?? '');
  }
}

/** An error of Neo4j or its driver, as far as it matters here. */
interface DatabaseError {
  readonly code?: unknown;
  readonly message?: unknown;
  /** Whether the driver says that the same may succeed later. */
  readonly retryable?: unknown;
}

/** The codes of a database that could not write, and of one that Neo4j has stopped because of that. */
const stops = ['TransactionLogError', 'TransactionCommitFailed', 'TransactionStartFailed'];

const refusals = ['Unauthorized', 'AuthenticationRateLimit', 'CredentialsExpired', 'TokenExpired'];

/** Returns the fault that an error of the driver means; null for a failure of our own code. */
export function faultOf(error: unknown): StoreFault | null {
  const { code: given, message, retryable } = Object(error) as DatabaseError;
  const code = String(given ?? '');
  const is = (ending: string) => code.endsWith(`.${ending}`);
  if (refusals.some(is)) return new StoreFault('credentials', error);
  if (is('Security.Forbidden')) return new StoreFault('forbidden', error);
  if (is('DatabaseNotFound')) return new StoreFault('database', error);
  if (stops.some((name) => code === `Neo.DatabaseError.Transaction.${name}`)) return new StoreFault('stopped', error);
  if (code.includes('.TransactionTimedOut')) return new StoreFault('slow', error);
  // A server that stops aborts its statements. An emptied server does not know the bookmarks of its former data.
  if (retryable || is('Transaction.Terminated') || isBookmarkFailure(code)) {
    return new StoreFault('unreachable', error, true);
  }
  // The driver gives this one no code. We never request more connections than it may open, so the cause is that they do
  // not open.
  if (/^Connection acquisition timed out/.test(String(message))) return new StoreFault('hung', error, true);
  return null;
}

/** Whether the server will never see the transactions that we claim to have seen. */
export const isBookmarkFailure = (code: string): boolean => code.includes('Bookmark');

/** Returns the error as a client may see it, and any error that is not a store fault unchanged. */
export function clientErrorOf(error: unknown): GraphQLError | unknown {
  const fault = error instanceof TimedOut ? new StoreFault('slow', error) : error;
  if (!(fault instanceof StoreFault)) return error;
  const { code, client } = faults[fault.reason];
  return codedError(code, client, {}, fault);
}
