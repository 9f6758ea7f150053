/** The command that makes a seed folder of a published table. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { importers } from '../../importers/index.ts';
import { nutritionGraph } from '../../schema/model/index.ts';
import { UsageError } from '../base/usage-error.ts';
import { resolveGraph } from '../model/resolve.ts';
import { projectFolder } from '../settings/read.ts';
import type { Command } from './command.ts';

const usage = 'Use: import NAME FOLDER [--out FOLDER] [--with SEED].';

/** Runs an importer, and prints what it did. The seed appears under its name only when it is complete. */
export const importTable: Command = async (args) => {
  const { name, folder, out, seed } = readArguments(args);
  const importer = Object.hasOwn(importers, name) ? importers[name] : undefined;
  if (!importer)
    throw new UsageError(`"${name}": expected an importer (${Object.keys(importers).join(', ')}). ${usage}`);
  if (!(await isEmpty(out))) throw new UsageError(`--out ${out}: the folder holds files. Name a new or empty folder.`);
  const unfinished = `${out}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    const summary = await importer({ graph: resolveGraph(nutritionGraph), folder, seed, out: unfinished });
    await rm(out, { recursive: true, force: true });
    await rename(unfinished, out);
    process.stdout.write(`${summary}\n\nWritten to ${out}. Check it with: npm run check-seed -- ${out}\n`);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
};

interface Arguments {
  readonly name: string;
  readonly folder: string;
  readonly out: string;
  readonly seed: string;
}

function readArguments(args: readonly string[]): Arguments {
  const { positionals, values } = parse(args);
  const [name, folder, ...more] = positionals;
  if (name === undefined || folder === undefined) throw new UsageError(`import needs a name and a folder. ${usage}`);
  if (more.length > 0) throw new UsageError(`"${more.join(' ')}": import takes one folder. ${usage}`);
  const seed = values.with === undefined ? join(projectFolder, 'seed') : resolve(values.with);
  return { name, folder: resolve(folder), out: resolve(values.out ?? `seed-${name}`), seed };
}

function parse(args: readonly string[]) {
  const options = { out: { type: 'string' }, with: { type: 'string' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

/** Returns whether the command can write a folder: it does not exist, or nothing is in it. */
async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw new UsageError(`--out ${folder} is not a folder. Name a new or empty folder.`);
  }
}
