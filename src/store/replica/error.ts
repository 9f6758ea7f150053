/** The reasons why a replica cannot be built, in words for operators. */
import { StoreFault } from '../fault.ts';

/**
 * - `changed`: a load changed the release while it was copied. The next attempt copies the new one.
 * - `too-large`: the graph needs more memory than the replica may take.
 * - `different`: the copy differs from the release that was loaded.
 * - `neo4j`: Neo4j did not answer, or refused.
 * - `failure`: a failure of this service.
 */
export type ReplicaErrorReason = 'changed' | 'too-large' | 'different' | 'neo4j' | 'failure';

/** The replica cannot be built. The message is for operators. */
export class ReplicaError extends Error {
  override readonly name = 'ReplicaError';
  readonly reason: ReplicaErrorReason;
  /** Text for the log alone. */
  readonly detail: string;
  /** The bytes that the build needs; 0 unless they are the reason. */
  readonly needed: number;

  constructor(reason: ReplicaErrorReason, message: string, { detail = '', needed = 0 } = {}) {
    super(message);
    this.reason = reason;
    this.detail = detail;
    this.needed = needed;
  }
}

/** Returns what any error of a build means for the replica. */
export function replicaErrorOf(error: unknown): ReplicaError {
  if (error instanceof ReplicaError) return error;
  const { code, message, stack } = Object(error) as { code?: unknown; message?: unknown; stack?: unknown };
  if (error instanceof StoreFault) return new ReplicaError('neo4j', error.message);
  const detail = String(stack ?? message ?? error);
  // The driver gives its errors a code.
  return typeof code === 'string'
    ? new ReplicaError('neo4j', 'Neo4j refuses to let the service copy the release: see the log.', { detail })
    : new ReplicaError('failure', 'The service failed to copy the release: see the log.', { detail });
}
