import type { Graph } from '../model/graph.ts';
import {
  currentLabel,
  cypherName,
  digestLabel,
  fenceLabel,
  keyProperty,
  ownerLabel,
  rankProperty,
  releaseLabel,
  rowProperties,
  sideProperty,
} from './storage.ts';

/**
 * Returns the constraints and indexes that a graph needs in Neo4j, one statement each. Running them again is safe. Keys
 * are unique, and so are the nodes of the service's account; every kind has an index on (side, place) in its default
 * order, and every relation one on (end, place) at both ends. Neo4j Community has no other constraints; the importer
 * checks the rest.
 */
export function constraintsOf(graph: Graph): readonly string[] {
  const owner = ownerLabel(graph);
  const unique = (name: string, label: string, ...properties: string[]) => {
    const required = properties.map((property) => `n.${property}`).join(', ');
    const one = properties.length > 1 ? `(${required})` : required;
    const create = `CREATE CONSTRAINT ${cypherName(`${owner}_${name}`)} IF NOT EXISTS`;
    return `${create} FOR (n:${cypherName(label)}) REQUIRE ${one} IS UNIQUE`;
  };
  const nodes = [...graph.kinds.keys()].map((kind) => {
    const name = cypherName(`${owner}_${kind}_list`);
    return `CREATE INDEX ${name} IF NOT EXISTS FOR (n:${cypherName(kind)}) ON (n.${sideProperty}, n.${rankProperty})`;
  });
  const rows = [...graph.relations.keys()].flatMap((relation) =>
    (['out', 'in'] as const).map((direction) => {
      const { end, place } = rowProperties(direction);
      const name = cypherName(`${owner}_${relation}_${direction}`);
      return `CREATE INDEX ${name} IF NOT EXISTS FOR ()-[r:${cypherName(relation)}]-() ON (r.${end}, r.${place})`;
    }),
  );
  return [
    unique('key', owner, keyProperty),
    unique('current', currentLabel(graph), 'graph'),
    unique('side', releaseLabel(graph), 'side'),
    unique('fence', fenceLabel(graph), 'side'),
    unique('digest', digestLabel(graph), 'side', 'name'),
    ...nodes,
    ...rows,
  ];
}

/**
 * Returns the constraints and indexes of the former storage format that this one must not have: ids were unique, and
 * lists of a kind had an index of other properties.
 */
export function formerConstraintsOf(graph: Graph): readonly string[] {
  const owner = ownerLabel(graph);
  return [
    ...['id', 'release'].map((name) => `DROP CONSTRAINT ${cypherName(`${owner}_${name}`)} IF EXISTS`),
    ...[...graph.kinds.keys()].map((kind) => `DROP INDEX ${cypherName(`${owner}_${kind}_rank`)} IF EXISTS`),
  ];
}

/** Returns the same statements as a file to read or to run. */
export const printConstraints = (graph: Graph): string =>
  constraintsOf(graph)
    .map((statement) => `${statement};\n`)
    .join('');
