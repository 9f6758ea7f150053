import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvFault, CsvTokenizer } from '../../../src/import/read/csv-tokenizer.ts';
import { check } from '../../support/random/fast-check.ts';

interface Read {
  readonly rows: readonly (readonly [cells: readonly string[], line: number])[];
  readonly isRefused: boolean;
}

/** Reads CSV with the tokenizer, in chunks of the given lengths in turn. */
function tokenized(text: string, lengths: readonly number[]): Read {
  const rows: [readonly string[], number][] = [];
  const tokenizer = new CsvTokenizer((cells, line) => rows.push([cells, line]));
  try {
    for (let at = 0, i = 0; at < text.length; i++) {
      const length = lengths[i % lengths.length] ?? 1;
      tokenizer.write(text.slice(at, at + length));
      at += length;
    }
    tokenizer.end();
    return { rows, isRefused: false };
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error;
    return { rows, isRefused: true };
  }
}

/** Reads CSV with csv-parse, a library that reads every kind of CSV, and slowly. */
function parsed(text: string): Read {
  const rows: [readonly string[], number][] = [];
  try {
    parse(text, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: string[], { lines }) => {
        rows.push([cells, lines]);
        return null;
      },
    });
    return { rows, isRefused: false };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, isRefused: true };
  }
}

const faultOf = (text: string): readonly [line: number | undefined, message: string | undefined] => {
  try {
    const tokenizer = new CsvTokenizer(() => {});
    tokenizer.write(text);
    tokenizer.end();
    return [undefined, undefined];
  } catch (error) {
    return error instanceof CsvFault ? [error.line, error.message] : [0, String(error)];
  }
};

describe('the tokenizer', () => {
  it.each(['\n', '\r\n', '\r'])('reads what csv-parse reads, with lines that end in %j', (end) => {
    const pieces = fc.constantFrom('a', ' ', 'é', '😀', ',', ',', '"', '"', '""', end, end);
    const text = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(''));
    const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
    check(
      fc.property(text, lengths, (csv, chunks) => {
        const [own, other] = [tokenized(csv, chunks), parsed(csv)];
        // csv-parse counts a CRLF inside quotes as two lines.
        const hasOtherLines = end === '\r\n' && csv.includes('"');
        const rowsOf = ({ rows }: Read) => (hasOtherLines ? rows.map(([cells]) => cells) : rows);
        expect(own.isRefused).toBe(other.isRefused);
        expect(rowsOf(own)).toEqual(rowsOf(other));
      }),
      2_000,
    );
  });

  it('counts a CRLF inside quotes as one line', () => {
    expect(tokenized('a\r\n"b\r\nc"\r\nd\r\n', [4]).rows).toEqual([
      [['a'], 1],
      [['b\r\nc'], 3],
      [['d'], 4],
    ]);
  });

  it.each([
    ['a,"b\nc', 1, 'a quoted cell begins here and is never closed'],
    ['a\n"b"c\n', 2, '"c" follows the closing quote of a cell'],
    ['a\nb"c"\n', 2, 'a quote is inside the unquoted cell that begins with "b"'],
    ['a\r\nb\n', 2, 'the line ends in LF, and those before it in CRLF'],
  ])('names what is wrong, and the line: %j', (csv, line, message) => {
    const [at, found] = faultOf(csv);
    expect(at).toBe(line);
    expect(found).toContain(message);
  });
});
