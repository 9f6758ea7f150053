/** Puts a graph into Neo4j: all of it, or nothing. */
import { must } from '../base/must.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import { columnsOf } from '../columns/graph-data.ts';
import { constraintsOf } from '../cypher/constraints.ts';
import {
  cypherName,
  evidenceProperty,
  ownerLabel,
  rankProperty,
  releaseLabel,
  releaseProperty,
  rowProperties,
  storageFormat,
} from '../cypher/storage.ts';
import { storedProperties } from '../cypher/write.ts';
import { MemoryGraph } from '../memory/graph.ts';
import type { GraphData } from '../model/data.ts';
import type { Graph, HopDirection } from '../model/graph.ts';
import { describeRelease, type Release } from '../model/release.ts';
import type { Neo4jConnection, Transaction } from './neo4j-connection.ts';
import { retry } from './retry.ts';

/** Nodes or relationships sent with one statement: enough to spare round trips, few enough for a small server. */
const batchSize = 2_000;

/** Tells how far a load has come: of how many nodes and relationships, how many are written. */
export type Progress = (step: string, done: number, total: number) => void;

/** The graph did not arrive as it was sent; nothing was changed. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/**
 * Puts a release into Neo4j in one transaction, so that readers see the former release until the new one is whole, and
 * a load that fails or is killed leaves no trace. What the seed no longer holds is removed; what it never owned, such as
 * other labels, properties and relationships, stays.
 * @returns whether anything was changed: loading the release that is there already changes nothing.
 * @throws {LoadError} when the counts differ from what was sent.
 */
export async function loadGraph(
  connection: Neo4jConnection,
  graph: Graph,
  data: GraphData,
  progress: Progress = () => {},
): Promise<boolean> {
  for (const statement of constraintsOf(graph)) await makeOnce(connection, statement);
  await connection.schema('CALL db.awaitIndexes(300)');
  return connection.write((transaction) => new Load(graph, data, transaction, progress).run());
}

/** Makes a constraint or an index, though another load may be making the same one at this moment. */
async function makeOnce(connection: Neo4jConnection, statement: string): Promise<void> {
  await retry(() => connection.schema(statement), {
    budgetMs: 60_000,
    signal: new AbortController().signal,
    mayPass: (error) => /DeadlockDetected|AlreadyExists/.test(String(Object(error).code)),
  });
}

class Load {
  private readonly graph: Graph;
  private readonly data: GraphData;
  private readonly transaction: Transaction;
  private readonly progress: Progress;
  private readonly owner: string;
  private readonly release: Release;
  private readonly columns: GraphColumns;
  private done = 0;

  constructor(graph: Graph, data: GraphData, transaction: Transaction, progress: Progress) {
    this.graph = graph;
    this.data = data;
    this.transaction = transaction;
    this.progress = progress;
    this.owner = cypherName(ownerLabel(graph));
    this.columns = columnsOf(graph, data);
    this.release = describeRelease(this.columns);
  }

  async run(): Promise<boolean> {
    const label = cypherName(releaseLabel(this.graph));
    const { name } = this.graph.definition;
    // Writing to the release's node locks it: of two loads at once, the second waits for the first.
    const [row] = await this.transaction.run(
      `MERGE (release:${label} {graph: $name}) SET release.locked = true REMOVE release.locked ` +
        'RETURN release.id, release.format',
      { name },
    );
    const isLoaded = row?.[0] === this.release.id && row[1] === storageFormat;
    if (isLoaded && (await this.differences()).length === 0) return false;
    const memory = new MemoryGraph(this.columns);
    for (const kind of this.graph.kinds.keys()) await this.writeNodes(memory, kind);
    for (const relation of this.graph.relations.keys()) await this.writeEdges(memory, relation);
    await this.removeLeftOvers();
    const differences = await this.differences();
    if (differences.length > 0) throw new LoadError(`The load was undone: ${differences.join('; ')}.`);
    const { kinds, relations, ...info } = this.release;
    const counts = JSON.stringify({ kinds, relations });
    await this.transaction.run(`MATCH (release:${label}) SET release = $info`, {
      info: { graph: name, ...info, counts, format: BigInt(storageFormat) },
    });
    return true;
  }

  private async writeNodes(memory: MemoryGraph, kind: string): Promise<void> {
    const { properties } = this.graph.kind(kind);
    const rows = Array.from(memory.listOf(kind).neighbours, (number, rank) => {
      const node = this.columns.node(number);
      const own = { [rankProperty]: BigInt(rank), [releaseProperty]: this.release.id };
      return { id: node.id, properties: { ...storedProperties(properties, node.properties), ...own } };
    });
    await this.inBatches(
      kind,
      rows,
      `UNWIND $rows AS row MERGE (n:${this.owner} {id: row.id}) SET n:${cypherName(kind)}, n += row.properties`,
    );
  }

  private async writeEdges(memory: MemoryGraph, relation: string): Promise<void> {
    const { properties } = this.graph.hop(relation, 'out').relation;
    const places = placesOf(memory, relation, 'in');
    const outPlaces = placesOf(memory, relation, 'out');
    const rows = Array.from(this.columns.edges(relation), (edge, place) => {
      const own = {
        [rowProperties('out').place]: BigInt(must(outPlaces[place])),
        [rowProperties('in').place]: BigInt(must(places[place])),
        [evidenceProperty]: edge.evidence,
        [releaseProperty]: this.release.id,
      };
      return { from: edge.from, to: edge.to, properties: { ...storedProperties(properties, edge.properties), ...own } };
    });
    const ends = `{${rowProperties('out').end}: row.from, ${rowProperties('in').end}: row.to}`;
    await this.inBatches(
      relation,
      rows,
      `UNWIND $rows AS row MATCH (a:${this.owner} {id: row.from}) MATCH (b:${this.owner} {id: row.to}) ` +
        `MERGE (a)-[r:${cypherName(relation)} ${ends}]->(b) SET r += row.properties`,
    );
  }

  private async inBatches(step: string, rows: readonly unknown[], statement: string): Promise<void> {
    const total = this.data.nodes.length + this.data.edges.length;
    for (let from = 0; from < rows.length; from += batchSize) {
      const batch = rows.slice(from, from + batchSize);
      await this.transaction.run(statement, { rows: batch });
      this.done += batch.length;
      this.progress(step, this.done, total);
    }
  }

  /** Removes what former releases wrote and this one does not hold. */
  private async removeLeftOvers(): Promise<void> {
    const parameters = { id: this.release.id };
    const isLeft = (variable: string) => `${variable}.${releaseProperty} <> $id`;
    for (const relation of this.graph.relations.keys()) {
      await this.transaction.run(`MATCH ()-[r:${cypherName(relation)}]->() WHERE ${isLeft('r')} DELETE r`, parameters);
    }
    await this.transaction.run(`MATCH (n:${this.owner}) WHERE ${isLeft('n')} AND NOT (n)--() DELETE n`, parameters);
    // What others have tied to a node stays, and so does the node, bare of all that was ours.
    for (const [kind, { properties }] of this.graph.kinds) {
      const ours = Object.keys(storedProperties(properties, {}));
      const removed = [...ours, rankProperty, releaseProperty].map((name) => `n.${cypherName(name)}`);
      await this.transaction.run(
        `MATCH (n:${this.owner}:${cypherName(kind)}) WHERE ${isLeft('n')} REMOVE n:${this.owner}, n:${cypherName(kind)}, ${removed.join(', ')}`,
        parameters,
      );
    }
  }

  /** Where the counts in the database differ from those of the release, in words. */
  private async differences(): Promise<string[]> {
    const found: string[] = [];
    const check = async (name: string, expected: number, statement: string) => {
      const [row] = await this.transaction.run(statement, { id: this.release.id });
      if (row?.[0] !== expected) found.push(`expected ${expected} ${name}, the database has ${String(row?.[0])}`);
    };
    const isOurs = (variable: string) => `WHERE ${variable}.${releaseProperty} = $id`;
    for (const { name, count } of this.release.kinds) {
      await check(name, count, `MATCH (n:${this.owner}:${cypherName(name)}) ${isOurs('n')} RETURN count(n)`);
    }
    for (const { name, count } of this.release.relations) {
      await check(
        name,
        count,
        `MATCH (:${this.owner})-[r:${cypherName(name)}]->(:${this.owner}) ${isOurs('r')} RETURN count(r)`,
      );
    }
    return found;
  }
}

/** Returns the place of each edge in its row, by the place of the edge in its relation. */
function placesOf(memory: MemoryGraph, relation: string, direction: HopDirection): Uint32Array {
  const rows = memory.rowsOf(relation, direction);
  const places = new Uint32Array(rows.neighbours.length);
  for (let row = 0; row < memory.columns.nodeCount; row++) {
    const [from, to] = rows.span(row);
    for (let place = from; place < to; place++) places[rows.edge(place)] = place - from;
  }
  return places;
}
