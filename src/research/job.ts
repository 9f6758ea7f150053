import { TimeSlice } from '../base/slice.ts';
import type { Stop } from '../base/stop.ts';
import type { Work } from '../base/work.ts';

/**
 * An algorithm that gives other requests their turn: it yields often, each time the number of units of work since the
 * last yield. A unit is one element that it looks at. There should be at most some thousand units between two yields.
 */
export type Job<T> = Generator<number, T, void>;

/** Runs an algorithm to its end without a pause: for small ones, and for tests. */
export function complete<T>(job: Job<T>): T {
  for (;;) {
    const step = job.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs an algorithm within a budget. It gives the event loop back at the end of each slice of time.
 * @param stop ends it, with the reason of its signal.
 * @throws {GraphQLError} LIMIT_EXCEEDED when it does more work than the budget allows.
 */
export const runInSlices = <T>(job: Job<T>, work: Work, stop?: Stop): Promise<T> =>
  new TimeSlice().run(job, stop, (units) => work.visit(units));
