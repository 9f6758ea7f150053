import { releaseProperty } from '../../src/cypher/storage.ts';
import type { Graph } from '../../src/model/graph.ts';
import type { Neo4jConnection, Rows } from '../../src/store/neo4j.ts';

/** Everything in the database with the ids that Neo4j itself gave: equal only if nothing at all was touched. */
export async function dump(connection: Neo4jConnection): Promise<readonly Rows[]> {
  return [
    await connection.read('MATCH (n) RETURN elementId(n) AS id, labels(n), properties(n) ORDER BY id', {}),
    await connection.read(
      `MATCH (a)-[r]->(b) RETURN elementId(r) AS id, type(r), elementId(a), elementId(b), properties(r) ORDER BY id`,
      {},
    ),
  ];
}

/** What a release owns, whatever Neo4j's own ids: equal for a graph loaded anew and one brought up to date. */
export async function owned(connection: Neo4jConnection, graph: Graph): Promise<readonly Rows[]> {
  const { name } = graph.definition;
  return [
    await connection.read(`MATCH (n:${name}) RETURN n.id AS id, labels(n), properties(n) ORDER BY id`, {}),
    await connection.read(
      `MATCH (a)-[r]->(b) WHERE r.${releaseProperty} IS NOT NULL
       RETURN type(r) AS type, a.id AS a, b.id AS b, properties(r) ORDER BY type, a, b`,
      {},
    ),
  ];
}
