import type { DocumentNode } from 'graphql';
import type { EdgeChoice, EdgeTableRequest } from '../plan/edge-table.ts';
import type { LimitValues } from '../plan/fact-limit.ts';
import type { Degree, Edge, EdgeTable } from '../plan/result.ts';
import type { Job } from './job.ts';

export type { EdgeChoice } from '../plan/edge-table.ts';
export type { LimitValues } from '../plan/fact-limit.ts';
export type { EdgeTable } from '../plan/result.ts';

/**
 * A query for the facts that a research field needs: GraphQL against the same schema as clients, but lists are whole
 * unless the query says `first`.
 */
export interface FactQuery<T> {
  readonly document: DocumentNode;
  /** The type of the answer. The author of the query declares it. */
  readonly shape?: T;
}

/** The services that a research field has while it works. All facts of one operation are from one release. */
export interface ResearchContext {
  /** The limit by evidence on all facts; null for none. */
  readonly limit: LimitValues | null;
  /** Returns a context that reads all facts, for the few rules that no limit may weaken. */
  withoutLimit(): ResearchContext;
  /**
   * Reads facts from the store: one statement.
   * @param variables of the query, as a client would send them.
   */
  ask<T>(facts: FactQuery<T>, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  /**
   * Reads every edge of these relations that starts or ends at one of the nodes: each once, by relation, from and to.
   */
  incident(ids: readonly string[], relations: readonly string[]): Promise<readonly Edge[]>;
  /** Reads edges as columns: many edges with some of their properties, without an object for each. */
  edgeTable(request: EdgeTableRequest): Promise<EdgeTable>;
  /** Returns the nodes at the end of the edges that the choice leaves open, each once, by id. */
  edgeEnds(choice: EdgeChoice): Promise<readonly string[]>;
  /** Counts edges. */
  edgeCount(choice: EdgeChoice): Promise<number>;
  /** Counts the edges of each relation that start and end at each of the nodes that exist. */
  degrees(ids: readonly string[], relations: readonly string[]): Promise<readonly Degree[]>;
  /** Runs an algorithm within the operation's budget of work. */
  run<T>(job: Job<T>): Promise<T>;
  /** Returns whether the query selects a field of the result, by path: `wants('care')`, `wants('rows.terms')`. */
  wants(path: string): boolean;
}
