/** Copies a release out of Neo4j into columns, row by row. */
import { GraphBuilder } from '../../columns/builder.ts';
import type { GraphColumns } from '../../columns/graph-columns.ts';
import { readProperties } from '../../cypher/decode.ts';
import { asList, type List } from '../../cypher/value.ts';
import type { Graph } from '../../model/graph.ts';
import type { Neo4jConnection } from '../neo4j-connection.ts';
import { declaredOf, type PartShape, partShapes } from '../neo4j-content.ts';
import { onSide, SideReader } from '../neo4j-side.ts';
import { Statements } from '../neo4j-statements.ts';
import { StoredValueError } from '../value.ts';
import { ReplicaError } from './error.ts';

/** How a copy goes on. */
export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Called for each row. */
  readonly onRow?: () => void;
}

/**
 * Copies the current release. The hash of the copied content must be the id of the release, which is the proof that the
 * copy is complete and of one release.
 * @throws {ReplicaError} when the release changes meanwhile, or its content differs from the one that was loaded.
 */
export async function copyRelease(
  graph: Graph,
  connection: Neo4jConnection,
  { signal, onRow = () => {} }: CopyOptions,
): Promise<GraphColumns> {
  const reader = new SideReader(graph, connection);
  const { release, epochs } = await reader.look(signal);
  const { side } = reader;
  const statements = new Statements(graph);
  const builder = new GraphBuilder(graph);
  for (const part of partShapes(graph)) {
    const names = Object.keys(declaredOf(graph, part));
    const add = adderOf(graph, builder, part, names);
    const take = (row: List): void => {
      within(release.id, () => add(row, side.length));
      onRow();
    };
    await connection.stream(statements.all(part, names), onSide(side), take, signal).catch((error: unknown) => {
      throw error instanceof StoredValueError ? different(release.id, error.message) : error;
    });
    const now = await reader.look(signal);
    // Every load raises the epoch of a side before it changes the side.
    if (reader.side !== side || now.epochs[1] !== epochs[1] || now.release.id !== release.id) {
      throw new ReplicaError('changed', `Release ${release.id} was replaced while the service copied it.`);
    }
  }
  const columns = within(release.id, () => builder.finish(release));
  if (columns.release.id === release.id) return columns;
  throw different(release.id, `The hash of its content is ${columns.release.id}.`);
}

/** Returns a function that adds a row of a part. Nodes come before the edges that join them. */
function adderOf(graph: Graph, builder: GraphBuilder, part: PartShape, names: readonly string[]) {
  const properties = (values: List) => readProperties(declaredOf(graph, part), names, values);
  const numberOf = (id: string): number => {
    const number = builder.numberOf(id);
    if (number === undefined) throw new Error(`${part.name} names ${id}, which no node has as its id`);
    return number;
  };
  if (part.type === 'kind') {
    return ([id, ...values]: List): unknown => builder.addNode(part.name, String(id), properties(values));
  }
  return ([from, to, evidence, ...values]: List, sideLength: number): unknown => {
    const end = (key: unknown): number => numberOf(String(key).slice(sideLength));
    const claims = asList(evidence).map((id) => numberOf(String(id)));
    return builder.addEdge(part.name, end(from), end(to), properties(values), claims);
  };
}

/** Runs a step of the copy, which fails on data that no load writes. */
function within<T>(release: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw different(release, (error as Error).message);
  }
}

/** The values in the reason are for the log alone. */
const different = (release: string, detail: string): ReplicaError =>
  new ReplicaError(
    'different',
    `The data in Neo4j is not that of release ${release}: another program has changed it, or another version of this ` +
      'service has loaded it. Load a release with this version into an empty database ("npm run seed").',
    { detail },
  );
