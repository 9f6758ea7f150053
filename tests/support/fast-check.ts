import type { Parameters } from 'fast-check';

/** FC_SEED repeats a run, FC_RUNS makes all longer or shorter. A failure prints its seed. */
export function parameters<T>(numRuns: number): Parameters<T> {
  const { FC_SEED, FC_RUNS } = process.env;
  return {
    numRuns: FC_RUNS ? Number(FC_RUNS) : numRuns,
    ...(FC_SEED && { seed: Number(FC_SEED) }),
    // Shrinking may go on for long: the smallest case by then is told.
    ...(!FC_RUNS && { interruptAfterTimeLimit: 180_000, markInterruptAsFailure: true }),
  };
}
