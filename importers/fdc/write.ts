import { join } from 'node:path';
import type { EdgeData } from '../../src/model/data.ts';
import type { Amount } from './amounts.ts';
import type { Filing } from './classify.ts';
import { CsvWriter } from './csv-writer.ts';
import { type Curated, helpingClaim } from './curated.ts';
import { foodRules, type GroupRule } from './data.ts';
import type { TableFood } from './foods.ts';
import type { Nutrient } from './nutrients.ts';

/** Address of a record of FoodData Central. */
export const addressOf = ({ fdcId }: Pick<TableFood, 'fdcId'>): string =>
  `https://fdc.nal.usda.gov/food-details/${fdcId}/nutrients`;

/** Id of the claim that a record makes. */
export const recordClaim = ({ fdcId }: Pick<TableFood, 'fdcId'>): string => `claim:fdc-${fdcId}`;

const ruleClaim = (rule: string): string => `claim:fdc-rule-${rule}`;
const list = (items: readonly string[]): string => items.join('|');

/** The columns of the relations between foods and nutrients. */
const containsColumns = [
  ...['from', 'to', 'amountPer100g', 'unit', 'recommended', 'derivation', 'derivationCode', 'dataPoints'],
  ...['minPer100g', 'maxPer100g', 'medianPer100g', 'sampledSince', 'footnote', 'claims'],
] as const;

export const containsWriter = (folder: string, part: string): CsvWriter =>
  new CsvWriter(join(folder, `CONTAINS.${part}.csv`), containsColumns);

/** Writes an amount of the table. */
export function writeAmount(writer: CsvWriter, amount: Amount): void {
  const { food, nutrient, value, derivation, dataPoints, min, max, median, since, footnote } = amount;
  const spread = [min, max, median, since, footnote];
  const source = [derivation?.kind, derivation?.code, dataPoints, ...spread, recordClaim(food)];
  writer.row([food.id, nutrient.id, value, nutrient.unit, false, ...source]);
}

/** Writes a relation of the seed, with what the table says about the same amount. The editors' words come first. */
export function writeSeeded(writer: CsvWriter, { from, to, properties, evidence }: EdgeData, same?: Amount): void {
  const own = (name: (typeof containsColumns)[number]): string | number | boolean | null => {
    const value = properties[name] ?? null;
    return typeof value === 'object' ? null : value;
  };
  const claims = same && !evidence.includes(recordClaim(same.food)) ? [...evidence, recordClaim(same.food)] : evidence;
  writer.row([
    ...[from, to, own('amountPer100g') ?? same?.value, own('unit'), own('recommended')],
    own('derivation') ?? same?.derivation?.kind,
    own('derivationCode') ?? same?.derivation?.code,
    own('dataPoints') ?? same?.dataPoints,
    own('minPer100g') ?? same?.min,
    own('maxPer100g') ?? same?.max,
    own('medianPer100g') ?? same?.median,
    own('sampledSince') ?? same?.since,
    own('footnote') ?? same?.footnote,
    list(claims),
  ]);
}

/** Writes the nutrients that the seed does not have, and what they are parts of. */
export async function writeNutrients(folder: string, nutrients: readonly Nutrient[]): Promise<void> {
  const columns = ['id', 'name', 'description', 'class', 'unit', 'measuredAs', 'usdaNumber', 'fdcNutrientId'];
  const nodes = new CsvWriter(join(folder, 'Nutrient.csv'), [...columns, 'intakeGoal', 'deficiencyDescribed']);
  const parts = new CsvWriter(join(folder, 'COMPONENT_OF.csv'), ['from', 'to', 'claims']);
  for (const { id, unit, nutrientClass, fdcId, added } of nutrients) {
    if (!added) continue;
    const { name, description, counts, usdaNumber, partOf } = added;
    nodes.row([id, name, description, nutrientClass, unit, counts, usdaNumber, fdcId, 'NONE', false]);
    if (partOf !== undefined) parts.row([id, partOf, 'claim:fdc-components']);
  }
  await nodes.close();
  await parts.close();
}

/** Writes the foods that the seed does not have, filed by the rules, and a claim for every record. */
export async function writeFoods(
  folder: string,
  foods: readonly TableFood[],
  filings: ReadonlyMap<TableFood, Filing>,
  curated: Curated,
): Promise<void> {
  const columns = ['id', 'name', 'description', 'category', 'level', 'eatenAs', 'fortified'];
  const nodes = new CsvWriter(join(folder, 'Food.csv'), [...columns, 'ndbNumber', 'fdcId', 'usdaUrl']);
  const forms = new CsvWriter(join(folder, 'FORM_OF.csv'), ['from', 'to', 'helpingGrams', 'claims']);
  const claims = new CsvWriter(join(folder, 'Claim.csv'), ['id', 'statement', 'section', 'status', 'url']);
  const cites = new CsvWriter(join(folder, 'CITES.csv'), ['from', 'to']);
  for (const food of foods) {
    const { id, fdcId, description, published, dataType, ndbNumber, curated: known } = food;
    const url = addressOf(food);
    const day = published === '' ? '' : `, published on ${published}`;
    const statement =
      `USDA FoodData Central gives the composition per 100 g of the food it describes as "${description}" ` +
      `(FDC ${fdcId}${day}).`;
    claims.row([recordClaim(food), statement, `FDC ${fdcId} (${dataType})`, 'ASSERTED', url]);
    cites.row([recordClaim(food), 'source:usda-fdc']);
    const filing = filings.get(food);
    if (known || !filing) continue;
    const { group, eatenAs, fortified } = filing;
    const text = `As USDA FoodData Central describes it: ${description}.`;
    nodes.row([id, description, text, group.category, 'MEASURED', eatenAs, fortified, ndbNumber, fdcId, url]);
    writeForms(forms, food, filing, curated);
  }
  writeRules(claims, cites);
  for (const writer of [nodes, forms, claims, cites]) await writer.close();
}

function writeForms(writer: CsvWriter, food: TableFood, { group, forms }: Filing, curated: Curated): void {
  const helping = group.helping === undefined ? undefined : helpingClaim(group.helping);
  for (const [i, { form, rule }] of forms.entries()) {
    const editors = `claim:editors-forms-${form.slice('food:'.length)}`;
    const claims = [ruleClaim(rule), ...(curated.ids.has(editors) ? [editors] : []), recordClaim(food)];
    // A food states one helping, on the first of its groups.
    const states = i === 0 && helping !== undefined;
    writer.row([
      food.id,
      form,
      states ? curated.helpingGrams.get(helping) : '',
      list(states ? [...claims, helping] : claims),
    ]);
  }
}

function writeRules(claims: CsvWriter, cites: CsvWriter): void {
  const rules: readonly Pick<GroupRule, 'rule' | 'forms' | 'because'>[] = [...foodRules.groups, ...foodRules.also];
  for (const { rule, forms, because } of rules) {
    const groups = forms.map((form) => form.slice('food:'.length).replaceAll('-', ' ')).join(' and ');
    const statement = `By the rule "${rule}", the editors file foods of USDA's table under ${groups}. ${because}`;
    claims.row([ruleClaim(rule), statement, 'Editorial decisions: foods', 'ASSERTED', '']);
    cites.row([ruleClaim(rule), 'source:editors']);
  }
}
