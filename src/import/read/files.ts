import { readdir, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { compareText } from '../../model/text.ts';
import type { Report } from '../raw.ts';
import { reasonOf } from './text.ts';

/**
 * Lists the `.yaml` and `.csv` files below a folder: paths with `/` on every platform, sorted by code point, so that
 * the order is the same on every machine. Reports every other file that looks like data, since no one would notice that
 * its facts are missing.
 */
export async function listFiles(folder: string, report: Report): Promise<string[]> {
  try {
    const paths = (await readdir(folder, { recursive: true }))
      .map((path) => path.replaceAll(sep, '/'))
      .sort(compareText);
    for (const file of paths) {
      if (isRead(file) || !looksLikeData(file) || (await isFolder(join(folder, file)))) continue;
      report({ file, line: 1 }, `a seed is written in .yaml and .csv files. ${adviceFor(file)}`);
    }
    return paths.filter(isRead);
  } catch (error) {
    report(
      { file: folder, line: 1 },
      `the folder cannot be read (${reasonOf(error)}). Name a folder that holds a seed.`,
    );
    return [];
  }
}

const isRead = (path: string): boolean => /\.(yaml|csv)$/.test(path);

const dataEndings = [
  ...['csv', 'ya?ml', 'tsv', 'tab', 'psv', 'txt', 'dat', 'json\\w?', 'ndjson', 'toml', 'xml'],
  ...['xls\\w?', 'ods', 'numbers', 'parquet', 'arrow', 'avro', 'sqlite\\w?', 'db'],
  ...['ttl', 'nt', 'rdf', 'owl', 'obo'],
];
const dataEnding = new RegExp(`\\.(${dataEndings.join('|')})(\\W.*)?$`, 'i');

/**
 * Whether a name has the ending of a data file, such as `.CSV`, `.csv.gz` or none. Documents and hidden files do not.
 */
function looksLikeData(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/(^|\/)\./.test(path)) return false;
  if (/^(README|LICEN[CS]E|NOTICE|COPYING|AUTHORS|CHANGELOG|Makefile|Dockerfile)(\.txt)?$/i.test(name)) return false;
  return dataEnding.test(name) || !name.includes('.');
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Says how to fix an unread file, by the ending of its name. */
function adviceFor(file: string): string {
  const ending = extname(file).toLowerCase();
  if (ending === '.yaml' || ending === '.yml') return 'Rename it to end in .yaml.';
  if (ending === '.csv') return 'Rename it to end in .csv.';
  if (/^\.(tsv|tab|xlsx?|xlsm|ods|numbers|psv|parquet)$/.test(ending)) return 'Export it as CSV with commas.';
  return 'Write its data in one of them, or move it out of the folder.';
}
