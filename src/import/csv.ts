import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { lineEndFault } from './line-ends.ts';
import type { RawHeading, RawRecord, RawValue, Report } from './raw.ts';

interface Row {
  readonly cells: readonly string[];
  /** The last line of the row, which differs from its first where a cell holds a line break. */
  readonly line: number;
}

interface CsvContent {
  readonly heading: RawHeading;
  readonly records: readonly RawRecord[];
}

/**
 * Reads the records of a CSV file (RFC 4180, comma, `"`). The file name up to its first dot is their type; the first
 * line names their properties. An empty cell is a missing value and is left out.
 * @returns undefined after reporting why the file cannot be read.
 */
export function readCsv(file: string, text: string, report: Report): CsvContent | undefined {
  const fault = lineEndFault(text);
  if (fault) {
    report({ file, line: fault.line }, fault.message);
    return undefined;
  }
  const rows = parseRows(file, text, report);
  const header = rows?.[0];
  if (!rows || !header) {
    if (rows) report({ file, line: 1 }, 'expected a first line that names the properties. Add it, or remove the file.');
    return undefined;
  }
  const wrong = headerFault(header);
  if (wrong !== undefined) {
    report({ file, line: header.line }, wrong);
    return undefined;
  }
  const typeName = basename(file).replace(/\..*$/, '');
  const heading = { file, line: header.line, typeName, columns: new Set(header.cells) };
  const records: RawRecord[] = [];
  for (const { cells, line } of rows.slice(1)) {
    const misfit = rowFault(header, cells);
    if (misfit === undefined) records.push({ ...heading, line, fields: toFields(header, cells, line) });
    else report({ file, line }, misfit);
  }
  return { heading, records };
}

function parseRows(file: string, text: string, report: Report): readonly Row[] | undefined {
  const rows: Row[] = [];
  try {
    parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true, // for `rowFault` to name the cause, and to go on
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    report({ file, line }, `this is not CSV as a seed is written in: ${error.message}. ${quoteAdvice}`);
    return undefined;
  }
  return rows;
}

const quoteAdvice = 'Put a cell with a comma or a quote in quotes, and double the quote.';

function headerFault({ cells }: Row): string | undefined {
  const [only = ''] = cells;
  if (cells.length === 1 && /[;\t]/.test(only)) {
    const separator = only.includes(';') ? 'semicolons' : 'tabs';
    return `the columns are separated by ${separator}. Separate them by commas.`;
  }
  const wrong = cells.find((name, i) => name === '' || cells.indexOf(name) !== i);
  if (wrong === undefined) return undefined;
  const fault = wrong === '' ? 'a column has no name' : `two columns are named ${wrong}`;
  return `${fault}: expected every column to name another property. Name or remove it.`;
}

/** Says why a row cannot be matched with the columns; undefined where it can. */
function rowFault(header: Row, cells: readonly string[]): string | undefined {
  if (cells.every((cell) => cell.trim() === ''))
    return cells.length === 1 ? 'the line is blank. Remove it.' : 'every cell of the line is empty. Remove the line.';
  if (cells.length === header.cells.length) return undefined;
  return `expected ${header.cells.length} cells, as line ${header.line} has, found ${cells.length}. ${quoteAdvice}`;
}

const toFields = (header: Row, cells: readonly string[], line: number): ReadonlyMap<string, RawValue> => {
  const fields = new Map<string, RawValue>();
  for (const [i, content] of cells.entries()) {
    const name = header.cells[i];
    if (name !== undefined && content !== '') fields.set(name, { line, content });
  }
  return fields;
};
