/** The graph of a seed, from its snapshot where that fits. */
import { join } from 'node:path';
import { codeFingerprint } from '../base/code.ts';
import { fingerprintOf } from '../base/fingerprint.ts';
import { UsageError } from '../base/usage-error.ts';
import { PackError } from '../columns/pack.ts';
import type { ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import type { Settings } from '../settings/types.ts';
import { layOutGraph } from '../store/memory-store.ts';
import { sharesVersion } from '../store/same-version.ts';
import { type Laid, readSnapshot, readSnapshotRelease, type Sources, writeSnapshot } from '../store/snapshot.ts';

type Places = Pick<Settings, 'seed' | 'snapshot'>;

/**
 * Reads the snapshot of the seed, or imports the seed and writes the snapshot. Neither a snapshot that does not fit nor
 * one that cannot be written keeps the service from starting.
 * @param report takes one line about a snapshot that the service cannot use or write.
 * @param warn takes one line about a seed that changed without a new version.
 * @throws {SeedError} when the seed has problems.
 */
export async function layOutSeed(
  graph: Graph,
  places: Places,
  report: (line: string) => void,
  warn: (line: string) => void,
): Promise<Laid> {
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
  if (found) {
    report(`${path} is not used: ${found.message}.`);
    await warnOfSameVersion(path, laid.columns.release, warn);
  }
  await writeSnapshot(path, laid, sources).catch((error: unknown) => {
    report(`${path} is not written (${reasonOf(error)}): the next start imports the seed again.`);
  });
  return laid;
}

/** Warns when the snapshot has the version of the release and other content: someone may cite either by the version. */
async function warnOfSameVersion(path: string, release: ReleaseInfo, warn: (line: string) => void): Promise<void> {
  const former = await readSnapshotRelease(path);
  if (!former || !sharesVersion(former, release)) return;
  warn(
    `release ${release.version} had the hash ${former.id} at the last start, and now has the hash ${release.id}: ` +
      'expected the same facts under one version. Raise "version:" in release.yaml.',
  );
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

const readSources = async (seed: string): Promise<Sources> => ({
  seed: await fingerprintOf(seed),
  code: codeFingerprint(),
});

/** Imports the seed. Loads the importer and its parsers only when they are needed. */
async function importSeed(graph: Graph, { seed }: Places): Promise<Laid> {
  const { loadSeed } = await import('../import/load.ts');
  return layOutGraph(await loadSeed(graph, seed));
}

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
