import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

type Cell = string | number | boolean | null | undefined;

const bufferLength = 1 << 16;

/** Writes a text file line by line, holding no more of it than a buffer. */
export class LineWriter {
  readonly #stream: WriteStream;
  readonly #done: Promise<void>;
  #buffer = '';

  constructor(path: string) {
    this.#stream = createWriteStream(path);
    this.#done = finished(this.#stream);
    // An error is thrown where the caller waits; until then it must not end the process.
    this.#done.catch(() => undefined);
  }

  line(text: string): void {
    this.#buffer += `${text}\n`;
  }

  /** Waits until the file has taken the lines so far, if they are many. */
  async drain(): Promise<void> {
    if (this.#buffer.length < bufferLength) return;
    const text = this.#buffer;
    this.#buffer = '';
    if (!this.#stream.write(text)) await Promise.race([once(this.#stream, 'drain'), this.#done]);
  }

  async close(): Promise<void> {
    this.#stream.end(this.#buffer);
    await this.#done;
  }
}

/** Writes a CSV file of a seed: a heading, then rows. A missing value is an empty cell. */
export class CsvWriter extends LineWriter {
  constructor(path: string, columns: readonly string[]) {
    super(path);
    this.row(columns);
  }

  row(cells: readonly Cell[]): void {
    this.line(cells.map(quoted).join(','));
  }
}

function quoted(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null || cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
