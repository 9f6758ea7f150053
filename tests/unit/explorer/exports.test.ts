import { createHash } from 'node:crypto';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/explorer/draw/folding.ts';
import { layOut } from '../../../src/explorer/draw/layout.ts';
import type { Picture, PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { type Content, factsOf, fileName, tableOf } from '../../../src/explorer/export/content.ts';
import { csvOf, exportCsv } from '../../../src/explorer/export/csv.ts';
import { exportHtml } from '../../../src/explorer/export/html.tsx';
import { pagePolicy, pageStyle } from '../../../src/explorer/export/page-style.ts';
import { pixelRatio } from '../../../src/explorer/export/png.ts';
import { exportSvg } from '../../../src/explorer/export/svg.tsx';
import { check } from '../../support/random/fast-check.ts';
import { graph, pictures } from './pictures.ts';

const hostile = [
  '=1+1',
  '+cmd',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '＝1',
  '</pre><script>alert(1)</script>',
  '"&\'<>',
  ']]>',
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 30 }));
const claims: fc.Arbitrary<PictureClaim> = fc.record({
  id: fc.nat(5).map((number) => `claim:${number}`),
  statement: text,
  status: fc.constantFrom('ASSERTED', 'NEGATED', ''),
  section: fc.option(text),
  source: fc.record({
    id: fc.nat(3).map((number) => `source:${number}`),
    title: text,
    url: fc.option(fc.constantFrom('https://example.org/a?b=1&c=2', 'javascript:alert(1)')),
    licence: fc.option(text),
    sort: fc.option(fc.constantFrom('REVIEW', 'RUMOUR')),
    family: fc.option(fc.constantFrom('one', 'other')),
  }),
  grades: fc.array(fc.record({ property: fc.constant('prominence'), value: fc.constantFrom('COMMON', 'UNSTATED') }), {
    maxLength: 2,
  }),
  disputedBy: fc.array(text, { maxLength: 2 }),
});

/** Pictures with claims and values; equal ids of claims have equal claims, as in an answer. */
const contents: fc.Arbitrary<Content> = fc
  .tuple(pictures(12), fc.array(claims, { maxLength: 4 }), text, text)
  .map(([bare, some, value, title]) => {
    const byId = [...new Map(some.map((claim) => [claim.id, claim])).values()];
    const edges = bare.edges.map((edge, i) => ({
      ...edge,
      values: i % 2 === 0 ? [{ name: 'amount', text: value }] : [],
      claims: byId.slice(0, i % 5),
    }));
    return contentOf({ nodes: bare.nodes, edges }, title);
  });

const contentOf = (picture: Picture, title: string): Content => ({
  title,
  graph,
  picture,
  layout: layOut(fold(picture, graph), graph),
  query: { document: 'query { a(text: "<&>") }', variables: { of: 'a:0', note: '</script>' } },
  release: '2026.1',
  address: 'http://127.0.0.1:4000/explore?view=drawing&id=a:0',
});

const decoded = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** The text of the one element with an id, or of the one element of a name. */
function textOf(page: string, opening: RegExp, closing: string): string {
  const [, rest, ...more] = page.split(opening);
  expect(more).toEqual([]);
  return decoded(rest?.split(closing)[0] ?? '');
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('files of a drawing', () => {
  it('have all facts in an HTML page that runs and loads nothing', () => {
    check(
      fc.property(contents, (content) => {
        const page = exportHtml(content);
        expect(JSON.parse(textOf(page, /<pre id="data">/, '</pre>'))).toEqual(json(factsOf(content)));
        expect(textOf(page, /<pre id="query">/, '</pre>')).toBe(content.query.document);
        expect(JSON.parse(textOf(page, /<pre id="variables">/, '</pre>'))).toEqual(content.query.variables);
        expect(page).not.toMatch(/<(?:script|img|link|iframe|object|base)\b|\son\w+="|href="(?!https?:)|style="/i);
        expect(page.split('<tr>').length - 2).toBe(content.picture.edges.length);
      }),
      60,
    );
  });

  it('have all facts in the metadata of the SVG', () => {
    check(
      fc.property(contents, (content) => {
        const svg = exportSvg(content);
        const facts = JSON.parse(textOf(svg, /<metadata>/, '</metadata>'));
        expect(facts.edges.map(({ id }: { id: string }) => id)).toEqual(content.picture.edges.map(({ id }) => id));
        expect(facts).toMatchObject({
          release: '2026.1',
          query: content.query.document,
          variables: content.query.variables,
        });
        // XML 1.0 knows no control characters, and an SVG without a style sheet has its colours as attributes.
        expect(svg).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Cs}|\ufffe|\uffff/u);
        expect(svg).not.toMatch(/style=|<script|transparent|tabindex/i);
        expect(svg.match(/class="stroke"/g)?.length ?? 0).toBe(content.layout.lines.length);
      }),
      60,
    );
  });

  it('allow only their own style', () => {
    expect(pagePolicy).toContain(`'sha256-${createHash('sha256').update(pageStyle).digest('base64')}'`);
    expect(pageStyle).not.toMatch(/[<&"]/);
  });

  it('have the table as CSV, with no cell that a spreadsheet runs', () => {
    check(
      fc.property(contents, (content) => {
        const rows: string[][] = parseCsv(exportCsv(content), { record_delimiter: '\r\n' });
        const table = tableOf(content);
        expect(rows).toHaveLength(table.length + 1);
        for (const [index, { from, to, relation }] of table.entries()) {
          const plain = rows[index + 1]?.map((cell) => cell.replace(/^'/, '')) ?? [];
          expect(plain.slice(3, 5)).toEqual([relation, to.id]);
          expect(plain[0]).toBe(from.id);
        }
        for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
      }),
      60,
    );
  });

  it('write every cell so that a reader gets it back, with an apostrophe before formulas', () => {
    check(
      fc.property(
        fc.array(fc.array(fc.oneof(text, fc.string()), { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const read: string[][] = parseCsv(csvOf(rows), { record_delimiter: '\r\n', relax_column_count: true });
          for (const [i, row] of rows.entries()) {
            for (const [j, cell] of row.entries()) expect([cell, `'${cell}`]).toContain(read[i]?.[j]);
          }
        },
      ),
      100,
    );
    expect(csvOf([['=1', '-1.5', '+3e5', '-1-1', 'a,b', 'say "a"', 'two\nlines', 7]])).toBe(
      `'=1,-1.5,+3e5,'-1-1,"a,b","say ""a""","two\nlines",7\r\n`,
    );
  });

  it('get names that every file system takes', () => {
    expect(fileName('Around Vitamin B₁₂ / “é”', 'svg')).toBe('around-vitamin-b12-e.svg');
    expect(fileName('../..', 'csv')).toBe('drawing.csv');
  });

  it('draw a PNG with two pixels for a unit while browsers can', () => {
    expect(pixelRatio(1_000, 800)).toBe(2);
    expect(pixelRatio(1_600, 10_000) * 10_000).toBeLessThanOrEqual(8_192);
    expect(pixelRatio(8_000, 8_000) ** 2 * 64_000_000).toBeLessThanOrEqual(16_000_001);
  });
});
