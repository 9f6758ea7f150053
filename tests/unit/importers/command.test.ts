import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/usage-error.ts';
import { importTable } from '../../../src/commands/import.ts';

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'import-'));
});
afterAll(() => rm(home, { recursive: true }));

/** The one line with which the command refuses. */
async function refusal(...args: readonly string[]): Promise<string> {
  const error: unknown = await importTable(args).catch((caught: unknown) => caught);
  if (!(error instanceof UsageError)) throw error;
  expect(error.message).not.toContain('\n');
  return error.message;
}

it.each([
  [[], 'import needs a name and a folder'],
  [['fdc'], 'import needs a name and a folder'],
  [['usda', '.'], '"usda": expected an importer (fdc)'],
  [['toString', '.'], '"toString": expected an importer (fdc)'],
  [['fdc', 'a', 'b'], '"b": import takes one folder'],
  [['fdc', '.', '--into', 'x'], "Unknown option '--into'"],
  [['fdc', '.', '--out', 'package.json'], 'package.json is not a folder'],
  [['fdc', '.', '--out', 'src'], 'src: the folder holds files'],
])('refuses %j with one line that helps', async (args, message) => expect(await refusal(...args)).toContain(message));

it.each([
  ['no files', {}, 'food.csv is missing. Name the folder of the unpacked CSV download.'],
  ['a column that is missing', { 'food.csv': 'fdc_id,description\n' }, 'food.csv has no column data_type.'],
  ['an empty file', { 'food.csv': '' }, 'food.csv is empty'],
  ['an open quote', { 'food.csv': 'fdc_id,data_type,description\n1,a,"b\n' }, 'food.csv:2: this file is not CSV'],
  ['bytes that are not UTF-8', { 'food.csv': Uint8Array.of(0xff, 0xfe) }, 'food.csv is not UTF-8'],
])('refuses a table with %s, and leaves nothing behind', async (_what, files: object, message) => {
  const folder = await mkdtemp(join(home, 'table-'));
  const others = message.includes('missing') ? {} : { 'nutrient.csv': '', 'food_nutrient.csv': '' };
  for (const [file, content] of Object.entries({ ...others, ...files })) await writeFile(join(folder, file), content);
  expect(await refusal('fdc', folder, '--out', join(home, 'none'))).toContain(message);
  expect((await readdir(home)).filter((name) => name.startsWith('none'))).toEqual([]);
});

it('refuses a seed that lacks what the rules refer to', async () => {
  const folder = await mkdtemp(join(home, 'table-'));
  for (const file of ['food.csv', 'nutrient.csv', 'food_nutrient.csv']) await writeFile(join(folder, file), '');
  const seed = await mkdtemp(join(home, 'seed-'));
  await writeFile(join(seed, 'release.yaml'), 'version: "1"\ntitle: Empty\npublished: 2026-01-31\n');
  const message = await refusal('fdc', folder, '--with', seed, '--out', join(home, 'none'));
  expect(message).toContain('lacks claim:editors-helping-');
});

it('refuses a seed that holds an import already', async () => {
  const folder = await mkdtemp(join(home, 'table-'));
  for (const file of ['food.csv', 'nutrient.csv', 'food_nutrient.csv']) await writeFile(join(folder, file), '');
  const seed = await mkdtemp(join(home, 'seed-'));
  await writeFile(join(seed, 'release.yaml'), 'version: "1"\ntitle: Imported\npublished: 2026-01-31\n');
  const source = '{ id: source:usda-fdc, title: T, sourceType: DATABASE, citation: C., licence: L }';
  await writeFile(join(seed, 'source.yaml'), `Source:\n  - ${source}\n`);
  const message = await refusal('fdc', folder, '--with', seed, '--out', join(home, 'none'));
  expect(message).toContain('holds an import of FoodData Central already');
});
