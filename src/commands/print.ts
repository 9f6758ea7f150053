import { UsageError } from '../base/usage-error.ts';
import { staleArtefacts, writeArtefact } from './artefacts.ts';
import type { Command } from './command.ts';

/** Prints the schema and the tables of the docs to their files. With `--check` it only reports stale files. */
export const print: Command = async (args) => {
  const wrong = args.find((arg) => arg !== '--check');
  if (wrong) throw new UsageError(`"${wrong}": print takes only --check.`);
  const stale = await staleArtefacts();
  if (args.length === 0) {
    for (const artefact of stale) await writeArtefact(artefact);
    const written = stale.map(({ path }) => `${path} printed`).join('\n');
    process.stdout.write(`${written || 'All files are up to date.'}\n`);
  } else if (stale.length > 0) {
    const paths = stale.map(({ path }) => path).join(', ');
    throw new UsageError(`${paths}: not up to date. Run npm run print, and commit the change.`);
  }
};
