/** The constraints and indexes of a graph in Neo4j. */
import { constraintsOf, formerConstraintsOf } from '../cypher/constraints.ts';
import type { Graph } from '../model/graph.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';
import { retry } from './retry.ts';

/** Makes the constraints and indexes that a load needs. */
export async function makeSchema(connection: Neo4jConnection, graph: Graph): Promise<void> {
  for (const statement of formerConstraintsOf(graph)) await makeOnce(connection, statement);
  for (const statement of constraintsOf(graph)) await makeOnce(connection, statement);
  await connection.run('CALL db.awaitIndexes(300)');
}

/** Runs a statement about the schema, even if another load runs the same one at this moment. */
async function makeOnce(connection: Neo4jConnection, statement: string): Promise<void> {
  await retry(() => connection.run(statement), {
    budgetMs: 60_000,
    signal: new AbortController().signal,
    mayPass: (error) => /DeadlockDetected|AlreadyExists|NotFound/.test(String(Object(error).code)),
  });
}
