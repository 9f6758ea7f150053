/** Tries again what failed for a reason that passes. Times in milliseconds. */

export interface Retrying {
  /** No attempt begins later than this after the first one began. */
  readonly budgetMs: number;
  /** Nothing is tried again once it is aborted. */
  readonly signal: AbortSignal;
  /** Whether the same attempt may succeed later. */
  readonly mayPass: (error: unknown) => boolean;
}

/** Time and chance, which tests bring themselves. */
export interface Clock {
  now(): number;
  /** Resolves after so long, or as soon as the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
}

/** Longest pause after the first failure. Each is twice the one before, up to `longestPause`. */
const firstPause = 50;
const longestPause = 1_000;

/**
 * Runs an attempt, again and again while it may pass.
 * @throws what the last attempt threw.
 */
export async function retry<T>(
  attempt: () => Promise<T>,
  { budgetMs, signal, mayPass }: Retrying,
  clock: Clock = systemClock,
): Promise<T> {
  const began = clock.now();
  for (let longest = firstPause; ; longest = Math.min(longest * 2, longestPause)) {
    try {
      return await attempt();
    } catch (error) {
      // Between half of it and all, so that those who failed together do not come back together.
      const pause = longest * (0.5 + clock.random() / 2);
      if (!mayPass(error) || signal.aborted || clock.now() + pause - began > budgetMs) throw error;
      await clock.wait(pause, signal);
      if (signal.aborted) throw error;
    }
  }
}

const systemClock: Clock = {
  now: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    }),
  random: () => Math.random(),
};
