/** An operation reads one release. When another one is loaded in between, the operation starts again. */
import { clientErrorOf, StoreFault } from './fault.ts';

/** The parts of an operation were read from different releases. */
export class ReleaseChanged extends Error {
  override readonly name = 'ReleaseChanged';
}

/** How often an operation starts before the service gives it up. */
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
