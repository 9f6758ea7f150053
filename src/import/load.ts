import type { Progress } from '../base/progress.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Graph } from '../model/graph.ts';
import { Problems } from './problems.ts';
import type { Problem } from './raw.ts';
import { SeedReader } from './read/read.ts';
import { defaultChunkBytes } from './read/text.ts';
import { SeedImport } from './seed-import.ts';

/** How many problems a message prints: enough for a sitting. */
const printedProblems = 100;

/** Prints a problem as one line. */
export const printProblem = ({ file, line, message }: Problem): string => `${file}:${line}: ${message}`;

/** A seed that was refused as a whole. The message prints the first problems, each as `file:line: message`. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  /** The first thousand problems, causes before what follows from them. */
  readonly problems: readonly Problem[];
  /** How many problems there are in all. */
  readonly count: number;

  constructor(problems: readonly Problem[], count: number) {
    const lines = problems.slice(0, printedProblems).map(printProblem);
    if (count > lines.length) lines.push(`... and ${count - lines.length} more`);
    super(lines.join('\n'));
    this.problems = problems;
    this.count = count;
  }
}

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
