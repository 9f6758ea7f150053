import { cypherName, ownerLabel } from '../../../src/cypher/storage.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Neo4jConnection, ResultRows } from '../../../src/store/neo4j-connection.ts';

/** Cypher for all properties of a node or relationship, as pairs: a connection lets no maps through. */
export const pairs = (variable: string): string =>
  `COLLECT { UNWIND keys(${variable}) AS key WITH key ORDER BY key RETURN [key, ${variable}[key]] }`;

/** Everything in the database with the ids that Neo4j itself gave: equal only if nothing at all was touched. */
export async function dump(connection: Neo4jConnection): Promise<readonly ResultRows[]> {
  return [
    await connection.read(`MATCH (n) RETURN elementId(n) AS id, labels(n), ${pairs('n')} ORDER BY id`, {}),
    await connection.read(
      `MATCH (a)-[r]->(b) RETURN elementId(r) AS id, type(r), elementId(a), elementId(b), ${pairs('r')} ORDER BY id`,
      {},
    ),
  ];
}

/** What a release owns, whatever Neo4j's own ids: equal for a graph loaded anew and one brought up to date. */
export async function owned(connection: Neo4jConnection, graph: Graph): Promise<readonly ResultRows[]> {
  const owner = cypherName(ownerLabel(graph));
  const labels = 'COLLECT { UNWIND labels(n) AS label WITH label ORDER BY label RETURN label }';
  return [
    await connection.read(`MATCH (n:${owner}) RETURN n.id AS id, ${labels}, ${pairs('n')} ORDER BY id`, {}),
    await connection.read(
      `MATCH (a)-[r]->(b) WHERE r._from IS NOT NULL
       RETURN type(r) AS type, a.id AS a, b.id AS b, ${pairs('r')} ORDER BY type, a, b`,
      {},
    ),
  ];
}
