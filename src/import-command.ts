/** The command that turns a table of others into a seed folder. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, SettingError } from './config.ts';
import type { Graph } from './model/graph.ts';

/** What an importer receives. */
export interface ImportRequest {
  readonly graph: Graph;
  /** The folder with the files to import. */
  readonly folder: string;
  /** The curated seed that the import joins. */
  readonly seed: string;
  /** The folder to write, which exists and is empty. */
  readonly out: string;
}

/** Reads a table and writes a seed. Returns a summary for the terminal. */
export type Importer = (request: ImportRequest) => Promise<string>;

const usage = 'Use: import NAME FOLDER [--out FOLDER] [--with SEED].';

/**
 * Runs an importer. The seed appears under its name only when it is complete.
 * @returns what the importer did, and how to go on.
 * @throws {SettingError} with one line that says what is wrong and what to do.
 */
export async function importTable(
  importers: Readonly<Record<string, Importer>>,
  graph: Graph,
  args: readonly string[],
): Promise<string> {
  const { name, folder, out, seed } = readArguments(args);
  const importer = Object.hasOwn(importers, name) ? importers[name] : undefined;
  if (!importer)
    throw new SettingError(`"${name}": expected an importer (${Object.keys(importers).join(', ')}). ${usage}`);
  if (!(await isEmpty(out)))
    throw new SettingError(`--out ${out}: the folder holds files. Name a new or empty folder.`);
  const unfinished = `${out}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  try {
    const summary = await importer({ graph, folder, seed, out: unfinished });
    await rm(out, { recursive: true, force: true });
    await rename(unfinished, out);
    return `${summary}\n\nWritten to ${out}. Check it with: npm run check-seed -- ${out}`;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

interface Arguments {
  readonly name: string;
  readonly folder: string;
  readonly out: string;
  readonly seed: string;
}

function readArguments(args: readonly string[]): Arguments {
  const options = { out: { type: 'string' }, with: { type: 'string' } } as const;
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name, folder, ...more] = positionals;
    if (name === undefined || folder === undefined)
      throw new SettingError(`import needs a name and a folder. ${usage}`);
    if (more.length > 0) throw new SettingError(`"${more.join(' ')}": import takes one folder. ${usage}`);
    const seed = values.with === undefined ? join(projectFolder, 'seed') : resolve(values.with);
    return { name, folder: resolve(folder), out: resolve(values.out ?? `seed-${name}`), seed };
  } catch (error) {
    if (error instanceof SettingError) throw error;
    throw new SettingError(`${error instanceof Error ? error.message : String(error)} ${usage}`);
  }
}

/** Tells whether a folder can be written: it does not exist, or nothing is in it. */
async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw new SettingError(`--out ${folder} is not a folder. Name a new or empty folder.`);
  }
}
