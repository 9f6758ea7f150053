import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import type { GraphData } from '../../src/model/data.ts';

const relation = 'CONTAINS';

/**
 * Copies a seed without its release and without the relations of foods to nutrients, which the importer writes again
 * with what the table adds to them. Comments and the layout of the other records stay.
 */
export async function copySeed(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const source = join(entry.parentPath, entry.name);
    const path = source.slice(join(from, '/').length);
    if (!entry.isFile() || path === 'release.yaml' || isAmounts(entry.name)) continue;
    const target = join(to, path);
    await mkdir(dirname(target), { recursive: true });
    if (entry.name.endsWith('.yaml')) await copyYaml(source, target);
    else await copyFile(source, target);
  }
}

/** Returns whether a file is a table of amounts: the name up to its first dot is the relation. */
const isAmounts = (name: string): boolean => name.endsWith('.csv') && basename(name).split('.')[0] === relation;

async function copyYaml(source: string, target: string): Promise<void> {
  const text = await readFile(source, 'utf8');
  if (!new RegExp(`^${relation}:`, 'm').test(text)) return copyFile(source, target);
  const document = parseDocument(text);
  document.delete(relation);
  return writeFile(target, document.toString({ lineWidth: 0 }));
}

/** Writes the release of an import: the seed's own, with the table in its version and title. */
export function writeRelease(folder: string, { version, title, published }: GraphData['release'], day: string) {
  const release = {
    version: day === '' ? `${version}+fdc` : `${version}+fdc.${day}`,
    title: `${title}, with USDA FoodData Central`,
    published: day > published ? day : published,
  };
  const lines = Object.entries(release).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return writeFile(join(folder, 'release.yaml'), lines.join(''));
}
