import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import { SeedError } from '../../../src/import/seed-error.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { librarySeed } from '../../support/library/index.ts';
import { libraryGraph } from '../../support/library/model.ts';

/** Contents of files by their path below the seed folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

const library = resolveGraph(libraryGraph);

/** Runs `use` on a folder of these files, on top of a copy of the library's seed if asked, and removes it after. */
export async function withSeed<T>(
  files: Files,
  base: 'empty' | 'library',
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'seed-'));
  try {
    if (base === 'library') await cp(librarySeed, folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Loads files as a seed of the library. */
export const load = (files: Files, base: 'empty' | 'library'): Promise<GraphData> =>
  withSeed(files, base, async (folder) => graphDataOf(await loadSeed(library, folder)));

/** Returns the error on loading a folder as a seed of a graph, or undefined when it loads. */
export const refusalOf = (graph: Graph, folder: string): Promise<SeedError | undefined> =>
  loadSeed(graph, folder).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof SeedError) return error;
      throw error;
    },
  );

/** Returns the error on loading a folder as a seed of the library, or undefined when it loads. */
export const refusal = (folder: string): Promise<SeedError | undefined> => refusalOf(library, folder);

/** The problems of the library's seed once these files are added to it or put in place of its own. */
export const problemsWith = (files: Files): Promise<string[]> =>
  withSeed(files, 'library', async (folder) => (await refusal(folder))?.message.split('\n') ?? []);
