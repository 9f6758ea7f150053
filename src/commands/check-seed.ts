import { nutritionGraph } from '../../schema/model/index.ts';
import { UsageError } from '../base/usage-error.ts';
import { loadSeed } from '../import/load.ts';
import { resolveGraph } from '../model/resolve.ts';
import { readSettings } from '../settings/read.ts';
import type { Command } from './command.ts';
import { withProblems } from './explain.ts';
import { withProgress } from './progress.ts';

/** Checks a folder of seed files, and prints how much it has or its problems. */
export const checkSeed: Command = async ([folder, ...more]) => {
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}": check-seed takes one folder.`);
  const { seed } = readSettings(folder ? ['--seed', folder] : [], process.env);
  const graph = resolveGraph(nutritionGraph);
  const { nodeCount, edgeCount } = await withProgress(process.stderr, `Checking ${seed}`, (progress) =>
    loadSeed(graph, seed, { progress }),
  ).catch((error: unknown) => {
    throw withProblems(seed, error);
  });
  process.stdout.write(`${seed}: ${nodeCount} nodes, ${edgeCount} relations, no problems found.\n`);
};
