import { readdir } from 'node:fs/promises';
import { type Ledger, refuse } from './ledger.ts';

/**
 * Counts the rows of the files that the importer does not read, so that the report leaves no file out.
 * @param read names of the files that were read
 */
export async function countOthers(folder: string, ledger: Ledger, read: ReadonlySet<string>): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.csv') && !read.has(file)).sort();
  for (const file of files) {
    const verdict = refuse('the importer takes no facts from this file');
    await ledger.judge({ folder, file, required: [] }, () => verdict);
  }
}
