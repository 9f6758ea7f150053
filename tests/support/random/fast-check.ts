/** Runs properties of fast-check with the settings of this project. All property tests use it. */
import fc, { type IAsyncProperty, type IProperty, type Parameters } from 'fast-check';

/** Returns how many seconds a failing property may search for a smaller case: fewer in CI than for a person. */
const shrinkSeconds = (): number => Number(process.env.FC_SHRINK_SECONDS || (process.env.CI ? 20 : 120));

/**
 * Returns the settings of a run. FC_SEED repeats a run, and FC_RUNS makes all runs longer or shorter. docs/testing.md
 * lists these variables.
 * @param seed the seed without FC_SEED. Without both, each run draws another seed.
 */
export function parameters<T>(numRuns: number, seed?: number): Parameters<T> {
  const { FC_SEED, FC_RUNS } = process.env;
  const chosen = FC_SEED ? Number(FC_SEED) : seed;
  return { numRuns: FC_RUNS ? Number(FC_RUNS) : numRuns, ...(chosen !== undefined && { seed: chosen }) };
}

/**
 * Checks a property.
 * @throws {Error} if it fails, with the seed and the smallest failing case that the search found in its time.
 */
export function check<T>(property: IProperty<T>, numRuns: number, seed?: number): void;
export function check<T>(property: IAsyncProperty<T>, numRuns: number, seed?: number): Promise<void>;
export function check<T>(property: IProperty<T> | IAsyncProperty<T>, numRuns: number, seed?: number): unknown {
  return fc.assert(shrinkingFor(property as IProperty<T>, shrinkSeconds() * 1_000), parameters<T>(numRuns, seed));
}

/** Limits the shrinking of a property: after its first failure, it may run for some milliseconds more. */
function shrinkingFor<T>(property: IProperty<T>, milliseconds: number): IProperty<T> {
  let deadline = Number.POSITIVE_INFINITY;
  const noted = (outcome: ReturnType<IProperty<T>['run']>) => {
    const hasFailed = outcome !== null && !fc.PreconditionFailure.isFailure(outcome);
    if (hasFailed) deadline = Math.min(deadline, performance.now() + milliseconds);
    return outcome;
  };
  const run = property.run.bind(property);
  property.run = (value) => {
    if (performance.now() >= deadline) return new fc.PreconditionFailure(true);
    const outcome: unknown = run(value);
    return outcome instanceof Promise ? (outcome.then(noted) as never) : noted(outcome as never);
  };
  return property;
}
