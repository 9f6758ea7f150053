/** The command that checks a folder of seed files. */
import { SeedError } from '../import/seed-error.ts';
import type { Graph } from '../model/graph.ts';
import { withProgress } from './progress.ts';
import { refusedSeed } from './refused-seed.ts';

/**
 * Loads a seed, and shows on standard error how far it is.
 * @returns one line with the size of the graph.
 * @throws {UsageError} that lists the problems.
 */
export async function checkSeed(graph: Graph, seed: string): Promise<string> {
  // The importer and its parsers are loaded only for this.
  const { loadSeed } = await import('../import/load.ts');
  const { nodeCount, edgeCount } = await withProgress(process.stderr, `Checking ${seed}`, (progress) =>
    loadSeed(graph, seed, { progress }),
  ).catch((error: unknown) => {
    throw error instanceof SeedError ? refusedSeed(seed, error) : error;
  });
  return `${seed}: ${nodeCount} nodes, ${edgeCount} relations, no problems found.`;
}
