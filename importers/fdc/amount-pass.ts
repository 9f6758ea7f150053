/** The two passes over food_nutrient.csv: the first collects the amounts, the second judges and writes each row. */
import { type Amount, type AmountContext, amountColumns, readRow } from './amounts.ts';
import { type Curated, pairKey } from './curated.ts';
import { type Ledger, refuse, scan, type Verdict } from './ledger.ts';
import { amountKey, overLimit } from './limits.ts';
import type { Remark } from './report.ts';
import { AmountTable } from './table.ts';
import { containsWriter, writeAmount, writeSeeded } from './write.ts';

const file = 'food_nutrient.csv';

/** Collects the first amount of each nutrient in each food. */
export async function scanAmounts(folder: string, context: AmountContext): Promise<AmountTable> {
  const amounts = new AmountTable(context.foods.byFdcId.size);
  await scan({ folder, file, ...amountColumns }, (cells) => {
    const row = readRow(cells, context);
    if (typeof row === 'string' || amounts.get(row.food.index, row.nutrient.index) !== undefined) return;
    amounts.set(row.food.index, row.nutrient.index, row.value);
  });
  return amounts;
}

interface Pass {
  readonly folder: string;
  readonly part: string;
  readonly ledger: Ledger;
  readonly curated: Curated;
  readonly context: AmountContext;
  readonly amounts: AmountTable;
  readonly between: () => Promise<void>;
}

/**
 * Judges every row and writes the amounts that are kept, then the seed's own with what the table adds to them.
 * @returns remarks on rows that were taken though a part of them was not.
 */
export async function judgeAmounts({
  folder,
  part,
  ledger,
  curated,
  context,
  amounts,
  between,
}: Pass): Promise<Remark[]> {
  const { foods, nutrients } = context;
  const tooMuch = overLimit([...foods.byFdcId.values()], nutrients, amounts, curated);
  const remarks: Remark[] = [];
  /** Amounts that the graph has, and those whose first row was refused. */
  const seen = new Set<number>();
  const lost = new Set<number>();
  const merged = new Map<string, Amount>();
  const writer = containsWriter(part, 'fdc');

  const judge = (cells: readonly string[], line: number): Verdict => {
    const row = readRow(cells, context);
    if (typeof row === 'string') return refuse(row);
    const { food, nutrient, value, remark } = row;
    const key = amountKey(food.index, nutrient.index);
    if (lost.has(key)) return refuse('an earlier row about the same nutrient in the same food was refused');
    if (seen.has(key)) return judgeAgain(value, amounts.get(food.index, nutrient.index));
    const verdict = judgeFirst(row, key);
    (typeof verdict === 'string' ? seen : lost).add(key);
    if (typeof verdict === 'string' && remark !== undefined) remarks.push({ file, line, remark });
    return verdict;
  };
  const judgeFirst = (row: Amount, key: number): Verdict => {
    const { food, nutrient, value } = row;
    const seeded = curated.contains.get(pairKey(food.id, nutrient.id));
    if (seeded) {
      const stated = seeded.properties.amountPer100g;
      if (typeof stated === 'number' && !isSame(stated, value)) {
        return refuse(`the seed gives ${stated} ${nutrient.unit} of ${nutrient.id} in ${food.id}, the table ${value}`);
      }
      merged.set(pairKey(food.id, nutrient.id), row);
      return 'merged';
    }
    const over = tooMuch.get(key);
    if (over !== undefined) return refuse(over);
    nutrients.used.add(nutrient.index);
    writeAmount(writer, row);
    return 'kept';
  };
  const drain = async (): Promise<void> => {
    await writer.drain();
    await between();
  };
  await ledger.judge({ folder, file, ...amountColumns, between: drain }, judge);
  await writer.close();

  const seededWriter = containsWriter(part, 'seed');
  for (const [pair, edge] of curated.contains) writeSeeded(seededWriter, edge, merged.get(pair));
  await seededWriter.close();
  return remarks;
}

/** Judges a second amount of the same nutrient in the same food. */
function judgeAgain(value: number, first: number | undefined): Verdict {
  if (first !== undefined && isSame(value, first)) return 'merged';
  return refuse(`an earlier row gives another amount (${first}) of the same nutrient in the same food`);
}

/** Returns whether two figures agree in all digits that a table gives. */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
