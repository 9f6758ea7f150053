import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compareText } from '../model/text.ts';
import { readCsv } from './csv.ts';
import { isFields, type RawRecord, type RawSeed, type Report } from './raw.ts';
import { parseYaml, splitRecords, yamlRecord } from './yaml.ts';

const releaseFile = 'release.yaml';

/**
 * Reads every `.yaml` and `.csv` file below a folder into records, in the order of their paths. `release.yaml` at the
 * root of the folder is told apart. What cannot be read is reported; nothing is thrown for it.
 * @param folder absolute, or relative to the working directory
 */
export async function readSeed(folder: string, report: Report): Promise<RawSeed> {
  let release: RawRecord | undefined;
  const records: RawRecord[] = [];
  for (const file of await listFiles(folder, report)) {
    const text = await readText(folder, file, report);
    if (text === undefined) continue;
    if (file.endsWith('.csv')) {
      records.push(...readCsv(file, text, report));
      continue;
    }
    const root = parseYaml(file, text, report);
    if (!root) continue;
    if (file !== releaseFile) records.push(...splitRecords(file, root, report));
    else if (isFields(root.content)) release = yamlRecord(file, 'release', root.line, root.content);
    else report({ file, line: 1 }, 'expected "version:", "title:" and "published:", each with its value.');
  }
  return { release, records };
}

/** Paths below the folder, with `/` on every platform, sorted by code point so that every machine reads alike. */
async function listFiles(folder: string, report: Report): Promise<string[]> {
  try {
    const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll(sep, '/'));
    for (const file of paths.filter((path) => path.endsWith('.yml'))) {
      // Left unread, it would be missed only by whoever looks for what it says.
      report({ file, line: 1 }, 'a seed is written in .yaml and .csv files. Rename it to end in .yaml.');
    }
    return paths.filter((path) => /\.(yaml|csv)$/.test(path)).sort(compareText);
  } catch (error) {
    report(
      { file: folder, line: 1 },
      `the folder cannot be read (${reasonOf(error)}). Name a folder that holds a seed.`,
    );
    return [];
  }
}

async function readText(folder: string, file: string, report: Report): Promise<string | undefined> {
  try {
    const bytes = await readFile(join(folder, file));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const message =
      error instanceof TypeError
        ? 'the file is not UTF-8. Save it in that encoding.'
        : `the file cannot be read (${reasonOf(error)}). Make it a readable file, or remove it.`;
    report({ file, line: 1 }, message);
    return undefined;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
