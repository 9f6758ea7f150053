import { nutritionGraph } from '../../schema/model/index.ts';
import { UsageError } from '../base/usage-error.ts';
import { loadSeed } from '../import/load.ts';
import { resolveGraph } from '../model/resolve.ts';
import { readSettings } from '../settings/read.ts';
import type { Command } from './command.ts';
import { withAllProblems } from './explain.ts';

/** Checks a folder of seed files, and prints how much it holds or all its problems. */
export const checkSeed: Command = async ([folder, ...more]) => {
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}": check-seed takes one folder.`);
  const { seed } = readSettings(folder ? ['--seed', folder] : [], process.env);
  const { nodes, edges } = await loadSeed(resolveGraph(nutritionGraph), seed).catch((error: unknown) => {
    throw withAllProblems(seed, error);
  });
  process.stdout.write(`${seed}: ${nodes.length} nodes, ${edges.length} relations, no problems found.\n`);
};
