import { nutritionGraph } from '../../schema/model/index.ts';
import { resolveGraph } from '../model/resolve.ts';
import { makeSnapshot } from '../server/seed-snapshot.ts';
import { readSettings } from '../settings/read.ts';
import type { Command } from './command.ts';

/** Writes the snapshot from which the embedded store starts. */
export const snapshot: Command = async (args) => {
  const line = await makeSnapshot(resolveGraph(nutritionGraph), readSettings(args, process.env));
  process.stdout.write(`${line}\n`);
};
