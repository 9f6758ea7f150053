import { join } from 'node:path';
import { UsageError } from '../../src/base/usage-error.ts';
import { CsvFault, CsvTokenizer, type OnCells } from '../../src/import/read/csv-tokenizer.ts';
import { defaultChunkBytes, readText, reasonOf, UnreadableFile } from '../../src/import/read/text.ts';

/** One file of a table, as the caller wants to read it. */
export interface TableRequest {
  readonly folder: string;
  readonly file: string;
  /** Columns without which the file cannot be read. */
  readonly required: readonly string[];
  /** Columns that some releases of the table leave out: their cells are then empty. */
  readonly optional?: readonly string[];
  /** Receives the cells of a row, required columns first, and the line on which the row ends. */
  readonly onRow: OnCells;
  /** Receives a row that has more or fewer cells than the first line. */
  readonly onMisfit: (line: number, reason: string) => void;
  /** Runs between two chunks of the file, so that a writer can catch up. */
  readonly between?: () => Promise<void>;
}

/**
 * Reads a CSV file row by row, without keeping rows.
 * @throws {UsageError} that names the file, if the file is not UTF-8 or not CSV, or lacks a column.
 */
export async function readTable(request: TableRequest): Promise<void> {
  const { folder, file, onMisfit, onRow, between } = request;
  let places: readonly number[] | undefined;
  let inOrder = false;
  let width = 0;
  const tokenizer = new CsvTokenizer((cells, line) => {
    if (!places) {
      places = placesOf(request, cells);
      inOrder = places.every((place, i) => place === i);
      width = cells.length;
    } else if (cells.length !== width) {
      onMisfit(line, `expected ${width} cells as in the first line, found ${cells.length}`);
      // A file in the order of the request costs no copy.
    } else onRow(inOrder ? cells : places.map((place) => cells[place] ?? ''), line);
  });
  try {
    await feed(join(folder, file), tokenizer, between);
  } catch (error) {
    throw explain(error, file);
  }
  if (!places) throw new UsageError(`${file} is empty: expected a first line that names the columns.`);
}

async function feed(path: string, tokenizer: CsvTokenizer, between?: () => Promise<void>): Promise<void> {
  for await (const chunk of readText(path, defaultChunkBytes, () => {})) {
    tokenizer.write(chunk);
    await between?.();
  }
  tokenizer.end();
  await between?.();
}

function placesOf({ file, required, optional = [] }: TableRequest, header: readonly string[]): readonly number[] {
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new UsageError(
      `${file} has no column ${missing.join(', ')}. Expected the files of FoodData Central's CSV download, in which ` +
        `the first line names ${required.join(', ')}.`,
    );
  }
  return [...required, ...optional].map((column) => header.indexOf(column));
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof CsvFault) return new UsageError(`${file}:${error.line}: ${error.message}`);
  if (!(error instanceof UnreadableFile)) return error;
  if (reasonOf(error.cause) === 'ENOENT') return missingFile(file);
  return new UsageError(error.message.replace('the file', file));
}

/** Returns the error about a file that a table needs and does not have. */
export const missingFile = (file: string): UsageError =>
  new UsageError(`${file} is missing. Name the folder of the unpacked CSV download.`);
