/** An operation reads one release. If a load changes the release meanwhile, the operation starts again. */
import { clientErrorOf, StoreFault } from './fault.ts';

/** The parts of an operation come from different releases. */
export class ReleaseChanged extends Error {
  override readonly name = 'ReleaseChanged';
}

/** How often an operation starts before the service gives up. */
const maxAttempts = 3;

/**
 * Runs an attempt that reads one release, and repeats it when it throws {@link ReleaseChanged}.
 * @throws {GraphQLError} SERVICE_UNAVAILABLE when the release changed during every attempt; the error of an attempt.
 */
export async function inOneRelease<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 0; count < maxAttempts; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ReleaseChanged)) throw error;
    }
  }
  throw clientErrorOf(new StoreFault('changing-release'));
}
