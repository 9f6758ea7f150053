/** The graph of a seed, from its snapshot where that fits. */
import { join } from 'node:path';
import { fingerprintOf } from '../base/fingerprint.ts';
import { UsageError } from '../base/usage-error.ts';
import { PackError } from '../columns/pack.ts';
import type { Graph } from '../model/graph.ts';
import { projectFolder } from '../settings/read.ts';
import type { Settings } from '../settings/types.ts';
import { layOutGraph } from '../store/memory-store.ts';
import { type Laid, readSnapshot, type Sources, writeSnapshot } from '../store/snapshot.ts';

type Places = Pick<Settings, 'seed' | 'snapshot'>;

/**
 * Reads the snapshot of the seed, or imports the seed and writes the snapshot. Neither a snapshot that does not fit nor
 * one that cannot be written keeps the service from starting.
 * @param report takes one line about a snapshot that the service cannot use or write.
 * @throws {SeedError} when the seed has problems.
 */
export async function layOutSeed(graph: Graph, places: Places, report: (line: string) => void): Promise<Laid> {
  const path = snapshotPath(graph, places);
  // The importer says better than a fingerprint what is wrong with a folder that cannot be read.
  const sources = path === null ? null : await readSources(places.seed).catch(() => null);
  if (path === null || sources === null) return importSeed(graph, places);
  const found = await readSnapshot(path, graph, sources).catch((error: unknown) => {
    if (error instanceof PackError) return error;
    throw error;
  });
  if (found && !(found instanceof PackError)) return found;
  const laid = await importSeed(graph, places);
  // Said only now: where the seed has problems, they are all that matters.
  if (found) report(`${path} is not used: ${found.message}.`);
  await writeSnapshot(path, laid, sources).catch((error: unknown) => {
    report(`${path} is not written (${reasonOf(error)}): the next start imports the seed again.`);
  });
  return laid;
}

/**
 * Writes the snapshot of the seed, regardless of the one that is there.
 * @returns one line that names the written file.
 * @throws {UsageError} when the settings name no folder, or it cannot be written to.
 */
export async function makeSnapshot(graph: Graph, places: Places): Promise<string> {
  const path = snapshotPath(graph, places);
  if (path === null) throw new UsageError('--snapshot: expected a folder to write to, got "".');
  const laid = await importSeed(graph, places);
  await writeSnapshot(path, laid, await readSources(places.seed)).catch((error: unknown) => {
    throw new UsageError(`--snapshot: expected a folder to write to, but ${path} is not written (${reasonOf(error)}).`);
  });
  const { nodeCount, edgeCount } = laid.columns;
  return `${path}: ${nodeCount} nodes, ${edgeCount} relations.`;
}

/** Returns the file in which the snapshot of a graph is kept; null where none is. */
const snapshotPath = ({ definition }: Graph, { snapshot }: Places): string | null =>
  snapshot === '' ? null : join(snapshot, `${definition.name}.snapshot`);

/** The folders of the code that decides what a snapshot holds, below `src`. */
const codeFolders = ['columns', 'import', 'memory', 'model', 'search'];

async function readSources(seed: string): Promise<Sources> {
  const [ofSeed, code] = await Promise.all([fingerprintOf(seed), codeFingerprint()]);
  return { seed: ofSeed, code };
}

/** Returns the fingerprint of the code that decides the content and form of a snapshot. */
export async function codeFingerprint(): Promise<string> {
  const folders = codeFolders.map((folder) => join(projectFolder, 'src', folder));
  return (await Promise.all(folders.map(fingerprintOf))).join(' ');
}

/** Imports the seed. Loads the importer and its parsers only when they are needed. */
async function importSeed(graph: Graph, { seed }: Places): Promise<Laid> {
  const { loadSeed } = await import('../import/load.ts');
  return layOutGraph(await loadSeed(graph, seed));
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
