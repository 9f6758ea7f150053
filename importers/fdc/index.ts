/** Imports the CSV download of USDA FoodData Central into a seed: the curated seed and the whole table in one graph. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../../src/base/usage-error.ts';
import { graphDataOf } from '../../src/columns/graph-data.ts';
import { loadSeed } from '../../src/import/load.ts';
import type { ImportRequest } from '../importer.ts';
import { missingFile } from './csv-table.ts';
import { LineWriter } from './csv-writer.ts';
import { type Curated, curate, helpingClaim } from './curated.ts';
import { foodRules } from './data.ts';
import { Ledger } from './ledger.ts';
import { hasFile } from './lookups.ts';
import { refusedFile, reportFile, summarise, writeReport } from './report.ts';
import { copySeed, writeRelease } from './seed-copy.ts';
import { copyStatic } from './static.ts';
import { importTables } from './tables.ts';
import { byText } from './values.ts';

const requiredFiles = ['food.csv', 'nutrient.csv', 'food_nutrient.csv'];

/**
 * Reads a table and writes the seed.
 * @returns a summary for the terminal; the folder holds the report.
 * @throws {UsageError} for files that are not the table; {SeedError} for a curated seed with problems.
 */
export async function importFdc({ graph, folder, seed, out }: ImportRequest): Promise<string> {
  for (const file of requiredFiles) if (!(await hasFile(folder, file))) throw missingFile(file);
  const curated = curate(graphDataOf(await loadSeed(graph, seed)));
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

/** Refuses a seed that lacks what the rules refer to, before anything is written. */
function checkRules({ ids, helpingGrams }: Curated, seed: string): void {
  if (ids.has('source:usda-fdc')) {
    throw new UsageError(`${seed} holds an import of FoodData Central already. Name the curated seed by --with.`);
  }
  const helpings = foodRules.groups.flatMap(({ helping }) => helping ?? []).map(helpingClaim);
  const missing = helpings.filter((id) => !helpingGrams.has(id));
  for (const id of ['source:editors', 'nutrient:energy']) if (!ids.has(id)) missing.push(id);
  if (missing.length === 0) return;
  throw new UsageError(
    `${seed} lacks ${[...new Set(missing)].join(', ')}, which the rules of the import refer to. Name a seed with the ` +
      "editors' decisions by --with, such as the folder seed.",
  );
}
