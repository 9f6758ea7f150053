/**
 * Turns a release in storage format 2 into one on a side, in transactions of bounded size. That format had one
 * release in the database: no sides, the id of a node as its key, the release's id on every element, and no traits of
 * evidence. All else is equal. Each element keeps its identity, and so do the additions of other programs.
 */
import {
  citedProperty,
  cypherName,
  evidenceListProperty,
  evidenceProperty,
  keyProperty,
  ownerLabel,
  pieceProperty,
  releaseLabel,
  rowProperties,
  sideProperty,
  sides,
} from '../cypher/storage.ts';
import { needsEvidence } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';
import { traitProperties } from '../model/provenance.ts';
import type { Release } from '../model/release.ts';
import { Account } from './neo4j-account.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';
import { edgeTraits, evidenceTraits, subjectTraits } from './neo4j-traits.ts';

/** The release's node has this label while elements in the former format may be left. */
const formerLabel = (graph: Graph): string => `${graph.definition.name}_Former`;

/** The number of that format. */
const formerFormat = 2;

/** The name of the release that wrote an element, in storage format 2. */
const formerProperty = '_release';

/** How many elements one transaction changes. */
const batchSize = 10_000;

/** The side of the release. A first load fills the other one. */
const [, side] = sides;

/**
 * Hides a release in format 2 from services of that version, which would read elements of both formats
 * from now on.
 */
export async function hideFormerFormat(connection: Neo4jConnection, graph: Graph): Promise<void> {
  const label = cypherName(releaseLabel(graph));
  const former = cypherName(formerLabel(graph));
  await connection.run(`MATCH (r:${label}) WHERE r.side IS NULL REMOVE r:${label} SET r:${former}`);
}

/**
 * Makes a release in format 2 the current release. A call that ends early leaves the rest to the next one. A
 * release in a still older format goes to the side too, where a later load removes it, but does not become current.
 */
export async function adoptFormerFormat(connection: Neo4jConnection, graph: Graph): Promise<void> {
  const former = `MATCH (r:${cypherName(formerLabel(graph))})`;
  const [row] = await connection.run(`${former} RETURN r.id, r.version, r.title, r.published, r.counts, r.format`);
  if (!row) return;
  const format = row.at(-1);
  const change = async (match: string, assignment: string): Promise<void> => {
    const text =
      `${match} WHERE x.${formerProperty} IS NOT NULL WITH * LIMIT ${batchSize} ` +
      `SET ${assignment} REMOVE x.${formerProperty} RETURN count(*)`;
    const changed = async () => Number((await connection.run(text, { side }))[0]?.[0]);
    while ((await changed()) === batchSize);
  };
  const owner = cypherName(ownerLabel(graph));
  const key = `x.${keyProperty} = $side + x.id, x.${sideProperty} = $side`;
  const { evidence, definition } = graph;
  await change(`MATCH (x:${cypherName(evidence.kind)})`, [key, ...citedTraits(graph)].join(', '));
  await change(`MATCH (x:${cypherName(definition.provenance.kind)})`, key);
  await change(`MATCH (x:${owner})`, [key, ...subjectLists(graph)].join(', '));
  const [out, into] = [rowProperties('out').end, rowProperties('in').end];
  for (const [name, relation] of graph.relations) {
    const ends = `x.${out} = $side + a.id, x.${into} = $side + b.id`;
    const lists = needsEvidence(relation) ? listedTraits(graph) : [];
    await change(`MATCH (a)-[x:${cypherName(name)}]->(b)`, [ends, ...lists].join(', '));
  }
  const [id, version, title, published, counts] = row.map(String);
  const release = { id, version, title, published, ...JSON.parse(counts ?? '{}') } as Release;
  const account = new Account(graph, connection);
  await account.lowerFence(side);
  await connection.write(async (transaction) => {
    const state = await account.lock(transaction);
    if (state.side === null && format === formerFormat) {
      await transaction.run(`MERGE (:${cypherName(releaseLabel(graph))} {side: $side})`, { side });
      await account.describe(transaction, side, release);
      await account.point(transaction, side, null);
    }
    await transaction.run(`${former} DELETE r`);
  });
}

/** Assigns the traits of its source to the piece of evidence `x`. */
function citedTraits(graph: Graph): readonly string[] {
  const properties = traitProperties(graph);
  const cites = cypherName(graph.definition.provenance.cites);
  return evidenceTraits(graph).map((trait) => {
    const value = `source.${cypherName(properties.get(trait) ?? 'id')}`;
    const stored = `coalesce(${value}, ${trait === 'family' ? 'source.id' : "''"})`;
    return `x.${citedProperty(trait)} = head(COLLECT { MATCH (x)-[:${cites}]->(source) RETURN ${stored} })`;
  });
}

/** Assigns the traits of the evidence about it to the node `x`. */
function subjectLists(graph: Graph): readonly string[] {
  const traits = subjectTraits(graph);
  const about = cypherName(graph.evidence.about);
  const values = traits.map((trait) => `piece.${pieceProperty(graph, trait)} AS ${trait}`).join(', ');
  return traits.map(
    (trait) =>
      `x.${evidenceListProperty(trait)} = COLLECT { MATCH (x)<-[:${about}]-(piece) ` +
      `WITH DISTINCT ${values} ORDER BY ${traits.join(', ')} RETURN ${trait} ORDER BY ${traits.join(', ')} }`,
  );
}

/** Assigns the traits of its evidence to the edge `x`. */
function listedTraits(graph: Graph): readonly string[] {
  return edgeTraits(graph).map((trait) => {
    const ids = `x.${evidenceProperty}`;
    return (
      `x.${evidenceListProperty(trait)} = COLLECT { UNWIND range(0, size(${ids}) - 1) AS i ` +
      `MATCH (piece:${cypherName(ownerLabel(graph))} {${keyProperty}: $side + ${ids}[i]}) ` +
      `WITH piece, i ORDER BY i RETURN piece.${pieceProperty(graph, trait)} ORDER BY i }`
    );
  });
}
