/** Where the time of an operation went, in milliseconds. A step that was not reached took none. */
export interface Timings {
  /** Planning and binding. */
  readonly plan: number;
  /** Waiting for the store, for facts of research too. */
  readonly store: number;
  /** What research did with its facts. */
  readonly research: number;
  /** Completing the answer. */
  readonly complete: number;
}

/** When an operation reached which step, by the clock of `performance`. */
interface Marks {
  readonly started: number;
  readonly planned: number;
  readonly answered: number;
  readonly ended: number;
}

/** @param store milliseconds spent in it. */
export const timingsOf = ({ started, planned, answered, ended }: Marks, store: number): Timings => ({
  plan: planned - started,
  store,
  research: Math.max(0, answered - planned - store),
  complete: ended - answered,
});
