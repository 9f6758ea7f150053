/** Builds a replica: reads its snapshot, or copies the release out of Neo4j and writes a snapshot. */
import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PackError } from '../../columns/pack.ts';
import type { Graph } from '../../model/graph.ts';
import type { Release } from '../../model/release.ts';
import { TimedOut } from '../deadline.ts';
import { layOutGraph } from '../memory-store.ts';
import type { Neo4jConnection } from '../neo4j-connection.ts';
import { type Laid, readSnapshot, writeSnapshot } from '../snapshot.ts';
import { ReplicaError } from './error.ts';
import { estimateBuild, measuredBytes } from './estimate.ts';
import { copyRelease } from './stream.ts';

/** The release to build, and the limits of the build. */
export interface BuildOrder {
  readonly release: Release;
  /** The most bytes that the build may take, the finished graph included. */
  readonly room: number;
}

/** A finished graph. */
export interface Built {
  readonly laid: Laid;
  readonly bytes: number;
  readonly source: 'snapshot' | 'neo4j';
}

/** Where the replica keeps its snapshot. */
export interface SnapshotPlace {
  readonly folder: string;
  /** The fingerprint of the code that decides the form of a snapshot. */
  readonly code: string;
}

export interface BuildParts {
  readonly graph: Graph;
  /** A connection of the build alone, so that it takes none from operations. */
  readonly connection: Neo4jConnection;
  /** Null to keep no snapshot. */
  readonly snapshot: SnapshotPlace | null;
  /** Takes a line for the log. */
  readonly report: (line: string) => void;
}

/** Milliseconds without a row after which a copy has failed: Neo4j hangs. */
const stallMs = 30_000;

/** @throws {ReplicaError} and the errors of reading Neo4j: see `replicaErrorOf`. */
export async function buildReplica(parts: BuildParts, order: BuildOrder, signal: AbortSignal): Promise<Built> {
  const { release, room } = order;
  const known = await readKnown(parts, order);
  const laid = known ?? (await copy(parts, order, signal));
  const bytes = measuredBytes(laid);
  checkRoom(bytes, room, release);
  if (!known) await keep(parts, laid);
  return { laid, bytes, source: known ? 'snapshot' : 'neo4j' };
}

async function copy({ graph, connection }: BuildParts, { release, room }: BuildOrder, client: AbortSignal) {
  return whileMoving(client, async (signal, onRow) => {
    checkRoom(await estimateBuild(graph, connection, release, signal), room, release);
    const columns = await copyRelease(graph, connection, { signal, onRow });
    if (columns.release.id === release.id) return layOutGraph(columns);
    throw new ReplicaError('changed', `Release ${release.id} was replaced before the service copied it.`);
  });
}

function checkRoom(needed: number, room: number, { id }: Release): void {
  if (needed <= room) return;
  const [needs, has] = [needed, room].map((bytes) => `${Math.ceil(bytes / 1e6)} MB`);
  throw new ReplicaError('too-large', `Release ${id} needs ${needs} and has ${has}: raise --replica.`, { needed });
}

/** Runs work, and aborts it when no row has come for some time. */
async function whileMoving<T>(
  client: AbortSignal,
  work: (signal: AbortSignal, onRow: () => void) => Promise<T>,
): Promise<T> {
  const stall = new AbortController();
  let [rows, before] = [0, -1];
  const timer = setInterval(() => {
    if (rows === before) stall.abort(new TimedOut(`no row for ${stallMs} ms`));
    before = rows;
  }, stallMs);
  const onRow = (): void => {
    rows++;
  };
  return work(AbortSignal.any([client, stall.signal]), onRow).finally(() => clearInterval(timer));
}

const prefixOf = ({ definition }: Graph): string => `${definition.name}.replica-`;
const ending = '.snapshot';
const pathOf = (graph: Graph, { folder }: SnapshotPlace, id: string): string =>
  join(folder, `${prefixOf(graph)}${id}${ending}`);

/** Reads the snapshot of a release; null for none that can be used. */
async function readKnown({ graph, snapshot, report }: BuildParts, { release, room }: BuildOrder): Promise<Laid | null> {
  if (!snapshot) return null;
  const path = pathOf(graph, snapshot, release.id);
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return null;
  checkRoom(size, room, release);
  try {
    const laid = await readSnapshot(path, graph, { seed: release.id, code: snapshot.code });
    return laid?.columns.release.id === release.id ? laid : null;
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    report(`${path} is not used: ${error.message}.`);
    return null;
  }
}

/** Writes the snapshot of a release, and removes those of others. */
async function keep({ graph, snapshot, report }: BuildParts, laid: Laid): Promise<void> {
  if (!snapshot) return;
  const { id } = laid.columns.release;
  const path = pathOf(graph, snapshot, id);
  try {
    await writeSnapshot(path, laid, { seed: id, code: snapshot.code });
    for (const name of await readdir(dirname(path))) {
      const isOther = name.startsWith(prefixOf(graph)) && name.endsWith(ending) && join(snapshot.folder, name) !== path;
      if (isOther) await rm(join(snapshot.folder, name), { force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    report(`${path} is not written (${code ?? error}): the next start copies the release out of Neo4j again.`);
  }
}
