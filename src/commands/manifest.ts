import { writeFile } from 'node:fs/promises';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { buildSchema } from '../api/schema.ts';
import { UsageError } from '../base/usage-error.ts';
import { resolveGraph } from '../model/resolve.ts';
import { manifestOf } from '../server/graphql/trusted-documents.ts';
import { readSettings } from '../settings/read.ts';
import type { Command } from './command.ts';

/** Writes a manifest of the documents in a folder, for `--trusted-documents`. */
export const manifest: Command = async ([folder, file, ...args]) => {
  if (!folder || !file || folder.startsWith('-') || file.startsWith('-')) {
    throw new UsageError('manifest: expected a folder of .graphql files and the file to write, then settings, if any.');
  }
  const schema = buildSchema(resolveGraph(nutritionGraph), nutritionResearch);
  const documents = await manifestOf(folder, { schema, limits: readSettings(args, process.env) });
  await writeFile(file, `${JSON.stringify(documents, null, 2)}\n`);
  process.stdout.write(`${file}: ${Object.keys(documents).length} documents. Serve with --trusted-documents ${file}\n`);
};
