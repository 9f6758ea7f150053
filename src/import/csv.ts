import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import type { RawRecord, RawValue, Report } from './raw.ts';

interface Row {
  readonly cells: readonly string[];
  /** The last line of the row, which differs from its first where a cell holds a line break. */
  readonly line: number;
}

/**
 * Reads the records of a CSV file (RFC 4180, comma, `"`). The file name up to its first dot is their type; the first
 * line names their properties. An empty cell is a missing value and is left out.
 */
export function readCsv(file: string, text: string, report: Report): RawRecord[] {
  const rows: Row[] = [];
  try {
    parse(text, {
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: lines });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    report({ file, line }, `this is not CSV as a seed is written in: ${error.message}. ${advice}`);
    return [];
  }

  const [header, ...body] = rows;
  if (!header) {
    report({ file, line: 1 }, 'expected a first line that names the properties. Add it, or remove the file.');
    return [];
  }
  const wrong = header.cells.find((name, i) => name === '' || header.cells.indexOf(name) !== i);
  if (wrong !== undefined) {
    const fault = wrong === '' ? 'a column has no name' : `two columns are named ${wrong}`;
    report({ file, line: header.line }, `${fault}: expected every column to name another property. Name or remove it.`);
    return [];
  }
  const typeName = basename(file).replace(/\..*$/, '');
  return body.map(({ cells, line }) => ({
    file,
    line,
    typeName,
    format: 'csv',
    fields: toFields(header, cells, line),
  }));
}

const advice =
  'Give every line as many cells as the first, and put a cell with a comma or a quote in quotes, doubling the quote.';

const toFields = (header: Row, cells: readonly string[], line: number): ReadonlyMap<string, RawValue> => {
  const fields = new Map<string, RawValue>();
  for (const [i, content] of cells.entries()) {
    const name = header.cells[i];
    if (name !== undefined && content !== '') fields.set(name, { line, content });
  }
  return fields;
};
