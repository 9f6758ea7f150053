/** The constraints and indexes of a graph in Neo4j, and the remains of the former storage format. */
import { constraintsOf, formerConstraintsOf } from '../cypher/constraints.ts';
import { cypherName, keyProperty, ownerLabel, releaseLabel } from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';
import { partShapes } from './neo4j-content.ts';
import { retry } from './retry.ts';

/** Makes the constraints and indexes that a load needs. Services of a former version find no release from now on. */
export async function makeSchema(connection: Neo4jConnection, graph: Graph): Promise<void> {
  const release = cypherName(releaseLabel(graph));
  const former = cypherName(formerLabel(graph));
  await connection.run(`MATCH (r:${release}) WHERE r.side IS NULL REMOVE r:${release} SET r:${former}`);
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

/**
 * The release's node of the former storage format has this label until a load has removed everything in that format.
 */
const formerLabel = (graph: Graph): string => `${graph.definition.name}_Former`;

/** The name of the release that wrote an element, in the former storage format. */
const formerProperty = '_release';

/** Removes the remains of the former storage format. Nodes that others use stay, without our labels and properties. */
export async function removeFormerFormat(connection: Neo4jConnection, graph: Graph): Promise<void> {
  const former = cypherName(formerLabel(graph));
  const [[count] = []] = await connection.run(`MATCH (r:${former}) RETURN count(r)`);
  if (Number(count) === 0) return;
  const owner = cypherName(ownerLabel(graph));
  const drain = async (match: string, end: string): Promise<void> => {
    const text = `${match} WITH x LIMIT 10000 ${end} RETURN count(*)`;
    const removed = async () => Number((await connection.run(text))[0]?.[0]);
    while ((await removed()) > 0);
  };
  for (const part of partShapes(graph)) {
    if (part.type !== 'relation') continue;
    await drain(`MATCH ()-[x:${part.cypher}]->() WHERE x.${formerProperty} IS NOT NULL`, 'DELETE x');
  }
  await drain(`MATCH (x:${owner}) WHERE x.${keyProperty} IS NULL AND NOT (x)--()`, 'DELETE x');
  for (const part of partShapes(graph)) {
    if (part.type !== 'kind') continue;
    const names = ['id', formerProperty, ...part.properties].map((name) => `x.${cypherName(name)}`);
    const match = `MATCH (x:${owner}:${part.cypher}) WHERE x.${keyProperty} IS NULL`;
    await drain(match, `REMOVE x:${owner}, x:${part.cypher}, ${[...new Set(names)].join(', ')}`);
  }
  await connection.run(`MATCH (r:${former}) DELETE r`);
}
