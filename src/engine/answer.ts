import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { Stop } from '../base/stop.ts';
import type { SpanTimes } from '../base/tracing.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { BoundOperation } from '../plan/prepare.ts';
import type { Written } from '../plan/write/write.ts';
import type { Charge } from './research.ts';

/** A request, parsed and validated against the engine's schema. */
export interface Operation extends Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> {
  /** Stops the operation when the client leaves. */
  readonly stop?: Stop;
  readonly charge?: Charge;
  /** `completed` makes graphql-js complete the answer: tests compare written answers with it. No client can set it. */
  readonly way?: AnswerWay;
}

/** The milliseconds in each step of an operation. A step that it did not reach took none. */
export interface Timings {
  /** Planning and binding. */
  readonly plan: number;
  /** Waiting for the store, also for the facts of research. */
  readonly store: number;
  /** Research, without its reads. */
  readonly research: number;
  readonly complete: number;
}

/** How an answer came about: a writer wrote it as text, or graphql-js completed it. */
export type AnswerWay = 'written' | 'completed';

/** The answer to an operation, and how it came about. */
export interface Answer {
  /** The answer as an object. The data of a written answer is parsed when it is first read. */
  readonly result: ExecutionResult;
  /** The whole answer as JSON in UTF-8: `{"data":…}`. Null for one with errors, and for one that was not written. */
  readonly body: Uint8Array | null;
  /** Null for an operation that was refused. */
  readonly way: AnswerWay | null;
  /** The plan with its values, as the store read it; absent when the operation was refused before it was planned. */
  readonly bound?: BoundOperation;
  /** Id of the release that was read; null when nothing was. */
  readonly release?: string | null;
  /** The plans that were read for the facts of research fields, before the operation itself. */
  readonly facts?: readonly BoundPlan[];
  /** Nodes and edges that research visited, by its field. */
  readonly research?: ReadonlyMap<string, number>;
  /** Absent when the operation was refused before it was planned. */
  readonly timings?: Timings;
}

/** Returns the answer to an operation that was refused. */
export const refusedAnswer = (errors: readonly GraphQLError[]): Pick<Answer, 'result' | 'body' | 'way'> => ({
  result: { errors },
  body: null,
  way: null,
});

/** Returns a written answer. */
export function writtenAnswer({ body, errors }: Written): Pick<Answer, 'result' | 'body' | 'way'> {
  const hasErrors = errors.length > 0;
  let parsed: ExecutionResult | null = null;
  const result: ExecutionResult = {
    ...(hasErrors && { errors }),
    get data() {
      parsed ??= JSON.parse(Buffer.from(body).toString()) as ExecutionResult;
      return parsed.data ?? null;
    },
  };
  return { result, body: hasErrors ? null : body, way: 'written' };
}

/** Reads the timings of an operation from the times of its spans. */
export const timingsOf = (times: SpanTimes): Timings => ({
  plan: times.of('plan'),
  store: times.of('store'),
  research: times.of('facts'),
  complete: times.of('complete'),
});
