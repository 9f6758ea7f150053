import { basename } from 'node:path';
import { Problems } from '../problems.ts';
import type { RawHeading, Report } from '../raw.ts';
import { CsvFault, CsvTokenizer, type OnCells, quoteAdvice } from './csv-tokenizer.ts';

/** The columns of a CSV file, and the line that names them. */
export interface CsvHeading extends RawHeading {
  readonly columns: ReadonlySet<string>;
}

/** Returns the name of the kind or relation whose records a CSV file holds: its own name up to the first dot. */
export const typeNameOf = (file: string): string => basename(file).replace(/\..*$/, '');

/**
 * Reads a CSV file (RFC 4180, comma, `"`) row by row. The first line names the properties.
 * @param start receives the columns and returns the function that takes the cells of each row. An empty cell is a
 * missing value.
 */
export async function readCsv(
  file: string,
  chunks: AsyncIterable<string>,
  start: (heading: CsvHeading) => OnCells,
  problems: Problems,
): Promise<void> {
  // Problems of single rows count only if the whole file is readable.
  const inRows = new Problems();
  const tokenizer = new CsvTokenizer(checkRows(file, start, inRows.reporter('reading')));
  let isEmpty = true;
  let fault: CsvFault | undefined;
  const attempt = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (!(error instanceof CsvFault)) throw error;
      fault = error;
    }
  };
  for await (const chunk of chunks) {
    isEmpty &&= chunk === '';
    // After a fault, the reader still decodes the rest, so that it reports a file that is not UTF-8.
    if (!fault) attempt(() => tokenizer.write(chunk));
  }
  if (!fault) attempt(() => tokenizer.end());
  if (isEmpty) fault = noHeading;
  if (fault) problems.reporter('reading')({ file, line: fault.line }, fault.message);
  else problems.add(inRows);
}

const noHeading = new CsvFault(1, 'expected a first line that names the properties. Add it, or remove the file.');

/** Returns a function that takes the heading first, then passes on the cells of each row that fits it. */
function checkRows(file: string, start: (heading: CsvHeading) => OnCells, report: Report): OnCells {
  const takeRow = (heading: CsvHeading, onCells: OnCells): OnCells => {
    return (cells, line) => {
      const misfit = rowFault(heading, cells);
      if (misfit === undefined) onCells(cells, line);
      else report({ file, line }, misfit);
    };
  };
  let take: OnCells = (cells, line) => {
    const wrong = headingFault(cells);
    if (wrong !== undefined) throw new CsvFault(line, wrong);
    const heading = { file, line, typeName: typeNameOf(file), columns: new Set(cells) };
    take = takeRow(heading, start(heading));
  };
  return (cells, line) => take(cells, line);
}

function headingFault(cells: readonly string[]): string | undefined {
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

/** Says why a row does not fit the columns; undefined if it does. */
function rowFault({ columns, line }: CsvHeading, cells: readonly string[]): string | undefined {
  if (cells.every((cell) => cell.trim() === ''))
    return cells.length === 1 ? 'the line is blank. Remove it.' : 'every cell of the line is empty. Remove the line.';
  if (cells.length === columns.size) return undefined;
  return `expected ${columns.size} cells, as line ${line} has, found ${cells.length}. ${quoteAdvice}`;
}
