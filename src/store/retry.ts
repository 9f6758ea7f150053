/** Repeats an attempt that failed for a reason that may pass. All times are in milliseconds. */
import { setTimeout as pause } from 'node:timers/promises';

export interface RetryPolicy {
  /** No attempt begins later than this after the first one began. */
  readonly budgetMs: number;
  /** No attempt begins after it is aborted. */
  readonly signal: AbortSignal;
  /** Returns whether the same attempt may succeed later. */
  readonly mayPass: (error: unknown) => boolean;
}

/** The clock and the random numbers. Tests replace them. */
export interface Clock {
  now(): number;
  /** Resolves after a time, or as soon as the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Returns a number from 0 to 1. */
  random(): number;
}

/** The longest pause after the first failure. Each later one is twice as long, up to `longestPause`. */
const firstPause = 50;
const longestPause = 1_000;

/**
 * Runs an attempt, and repeats it while its failure may pass.
 * @throws the error of the last attempt.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { budgetMs, signal, mayPass }: RetryPolicy,
  clock: Clock = systemClock,
): Promise<T> {
  const began = clock.now();
  for (let longest = firstPause; ; longest = Math.min(longest * 2, longestPause)) {
    try {
      return await attempt();
    } catch (error) {
      // Callers that failed together get different pauses, so that they do not come back together.
      const ms = longest * (0.5 + clock.random() / 2);
      if (!mayPass(error) || signal.aborted || clock.now() + ms - began > budgetMs) throw error;
      await clock.wait(ms, signal);
      if (signal.aborted) throw error;
    }
  }
}

const systemClock: Clock = {
  now: () => performance.now(),
  // The pause ends at once when its signal is aborted; `retry` looks at the signal itself.
  wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => {}),
  random: () => Math.random(),
};
