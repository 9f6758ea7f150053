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
  /** How many bytes one call reads from a file. */
  readonly chunkBytes?: number;
}

/**
 * Loads the seed in a folder, complete and checked against the declared graph. It checks and lays out records while it
 * reads, so that memory holds the graph in columns and never the files.
 * @returns the graph. A hash of the content names its release: it is equal for equal graphs, even if their files differ
 *   in number and order.
 * @throws {SeedError} with the problems: the importer loads all of a seed, or nothing.
 */
export async function loadSeed(graph: Graph, folder: string, options: LoadOptions = {}): Promise<GraphColumns> {
  // Here nothing refers to the import any more, so the tables of its checks do not take memory beside the graph.
  const layOut = await readSeed(graph, folder, options);
  return layOut();
}

async function readSeed(
  graph: Graph,
  folder: string,
  { progress = () => {}, chunkBytes = defaultChunkBytes }: LoadOptions,
): Promise<() => GraphColumns> {
  const problems = new Problems();
  const seed = new SeedImport(graph, problems);
  await new SeedReader(folder, seed, problems, { progress, chunkBytes }).read();
  const layOut = seed.finish();
  if (!layOut) throw new SeedError(problems.first(), problems.count);
  return layOut;
}
