/** The state of a replica, for `/ready`, the metrics and the log. */
import type { StoreFault } from '../fault.ts';
import type { ReplicaError } from './error.ts';

/** A remark for operators of a service that can answer. */
export interface Note {
  readonly reason: string;
  readonly message: string;
}

/**
 * - `waiting`: the service has not seen a release in Neo4j yet.
 * - `building`: the service copies a release.
 * - `ready`: the replica answers, and it has the release that Neo4j had at the last look.
 * - `failed`: the last build failed. The service tries again later.
 * - `too-large`: the graph does not fit into the memory that it may take.
 */
export const replicaPhases = ['waiting', 'building', 'ready', 'failed', 'too-large'] as const;
export type ReplicaPhase = (typeof replicaPhases)[number];

/** How a build may end: from Neo4j, from a snapshot, with an error, or early because Neo4j has another release. */
export type BuildOutcome = 'neo4j' | 'snapshot' | 'failed' | 'replaced';

/** The store that answers. */
export type StoreInUse = 'replica' | 'neo4j';

export interface ReplicaState {
  readonly phase: ReplicaPhase;
  readonly store: StoreInUse;
  readonly notes: readonly Note[];
  /** The bytes of the graph in memory. */
  readonly bytes: number;
  /** The time of the last build that ended well; 0 before the first. */
  readonly buildSeconds: number;
  readonly builds: Readonly<Record<BuildOutcome, number>>;
}

/** The state, with the number of reads that each store has answered. */
export interface ReplicaReport extends ReplicaState {
  readonly reads: Readonly<Record<StoreInUse, number>>;
}

/** The parts of a state that operators read about. */
interface Parts {
  /** The id of the release in memory. */
  readonly held: string | null;
  /** The id of the release that is being copied. */
  readonly building: string | null;
  readonly failed: ReplicaError | null;
  /** The reason why Neo4j did not answer the last look. */
  readonly away: StoreFault | null;
}

export function phaseOf({ held, building, failed }: Parts): ReplicaPhase {
  if (building !== null) return 'building';
  if (failed) return failed.reason === 'too-large' ? 'too-large' : 'failed';
  return held === null ? 'waiting' : 'ready';
}

export function notesOf({ held, building, failed, away }: Parts): readonly Note[] {
  const answers = held === null ? 'Neo4j answers.' : `The replica answers with release ${held}.`;
  return [
    ...(away ? [{ reason: away.reason, message: `${away.message} ${answers}` }] : []),
    ...(building === null
      ? []
      : [{ reason: 'replica-building', message: `The service copies release ${building}. Until then: ${answers}` }]),
    ...(failed ? [{ reason: `replica-${failed.reason}`, message: `${failed.message} ${answers}` }] : []),
  ];
}
