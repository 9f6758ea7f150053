import { isScalar } from '../model/define.ts';
import type { Graph, Kind } from '../model/graph.ts';
import { cypherName } from './name.ts';

/**
 * The constraints and indexes that a graph needs in Neo4j, as Cypher that may be run again and again: an id is unique
 * within its kind, and every property that a list of the kind is ordered by when the query names no order has an
 * index. Neo4j Community knows no other constraints; the importer checks the rest.
 */
export function printConstraints(graph: Graph): string {
  const statements = [...graph.kinds.values()].flatMap((kind) => [uniqueId(kind), ...orderIndexes(kind)]);
  return `${statements.join('\n')}\n`;
}

const uniqueId = (kind: Kind): string =>
  `CREATE CONSTRAINT ${cypherName(`${kind.name}_id`)} IF NOT EXISTS ` +
  `FOR (n:${cypherName(kind.name)}) REQUIRE n.${cypherName('id')} IS UNIQUE;`;

function orderIndexes(kind: Kind): string[] {
  const ordered = kind.orderBy.map((key) => key.property);
  const properties = Object.entries(kind.properties).flatMap(([name, property]) =>
    name !== 'id' && isScalar(property) && ordered.includes(name) ? [name] : [],
  );
  return properties.map(
    (property) =>
      `CREATE INDEX ${cypherName(`${kind.name}_${property}`)} IF NOT EXISTS ` +
      `FOR (n:${cypherName(kind.name)}) ON (n.${cypherName(property)});`,
  );
}
