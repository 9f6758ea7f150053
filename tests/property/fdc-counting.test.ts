/** The laws of counting, over random tables: each row is kept, merged or refused, and each refusal is listed. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Curated, curate } from '../../importers/fdc/curated.ts';
import { Ledger } from '../../importers/fdc/ledger.ts';
import type { Outcome } from '../../importers/fdc/report.ts';
import { importTables } from '../../importers/fdc/tables.ts';
import { importTable } from '../support/fdc/index.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { check } from '../support/random/fast-check.ts';

let curated: Curated;
beforeAll(async () => {
  curated = curate((await loadNutrition()).data);
});

type Table = Readonly<Record<string, readonly (readonly string[])[]>>;

const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

interface Run {
  readonly counts: Outcome['counts'];
  readonly refused: readonly string[];
  /** The lines of a written file, without its first. */
  readonly written: (file: string) => readonly string[];
}

/** Imports a table in folders of its own. */
async function importRows(table: Table): Promise<Run> {
  const home = await mkdtemp(join(tmpdir(), 'fdc-'));
  const [folder, part] = [join(home, 'in'), join(home, 'out')];
  try {
    await mkdir(folder);
    await mkdir(part);
    for (const [file, rows] of Object.entries(table)) await writeFile(join(folder, file), csv(rows));
    const refused: string[] = [];
    const ledger = new Ledger((file, line, reason) => refused.push(`${file}:${line}: ${reason}`));
    const between = async () => undefined;
    const { counts } = await importTables({ folder, seed: 'seed', part, ledger, curated, between });
    const names = ['Food.csv', 'Nutrient.csv', 'CONTAINS.fdc.csv', 'Claim.csv'];
    const contents = await Promise.all(names.map((name) => readFile(join(part, name), 'utf8')));
    const files = new Map(names.map((name, i) => [name, (contents[i] ?? '').trimEnd().split('\n').slice(1)]));
    return { counts, refused, written: (file) => files.get(file) ?? [] };
  } finally {
    await rm(home, { recursive: true });
  }
}

const ids = fc.constantFrom('101', '102', '103', '104', '173691', '170872', '', 'x');
const nutrientIds = fc.constantFrom('1', '2', '3', '4', '5', '', 'x');
const amounts = fc.oneof(
  fc.constantFrom('', '0', '0.00', '-1', 'traces', '1e3', '100', '100.1', '1,2'),
  fc.integer({ min: 0, max: 120 }).map(String),
  fc.double({ min: 0, max: 60, noNaN: true }).map((amount) => amount.toFixed(2)),
);
const optional = (values: fc.Arbitrary<string>) => fc.oneof({ weight: 3, arbitrary: fc.constant('') }, values);
const ragged = (row: fc.Arbitrary<string[]>) =>
  fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: row.map((cells) => cells.slice(1)) });
const rows = (header: readonly string[], row: fc.Arbitrary<string[]>, maxLength: number) =>
  fc.array(ragged(row), { maxLength }).map((found) => [[...header], ...found]);

const types = fc.constantFrom('sr_legacy_food', 'foundation_food', 'sample_food');
const names = fc.constantFrom('Fish, salmon, raw', 'Honey', '', 'Soup "of the day",\nhot', 'Lard');
const tables: fc.Arbitrary<Table> = fc.record({
  'food.csv': rows(
    ['fdc_id', 'data_type', 'description', 'food_category_id', 'publication_date'],
    fc.tuple(ids, types, names, fc.constantFrom('1', '2', ''), fc.constantFrom('2019-04-01', '')),
    8,
  ),
  'food_category.csv': rows(
    ['id', 'code', 'description'],
    fc.tuple(fc.constantFrom('1', '2', ''), fc.constantFrom('1500', '1900', ''), fc.constantFrom('Fish', '')),
    4,
  ),
  'sr_legacy_food.csv': rows(
    ['fdc_id', 'NDB_number'],
    fc.tuple(ids, fc.constantFrom('15085', '1082', '99999', '', 'A', '123456')),
    5,
  ),
  'nutrient.csv': rows(
    ['id', 'name', 'unit_name', 'nutrient_nbr', 'rank'],
    fc.tuple(
      nutrientIds,
      fc.constantFrom('Protein', 'Iron', 'Thing', ''),
      fc.constantFrom('G', 'MG', 'UG', 'IU', 'PH'),
      fc.constantFrom('203', '303', '255', '324', '', '293.4'),
      fc.constant('1'),
    ),
    7,
  ),
  'food_nutrient.csv': rows(
    ['id', 'fdc_id', 'nutrient_id', 'amount', 'data_points', 'derivation_id', 'min', 'max', 'footnote'],
    fc.tuple(
      ...([fc.constant('1'), ids, nutrientIds, amounts] as const),
      ...([optional(fc.constantFrom('3', 'many')), optional(fc.constantFrom('1', '9'))] as const),
      ...([optional(amounts), optional(amounts), optional(fc.constant('A note, with "quotes"'))] as const),
    ),
    40,
  ),
  'other.csv': rows(['a', 'b'], fc.tuple(fc.constant('1'), fc.constant('2')), 3),
});

const sum = (run: Run, file: string) => run.counts.get(file) ?? { rows: 0, kept: 0, merged: 0, refused: 0 };

describe('every random table', () => {
  it('adds up: rows = kept + merged + refused, each refused row is listed, each kept row is written', async () => {
    await check(
      fc.asyncProperty(tables, async (table) => {
        const run = await importRows(table);
        expect([...run.counts.keys()].sort()).toEqual(Object.keys(table).sort());
        for (const [file, [, ...given]] of Object.entries(table)) {
          const { rows, kept, merged, refused } = sum(run, file);
          expect(rows).toBe(given.length);
          expect(kept + merged + refused).toBe(rows);
          expect(run.refused.filter((line) => line.startsWith(`${file}:`))).toHaveLength(refused);
        }
        expect(new Set(run.refused.map((line) => line.split(': ')[0])).size).toBe(run.refused.length);
        for (const line of run.refused) expect(line).toMatch(/^\w+\.csv:\d+: \S/);
        expect(run.written('Food.csv')).toHaveLength(sum(run, 'food.csv').kept);
        expect(run.written('Nutrient.csv')).toHaveLength(sum(run, 'nutrient.csv').kept);
        expect(run.written('CONTAINS.fdc.csv')).toHaveLength(sum(run, 'food_nutrient.csv').kept);
        const records = run.written('Claim.csv').filter((line) => /^claim:fdc-\d/.test(line));
        expect(records).toHaveLength(sum(run, 'food.csv').kept + sum(run, 'food.csv').merged);
      }),
      40,
    );
  }, 240_000);

  it('becomes a seed that the loader takes', async () => {
    await check(
      fc.asyncProperty(tables, async (table) => {
        const home = await mkdtemp(join(tmpdir(), 'fdc-'));
        try {
          for (const [file, rows] of Object.entries(table)) await writeFile(join(home, file), csv(rows));
          await expect(importTable(home)).resolves.toMatchObject({ summary: expect.stringContaining('food.csv') });
        } finally {
          await rm(home, { recursive: true });
        }
      }),
      3,
    );
  }, 240_000);

  it('keeps the same amounts in every order of its rows, if no two rows give the same amount', async () => {
    const pairs = fc.uniqueArray(fc.tuple(ids, nutrientIds), {
      selector: (pair) => pair.join(),
      minLength: 1,
      maxLength: 20,
    });
    await check(
      fc.asyncProperty(
        tables,
        pairs,
        fc.array(amounts, { minLength: 20, maxLength: 20 }),
        async (table, keys, given) => {
          const header = ['id', 'fdc_id', 'nutrient_id', 'amount'];
          const unique = keys.map(([food, nutrient], i) => ['1', food, nutrient, given[i] ?? '']);
          const [forward, backward] = await Promise.all(
            [unique, unique.toReversed()].map((rows) =>
              importRows({ ...table, 'food_nutrient.csv': [header, ...rows] }),
            ),
          );
          const sorted = (run?: Run) => [...(run?.written('CONTAINS.fdc.csv') ?? [])].sort();
          expect(sorted(forward)).toEqual(sorted(backward));
          expect(forward?.counts.get('food_nutrient.csv')).toEqual(backward?.counts.get('food_nutrient.csv'));
        },
      ),
      15,
    );
  }, 240_000);
});
