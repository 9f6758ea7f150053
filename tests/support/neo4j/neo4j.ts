/**
 * What tests on a real Neo4j use. They lie in `tests/neo4j`, whose files run one after another and share one database:
 * each begins with an empty one by `openNeo4j`.
 */

import { describe, inject } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { Neo4jConnection, type Neo4jOptions } from '../../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../../src/store/neo4j-loader.ts';
import { mark } from './server.ts';

/** `describe` where there is a Neo4j, `describe.skip` elsewhere; the set-up says so in one loud line. */
export const describeNeo4j = describe.skipIf(inject('neo4j') === null);

/** How to reach the run's Neo4j. */
export function neo4jOptions(): Neo4jOptions {
  const database = inject('neo4j');
  if (!database) throw new Error('no Neo4j in this run: tests that need one stand inside describeNeo4j.');
  const { uri, user, password } = database;
  return { uri, user, password, database: null };
}

/** Connects to the run's Neo4j and empties it: for `beforeAll`. Close the connection in `afterAll`. */
export async function openNeo4j(): Promise<Neo4jConnection> {
  const connection = new Neo4jConnection(neo4jOptions());
  await emptyNeo4j(connection);
  return connection;
}

/** Puts a graph, and nothing else, into the run's Neo4j: for `beforeAll`, where a service is started on it. */
export async function fillNeo4j({ graph, data }: { readonly graph: Graph; readonly data: GraphData }): Promise<void> {
  const connection = await openNeo4j();
  await loadGraph(connection, graph, columnsOf(graph, data)).finally(() => connection.close());
}

/** The flags and variables with which a service is served from the run's Neo4j. */
export function onNeo4j() {
  const { uri, user, password } = neo4jOptions();
  return { args: ['--store', 'neo4j', '--uri', uri, '--user', user], env: { NUTRIGRAPH_PASSWORD: password } };
}

/** Removes every node and relationship, and, unless told otherwise, every constraint and index. */
export async function emptyNeo4j(connection: Neo4jConnection, { schema = true } = {}): Promise<void> {
  // One transaction of a large graph would not fit into a small server's memory.
  await connection.run(`MATCH (n) WHERE NOT n:${mark} CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS`);
  if (!schema) return;
  const constraints = await connection.read('SHOW CONSTRAINTS YIELD name RETURN name', {});
  for (const [name] of constraints) await connection.run(`DROP CONSTRAINT \`${name}\` IF EXISTS`);
  const indexes = await connection.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", {});
  for (const [name] of indexes) await connection.run(`DROP INDEX \`${name}\` IF EXISTS`);
}
