/** Writes a graph into Neo4j in storage format 2, with the statements of the version that used it. */
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { cypherName, releaseLabel } from '../../../src/cypher/storage.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { describeRelease } from '../../../src/model/release.ts';
import type { Neo4jConnection } from '../../../src/store/neo4j-connection.ts';
import { type Part, partsOf } from '../../../src/store/neo4j-content.ts';

/** Returns the constraints and indexes of the former version. */
function schemaOf(graph: Graph): readonly string[] {
  const { name } = graph.definition;
  const constraint = (suffix: string, label: string, property: string) =>
    `CREATE CONSTRAINT ${cypherName(`${name}_${suffix}`)} IF NOT EXISTS ` +
    `FOR (n:${cypherName(label)}) REQUIRE n.${property} IS UNIQUE`;
  const index = (suffix: string, element: string, properties: string) =>
    `CREATE INDEX ${cypherName(`${name}_${suffix}`)} IF NOT EXISTS FOR ${element} ON (${properties})`;
  return [
    constraint('id', name, 'id'),
    constraint('release', `${name}_Release`, 'graph'),
    ...[...graph.kinds.keys()].map((kind) => index(`${kind}_rank`, `(n:${cypherName(kind)})`, 'n._rank')),
    ...[...graph.relations.keys()].flatMap((relation) => [
      index(`${relation}_out`, `()-[r:${cypherName(relation)}]-()`, 'r._from, r._out'),
      index(`${relation}_in`, `()-[r:${cypherName(relation)}]-()`, 'r._to, r._in'),
    ]),
  ];
}

/** Loads a graph as the former version did. */
export async function loadFormerFormat(connection: Neo4jConnection, graph: Graph, data: GraphData): Promise<void> {
  const columns = columnsOf(graph, data);
  const { kinds, relations, ...info } = describeRelease(columns);
  const { name } = graph.definition;
  const owner = cypherName(name);
  const statementFor = ({ type, cypher }: Part) =>
    type === 'kind'
      ? `UNWIND $rows AS row MERGE (n:${owner} {id: row.from}) SET n:${cypher}, n += row.properties`
      : `UNWIND $rows AS row MATCH (a:${owner} {id: row.from}) MATCH (b:${owner} {id: row.to}) ` +
        `MERGE (a)-[r:${cypher} {_from: row.from, _to: row.to}]->(b) SET r += row.properties`;
  for (const statement of schemaOf(graph)) await connection.run(statement);
  await connection.run('CALL db.awaitIndexes(300)');
  await connection.write(async (transaction) => {
    for (const part of partsOf(graph, columns)) {
      const rows = [...part.rows()].map(part.stored).map(({ ids: [from, to], values }) => ({
        from,
        to,
        properties: {
          ...Object.fromEntries(part.properties.map((key, i) => [key, isTrait(key) ? null : values[i]])),
          _release: info.id,
        },
      }));
      await transaction.run(statementFor(part), { rows });
    }
    await transaction.run(`MERGE (r:${cypherName(`${name}_Release`)} {graph: $name}) SET r = $info`, {
      name,
      info: { graph: name, ...info, counts: JSON.stringify({ kinds, relations }), format: 2n },
    });
  });
}

/** Whether a property is one that format 4 added. */
const isTrait = (property: string): boolean => /^_(cited|evidence)_/.test(property);

/** Turns what this version loaded into a release in format 3, as the version before this one wrote it. */
export async function takeTraits(connection: Neo4jConnection, graph: Graph): Promise<void> {
  await connection.run(
    'MATCH (n) UNWIND [key IN keys(n) WHERE key =~ "_(cited|evidence)_.*"] AS key SET n[key] = null',
  );
  await connection.run(
    'MATCH ()-[r]->() UNWIND [key IN keys(r) WHERE key STARTS WITH "_evidence_"] AS key SET r[key] = null',
  );
  await connection.run(`MATCH (r:${cypherName(releaseLabel(graph))}) SET r.format = 3`);
}
