import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCsv } from './csv.ts';
import { listFiles, reasonOf } from './files.ts';
import { isFields, type RawHeading, type RawRecord, type RawSeed, type Report } from './raw.ts';
import { parseYaml, splitRecords } from './yaml.ts';

const releaseFile = 'release.yaml';

/**
 * Reads every `.yaml` and `.csv` file below a folder into records, in the order of their paths. `release.yaml` at the
 * root of the folder is told apart. What cannot be read is reported; nothing is thrown for it.
 * @param folder absolute, or relative to the working directory
 */
export async function readSeed(folder: string, report: Report): Promise<RawSeed> {
  let release: RawRecord | undefined;
  const headings: RawHeading[] = [];
  const records: RawRecord[] = [];
  for (const file of await listFiles(folder, report)) {
    const text = await readText(folder, file, report);
    if (text === undefined) continue;
    if (file === releaseFile) {
      release = readRelease(file, text, report);
      continue;
    }
    for (const part of readParts(file, text, report)) {
      headings.push(part.heading);
      for (const record of part.records) records.push(record);
    }
  }
  return { release, headings, records };
}

interface Part {
  readonly heading: RawHeading;
  readonly records: readonly RawRecord[];
}

function readParts(file: string, text: string, report: Report): readonly Part[] {
  if (file.endsWith('.csv')) return [readCsv(file, text, report)].filter((part) => part !== undefined);
  const root = parseYaml(file, text, report);
  return root ? splitRecords(file, root, report) : [];
}

function readRelease(file: string, text: string, report: Report): RawRecord | undefined {
  const root = parseYaml(file, text, report);
  if (!root) return undefined;
  if (isFields(root.content)) return { file, line: root.line, typeName: 'release', fields: root.content };
  report({ file, line: 1 }, 'expected "version:", "title:" and "published:", each with its value.');
  return undefined;
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
