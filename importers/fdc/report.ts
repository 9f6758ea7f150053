import type { Filing } from './classify.ts';
import type { Curated } from './curated.ts';
import type { TableFood } from './foods.ts';
import type { Count } from './ledger.ts';
import type { CheckOutcome } from './plausibility.ts';
import { byText } from './values.ts';

/** A remark on a row that was taken all the same. */
export interface Remark {
  readonly file: string;
  readonly line: number;
  readonly remark: string;
}

/** The counts, findings and filings of an import. */
export interface Outcome {
  readonly folder: string;
  readonly seed: string;
  readonly counts: ReadonlyMap<string, Count>;
  readonly checks: readonly CheckOutcome[];
  readonly remarks: readonly Remark[];
  readonly foods: readonly TableFood[];
  readonly filings: ReadonlyMap<TableFood, Filing>;
  readonly curated: Curated;
}

/** The file beside the seed that lists every refused row. */
export const refusedFile = 'refused-rows.md';
/** The file beside the seed that reports the import. */
export const reportFile = 'import-report.md';

const heading = ['file', 'rows', 'kept', 'merged', 'refused'];
const totals = (counts: ReadonlyMap<string, Count>) =>
  [...counts]
    .sort(([a], [b]) => byText(a, b))
    .map(([file, { rows, kept, merged, refused }]) => [file, rows, kept, merged, refused]);

/** Returns what an import did, in a few lines for a terminal. */
export function summarise({ counts, checks }: Outcome): string {
  const rows = [heading, ...totals(counts).map((row) => row.map(String))];
  const widths = heading.map((_, i) => rows.reduce((most, row) => Math.max(most, (row[i] ?? '').length), 0));
  const lines = rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
  const failed = checks.filter(({ findings }) => findings.length > 0);
  const found = failed.map(({ check, findings, foods }) => `  ${check.check}: ${findings.length} of ${foods} foods`);
  const plausible =
    found.length === 0 ? ['No food fails a plausibility check.'] : ['Plausibility checks that foods fail:', ...found];
  return [...lines, '', ...plausible].join('\n');
}

/** Returns the report of an import in Markdown. */
export function writeReport(outcome: Outcome): string {
  return [
    '# Import of USDA FoodData Central',
    `Read from ${outcome.folder}, joined to the seed ${outcome.seed}.`,
    '## Rows',
    'Every row of every file is kept, merged with what the seed or another row says, or refused. ' +
      `${refusedFile} lists each refused row with its line and the reason.`,
    table(heading, totals(outcome.counts)),
    ...plausibilitySection(outcome),
    ...remarkSection(outcome),
    ...filingSection(outcome),
    ...agreementSection(outcome),
  ]
    .join('\n\n')
    .concat('\n');
}

function plausibilitySection({ checks }: Outcome): string[] {
  const summary = checks.map(({ check, foods, findings }) => [check.check, foods, findings.length, check.because]);
  const details = checks
    .filter(({ findings }) => findings.length > 0)
    .map(({ check, findings }) => {
      const rows = findings.map(({ food, left, right }) => [food.fdcId, food.description, round(left), round(right)]);
      return `### ${check.check}\n\n${table(['FDC id', 'food', 'found', `expected (${sayTest(check.test)})`], rows)}`;
    });
  return [
    '## Plausibility',
    'A food that fails a check stays in the graph with its amounts.',
    table(['check', 'foods', 'fail', 'because'], summary),
    ...details,
  ];
}

const sayTest = (test: 'atMost' | 'near'): string => (test === 'atMost' ? 'at most' : 'near');
const round = (value: number): number => Number(value.toPrecision(6));

function remarkSection({ remarks }: Outcome): string[] {
  if (remarks.length === 0) return [];
  const rows = remarks.map(({ file, line, remark }) => `- ${file}:${line}: ${remark}`);
  return ['## Remarks', 'These rows were taken, though a part of them was not.', rows.join('\n')];
}

function filingSection({ foods, filings }: Outcome): string[] {
  const counts = new Map<string, number>();
  for (const food of foods) {
    const rule = filings.get(food)?.group.rule;
    if (rule !== undefined && !food.curated) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [
    '## Foods by the rule that files them',
    table(
      ['rule', 'foods'],
      [...counts].sort(([a, x], [b, y]) => y - x || byText(a, b)),
    ),
  ];
}

/** Compares the rules with what the editors decided about the foods of the seed, which keep the editors' decision. */
function agreementSection({ foods, filings, curated }: Outcome): string[] {
  const known = foods.filter((food) => food.curated);
  const rows = known.flatMap((food) => {
    const filing = filings.get(food);
    const edges = curated.formsByFood.get(food.id) ?? [];
    const { category, eatenAs, fortified } = food.curated?.properties ?? {};
    const helping = edges.map(({ properties }) => properties.helpingGrams).find((grams) => grams !== null) ?? '';
    const editors = [
      edges
        .map(({ to }) => to)
        .sort(byText)
        .join(' '),
      category,
      eatenAs,
      fortified,
      helping,
    ].map(String);
    const grams = filing?.group.helping && curated.helpingGrams.get(`claim:editors-helping-${filing.group.helping}`);
    const rules = [
      filing?.forms
        .map(({ form }) => form)
        .sort(byText)
        .join(' '),
      ...[filing?.group.category, filing?.eatenAs, filing?.fortified, grams ?? ''],
    ].map(String);
    const differing = editors.flatMap((value, i) =>
      value === rules[i] ? [] : [`${value || 'none'} / ${rules[i] || 'none'}`],
    );
    return differing.length === 0 ? [] : [[food.fdcId, food.description, differing.join('; ')]];
  });
  if (known.length === 0) return [];
  return [
    '## The rules and the editors',
    `The seed has ${known.length} of the foods already, and they keep what the editors decided. The rules decide the ` +
      `same for ${known.length - rows.length} of them.`,
    ...(rows.length === 0 ? [] : [table(['FDC id', 'food', 'editors / rules'], rows)]),
  ];
}

function table(columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
