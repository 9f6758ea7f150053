import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemsWith, refusal, withSeed } from './support.ts';

const latin1 = new Uint8Array([
  ...Buffer.from('Author:\n  - { id: author:new, name: Zo'),
  0xeb,
  ...Buffer.from(' }\n'),
]);
const csvAdvice = 'Put a cell with a comma or a quote in quotes, and double the quote.';
const yamlAdvice =
  'Indent with spaces, close every bracket, and put strings with ": ", " #" or a leading sign in quotes.';

describe('a file that cannot be read', () => {
  it.each([
    [
      'broken YAML, where the parser notices',
      { 'bad.yaml': 'Author:\n  - { id: author:new, name: New\n' },
      [
        'bad.yaml:3: this is not YAML as a seed is written in: ' +
          `Flow map in block collection must be sufficiently indented and end with a }. ${yamlAdvice}`,
      ],
    ],
    [
      'a name written twice in a record',
      { 'bad.yaml': 'Author:\n  - id: author:new\n    name: New\n    name: Newer\n' },
      [
        'bad.yaml:4: this is not YAML as a seed is written in: Map keys must be unique. ' +
          'Write each name once and put all its values there.',
      ],
    ],
    [
      'an unknown tag',
      { 'bad.yaml': 'Author:\n  - id: !own author:new\n' },
      [
        'bad.yaml:2: this is not YAML as a seed is written in: Unresolved tag: !own. ' +
          'Remove the tag, or put the string in quotes.',
      ],
    ],
    [
      'an alias',
      { 'bad.yaml': 'Author:\n  - &new\n    id: author:new\n    name: New\n  - *new\n' },
      ['bad.yaml:5: the alias *new is not followed. Write the value out.'],
    ],
    [
      'a name other than a string',
      { 'bad.yaml': 'Author:\n  - id: author:new\n    1: New\n' },
      [
        'bad.yaml:3: expected the name of a property in front of the colon. ' +
          'Put a name that is not a plain string in quotes.',
      ],
    ],
    [
      'a list at the top level',
      { 'bad.yaml': '# a comment\n- id: author:new\n' },
      ['bad.yaml:2: expected the name of a kind or relation and a colon, then a list of records.'],
    ],
    [
      'no list below a kind',
      { 'bad.yaml': 'Author:\n  id: author:new\nBook:\n' },
      [
        'bad.yaml:2: expected a list of records below Author. Begin each of them with "- ".',
        'bad.yaml:3: expected a list of records below Book. Begin each of them with "- ".',
      ],
    ],
    [
      'no record in the list',
      { 'bad.yaml': 'Author:\n  - author:new\n' },
      ['bad.yaml:2: expected a record below Author, such as "- id: ...". Write "name: value" for each property.'],
    ],
    [
      'bytes that are not UTF-8',
      { 'deep/bad.yaml': latin1, 'Author.bad.csv': latin1 },
      [
        'Author.bad.csv:1: the file is not UTF-8. Save it in that encoding.',
        'deep/bad.yaml:1: the file is not UTF-8. Save it in that encoding.',
      ],
    ],
    [
      'an ending that is not read',
      { 'deep/more.yml': 'Author: []' },
      ['deep/more.yml:1: a seed is written in .yaml and .csv files. Rename it to end in .yaml.'],
    ],
    [
      'a CSV line with a cell too few',
      { 'Author.csv': 'id,name\nauthor:new,New\nauthor:newer\n' },
      [`Author.csv:3: expected 2 cells, as line 1 has, found 1. ${csvAdvice}`],
    ],
    [
      'an open quote',
      { 'Author.csv': 'id,name\nauthor:new,"New\n' },
      [`Author.csv:2: this file is not CSV: a quoted cell begins here and is never closed. ${csvAdvice}`],
    ],
    [
      'an empty CSV file',
      { 'Author.csv': '' },
      ['Author.csv:1: expected a first line that names the properties. Add it, or remove the file.'],
    ],
    [
      'two columns of one name',
      { 'Author.csv': 'id,name,name\n' },
      ['Author.csv:1: two columns are named name: expected every column to name another property. Name or remove it.'],
    ],
    [
      'a column without a name',
      { 'Author.csv': 'id,name,\n' },
      ['Author.csv:1: a column has no name: expected every column to name another property. Name or remove it.'],
    ],
  ])('is reported with its place: %s', async (_what, files, problems) => {
    expect(await problemsWith(files)).toEqual(problems);
  });

  it('is reported without the problems that follow from it', async () => {
    expect(await problemsWith({ 'books.yaml': 'Book: {' })).toHaveLength(1);
  });

  it('is reported where a folder or a broken link has its name', async () => {
    const error = await withSeed({}, 'library', async (folder) => {
      await mkdir(join(folder, 'folder.yaml'));
      await symlink(join(folder, 'nowhere'), join(folder, 'link.csv'));
      return refusal(folder);
    });
    expect(error?.message.split('\n')).toEqual([
      'folder.yaml:1: the file cannot be read (EISDIR). Make it a readable file, or remove it.',
      'link.csv:1: the file cannot be read (ENOENT). Make it a readable file, or remove it.',
    ]);
  });

  it('is reported once where the whole folder is missing', async () => {
    const error = await refusal('/nowhere/at/all');
    expect(error?.problems).toEqual([
      {
        file: '/nowhere/at/all',
        line: 1,
        message: 'the folder cannot be read (ENOENT). Name a folder that holds a seed.',
      },
    ]);
  });
});

describe('CSV cells', () => {
  it('are refused by declared type, on their line', async () => {
    const header = 'from,to,copies,fine,currency,lendable,shelf,formats,remarks,loans';
    const row = (cells: string) => `library-branch:ruin,${cells}`;
    const rows = [
      row('book:iliad,0x10,.5,EUR,yes,,AUDIO,remark:troy,'),
      row('book:odyssey,1,1e400,eur,true, A,AUDIO|AUDIO,remark:troy,'),
      row('book:penelope,,1,EUR,true,,AUDIO | ,remark:troy | remark:hill,1 day'),
      row('book:red,1.0,1.0,EUR,true,"two\nlines",,,'),
    ];
    expect(await problemsWith({ 'more/HOLDS.bad.csv': `${[header, ...rows].join('\n')}\n` })).toEqual(
      [
        '2: HOLDS.copies: expected a whole number within 32 bits, found "0x10".',
        '2: HOLDS.fine: expected a finite number, found ".5".',
        '2: HOLDS.lendable: expected true or false, found "yes".',
        '3: HOLDS.fine: expected a finite number: 1e400 is too large to calculate with. Expected 1e+30 at most.',
        '3: HOLDS.currency: expected one of GBP, EUR, TRY; found "eur".',
        '3: HOLDS.shelf: " A" begins or ends with a blank. Remove it.',
        '4: HOLDS needs the property copies. Add it: a whole number within 32 bits.',
        '4: HOLDS.formats: item 2 of the list is empty. Write it, or leave it out.',
        '4: HOLDS.loans: expected a list of records with days, late (only YAML can hold them), found "1 day".',
        '6: HOLDS.shelf: "two\\nlines" holds a line break or another control character. Write it in one line without.',
        '6: HOLDS needs evidence. Name at least one Remark, such as remarks: [remark:some-name].',
      ].map((problem) => `more/HOLDS.bad.csv:${problem}`),
    );
  });
});

describe('release.yaml', () => {
  it('a folder without release.yaml is refused', async () => {
    const error = await withSeed({ 'deep/release.yaml': 'Author: []' }, 'empty', refusal);
    expect(error?.message).toBe(
      'release.yaml:1: the file is missing. ' +
        'Add it at the root of the folder, with "version:", "title:" and "published:".',
    );
  });

  it.each([
    ['- a', ['1: expected "version:", "title:" and "published:", each with its value.']],
    ['', ['1: expected "version:", "title:" and "published:", each with its value.']],
    [
      'version: 1.0\npublished: 2026-01-31\nname: a',
      [
        '3: release has no property "name". Use one of: version, title, published.',
        '1: release.version: expected a string, found the number 1.0. Put it in quotes.',
        '1: release needs the property title. Add it: a string.',
      ],
    ],
    [
      'version: "1"\ntitle: a\npublished: 2026-02-30',
      ['3: release.published: expected a date such as 2026-01-31, found "2026-02-30".'],
    ],
    [
      'version: "1"\ntitle: a\npublished: soon',
      ['3: release.published: expected a date such as 2026-01-31, found "soon".'],
    ],
  ])('is refused: %j', async (content, problems) => {
    expect(await problemsWith({ 'release.yaml': content })).toEqual(
      problems.map((problem) => `release.yaml:${problem}`),
    );
  });
});
