/** The command that writes the snapshot which the embedded store starts from. */
import { nutritionGraph } from '../../schema/model/index.ts';
import { resolveGraph } from '../model/resolve.ts';
import { makeSnapshot } from '../server/seed-snapshot.ts';
import { readSettings } from '../settings/read.ts';

export async function snapshot(args: readonly string[]): Promise<void> {
  const line = await makeSnapshot(resolveGraph(nutritionGraph), readSettings(args, process.env));
  process.stdout.write(`${line}\n`);
}
