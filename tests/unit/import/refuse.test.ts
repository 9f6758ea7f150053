import { describe, expect, it } from 'vitest';
import { SeedError } from '../../../src/import/seed-error.ts';
import { load, problemsWith, refusal, withSeed } from './support.ts';

/** Each case adds `worse.yaml`, the last file, to the library's seed and names exactly the problems that follow. */
type Case = readonly [what: string, yaml: string, ...problems: string[]];

const author = (fields: string) => `Author:\n  - { id: author:new, name: New, ${fields} }`;
const book = (fields: string) => `Book:\n  - { id: book:new, name: New, pages: 1, format: AUDIO, ${fields} }`;
const wrote = (fields: string) => `WROTE:\n  - { from: author:homer, to: book:tie-a, role: WRITER, ${fields} }`;
const ok = 'remarks: [remark:troy]';
/** Ends of messages that several cases share. */
const kinds =
  'Use one of: Author, Book, Magazine, Genre, Branch, Remark, Register, WROTE, IN_GENRE, SUBGENRE_OF, SEQUEL_OF, ' +
  'INFLUENCED, HOLDS, SHELVED_UNDER, NEAR, ENTERED_IN.';
const authorProperties = 'Use one of: id, name, description, synonyms, xrefs, born, living, motto, languages.';
const noId = 'is not an id. An id is a kind, a colon and a slug of lower-case letters, digits, "-" and ".".';

const cases: Readonly<Record<string, readonly Case[]>> = {
  'kinds and relations': [
    [
      'an unknown kind or relation, once a file',
      'Authors:\n  - { id: author:new }\n  - { id: author:newer }\nconstructor:\n  - {}',
      `2: the graph has no kind or relation "Authors". Did you mean Author? ${kinds}`,
      `5: the graph has no kind or relation "constructor". ${kinds}`,
    ],
    [
      'a derived relation written by hand',
      'SPEAKS_OF:\n  - { from: remark:troy, to: author:homer }',
      '2: SPEAKS_OF is filled in from the evidence of the other relations. Remove it.',
    ],
    [
      'a dispute written by hand',
      'CONTRADICTS:\n  - { from: remark:denial, to: remark:troy, matters: [all] }',
      '2: CONTRADICTS is filled in from the evidence of the other relations. Remove it.',
    ],
  ],
  properties: [
    [
      'an unknown property of a node',
      author('borne: 1900'),
      `2: Author has no property "borne". Did you mean born? ${authorProperties}`,
    ],
    [
      'an unknown property named like something every object has',
      author('toString: 1, __proto__: 2'),
      `2: Author has no property "toString". ${authorProperties}`,
      `2: Author has no property "__proto__". ${authorProperties}`,
    ],
    [
      'an unknown property of an edge',
      wrote(`part: 1, ${ok}`),
      '2: WROTE has no property "part". Use one of: from, to, role, share, language, remarks.',
    ],
    [
      'an unknown property of a record',
      author('xrefs: [{ curie: "A:1", label: a, match: EXACT, url: b }]'),
      '2: Author.xrefs: Xref has no property "url". Use one of: curie, label, match.',
    ],
    [
      'an xref of a vocabulary that is not declared',
      author('xrefs: [{ curie: "B:1", label: a, match: EXACT }]'),
      '2: Author.xrefs: no vocabulary resolves "B:1". Expected a CURIE: ' +
        'one of the prefixes VIAF, QID, A, a colon and the identifier there. Correct it, or declare the prefix.',
    ],
    [
      'an xref other than a CURIE, and one with a blank',
      author('xrefs: [{ curie: VIAF, label: a, match: EXACT }, { curie: "VIAF:1 2", label: a, match: EXACT }]'),
      '2: Author.xrefs: Xref.curie: expected a CURIE, such as "HP:0001324"; found "VIAF".',
      '2: Author.xrefs: Xref.curie: expected a CURIE, such as "HP:0001324"; found "VIAF:1 2".',
    ],
    [
      'a missing required property',
      'Author:\n  - id: author:new\n    born: 1900',
      '2: Author needs the property name. Add it: a string.',
    ],
    [
      'a required property that is null, on its own line',
      'Author:\n  - id: author:new\n    name:\n',
      '3: Author needs the property name. Add it: a string.',
    ],
    [
      'a missing required property of an edge',
      `WROTE:\n  - { from: author:homer, to: book:tie-a, ${ok} }`,
      '2: WROTE needs the property role. Add it: one of WRITER, TRANSLATOR, EDITOR.',
    ],
    [
      'a missing required field of a record, on the line of the record',
      'Author:\n  - id: author:new\n    name: New\n    xrefs:\n      - { curie: "A:1", label: a, match: EXACT }\n' +
        '      - { curie: "A:2", match: EXACT }',
      '6: Author.xrefs: Xref needs the property label. Add it: a string.',
    ],
    [
      'a name where the kind has a better word for it',
      'Remark:\n  - { id: remark:new, name: New, text: Text., stance: STATES }\nENTERED_IN:\n' +
        '  - { from: remark:new, to: register:blank }',
      '2: Remark takes its name from its text. Remove "name".',
    ],
  ],
  values: [
    [
      'a number for a text',
      author('motto: 12'),
      '2: Author.motto: expected a string, found the number 12. Put it in quotes.',
    ],
    ['a list for a text', author('motto: [a]'), '2: Author.motto: expected a string, found a list.'],
    [
      'a text for a number',
      author('born: old'),
      '2: Author.born: expected a whole number within 32 bits, found "old".',
    ],
    [
      'a fraction for an int',
      author('born: 1.5'),
      '2: Author.born: expected a whole number within 32 bits, found the number 1.5.',
    ],
    [
      'an int beyond 32 bits',
      'Branch:\n' +
        '  - { id: library-branch:new, name: New, open: true, latitude: 1, currency: EUR, visitors: 2147483648 }',
      '2: Branch.visitors: expected a whole number within 32 bits, found the number 2147483648.',
    ],
    [
      'an infinite number',
      book('weight: .inf'),
      '2: Book.weight: expected a finite number: .inf is in another notation. ' +
        'Write it in decimal digits, such as 15 or 0.5.',
    ],
    [
      'no number',
      book('weight: .nan'),
      '2: Book.weight: expected a finite number: .nan is in another notation. ' +
        'Write it in decimal digits, such as 15 or 0.5.',
    ],
    [
      'a number below the minimum',
      book('rating: -0.5'),
      '2: Book.rating: -0.5 is too small. Expected 0 or more (in stars).',
    ],
    ['a number above the maximum', author('born: 2101'), '2: Author.born: 2101 is too large. Expected 2100 or less.'],
    ['a word for a boolean', author('living: yes'), '2: Author.living: expected true or false, found "yes".'],
    [
      'a value that the enum lacks',
      book('language: german'),
      '2: Book.language: expected one of GREEK, TURKISH, ENGLISH, CHINESE, FRENCH; found "german".',
    ],
    [
      'an enum value named like something every object has',
      book('language: toString'),
      '2: Book.language: expected one of GREEK, TURKISH, ENGLISH, CHINESE, FRENCH; found "toString".',
    ],
    ['a text for a list', book('tags: sea'), '2: Book.tags: expected a list of strings, found "sea".'],
    [
      'items of a list, each on its line',
      'Author:\n  - id: author:new\n    name: New\n    languages:\n      - GREEK\n      - GERMAN\n      - \n',
      '6: Author.languages: expected one of GREEK, TURKISH, ENGLISH, CHINESE, FRENCH; found "GERMAN".',
      '7: Author.languages: expected one of GREEK, TURKISH, ENGLISH, CHINESE, FRENCH; found nothing.',
    ],
    [
      'a text for a list of records',
      book('editions: first'),
      '2: Book.editions: expected a list of records with isbn, year, price, signed, format ' +
        '(only YAML can hold them), found "first".',
    ],
    [
      'a text for a record',
      book('editions: [first]'),
      '2: Book.editions: expected a record such as { isbn: ..., year: ..., price: ..., signed: ..., format: ... }, ' +
        'found "first".',
    ],
    [
      'a value in a record',
      book('editions: [{ isbn: "1", year: 1449 }]'),
      '2: Book.editions: Edition.year: 1449 is too small. Expected 1450 or more.',
    ],
    [
      'an empty text',
      author('motto: ""'),
      '2: Author.motto: the string is empty. Write one, or leave the property out.',
    ],
    ['a blank in front', author('motto: " a"'), '2: Author.motto: " a" begins or ends with a blank. Remove it.'],
    [
      'a line break',
      author('motto: "a\\nb"'),
      '2: Author.motto: "a\\nb" holds a line break or another control character. Write it in one line without.',
    ],
    [
      'half a surrogate pair',
      author('motto: "a\\uD835"'),
      '2: Author.motto: "a\\ud835" holds a line break or another control character. Write it in one line without.',
    ],
    [
      'a unit that differs from the one it repeats (equals, from)',
      `HOLDS:\n  - from: library-branch:ruin\n    to: book:red\n    copies: 1\n    currency: GBP\n    ${ok}`,
      '5: HOLDS.currency: expected the currency of library-branch:ruin, which is EUR; found GBP. ' +
        'Correct one of the two.',
    ],
    [
      'a value that repeats one not given (equals, to)',
      `WROTE:\n  - { from: author:homer, to: book:picture, role: WRITER, language: GREEK, ${ok} }`,
      '2: WROTE.language: expected the language of book:picture, which is not given; found GREEK. ' +
        'Correct one of the two.',
    ],
  ],
  ids: [
    [
      'a malformed id',
      'Author:\n  - name: New\n    id: author:New One',
      `3: Author.id: "author:New One" ${noId} Expected an id of the kind Author: "author:…".`,
    ],
    [
      'the prefix of another kind',
      'Branch:\n  - { id: branch:new, name: New, open: true, latitude: 1, currency: EUR }',
      `2: Branch.id: "branch:new" ${noId} Expected an id of the kind Branch: "library-branch:…".`,
    ],
    [
      'an id taken in another file',
      'Author:\n  - { id: author:homer, name: Another }',
      '2: the id author:homer is already taken at authors.yaml:5. Merge the two, or choose another id.',
    ],
  ],
  edges: [
    [
      'an end that no node has',
      `WROTE:\n  - from: author:homr\n    to: book:tie-a\n    role: WRITER\n    ${ok}`,
      '2: WROTE.from: no node has the id "author:homr". Expected an id of kind Author. Correct it, or add the node.',
    ],
    [
      'an end of the wrong kind',
      `WROTE:\n  - from: author:homer\n    to: magazine:owl\n    role: WRITER\n    ${ok}`,
      '3: WROTE.to: magazine:owl is of kind Magazine. Expected an id of kind Book.',
    ],
    [
      'an end of none of the kinds of a union',
      `HOLDS:\n  - { from: library-branch:ruin, to: genre:sea, copies: 1, currency: EUR, ${ok} }`,
      '2: HOLDS.to: genre:sea is of kind Genre. Expected an id of kind Book or Magazine.',
    ],
    [
      'a missing end',
      `IN_GENRE:\n  - { from: book:tie-a, ${ok} }`,
      '2: IN_GENRE needs the property to. Add it: a string.',
    ],
    [
      'an edge to an unknown node that is written twice',
      `SUBGENRE_OF:\n  - { from: genre:epic, to: genre:no, ${ok} }\n  - { from: genre:epic, to: genre:no, ${ok} }`,
      '2: SUBGENRE_OF.to: no node has the id "genre:no". Expected an id of kind Genre. Correct it, or add the node.',
      '3: SUBGENRE_OF.to: no node has the id "genre:no". Expected an id of kind Genre. Correct it, or add the node.',
      '3: SUBGENRE_OF genre:epic genre:no is already written at worse.yaml:2. Merge the two.',
    ],
    [
      'an edge written twice, with both places',
      `SUBGENRE_OF:\n  - { from: genre:epic, to: genre:fiction, ${ok} }`,
      '2: SUBGENRE_OF genre:epic genre:fiction is already written at relations.yaml:57. Merge the two.',
    ],
  ],
  evidence: [
    [
      'none',
      'WROTE:\n  - { from: author:homer, to: book:tie-a, role: WRITER }',
      '2: WROTE needs evidence. Name at least one Remark, such as remarks: [remark:some-name].',
    ],
    [
      'an empty list',
      wrote('remarks: []'),
      '2: WROTE needs evidence. Name at least one Remark, such as remarks: [remark:some-name].',
    ],
    ['no list', wrote('remarks: remark:troy'), '2: WROTE.remarks: expected a list of strings, found "remark:troy".'],
    [
      'an id that no node has',
      wrote('remarks: [remark:nowhere]'),
      '2: WROTE.remarks: no node has the id "remark:nowhere". Expected an id of kind Remark. ' +
        'Correct it, or add the node.',
    ],
    [
      'an id of another kind',
      wrote('remarks: [register:ledger]'),
      '2: WROTE.remarks: register:ledger is of kind Register. Expected an id of kind Remark.',
    ],
    [
      'the same twice',
      wrote('remarks: [remark:troy, remark:troy]'),
      '2: WROTE.remarks: remark:troy is named twice. Remove one.',
    ],
    [
      'some where the relation takes none',
      `NEAR:\n  - from: library-branch:hill\n    to: library-branch:central\n    distance: 2\n    ${ok}`,
      '5: NEAR takes no evidence. Remove "remarks".',
    ],
  ],
  structure: [
    [
      'two edges where one end takes one (forward)',
      'ENTERED_IN:\n  - { from: remark:new, to: register:ledger }\n  - { from: remark:new, to: register:blank }\n' +
        'Remark:\n  - { id: remark:new, text: New., stance: STATES }',
      '3: remark:new has one register only, and ENTERED_IN gives it one at worse.yaml:2 already. Keep one.',
    ],
    [
      'no edge where one end takes exactly one (forward)',
      'Remark:\n  - { id: remark:new, text: New., stance: STATES }',
      '2: remark:new has no register. Add one ENTERED_IN from it.',
    ],
    [
      'two edges where one end takes one (inverse)',
      `SEQUEL_OF:\n  - { from: book:mountain, to: book:red, ${ok} }\n  - { from: book:flight, to: book:red, ${ok} }`,
      '3: book:red has one sequel only, and SEQUEL_OF gives it one at worse.yaml:2 already. Keep one.',
    ],
    [
      'a cycle through two files, written out, at its last edge',
      `SUBGENRE_OF:\n  - { from: genre:fiction, to: genre:empty, ${ok} }\n` +
        `  - { from: genre:empty, to: genre:epic, ${ok} }`,
      '3: SUBGENRE_OF leads back to where it began: genre:epic -> genre:fiction -> genre:empty -> genre:epic. ' +
        'Remove one of these edges.',
    ],
    [
      'each of several cycles',
      `SUBGENRE_OF:\n  - { from: genre:life, to: genre:life, ${ok} }\n` +
        `  - { from: genre:empty, to: genre:life, ${ok} }\n  - { from: genre:life, to: genre:empty, ${ok} }`,
      '2: SUBGENRE_OF leads back to where it began: genre:life -> genre:life. Remove one of these edges.',
      '3: SUBGENRE_OF leads back to where it began: genre:life -> genre:empty -> genre:life. ' +
        'Remove one of these edges.',
    ],
  ],
};

describe.each(Object.entries(cases))('%s', (_group, group) => {
  it.each(group)('refuses %s', async (_what, yaml, ...problems) => {
    expect(await problemsWith({ 'worse.yaml': yaml })).toEqual(problems.map((problem) => `worse.yaml:${problem}`));
  });
});

describe('a refusal', () => {
  it('names all problems of all files, causes first', async () => {
    const files = {
      'a.yaml': `WROTE:\n  - { from: author:nowhere, to: book:tie-a, role: NONE, ${ok} }`,
      'b.yaml': 'Author:\n  - { id: author:new, name: "" }',
      'c.yaml': 'Writer:\n  - { id: writer:new }',
    };
    expect((await problemsWith(files)).map((problem) => problem.split(': ')[0])).toEqual([
      'c.yaml:2',
      'b.yaml:2',
      'a.yaml:2',
      'a.yaml:2',
    ]);
  });

  it('does not repeat a problem of a node for its edges', async () => {
    const yaml = `${author('born: x')}\nWROTE:\n  - { from: author:new, to: book:tie-a, role: WRITER, ${ok} }`;
    expect(await problemsWith({ 'bad.yaml': yaml })).toHaveLength(1);
  });

  it('prints a hundred problems, counts all, and keeps the first thousand', async () => {
    const rows = Array.from({ length: 5_060 }, (_, i) => `author:new-${i},`);
    const files = { 'Author.csv': ['id,name', ...rows, ''].join('\n') };
    const error = await withSeed(files, 'library', refusal);
    const lines = error?.message.split('\n') ?? [];
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe('... and 4960 more');
    expect(error?.count).toBe(5_060);
    expect(error?.problems).toHaveLength(1_000);
    expect(error?.problems[59]).toEqual({
      file: 'Author.csv',
      line: 61,
      message: 'Author needs the property name. Add it: a string.',
    });
  });

  it('half-loads nothing: one bad line among many good ones, and there is no data', async () => {
    await expect(load({ 'bad.yaml': author('born: x') }, 'library')).rejects.toBeInstanceOf(SeedError);
    expect((await load({ 'good.yaml': author('born: 1') }, 'library')).nodes).toHaveLength(66);
  });
});
