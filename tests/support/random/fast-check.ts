import fc, { type IAsyncProperty, type IProperty, type Parameters } from 'fast-check';

/** Seconds that a failing property may look for a smaller case: a build waits for less than a person does. */
const shrinkSeconds = (): number => Number(process.env.FC_SHRINK_SECONDS || (process.env.CI ? 20 : 120));

/**
 * Returns how a property is run. FC_SEED repeats a run, and FC_RUNS makes all longer or shorter; docs/testing.md lists
 * these variables.
 * @param seed where FC_SEED gives none; without either, each run has another.
 */
export function parameters<T>(numRuns: number, seed?: number): Parameters<T> {
  const { FC_SEED, FC_RUNS } = process.env;
  const chosen = FC_SEED ? Number(FC_SEED) : seed;
  return { numRuns: FC_RUNS ? Number(FC_RUNS) : numRuns, ...(chosen !== undefined && { seed: chosen }) };
}

/**
 * Checks a property. Where it fails, the error has the seed and the smallest case that was found in the time allowed.
 * @throws {Error} with a case for which the property does not hold.
 */
export function check<T>(property: IProperty<T>, numRuns: number, seed?: number): void;
export function check<T>(property: IAsyncProperty<T>, numRuns: number, seed?: number): Promise<void>;
export function check<T>(property: IProperty<T> | IAsyncProperty<T>, numRuns: number, seed?: number): unknown {
  return fc.assert(shrinkingFor(property as IProperty<T>, shrinkSeconds() * 1_000), parameters<T>(numRuns, seed));
}

/** Returns the property with an end to its shrinking: so long after its first failure, all runs are interrupted. */
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
