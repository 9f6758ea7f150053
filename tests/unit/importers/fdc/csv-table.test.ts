import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../../../importers/fdc/csv-table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'table-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Returns the rows that a reader receives for a file, each with its line. */
async function rowsOf(content: string, required: readonly string[], optional: readonly string[] = []) {
  await writeFile(join(folder, 'a.csv'), content);
  const rows: unknown[] = [];
  await readTable({
    ...{ folder, file: 'a.csv', required, optional },
    onRow: (cells, line) => rows.push([line, ...cells]),
    onMisfit: (line, reason) => rows.push([line, reason]),
  });
  return rows;
}

const misfit = 'expected 2 cells as in the first line, found 1';

it.each([['\n'], ['\r\n'], ['\r']])('reads lines that end in %j, and counts them alike', async (end) => {
  const content = ['\ufeffa,b', '1,2', `"3\n3",4`, '5', '', '6,"7, ""8"""', ''].join(end);
  expect(await rowsOf(content, ['a', 'b'])).toEqual([
    [2, '1', '2'],
    [4, '3\n3', '4'],
    [5, misfit],
    [6, misfit],
    [7, '6', '7, "8"'],
  ]);
});

it('finds columns by name, in every order, and leaves optional ones empty', async () => {
  expect(await rowsOf('x,b,a\n1,2,3\n', ['a', 'b'], ['c', 'x'])).toEqual([[2, '3', '2', '', '1']]);
});

it('reads characters that two chunks share', async () => {
  const long = 'é'.repeat(200_000);
  expect(await rowsOf(`a\nx${long}\n`, ['a'])).toEqual([[2, `x${long}`]]);
});
