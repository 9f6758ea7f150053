import { currentLabel, cypherName, ownerLabel } from '../../../src/cypher/storage.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Neo4jConnection, ResultRows } from '../../../src/store/neo4j-connection.ts';

/** Returns Cypher for all properties of a node or relationship, as pairs, because a connection refuses maps. */
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

/**
 * Everything that the current release owns, without Neo4j's own ids and without the side: equal for a release that was
 * loaded into an empty database and one that was loaded over others.
 */
export async function owned(connection: Neo4jConnection, graph: Graph): Promise<readonly ResultRows[]> {
  const owner = cypherName(ownerLabel(graph));
  const labels = 'COLLECT { UNWIND labels(n) AS label WITH label ORDER BY label RETURN label }';
  const [[side] = []] = await connection.read(`MATCH (c:${cypherName(currentLabel(graph))}) RETURN c.side`, {});
  const rows = [
    await connection.read(
      `MATCH (n:${owner}) WHERE n._side = $side RETURN n.id AS id, ${labels}, ${pairs('n')} ORDER BY id`,
      { side },
    ),
    await connection.read(
      `MATCH (a)-[r]->(b) WHERE r._from STARTS WITH $side
       RETURN type(r) AS type, a.id AS a, b.id AS b, ${pairs('r')} ORDER BY type, a, b`,
      { side },
    ),
  ];
  return JSON.parse(JSON.stringify(rows).replaceAll(`"${side}`, '"'));
}
