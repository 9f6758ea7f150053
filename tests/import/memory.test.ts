/** A seed of any size is checked in the same small heap: no record of it is kept as an object. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { generate } from '../../bench/generated.ts';
import { projectFolder } from '../../src/settings/read.ts';
import { killAll, runWith } from '../support/process/command.ts';

const size = { foods: 4_000, nutrients: 60, amounts: 200_000 };
/** Megabytes for objects: less than 200,000 rows would take as objects, by far. */
const heap = '--max-old-space-size=64';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seed-'));
  await cp(join(projectFolder, 'seed'), folder, { recursive: true });
  const files = new Map<string, string[]>();
  for (const { type, cells } of generate(size)) {
    const lines = files.get(type) ?? [Object.keys(cells).join(',')];
    files.set(type, lines);
    lines.push(
      Object.values(cells)
        .map((cell) => `"${String(cell).replaceAll('"', '""')}"`)
        .join(','),
    );
  }
  for (const [type, lines] of files) await writeFile(join(folder, `${type}.generated.csv`), `${lines.join('\n')}\n`);
}, 120_000);
afterEach(killAll);
afterAll(() => rm(folder, { recursive: true }));

test('200,000 rows load in a heap of 64 MB', { timeout: 240_000 }, async () => {
  const { code, out, err } = await runWith({ node: [heap] }, 'check-seed', folder).ended;
  expect(err).not.toContain('heap');
  expect(code).toBe(0);
  expect(out).toMatch(/no problems found/);
});

test('100,000 rows that are all wrong are counted in a heap of 64 MB', { timeout: 240_000 }, async () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `food:none-${i},nutrient:none,x,MG,claim:none`);
  await writeFile(join(folder, 'CONTAINS.wrong.csv'), `from,to,amountPer100g,unit,claims\n${rows.join('\n')}\n`);
  const { code, err } = await runWith({ node: [heap] }, 'check-seed', folder).ended;
  expect(code).toBe(1);
  const lines = err.trim().split('\n');
  expect(lines.filter((line) => line.startsWith('CONTAINS.wrong.csv:'))).toHaveLength(100);
  // Four problems in each row, and the column that is missing.
  expect(lines.at(-1)).toBe('400001 problems found.');
});
