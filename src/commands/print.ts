import { UsageError } from '../base/usage-error.ts';
import { artefacts, staleArtefacts, writeArtefact } from './artefacts.ts';
import type { Command } from './command.ts';

/**
 * Prints the schema and the tables of the docs to their files, or only the named files. With `--check` it only reports
 * stale files.
 */
export const print: Command = async (args) => {
  const isCheck = args.includes('--check');
  const paths = args.filter((arg) => arg !== '--check');
  const wrong = paths.find((path) => !artefacts.some((artefact) => artefact.path === path));
  if (wrong !== undefined) {
    const known = artefacts.map(({ path }) => path).join(', ');
    throw new UsageError(`"${wrong}": print takes --check and the printed files: ${known}.`);
  }
  const stale = await staleArtefacts(paths);
  if (!isCheck) {
    for (const { path, content } of stale) await writeArtefact(path, content);
    const written = stale.map(({ path }) => `${path} printed`).join('\n');
    process.stdout.write(`${written || 'All files are up to date.'}\n`);
  } else if (stale.length > 0) {
    const files = stale.map(({ path }) => path).join(', ');
    throw new UsageError(`${files}: not up to date. Run npm run print, and commit the change.`);
  }
};
