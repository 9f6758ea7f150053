import type { CacheSize } from '../base/cache-size.ts';
import type { Limits } from '../base/limits.ts';
import type { Stop } from '../base/stop.ts';
import type { Release } from '../model/release.ts';
import type { BoundPlan, Plan } from '../plan/plan.ts';
import type { BoundOperation } from '../plan/prepare.ts';
import type { ResultTree } from '../plan/result.ts';
import type { Written } from '../plan/write/write.ts';
import type { SearchIndex } from '../search/index.ts';
import type { ReplicaReport } from './replica/state.ts';
import type { StoreReport } from './report.ts';

export type { BoundPlan } from '../plan/plan.ts';

/** The operation of a plan whose answer a store writes, and the limit on the answer's size. */
export interface Writing {
  readonly operation: BoundOperation;
  readonly limits: Pick<Limits, 'maxAnswerBytes'>;
}

/** The result of reading a plan. */
export interface ReadResult {
  /** Id of the release that was read. */
  readonly release: string;
  /** Empty where the store wrote the answer. */
  readonly tree: ResultTree;
  readonly written?: Written;
}

/** The index of the names and identifiers in one release. */
export interface ReleaseIndex {
  /** Id of that release. */
  readonly release: string;
  readonly index: SearchIndex;
}

/** Holds the graph. Every store gives the same result for the same plan. */
export interface Store {
  /** For banners and logs; never for clients. */
  readonly name: string;
  /**
   * Returns the current release. It tries once, for about two seconds, so callers learn whether the store can answer.
   * @throws {StoreFault} when it cannot.
   */
  release(): Promise<Release>;
  /**
   * Returns the search index of the current release, or of the former one if the store has not noticed the new one yet.
   * @throws {GraphQLError} with a code that a client may see.
   */
  searchIndex(stop?: Stop): Promise<ReleaseIndex>;
  /**
   * Reads a plan from one release.
   * @param bound contains the answers of the search index, if the plan has searches.
   * @param stop ends the read when the client has disconnected.
   * @param writing the operation of the plan. A store that can do so writes its answer while it reads.
   * @throws {GraphQLError} with a code that a client may see.
   */
  execute(bound: BoundPlan, stop?: Stop, writing?: Writing): Promise<ReadResult>;
  /**
   * Returns the query that the store runs for a plan, with its parameters, for developers; empty if the store has no
   * query.
   */
  explain(bound: BoundPlan): Readonly<Record<string, unknown>>;
  /**
   * Prepares plans in the background, so that their first reads take no longer than later ones. A store without
   * preparations has no such method.
   * @returns a promise that resolves when the store has prepared them, or has given up. It never rejects.
   */
  warm?(plans: readonly Plan[]): Promise<void>;
  /** Reports on the replica of a store that has one. */
  replicaReport?(): ReplicaReport;
  /** Returns the size of the kept JSON of nodes, in a store that keeps some; null while it does not. */
  nodeTexts?(): CacheSize | null;
  /** Reports on a store that may be away. */
  storeReport?(): StoreReport | undefined;
  close(): Promise<void>;
}
