import type { Release } from '../model/release.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { ResultTree } from '../plan/result.ts';

export type { BoundPlan } from '../plan/plan.ts';

/** What a store answers with. */
export interface Answer {
  /** Id of the release that was read. */
  readonly release: string;
  readonly tree: ResultTree;
}

/** Where the graph lives. Every store gives the same answer to the same question. */
export interface Store {
  /** For banners and logs; never for clients. */
  readonly name: string;
  /**
   * The release that is served now, asked for once and within about two seconds: whether the store can answer at all.
   * @throws {StoreFault} when it cannot.
   */
  release(): Promise<Release>;
  /**
   * Reads all that a plan asks for, of one release.
   * @param signal aborts the read when the client has gone away.
   * @throws {GraphQLError} with a code a client may see.
   */
  execute(question: BoundPlan, signal?: AbortSignal): Promise<Answer>;
  /** What the store is sent for a question, for developers to look at: its language and parameters, if it has any. */
  explain(question: BoundPlan): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}
