/** The command that checks a folder of seed files. */
import { loadSeed, SeedError } from '../import/load.ts';
import type { Graph } from '../model/graph.ts';
import { UsageError } from '../settings/read.ts';
import { withProgress } from './progress.ts';

/**
 * Loads a seed, and shows on standard error how far it is.
 * @returns one line with the size of the graph.
 * @throws {UsageError} that lists the problems.
 */
export async function checkSeed(graph: Graph, seed: string): Promise<string> {
  const { nodeCount, edgeCount } = await withProgress(process.stderr, `Checking ${seed}`, (progress) =>
    loadSeed(graph, seed, { progress }),
  ).catch((error: unknown) => {
    throw error instanceof SeedError ? refusedSeed(seed, error) : error;
  });
  return `${seed}: ${nodeCount} nodes, ${edgeCount} relations, no problems found.`;
}

/** Returns the error that lists the first problems of a seed, one on a line, and says how many there are. */
export function refusedSeed(seed: string, { message, count }: SeedError): UsageError {
  const found = count === 1 ? 'One problem' : `${count} problems`;
  return new UsageError(`${seed} cannot be loaded.\n${message}\n${found} found.`);
}
