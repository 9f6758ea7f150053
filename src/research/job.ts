import { TimeSlice } from '../base/slice.ts';
import type { Work } from '../base/work.ts';

/**
 * An algorithm that lets others in: it yields, every so often, how many units of work it has done since it last did.
 * A unit is one element looked at. Between two yields it should do no more than some thousand of them.
 */
export type Job<T> = Generator<number, T, void>;

/** Runs an algorithm to its end in one go: for what is small, and for tests. */
export function complete<T>(steps: Job<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Runs an algorithm within a budget, giving the event loop back whenever a slice of time is over.
 * @param signal ends it, with the signal's reason.
 * @throws {GraphQLError} LIMIT_EXCEEDED when it does more work than the budget allows.
 */
export async function runInSlices<T>(steps: Job<T>, work: Work, signal?: AbortSignal): Promise<T> {
  const slice = new TimeSlice();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    work.visit(step.value);
    if (slice.isOver) {
      await slice.pause();
      signal?.throwIfAborted();
    }
  }
}
