import { show } from '../raw.ts';

/** A file is not CSV as RFC 4180 defines it. The rest of the file is unreadable. */
export class CsvFault extends Error {
  override readonly name = 'CsvFault';
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Receives the cells of a row, and its last line, which differs from its first if a cell holds a line break. */
export type OnCells = (cells: readonly string[], line: number) => void;

const [comma, lineFeed, carriageReturn, quote] = [44, 10, 13, 34] as const;
const lineEndNames = { '\r\n': 'CRLF', '\n': 'LF', '\r': 'CR' } as const;
type LineEnd = keyof typeof lineEndNames;

/**
 * Splits CSV into rows (RFC 4180, comma, `"`), chunk by chunk. All lines must end alike. `write` and `end` throw a
 * `CsvFault`.
 */
export class CsvTokenizer {
  private readonly onCells: OnCells;
  /**
   * The state before the next character: at the start of a cell, in a plain or quoted one, or after its closing quote.
   */
  private place: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  private cells: string[] = [];
  /** The characters of the current cell so far. */
  private cell = '';
  private line = 1;
  private openedAt = 1;
  private firstLineEnd: LineEnd | undefined;
  /** The end of a chunk whose meaning depends on the next chunk: half of CRLF, or of a doubled quote. */
  private held = '';

  constructor(onCells: OnCells) {
    this.onCells = onCells;
  }

  write(chunk: string): void {
    const text = this.held + chunk;
    let end = text.length;
    while (text.charCodeAt(end - 1) === quote) end -= 1;
    if (end === text.length && text.charCodeAt(end - 1) === carriageReturn) end -= 1;
    this.held = text.slice(end);
    this.scan(text, end);
  }

  end(): void {
    this.scan(this.held, this.held.length);
    if (this.place === 'quoted') throw quoteFault(this.openedAt, 'a quoted cell begins here and is never closed');
    if (this.place === 'start' && this.cells.length === 0) return;
    this.endCell();
    this.onCells(this.cells, this.line);
  }

  private scan(text: string, end: number): void {
    let at = 0;
    while (at < end) at = this.place === 'quoted' ? this.scanQuoted(text, at, end) : this.scanPlain(text, at, end);
  }

  /** Reads up to the quote that closes the cell or is doubled. */
  private scanQuoted(text: string, at: number, end: number): number {
    const found = text.indexOf('"', at);
    const close = found < 0 || found >= end ? end : found;
    const part = text.slice(at, close);
    this.cell += part;
    this.line += countBreaks(part);
    if (close === end) return end;
    if (close + 1 < end && text.charCodeAt(close + 1) === quote) {
      this.cell += '"';
      return close + 2;
    }
    this.place = 'closed';
    return close + 1;
  }

  /** Reads up to the next comma, line end or quote, and that. */
  private scanPlain(text: string, at: number, end: number): number {
    let stop = at;
    let code = text.charCodeAt(stop);
    while (stop < end && code !== comma && code !== lineFeed && code !== carriageReturn && code !== quote) {
      stop += 1;
      code = text.charCodeAt(stop);
    }
    if (stop > at) this.addPlain(text.slice(at, stop));
    if (stop === end) return end;
    if (code === quote) this.openQuote();
    else if (code === comma) this.endCell();
    else return stop + this.endLine(text, stop);
    return stop + 1;
  }

  private addPlain(part: string): void {
    if (this.place === 'closed') {
      throw quoteFault(this.line, `${show(part)} follows the closing quote of a cell`);
    }
    this.cell = this.place === 'start' ? part : this.cell + part;
    this.place = 'plain';
  }

  private openQuote(): void {
    if (this.place !== 'start') {
      throw quoteFault(this.line, `a quote is inside the unquoted cell that begins with ${show(this.cell)}`);
    }
    this.place = 'quoted';
    this.openedAt = this.line;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.place = 'start';
  }

  /** Ends a row. Returns how many characters end the line. */
  private endLine(text: string, at: number): number {
    const isFeed = text.charCodeAt(at) === lineFeed;
    const lineEnd = isFeed ? '\n' : text.charCodeAt(at + 1) === lineFeed ? '\r\n' : '\r';
    this.firstLineEnd ??= lineEnd;
    if (lineEnd !== this.firstLineEnd) {
      const [found, before] = [lineEndNames[lineEnd], lineEndNames[this.firstLineEnd]];
      const message = `the line ends in ${found}, and those before it in ${before}.`;
      throw new CsvFault(this.line, `${message} Save the file with one kind of line end.`);
    }
    this.endCell();
    this.onCells(this.cells, this.line);
    this.cells = [];
    this.line += 1;
    return lineEnd.length;
  }
}

export const quoteAdvice = 'Put a cell with a comma or a quote in quotes, and double the quote.';

const quoteFault = (line: number, message: string): CsvFault =>
  new CsvFault(line, `this file is not CSV: ${message}. ${quoteAdvice}`);

/** Counts line breaks inside a quoted cell, where CRLF is one. */
const countBreaks = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
