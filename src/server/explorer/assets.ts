/** The files of the explorer that browsers load. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleExplorer, explorerEntry, explorerFiles } from '../../../bin/explorer.js';
import { isBundled } from '../../base/code.ts';

export interface ExplorerCode {
  readonly script: string;
  readonly style: string;
}

/**
 * Returns the code of an explorer: from the bundle of the service if it has it, or else bundled now, in memory. So the
 * service needs no folder that it can write.
 * @param entry the absolute path of the module that opens the explorer.
 */
export async function loadExplorerCode(entry: string): Promise<ExplorerCode> {
  if (isBundled && entry === explorerEntry) return readCode();
  const files = await bundleExplorer(entry);
  const textOf = (name: string) => files.find(({ path }) => path.endsWith(name))?.text ?? '';
  return { script: textOf(explorerFiles.script), style: textOf(explorerFiles.style) };
}

/** Reads the files that are beside this module in a bundle. */
async function readCode(): Promise<ExplorerCode> {
  const [script, style] = await Promise.all(
    [explorerFiles.script, explorerFiles.style].map((name) => readFile(join(import.meta.dirname, name), 'utf8')),
  );
  return { script: script ?? '', style: style ?? '' };
}
