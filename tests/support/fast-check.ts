import type { Parameters } from 'fast-check';

/**
 * FC_SEED repeats a run, FC_RUNS makes all longer or shorter. A failure prints its seed.
 * @param seed when FC_SEED gives none; a different one each time, unless given.
 */
export function parameters<T>(numRuns: number, seed?: number): Parameters<T> {
  const { FC_SEED, FC_RUNS } = process.env;
  const chosen = FC_SEED ? Number(FC_SEED) : seed;
  return {
    numRuns: FC_RUNS ? Number(FC_RUNS) : numRuns,
    ...(chosen !== undefined && { seed: chosen }),
    // Shrinking may go on for long: the smallest case by then is told.
    ...(!FC_RUNS && { interruptAfterTimeLimit: 180_000, markInterruptAsFailure: true }),
  };
}
