import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { SpanTimes } from '../base/tracing.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { BoundOperation } from '../plan/prepare.ts';
import type { Charge } from './research.ts';

/** A request, parsed and validated against the engine's schema. */
export interface Operation extends Pick<ExecutionArgs, 'document' | 'operationName' | 'variableValues'> {
  /** Aborted when the client goes away. */
  readonly signal?: AbortSignal;
  readonly charge?: Charge;
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

/** The answer to an operation, and how it came about. */
export interface Answer {
  readonly result: ExecutionResult;
  /** The plan with its values, as the store read it; absent when the operation was refused before it was planned. */
  readonly bound?: BoundOperation;
  /** Id of the release that was read; null when nothing was. */
  readonly release?: string | null;
  /** The plans that were read for the facts of research fields, before the operation itself. */
  readonly facts?: readonly BoundPlan[];
  /** Absent when the operation was refused before it was planned. */
  readonly timings?: Timings;
}

/** Reads the timings of an operation from the times of its spans. */
export const timingsOf = (times: SpanTimes): Timings => ({
  plan: times.of('plan'),
  store: times.of('store'),
  research: times.of('facts'),
  complete: times.of('complete'),
});
