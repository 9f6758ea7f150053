import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { SettingError } from '../../src/config.ts';

/** Receives the cells of a row in the order of the columns asked for, and the line on which the row ends. */
export type OnRow = (cells: readonly string[], line: number) => void;

/** One file of a table, as the caller wants to read it. */
export interface TableRequest {
  readonly folder: string;
  readonly file: string;
  /** Columns without which the file cannot be read. */
  readonly required: readonly string[];
  /** Columns that some releases of the table leave out: their cells are then empty. */
  readonly optional?: readonly string[];
  readonly onRow: OnRow;
  /** Receives a row that has more or fewer cells than the first line. */
  readonly onMisfit: (line: number, reason: string) => void;
  /** Runs between two chunks of the file, so that a writer can catch up. */
  readonly between?: () => Promise<void>;
}

/**
 * Reads a CSV file row by row, without keeping rows.
 * @throws {SettingError} that names the file for a file that cannot be read as a whole: no UTF-8, a quote that never
 * closes, a column that is missing.
 */
export async function readTable(request: TableRequest): Promise<void> {
  const { folder, file, onMisfit, onRow, between } = request;
  let places: readonly number[] | undefined;
  let width = 0;
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: false,
    on_record: (record: string[], { lines }) => {
      if (!places) {
        places = placesOf(request, record);
        width = record.length;
      } else if (record.length === width) onRow(pick(record, places), lines);
      else onMisfit(lines, `expected ${width} cells as in the first line, found ${record.length}`);
      return null;
    },
  });
  try {
    await feed(join(folder, file), parser, between);
  } catch (error) {
    throw explain(error, file);
  }
  if (!places) throw new SettingError(`${file} is empty: expected a first line that names the columns.`);
}

type Parser = ReturnType<typeof parse>;

/** Feeds a file to the parser chunk by chunk: the parser has seen a chunk before the next is read. */
async function feed(path: string, parser: Parser, between?: () => Promise<void>): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const failed = new Promise<never>((_resolve, reject) => parser.on('error', reject));
  // The parser emits no record, but has to flow in order to end.
  parser.resume();
  const write = (text: string): Promise<void> =>
    Promise.race([new Promise<void>((resolve) => parser.write(text, () => resolve())), failed]);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    await write(decoder.decode(chunk as Buffer, { stream: true }));
    await between?.();
  }
  await write(decoder.decode());
  await Promise.race([new Promise<void>((resolve) => parser.end(resolve)), failed]);
  await between?.();
}

function placesOf({ file, required, optional = [] }: TableRequest, header: readonly string[]): readonly number[] {
  const missing = required.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new SettingError(
      `${file} has no column ${missing.join(', ')}. Expected the files of FoodData Central's CSV download, in which ` +
        `the first line names ${required.join(', ')}.`,
    );
  }
  return [...required, ...optional].map((column) => header.indexOf(column));
}

/** Puts the cells in the order asked for. A file that has that order already costs no copy. */
function pick(record: readonly string[], places: readonly number[]): readonly string[] {
  return places.every((place, i) => place === i) ? record : places.map((place) => record[place] ?? '');
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof SettingError) return error;
  if (error instanceof CsvError) {
    const line = typeof error.lines === 'number' ? `:${error.lines}` : '';
    return new SettingError(`${file}${line} is not CSV: ${error.message}. Download the file again.`);
  }
  if (error instanceof TypeError) return new SettingError(`${file} is not UTF-8. Save it in that encoding.`);
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' ? missingFile(file) : error;
}

/** Makes the error about a file that a table needs and does not have. */
export const missingFile = (file: string): SettingError =>
  new SettingError(`${file} is missing. Name the folder of the unpacked CSV download.`);
