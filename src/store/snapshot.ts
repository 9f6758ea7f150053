/** The embedded store's graph as a file, so that a service starts without importing and sorting again. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sha256 } from '../base/sha256.ts';
import { GraphColumns, type GraphColumnsData } from '../columns/graph-columns.ts';
import { PackError, readPack, type Tree, writePack } from '../columns/pack.ts';
import type { LayoutData } from '../memory/layout.ts';
import type { ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import type { SearchData } from '../search/data.ts';

/** Everything that the embedded store makes from a seed. */
export interface Laid {
  readonly columns: GraphColumns;
  readonly layout: LayoutData;
  readonly search: SearchData;
}

/** The fingerprints of the inputs of a snapshot. */
export interface Sources {
  readonly seed: string;
  /** Of the code that imports, sorts and indexes, which decides the content and form of a snapshot. */
  readonly code: string;
}

/** The inputs that a usable snapshot comes from. */
interface Origin extends Sources {
  /** A hash of the declared graph. */
  readonly model: string;
}

interface Content extends Origin {
  readonly release: ReleaseInfo;
  readonly graph: GraphColumnsData;
  readonly layout: LayoutData;
  readonly search: SearchData;
}

const originOf = (graph: Graph, sources: Sources): Origin => ({ ...sources, model: modelHash(graph) });

/** Hashes the declaration of a graph. A pattern counts by its source. */
function modelHash({ definition }: Graph): string {
  const plain = (_key: string, value: unknown) =>
    value instanceof RegExp || typeof value === 'symbol' || typeof value === 'function' ? String(value) : value;
  return sha256(JSON.stringify(definition, plain));
}

/**
 * Reads a snapshot.
 * @param sources the inputs that it must come from.
 * @returns null when there is none.
 * @throws {PackError} when it does not fit or is damaged: the message says why.
 */
export async function readSnapshot(path: string, graph: Graph, sources: Sources): Promise<Laid | null> {
  const expected = originOf(graph, sources);
  try {
    const content = (await readPack(path, (header) => checkOrigin(header, expected))) as Content;
    return {
      columns: new GraphColumns(graph, content.release, content.graph),
      layout: content.layout,
      search: content.search,
    };
  } catch (error) {
    if (error instanceof PackError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code !== undefined) throw new PackError(`it cannot be read (${code})`);
    throw error;
  }
}

/** Returns the release of a snapshot, also of one that does not fit this service; null for none that can be read. */
export async function readSnapshotRelease(path: string): Promise<ReleaseInfo | null> {
  let release: ReleaseInfo | null = null;
  // The header is enough: the error ends the reading before the arrays.
  const accept = (header: unknown): never => {
    release = (header as Partial<Content> | null)?.release ?? null;
    throw new PackError('only its header is read');
  };
  await readPack(path, accept).catch(() => null);
  return release;
}

function checkOrigin(header: unknown, expected: Origin): void {
  const found = header as Partial<Origin> | null;
  if (found?.code !== expected.code) throw new PackError('another version of the service made it');
  if (found.model !== expected.model) throw new PackError('it was made for another declaration of the graph');
  if (found.seed !== expected.seed) throw new PackError('it was made of another seed');
}

/** Writes a snapshot, and makes its folder if it is missing. */
export async function writeSnapshot(path: string, { columns, layout, search }: Laid, sources: Sources): Promise<void> {
  const { graph, release, data } = columns;
  const content: Content = { ...originOf(graph, sources), release, graph: data, layout, search };
  await mkdir(dirname(path), { recursive: true });
  await writePack(path, content as unknown as Tree);
}
