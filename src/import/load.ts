import type { Progress } from '../base/progress.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Graph } from '../model/graph.ts';
import { Problems } from './problems.ts';
import { SeedReader } from './read/read.ts';
import { defaultChunkBytes } from './read/text.ts';
import { SeedError } from './seed-error.ts';
import { SeedImport } from './seed-import.ts';

export interface LoadOptions {
  readonly progress?: Progress;
  /** How many bytes of a file are read at once. */
  readonly chunkBytes?: number;
}

/**
 * Loads the seed in a folder, complete and checked against the declared graph. Records are checked and laid out as they
 * are read, so that memory holds the graph in columns and never the files.
 * @returns the graph; its release is named by a hash of the content, which is equal for equal graphs, however the files
 * are split and ordered.
 * @throws {SeedError} with the problems found: nothing is half-loaded.
 */
export async function loadSeed(
  graph: Graph,
  folder: string,
  { progress = () => {}, chunkBytes = defaultChunkBytes }: LoadOptions = {},
): Promise<GraphColumns> {
  const problems = new Problems();
  const seed = new SeedImport(graph, problems);
  await new SeedReader(folder, seed, problems, { progress, chunkBytes }).read();
  const columns = seed.finish();
  if (!columns) throw new SeedError(problems.first(), problems.count);
  return columns;
}
