import type { Graph } from '../model/graph.ts';
import { cypherName, ownerLabel, rankProperty, releaseLabel, rowProperties } from './storage.ts';

/**
 * The constraints and indexes that a graph needs in Neo4j, one statement each, which may be run again and again: ids are
 * unique, and so is the release's node; every kind has an index on the place in its default order, and every relation one on (end, place) at both
 * ends. Neo4j Community knows no other constraints; the importer checks the rest.
 */
export function constraintsOf(graph: Graph): readonly string[] {
  const owner = ownerLabel(graph);
  const nodes = [...graph.kinds.keys()].map(
    (kind) =>
      `CREATE INDEX ${cypherName(`${owner}_${kind}_rank`)} IF NOT EXISTS FOR (n:${cypherName(kind)}) ON (n.${rankProperty})`,
  );
  const rows = [...graph.relations.keys()].flatMap((relation) =>
    (['out', 'in'] as const).map((direction) => {
      const { end, place } = rowProperties(direction);
      const name = cypherName(`${owner}_${relation}_${direction}`);
      return `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[r:${cypherName(relation)}]-() ON (r.${end}, r.${place})`;
    }),
  );
  const unique = `CREATE CONSTRAINT ${cypherName(`${owner}_id`)} IF NOT EXISTS FOR (n:${cypherName(owner)}) REQUIRE n.id IS UNIQUE`;
  const single = `CREATE CONSTRAINT ${cypherName(`${owner}_release`)} IF NOT EXISTS FOR (r:${cypherName(releaseLabel(graph))}) REQUIRE r.graph IS UNIQUE`;
  return [unique, single, ...nodes, ...rows];
}

/** The same as a file to read or to run. */
export const printConstraints = (graph: Graph): string =>
  constraintsOf(graph)
    .map((statement) => `${statement};\n`)
    .join('');
