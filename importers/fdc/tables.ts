import { judgeAmounts, scanAmounts } from './amount-pass.ts';
import { amountsAbove0, type Filing, fileFood } from './classify.ts';
import type { Curated } from './curated.ts';
import { Foods, foodColumns, type TableFood } from './foods.ts';
import { type Ledger, scan } from './ledger.ts';
import { hasFile, readCategories, readDerivations } from './lookups.ts';
import { Nutrients } from './nutrients.ts';
import { countOthers } from './others.ts';
import { checkPlausibility } from './plausibility.ts';
import type { Outcome } from './report.ts';
import { writeFoods, writeNutrients } from './write.ts';

/** Files that give the NDB number of a food, the legacy table first. */
const numberFiles = ['sr_legacy_food.csv', 'foundation_food.csv'];
const nutrientColumns = ['id', 'name', 'unit_name', 'nutrient_nbr'];

interface Tables {
  /** The folder of the table. */
  readonly folder: string;
  /** The folder of the curated seed, for the report. */
  readonly seed: string;
  /** The folder to write to. */
  readonly part: string;
  readonly ledger: Ledger;
  readonly curated: Curated;
  /** Runs between two chunks of a file. */
  readonly between: () => Promise<void>;
}

/** Reads the files of a table, counts each row in the ledger, and writes the kept rows as files of a seed. */
export async function importTables({ folder, seed, part, ledger, curated, between }: Tables): Promise<Outcome> {
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
