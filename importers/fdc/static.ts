import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { seedFolder } from './data.ts';

/** Copies the files of a seed that every import adds: the source, its claims, and groups of foods. */
export async function copyStatic(to: string): Promise<void> {
  for (const file of await readdir(seedFolder)) await copyFile(join(seedFolder, file), join(to, file));
}
