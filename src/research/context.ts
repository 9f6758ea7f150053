import type { DocumentNode } from 'graphql';
import type { Degree, Edge } from '../plan/result.ts';
import type { Job } from './job.ts';

/**
 * A query for the facts that a research field needs: GraphQL against this very schema, planned like a client's, but
 * with lists given whole unless it says `first`.
 */
export interface FactQuery<T> {
  readonly document: DocumentNode;
  /** What the answer looks like. The query decides; whoever wrote it says so. */
  readonly shape?: T;
}

/** What a research field may ask for while it works. All facts of one operation are of one release. */
export interface ResearchContext {
  /**
   * Reads facts from the store: one statement.
   * @param variables of the query, as a client would send them.
   */
  ask<T>(facts: FactQuery<T>, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Every edge of these relations that starts or ends at one of the nodes, each once, by relation, from and to. */
  incident(ids: readonly string[], relations: readonly string[]): Promise<readonly Edge[]>;
  /** How many edges of each relation start and end at each of the nodes that exist. */
  degrees(ids: readonly string[], relations: readonly string[]): Promise<readonly Degree[]>;
  /** Runs an algorithm within the operation's budget of work. */
  run<T>(steps: Job<T>): Promise<T>;
  /** Whether a field of the result is selected, by path: `wants('care')`, `wants('rows.terms')`. */
  wants(path: string): boolean;
}
