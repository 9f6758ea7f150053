/** How values are written: what another program, or another version of YAML, would read differently is refused. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { load, problemsWith, refusal, withSeed } from './support.ts';

const book = (fields: string) => `Book:\n  - { id: book:new, name: New, pages: 1, format: AUDIO, ${fields} }\n`;
const holds = (header: string, cells: string) =>
  `from,to,copies,currency,remarks,${header}\nlibrary-branch:ruin,book:red,1,EUR,remark:troy,${cells}\n`;
const held = async (cells: string, header: string) => {
  const data = await load({ 'HOLDS.more.csv': holds(header, cells) }, 'library');
  return data.edges.find(({ from, to }) => from === 'library-branch:ruin' && to === 'book:red')?.properties[header];
};

describe('items of a CSV list', () => {
  it.each([
    ['alpha|beta|gamma', ['alpha', 'beta', 'gamma']],
    ['alpha | beta|gamma', ['alpha', 'beta', 'gamma']],
    ['  alpha\t|  beta  ', ['alpha', 'beta']],
    ['alpha', ['alpha']],
    ['two words|and, a comma', ['two words', 'and, a comma']],
  ])('are separated by | in %j', async (cell, items) => {
    expect(await held(`"${cell}"`, 'notes')).toEqual(items);
  });

  it.each([
    ['a||b', 'item 2'],
    ['a | | b', 'item 2'],
    ['|a', 'item 1'],
    ['a|', 'item 2'],
    ['|', 'item 1'],
  ])('are reported where one is empty: %j', async (cell, item) => {
    const problems = await problemsWith({ 'HOLDS.more.csv': holds('notes', cell) });
    expect(problems[0]).toBe(`HOLDS.more.csv:2: HOLDS.notes: ${item} of the list is empty. Write it, or leave it out.`);
  });

  it('keep every other mark for the check to see', async () => {
    const problems = await problemsWith({ 'HOLDS.more.csv': holds('notes', 'a\u200b|\ufeffb | \u00a0c') });
    expect(problems.map((problem) => problem.replace('HOLDS.more.csv:2: HOLDS.notes: ', ''))).toEqual([
      '"a\\u200b" holds U+200B as character 2, which is invisible. Remove it.',
      '"\\ufeffb " holds U+FEFF as character 1, which is invisible. Remove it.',
      '" \\u00a0c" holds the blank U+00A0 as character 2. Write an ordinary space.',
    ]);
  });

  it('are evidence and enum values too', async () => {
    expect(await held('AUDIO|DIGITAL', 'formats')).toEqual(['AUDIO', 'DIGITAL']);
  });
});

describe('YAML that would mean something else', () => {
  it.each<[string, string, string]>([
    [
      'a directive',
      '%YAML 1.1\n---\nBook: []\n',
      '1: lines that begin with "%" change what values mean. Remove the line.',
    ],
    ['a directive below a comment', '# a\n%TAG ! x:\n---\nBook: []\n', '2: lines that begin with "%" change'],
    ['a directive of no known name', '%OWN a\n---\nBook: []\n', '1: lines that begin with "%" change'],
    ...['!!binary aGVsbG8=', '!!str 12', '!!int "12"', '!!null ""', '! text', '!!bool true'].map(
      (value): [string, string, string] => [`the tag of ${value}`, book(`subtitle: ${value}`), '2: a value with a tag'],
    ),
    ['a tag on a list', book('tags: !!seq [a]'), '2: a value with a tag'],
    ['a tag on a record', 'Book:\n  - !!map { id: book:new }\n', '2: a value with a tag'],
    ['a tag that the value does not fit', book('subtitle: !!float 1'), '2: '],
    ['a tag on a set', book('tags: !!set {a}'), '2: '],
    ['a timestamp', book('subtitle: !!timestamp 2026-01-01'), '2: '],
  ])('is refused: %s', async (_what, yaml, problem) => {
    const problems = await problemsWith({ 'more.yaml': yaml });
    expect(problems.some((found) => found.startsWith(`more.yaml:${problem}`))).toBe(true);
  });

  it('stays the string that it is: a date, and a word for yes', async () => {
    const data = await load({ 'more.yaml': book('subtitle: 2026-01-01, tags: [yes, no, on, off, y]') }, 'library');
    const found = data.nodes.find(({ id }) => id === 'book:new')?.properties;
    expect(found).toMatchObject({ subtitle: '2026-01-01', tags: ['yes', 'no', 'on', 'off', 'y'] });
  });
});

const numberCases: readonly (readonly [property: string, written: string, cause: string])[] = [
  ['pages', '0170000', 'begins with a zero'],
  ['weight', '-01.5', 'begins with a zero'],
  ['pages', '1.7E+05', 'is in scientific notation'],
  ['pages', '1e3', 'is in scientific notation'],
  ['weight', '1e-400', 'is too close to 0'],
  ['weight', '-1e-400', 'is too close to 0'],
  ['weight', '5e-324', 'is too close to 0'],
  ['weight', '0.0000000000000000000000000000000001', 'is too close to 0'],
  ['weight', '1e308', 'is too large'],
  ['weight', '-1e308', 'is too large'],
  ['weight', '1e400', 'is too large'],
  ['pages', '99999999999', 'a whole number within 32 bits'],
  ['pages', '1.5', 'a whole number within 32 bits'],
];
const onlyYaml: typeof numberCases = [
  ['pages', '0o17', 'is in another notation'],
  ['pages', '0x1F', 'is in another notation'],
  ['pages', '+5', 'is in another notation'],
  ['weight', '.5', 'is in another notation'],
  ['weight', '5.', 'is in another notation'],
  ['weight', '.inf', 'is in another notation'],
  ['weight', '.NaN', 'is in another notation'],
  ['pages', '2:30', 'a whole number within 32 bits, found "2:30"'],
  ['pages', '1_000', 'a whole number within 32 bits, found "1_000"'],
];
const onlyCsv: typeof numberCases = [
  ['pages', '1 000', 'Write a point before decimals, and nothing between thousands.'],
  ['weight', '"1,5"', 'Write a point before decimals, and nothing between thousands.'],
  ['weight', '"1.234,5"', 'Write a point before decimals, and nothing between thousands.'],
  ['pages', '0x1F', 'found "0x1F"'],
  ['weight', 'Infinity', 'found "Infinity"'],
];

describe('a number that loses digits or is read in two ways', () => {
  it.each([...numberCases, ...onlyYaml])('is refused in YAML: %s %s', async (property, written, cause) => {
    const fields = property === 'pages' ? `pages: ${written}` : `pages: 1, ${property}: ${written}`;
    const problems = await problemsWith({
      'more.yaml': `Book:\n  - { id: book:new, name: N, format: AUDIO, ${fields} }\n`,
    });
    expect(problems).toEqual([expect.stringContaining(cause)]);
    expect(problems[0]).toMatch(new RegExp(`^more.yaml:2: Book.${property}: `));
  });

  it.each([...numberCases, ...onlyCsv])('is refused in CSV: %s %s', async (property, written, cause) => {
    const [pages, weight] = property === 'pages' ? [written, ''] : ['1', written];
    const csv = `id,name,format,pages,weight\nbook:new,N,AUDIO,${pages},${weight}\n`;
    const problems = await problemsWith({ 'Book.more.csv': csv });
    expect(problems).toEqual([expect.stringContaining(cause)]);
    expect(problems[0]).toMatch(new RegExp(`^Book.more.csv:2: Book.${property}: `));
  });

  it.each(['0', '-0', '0.0', '0e5', '-0.000', '12.50', '1e-7', '1.5E+3', '-3.25'])(
    'is none of these: %s',
    async (written) => {
      const yaml = await load({ 'more.yaml': book(`weight: ${written}`) }, 'library');
      const csv = await load(
        { 'Book.more.csv': `id,name,format,pages,weight\nbook:new,N,AUDIO,1,${written}\n` },
        'library',
      );
      for (const data of [yaml, csv]) {
        expect(data.nodes.find(({ id }) => id === 'book:new')?.properties.weight).toBe(Number(written) + 0);
      }
    },
  );
});

describe('a file that the import does not read', () => {
  const endings: readonly (readonly [string, string])[] = [
    ...['yml', 'YML', 'Yml', 'YAML', 'Yaml'].map((ending) => [ending, 'Rename it to end in .yaml.'] as const),
    ...['CSV', 'Csv'].map((ending) => [ending, 'Rename it to end in .csv.'] as const),
    ...['tsv', 'TSV', 'tab', 'xls', 'xlsx', 'XLSX', 'ods'].map(
      (ending) => [ending, 'Export it as CSV with commas.'] as const,
    ),
    ...['json', 'jsonl', 'txt', 'csv.gz', 'csv.bak', 'csv~', 'xml', 'sqlite'].map(
      (ending) => [ending, 'Write its data in one of them, or move it out of the folder.'] as const,
    ),
  ];
  it.each(endings)('is reported: Book.%s', async (ending, advice) => {
    const expected = `a seed is written in .yaml and .csv files. ${advice}`;
    expect(await problemsWith({ [`deep/Book.${ending}`]: 'id,name\n' })).toEqual([
      `deep/Book.${ending}:1: ${expected}`,
    ]);
  });

  it('is reported without an ending', async () => {
    expect(await problemsWith({ Book: '' })).toHaveLength(1);
  });

  it('is a document, a program, a picture, a hidden file or a folder', async () => {
    const files = {
      'README.md': '',
      'deep/notes.MD': '',
      LICENSE: '',
      'NOTICE.txt': '',
      'convert.py': '',
      'map.png': '',
      '.DS_Store': '',
      '.git/config': '',
    };
    const error = await withSeed(files, 'library', async (folder) => {
      await mkdir(join(folder, 'folder.json'));
      return refusal(folder);
    });
    expect(error).toBeUndefined();
  });
});

describe('a misspelt name', () => {
  const authorProperties = 'Use one of: id, name, description, synonyms, xrefs, born, living, motto, languages.';

  it.each([
    ['Bok.csv', 'id,name\n', 'Bok.csv:1: the graph has no kind or relation "Bok". Did you mean Book?'],
    ['book.csv', 'id,name\n', 'book.csv:1: the graph has no kind or relation "book". Did you mean Book?'],
    [
      'Books.more.csv',
      'id,name\nbook:a,A\n',
      'Books.more.csv:1: the graph has no kind or relation "Books". Did you mean Book?',
    ],
    ['WROT.csv', 'from,to\n', 'WROT.csv:1: the graph has no kind or relation "WROT". Did you mean WROTE?'],
    ['a.yaml', 'Bok: []\n', 'a.yaml:1: the graph has no kind or relation "Bok". Did you mean Book?'],
    ['Cellar.csv', 'id\n', 'Cellar.csv:1: the graph has no kind or relation "Cellar". Use one of: '],
  ])('of a kind or relation is reported once: %s', async (file, content, problem) => {
    const problems = await problemsWith({ [file]: content });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it('of a column is reported once, at the first line, with those that are missing', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `author:new-${i},N,1900`).join('\n');
    expect(await problemsWith({ 'Author.more.csv': `id,nam,borne\n${rows}\n` })).toEqual([
      `Author.more.csv:1: Author has no property "nam". Did you mean name? ${authorProperties}`,
      `Author.more.csv:1: Author has no property "borne". Did you mean born? ${authorProperties}`,
      'Author.more.csv:1: Author needs the property name. Add it: a string. No column has that name.',
    ]);
  });

  it('of the column of evidence is reported once, whether or not rows follow', async () => {
    for (const rows of ['', 'author:homer,book:tie-a,WRITER,remark:troy\nauthor:cao,book:tie-a,WRITER,remark:troy\n']) {
      expect(await problemsWith({ 'WROTE.more.csv': `from,to,role,remark\n${rows}` })).toEqual([
        'WROTE.more.csv:1: WROTE has no property "remark". Did you mean remarks? Use one of: ' +
          'from, to, role, share, language, remarks.',
        'WROTE.more.csv:1: WROTE needs the property remarks. Add it: a list of strings. No column has that name.',
      ]);
    }
  });

  it('of a column is reported with the invisible character in it', async () => {
    const problems = await problemsWith({ 'Author.more.csv': 'id,name,born\u200b\nauthor:new,N,1900\n' });
    expect(problems[0]).toContain('Author has no property "born\\u200b". Did you mean born?');
  });
});

describe('CSV that its program wrote otherwise', () => {
  const row = 'author:new,N';
  it.each([
    ['a CRLF header before LF rows', `id,name\r\n${row}\n`, '2: the line ends in LF, and those before it in CRLF.'],
    ['one CRLF among LF', `id,name\n${row}\nauthor:b,B\r\n`, '3: the line ends in CRLF, and those before it in LF.'],
    ['a CR among LF', `id,name\n${row}\rauthor:b,B\n`, '2: the line ends in CR, and those before it in LF.'],
    [
      'a mixed end after a quoted line break',
      `id,name\r\nauthor:b,"B\nb"\r\n${row}\n`,
      '4: the line ends in LF, and those before it in CRLF.',
    ],
    ['a blank last line', `id,name\n${row}\n\n`, '3: the line is blank. Remove it.'],
    ['a blank last line with CRLF', `id,name\r\n${row}\r\n\r\n`, '3: the line is blank. Remove it.'],
    ['a line of spaces', `id,name\n   \n${row}\n`, '2: the line is blank. Remove it.'],
    ['a line of commas', `id,name\n,\n${row}\n`, '2: every cell of the line is empty. Remove the line.'],
    ['a cell too many', `id,name\n${row},\n`, '2: expected 2 cells, as line 1 has, found 3.'],
    ['semicolons', 'id;name\nauthor:new;N\n', '1: the columns are separated by semicolons. Separate them by commas.'],
    ['tabs', 'id\tname\nauthor:new\tN\n', '1: the columns are separated by tabs. Separate them by commas.'],
  ])('names the cause: %s', async (_what, csv, problem) => {
    const problems = await problemsWith({ 'Author.more.csv': csv });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`Author.more.csv:${problem}`);
  });

  it('names every line that has the fault', async () => {
    const problems = await problemsWith({ 'Author.more.csv': `id,name\n\n${row},\n${row}\n\n` });
    expect(problems.map((problem) => problem.split(':')[1])).toEqual(['2', '3', '5']);
  });

  it.each([
    ['with CRLF throughout', `id,name\r\n${row}\r\n`],
    ['without an end of its last line', `id,name\n${row}`],
    ['with a byte order mark', `\ufeffid,name\n${row}\n`],
    ['with CR throughout', `id,name\r${row}\r`],
  ])('loads %s', async (_what, csv) => {
    expect((await load({ 'Author.more.csv': csv }, 'library')).nodes.some(({ id }) => id === 'author:new')).toBe(true);
  });
});
