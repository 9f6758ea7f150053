/**
 * Connects to the Neo4j of the test run and empties it. All files of `tests/neo4j` use it. They run one after another
 * and share one database, so that each begins with `openNeo4j`, which empties it.
 */

import { describe, inject } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { Neo4jConnection, type Neo4jOptions } from '../../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../../src/store/neo4j-loader.ts';
import { mark } from './server.ts';
import { patientTuning } from './tuning.ts';

/** `describe` if the run has a Neo4j, and `describe.skip` if not. The set-up prints a warning in that case. */
export const describeNeo4j = describe.skipIf(inject('neo4j') === null);

/** Returns the address and login of the run's Neo4j. */
export function neo4jOptions(): Neo4jOptions {
  const database = inject('neo4j');
  if (!database) throw new Error('this run has no Neo4j: put tests that need one inside describeNeo4j');
  const { uri, user, password } = database;
  return { uri, user, password, database: null };
}

/**
 * Connects to the run's Neo4j and empties it: for `beforeAll`. Close the connection in `afterAll`.
 */
export async function openNeo4j(): Promise<Neo4jConnection> {
  const connection = new Neo4jConnection(neo4jOptions(), patientTuning);
  await emptyNeo4j(connection);
  return connection;
}

/** Replaces the content of the run's Neo4j by a graph: for `beforeAll`, in tests that start a service on it. */
export async function fillNeo4j({ graph, data }: { readonly graph: Graph; readonly data: GraphData }): Promise<void> {
  const connection = await openNeo4j();
  await loadGraph(connection, graph, columnsOf(graph, data)).finally(() => connection.close());
}

/** Returns the flags and variables that make a service use the run's Neo4j. */
export function onNeo4j() {
  const { uri, user, password } = neo4jOptions();
  return { args: ['--store', 'neo4j', '--uri', uri, '--user', user], env: { NUTRIGRAPH_PASSWORD: password } };
}

/** Removes every node and relationship, and, unless `schema` is false, every constraint and index. */
export async function emptyNeo4j(connection: Neo4jConnection, { schema = true } = {}): Promise<void> {
  // One transaction of a large graph would not fit into a small server's memory.
  await connection.run(`MATCH (n) WHERE NOT n:${mark} CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`);
  if (!schema) return;
  const constraints = await connection.read('SHOW CONSTRAINTS YIELD name RETURN name', {});
  for (const [name] of constraints) await connection.run(`DROP CONSTRAINT \`${name}\` IF EXISTS`);
  const indexes = await connection.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", {});
  for (const [name] of indexes) await connection.run(`DROP INDEX \`${name}\` IF EXISTS`);
}
