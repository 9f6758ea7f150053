/** How long the service waits for Neo4j, and how many statements it sends at once. Times are in milliseconds. */
export interface Neo4jTuning {
  /** The time of a whole operation: waiting for a connection, every attempt, every pause between them. */
  readonly queryTimeoutMs: number;
  /** No attempt begins later than this after the operation began. */
  readonly retryMs: number;
  /** The number of statements at Neo4j at the same time, and so of connections to a server. */
  readonly poolSize: number;
  /** The time to open a connection and to log in. */
  readonly connectTimeoutMs: number;
  /** The age at which a connection is closed and another opened. */
  readonly connectionLifetimeMs: number;
}

/**
 * - An operation of the largest cost takes a second or two; a person does not wait longer than ten.
 * - Five seconds span the election of another leader, and leave time for an attempt of full length.
 * - Fifty statements keep a large server busy; more would only wait there instead of here.
 * - Three seconds open a TLS connection across the world.
 * - Aura and load balancers cut connections after some tens of minutes; the service gives them up before.
 */
export const defaultTuning: Neo4jTuning = {
  queryTimeoutMs: 10_000,
  retryMs: 5_000,
  poolSize: 50,
  connectTimeoutMs: 3_000,
  connectionLifetimeMs: 480_000,
};
