/** How long the store waits for Neo4j, and how much it asks of it at once. Times in milliseconds. */
export interface Neo4jTuning {
  /** All of an operation: waiting for a connection, every attempt, every pause between them. */
  readonly queryTimeoutMs: number;
  /** After this much of an operation no further attempt is begun. */
  readonly retryMs: number;
  /** Statements at Neo4j at the same time, and so connections to a server. */
  readonly poolSize: number;
  /** Until a connection is open and the server has let us in. */
  readonly connectTimeoutMs: number;
  /** Age at which a connection is closed and another opened. */
  readonly connectionLifetimeMs: number;
}

/**
 * - An operation of the largest cost takes a second or two; a person does not wait longer than ten.
 * - Five seconds span the election of another leader, and leave time for an attempt of full length.
 * - Fifty statements keep a large server busy; more would only wait there instead of here.
 * - Three seconds open a TLS connection across the world.
 * - Aura and load balancers cut connections after some tens of minutes: they are given up before.
 */
export const defaultTuning: Neo4jTuning = {
  queryTimeoutMs: 10_000,
  retryMs: 5_000,
  poolSize: 50,
  connectTimeoutMs: 3_000,
  connectionLifetimeMs: 480_000,
};
