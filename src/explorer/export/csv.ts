import { gradeWords, sortWord } from '../support.ts';
import { type Content, tableOf } from './content.ts';

/**
 * Spreadsheets run cells that begin so as formulas, after spaces and in full width too. A number with a sign is none.
 */
const formula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/u;
const signedNumber = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Writes one cell (RFC 4180). A cell that a spreadsheet would run begins with an apostrophe, which makes it text. */
function cell(value: string | number): string {
  const text = String(value);
  const safe = formula.test(text) && !signedNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes rows as CSV with the line ends of RFC 4180. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

const header = [
  'from id',
  'from',
  'from kind',
  'relation',
  'to id',
  'to',
  'to kind',
  'values',
  'support',
  'statements',
  'status',
  'sections',
  'sources',
  'kinds of sources',
  'grades',
  'addresses of sources',
  'licences',
  'disputed by',
];

/** Returns the table of a drawing as CSV: a row for each edge. Several claims share a cell, one a line. */
export function exportCsv(content: Pick<Content, 'picture' | 'graph'>): string {
  const { evidence } = content.graph;
  const rows = tableOf(content).map(({ from, relation, to, values, support, claims }) => {
    const lines = (of: (claim: (typeof claims)[number]) => string | null) =>
      claims
        .map(of)
        .map((text) => text ?? '')
        .join('\n');
    return [
      ...[from.id, from.name, from.kind, relation, to.id, to.name, to.kind],
      values.join('\n'),
      support,
      lines(({ statement }) => statement),
      lines(({ status }) => status),
      lines(({ section }) => section),
      lines(({ source }) => source.title),
      lines((claim) => sortWord(evidence, claim)),
      lines((claim) => gradeWords(evidence, claim).join('; ')),
      lines(({ source }) => source.url),
      lines(({ source }) => source.licence),
      lines(({ disputedBy }) => disputedBy.join('; ')),
    ];
  });
  return csvOf([header, ...rows]);
}
