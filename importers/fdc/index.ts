/** Imports the CSV download of USDA FoodData Central into a seed: the curated seed and the whole table in one graph. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SettingError } from '../../src/config.ts';
import { loadSeed } from '../../src/import/load.ts';
import type { ImportRequest } from '../../src/import-command.ts';
import { judgeAmounts, scanAmounts } from './amount-pass.ts';
import { amountsAbove0, type Filing, fileFood } from './classify.ts';
import { LineWriter } from './csv-writer.ts';
import { type Curated, curate, helpingClaim } from './curated.ts';
import { foodRules } from './data.ts';
import { Foods, foodColumns, type TableFood } from './foods.ts';
import { Ledger, scan } from './ledger.ts';
import { hasFile, readCategories, readDerivations } from './lookups.ts';
import { Nutrients } from './nutrients.ts';
import { countOthers } from './others.ts';
import { checkPlausibility } from './plausibility.ts';
import { type Outcome, refusedFile, reportFile, summarise, writeReport } from './report.ts';
import { copySeed, writeRelease } from './seed-copy.ts';
import { copyStatic } from './static.ts';
import { byText } from './values.ts';
import { writeFoods, writeNutrients } from './write.ts';

/** Files that give the NDB number of a food, the legacy table first. */
const numberFiles = ['sr_legacy_food.csv', 'foundation_food.csv'];
const nutrientColumns = ['id', 'name', 'unit_name', 'nutrient_nbr'];

/**
 * Reads a table and writes the seed.
 * @returns a summary for the terminal; the folder holds the report.
 * @throws {SettingError} for files that are not the table; {SeedError} for a curated seed with problems.
 */
export async function importFdc({ graph, folder, seed, out }: ImportRequest): Promise<string> {
  const curated = curate(await loadSeed(graph, seed));
  checkRules(curated, seed);
  const part = join(out, 'fdc');
  await mkdir(part, { recursive: true });
  const refused = new LineWriter(join(out, refusedFile));
  refused.line('# Refused rows\n');
  const ledger = new Ledger((file, line, reason) => refused.line(`- ${file}:${line}: ${reason}`));
  const outcome = await importTables({ folder, seed, part, ledger, curated, between: () => refused.drain() });
  await refused.close();
  await copySeed(seed, out);
  await copyStatic(part);
  await writeRelease(
    out,
    curated.release,
    outcome.foods
      .map(({ published }) => published)
      .sort(byText)
      .at(-1) ?? '',
  );
  await writeFile(join(out, reportFile), writeReport(outcome));
  return summarise(outcome);
}

interface Tables {
  readonly folder: string;
  readonly seed: string;
  readonly part: string;
  readonly ledger: Ledger;
  readonly curated: Curated;
  readonly between: () => Promise<void>;
}

async function importTables({ folder, seed, part, ledger, curated, between }: Tables): Promise<Outcome> {
  const derivations = await readDerivations(folder, ledger);
  const foods = new Foods(await readCategories(folder, ledger));
  const foodTable = { folder, file: 'food.csv', ...foodColumns, between };
  await scan(foodTable, (cells, line) => foods.add(cells, line));
  for (const file of numberFiles) {
    if (!(await hasFile(folder, file))) continue;
    await ledger.judge({ folder, file, required: ['fdc_id', 'NDB_number'], between }, (cells) =>
      foods.judgeNumber(cells),
    );
  }
  foods.settle(curated);
  await ledger.judge(foodTable, (cells, line) => foods.judge(cells, line));

  const nutrients = new Nutrients(curated);
  const nutrientTable = { folder, file: 'nutrient.csv', required: nutrientColumns };
  await scan(nutrientTable, (cells, line) => nutrients.add(cells, line));
  const context = { foods, nutrients, derivations };
  const amounts = await scanAmounts(folder, context);
  const remarks = await judgeAmounts({ folder, part, ledger, curated, context, amounts, between });
  await ledger.judge(nutrientTable, (cells, line) => nutrients.judge(cells, line));
  await writeNutrients(
    part,
    [...nutrients.byId.values()].filter(({ index }) => nutrients.used.has(index)),
  );

  const all = [...foods.byFdcId.values()];
  const above0 = amountsAbove0(nutrients, amounts);
  const filings = new Map<TableFood, Filing>(all.map((food) => [food, fileFood(food, above0(food))]));
  await writeFoods(part, all, filings, curated);
  await countOthers(folder, ledger, new Set(ledger.counts.keys()));
  const checks = checkPlausibility(all, nutrients, amounts);
  return { folder, seed, counts: ledger.counts, checks, remarks, foods: all, filings, curated };
}

/** Refuses a seed that lacks what the rules refer to, before anything is written. */
function checkRules({ ids, helpingGrams }: Curated, seed: string): void {
  const helpings = foodRules.groups.flatMap(({ helping }) => helping ?? []).map(helpingClaim);
  const missing = helpings.filter((id) => !helpingGrams.has(id));
  for (const id of ['source:editors', 'nutrient:energy']) if (!ids.has(id)) missing.push(id);
  if (missing.length === 0) return;
  throw new SettingError(
    `${seed} lacks ${[...new Set(missing)].join(', ')}, which the rules of the import refer to. Name a seed with the ` +
      "editors' decisions by --with, such as the folder seed.",
  );
}
