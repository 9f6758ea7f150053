/** The code of the explorer that browsers load. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bundleExplorer, explorerEntry, explorerFiles, explorerScript } from '../../../bin/explorer.js';
import { isBundled } from '../../base/code.ts';

/** Files by the name under which the page loads them. */
export type ExplorerCode = ReadonlyMap<string, string>;

/**
 * Returns the code of an explorer: from the bundle of the service if it has it, or else bundled now, in memory. So the
 * service needs no folder that it can write.
 * @param entry the absolute path of the module that opens the explorer.
 */
export async function loadExplorerCode(entry: string): Promise<ExplorerCode> {
  if (isBundled && entry === explorerEntry) return readCode(import.meta.dirname);
  const files = await bundleExplorer(entry);
  return new Map(files.map(({ path, text }) => [servedName(basename(path)), text]));
}

/** Reads the files that are beside this module in a bundle. */
async function readCode(folder: string): Promise<ExplorerCode> {
  const names = (await readdir(folder)).filter((name) => explorerScript.test(name) || name === explorerFiles.style);
  return new Map(
    await Promise.all(
      names.map(async (name) => [servedName(name), await readFile(join(folder, name), 'utf8')] as const),
    ),
  );
}

/** The page names two files itself; scripts name the others. */
const servedName = (name: string): string =>
  name === explorerFiles.script ? 'app.js' : name === explorerFiles.style ? 'app.css' : name;
