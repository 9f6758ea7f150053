import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '../../base/errors.ts';
import type { Answer } from '../../engine/answer.ts';
import type { Quota } from '../access/allowance.ts';

/** What an operation took: see {@link Answer}. Times in milliseconds. */
export interface Effort {
  readonly cost: number;
  /** Whether the answer was kept from an earlier request. */
  readonly answerCached: boolean;
  readonly planCached: boolean;
  readonly storeMs: number;
  /** How often the store was asked for facts, for the sake of research fields. */
  readonly facts: number;
}

/** What is noted of a request while it is answered. Log and metrics read it at the end. */
export interface RequestRecord {
  readonly requestId: string;
  readonly method: string;
  /** Without the parameters, where a query may stand. */
  readonly path: string;
  /** The address that the request came from: see `client.ts`. */
  readonly client: string;
  /** Who has the key that came with the request; null for none. */
  owner: string | null;
  /** When it arrived, by the clock of `performance`. */
  readonly arrived: number;
  /** Codes of the errors in the answer. */
  readonly codes: Set<ErrorCode>;
  /** The operation's name in its document; null where it has none, or there is no document that could be read. */
  operation: string | null;
  /** Id of the release that the answer belongs to; null before that is known. */
  release: string | null;
  /** What is left to the client; null where it may ask for any amount, or was not asked yet. */
  quota: Quota | null;
  /** Null until an operation was planned. */
  effort: Effort | null;
  /** Under which the request is found where traces are collected; null when this one is not. */
  traceId: string | null;
}

/** Begins the record of a request. */
export function newRecord({ method = '', url = '' }: IncomingMessage, client: string): RequestRecord {
  return {
    requestId: randomUUID(),
    method,
    path: (url.split('?')[0] ?? '').slice(0, longestPath),
    client,
    arrived: performance.now(),
    codes: new Set(),
    owner: null,
    operation: null,
    release: null,
    quota: null,
    effort: null,
    traceId: null,
  };
}

const longestPath = 200;

/** What an answer took; null for an operation that was refused before it was planned. */
export function effortOf({ bound, facts = [], timings }: Answer): Effort | null {
  if (!bound) return null;
  return {
    cost: bound.cost,
    answerCached: false,
    planCached: bound.cached,
    storeMs: timings?.store ?? 0,
    facts: facts.length,
  };
}

/** What it takes to give an answer again that is kept. */
export const keptEffort = (cost: number): Effort => ({
  cost,
  answerCached: true,
  planCached: true,
  storeMs: 0,
  facts: 0,
});
