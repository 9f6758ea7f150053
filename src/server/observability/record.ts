import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../base/errors.ts';
import type { Answer, AnswerWay } from '../../engine/answer.ts';

/** The figures of an operation for log and metrics. Times in milliseconds. */
export interface OperationStats {
  readonly cost: number;
  /** True if the answer came from the cache of answers. */
  readonly answerCached: boolean;
  /** How the answer became JSON; null for a cached answer, and for an operation that was refused. */
  readonly answerWay: AnswerWay | null;
  readonly planCached: boolean;
  readonly storeMs: number;
  /** Number of queries that research fields sent to the store. */
  readonly facts: number;
}

/** The allowance of a client, and how much of it is left. */
export interface Quota {
  /** Cost that a client may use in each window. */
  readonly rateCost: number;
  /** Length of a window, in seconds. */
  readonly rateWindow: number;
  /** Cost that the client may still use. */
  readonly left: number;
  /** Seconds until the client may use all of it again. */
  readonly resetsIn: number;
}

/** The age of an answer that the service gives while the store is away. */
export interface Staleness {
  /** The release that the answer belongs to. */
  readonly release: string;
  /** The time when the store last confirmed that release, in milliseconds by the clock of `Date`. */
  readonly since: number;
}

/** Collects what the service learns about a request while it answers it. Log and metrics read it at the end. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** The path without parameters, which may contain a query. */
  readonly path: string;
  /** The address of the client: see `http/client-address.ts`. */
  readonly client: string;
  /** The owner of the key in the request; null for none. */
  owner: string | null;
  /** Time of arrival, by the clock of `performance`. */
  readonly arrived: number;
  /** Codes of the errors in the answer. */
  readonly codes: Set<ErrorCode>;
  /** Name of the operation in its document; null if it has no name or the document could not be read. */
  operation: string | null;
  /** Id of the release that the answer belongs to; null until it is known. */
  release: string | null;
  /** Set for an answer that the service kept from before the store went away. */
  stale: Staleness | null;
  /** Whether the operation describes a person, so that no one may keep its answer. */
  isPrivate: boolean;
  /** The client's allowance; null if the service has no limit or has not counted the request yet. */
  quota: Quota | null;
  /** Null until the operation has run. */
  stats: OperationStats | null;
  /** Nodes and edges that research visited, by its field. */
  research: ReadonlyMap<string, number>;
  /** Id of the request's trace; null if it is not traced. */
  traceId: string | null;
}

/**
 * Begins the record of a request.
 * @param path the path without parameters, of any length.
 */
export function newRecord({ method = '' }: IncomingMessage, client: string, path: string): RequestRecord {
  return {
    requestId: randomUUID(),
    method,
    path: path.slice(0, longestPath),
    client,
    arrived: performance.now(),
    codes: new Set(),
    owner: null,
    operation: null,
    release: null,
    stale: null,
    isPrivate: false,
    quota: null,
    stats: null,
    research: noResearch,
    traceId: null,
  };
}

const noResearch: ReadonlyMap<string, number> = new Map();

const longestPath = 200;

/** Returns the figures of an operation; null for one that was refused before it was planned. */
export function statsOf({ bound, facts = [], timings, way }: Answer): OperationStats | null {
  if (!bound) return null;
  return {
    cost: bound.cost,
    answerCached: false,
    answerWay: way,
    planCached: bound.cached,
    storeMs: timings?.store ?? 0,
    facts: facts.length,
  };
}

/** Returns the figures of an operation whose answer came from the cache. */
export const cachedStats = (cost: number): OperationStats => ({
  cost,
  answerCached: true,
  answerWay: null,
  planCached: true,
  storeMs: 0,
  facts: 0,
});
