/** Reads the content of a database, so that tests of loading and of injection can compare it. */
import { cypherName, ownerLabel, releaseProperty } from '../../../src/cypher/storage.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Neo4jConnection, Rows } from '../../../src/store/neo4j-connection.ts';

/** Returns Cypher for all properties of a node or relationship, as pairs, because a connection refuses maps. */
export const pairs = (variable: string): string =>
  `COLLECT { UNWIND keys(${variable}) AS key WITH key ORDER BY key RETURN [key, ${variable}[key]] }`;

/** Reads everything in the database with Neo4j's own ids. Two dumps are equal only if nothing changed between them. */
export async function dump(connection: Neo4jConnection): Promise<readonly Rows[]> {
  return [
    await connection.read(`MATCH (n) RETURN elementId(n) AS id, labels(n), ${pairs('n')} ORDER BY id`, {}),
    await connection.read(
      `MATCH (a)-[r]->(b) RETURN elementId(r) AS id, type(r), elementId(a), elementId(b), ${pairs('r')} ORDER BY id`,
      {},
    ),
  ];
}

/**
 * Reads the nodes and edges of a release, without Neo4j's own ids. The result is the same for a graph that was loaded
 * into an empty database and for one that was updated.
 */
export async function owned(connection: Neo4jConnection, graph: Graph): Promise<readonly Rows[]> {
  const owner = cypherName(ownerLabel(graph));
  const labels = 'COLLECT { UNWIND labels(n) AS label WITH label ORDER BY label RETURN label }';
  return [
    await connection.read(`MATCH (n:${owner}) RETURN n.id AS id, ${labels}, ${pairs('n')} ORDER BY id`, {}),
    await connection.read(
      `MATCH (a)-[r]->(b) WHERE r.${releaseProperty} IS NOT NULL
       RETURN type(r) AS type, a.id AS a, b.id AS b, ${pairs('r')} ORDER BY type, a, b`,
      {},
    ),
  ];
}
