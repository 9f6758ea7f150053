import { describe, expect, it } from 'vitest';
import type { GraphData } from '../../../src/model/data.ts';
import { compareText } from '../../../src/model/text.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { load } from './support.ts';

const { graph, data } = await loadLibrary();

const node = (id: string) => data.nodes.find((candidate) => candidate.id === id);
const edges = (relation: string, from: string) =>
  data.edges.filter((edge) => edge.relation === relation && edge.from === from);

/** A small whole seed, as one file or as several. */
const release = 'version: "1"\ntitle: Small\npublished: 2026-01-31\n';
const author = 'Author:\n  - { id: author:a, name: Ä, born: 1900, living: true, languages: [GREEK, TURKISH] }\n';
const book = 'Book:\n  - { name: B, id: book:b, format: AUDIO, pages: 10 }\n';
const remark =
  'Register:\n  - { id: register:r, name: R }\nRemark:\n  - { id: remark:r, text: It is., stance: STATES }\n';
const entered = 'ENTERED_IN:\n  - { from: remark:r, to: register:r }\n';
const wrote = 'WROTE:\n  - { from: author:a, to: book:b, role: WRITER, share: 0.5, remarks: [remark:r] }\n';
const small = { 'release.yaml': release, 'all.yaml': author + book + remark + entered + wrote };

describe('the library', () => {
  it('loads whole', () => {
    const counts = new Map([...graph.kinds.keys(), ...graph.relations.keys()].map((name) => [name, 0]));
    for (const { kind } of data.nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    for (const { relation } of data.edges) counts.set(relation, (counts.get(relation) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({
      Author: 16,
      Book: 18,
      Magazine: 4,
      Genre: 6,
      Branch: 5,
      Remark: 11,
      Register: 5,
      WROTE: 25,
      IN_GENRE: 21,
      SUBGENRE_OF: 4,
      SEQUEL_OF: 4,
      INFLUENCED: 11,
      HOLDS: 35,
      SHELVED_UNDER: 4,
      NEAR: 5,
      ENTERED_IN: 11,
      SPEAKS_OF: 110,
      CONTRADICTS: 4,
    });
    expect(data.release).toMatchObject({
      version: '1.0',
      title: 'A library with every oddity',
      published: '2026-01-31',
    });
  });

  it('gives every declared property a value: null or an empty list where none is written', () => {
    expect(node('author:hermit')?.properties).toEqual({
      id: 'author:hermit',
      name: 'Hermit',
      description: null,
      synonyms: [],
      xrefs: [],
      born: null,
      living: null,
      motto: null,
      languages: [],
    });
    for (const { kind, properties } of data.nodes) {
      expect(Object.keys(properties)).toEqual(Object.keys(graph.kind(kind).properties));
    }
    for (const { relation, properties } of data.edges) {
      expect(Object.keys(properties)).toEqual(Object.keys(graph.relations.get(relation)?.properties ?? {}));
    }
  });

  it('reads records with nulls for what they leave out', () => {
    expect(node('book:iliad')?.properties.editions).toEqual([
      { isbn: '0-00-000001-1', year: 1488, price: 0, signed: false, format: 'HARDCOVER' },
      { isbn: '0-00-000001-2', year: 2019, price: 12.99, signed: null, format: 'PAPERBACK' },
      { isbn: '0-00-000001-2', year: null, price: null, signed: null, format: null },
    ]);
  });

  it('reads CSV cells by declared type', () => {
    const [mountain] = edges('HOLDS', 'library-branch:central').filter((edge) => edge.to === 'book:mountain');
    expect(mountain).toEqual({
      relation: 'HOLDS',
      from: 'library-branch:central',
      to: 'book:mountain',
      properties: {
        copies: 2147483647,
        fine: 1e-7,
        currency: 'GBP',
        lendable: false,
        wear: 'DAMAGED',
        shelf: 'Z-9',
        notes: ['heavy, very', 'crushed a shelf', 'heavy, very'],
        formats: ['AUDIO'],
        loans: [],
      },
      evidence: ['remark:weighing'],
    });
    const [picture] = edges('HOLDS', 'library-branch:central').filter((edge) => edge.to === 'book:picture');
    expect(picture?.properties).toMatchObject({ fine: null, lendable: null, wear: null, shelf: null, notes: [] });
  });

  it('composes text and takes the name from where the kind says', () => {
    expect(node('author:zoe')?.properties.name).toBe('Zo\u00eb Quill');
    expect(node('remark:denial')?.properties.name).toBe('There is no cellar.');
  });

  it('keeps evidence in the order of the file, and derives SPEAKS_OF edges from it, each pair once', () => {
    const [iliad] = edges('WROTE', 'author:homer');
    expect(iliad?.evidence).toEqual(['remark:troy', 'remark:authorship']);
    expect(edges('SPEAKS_OF', 'remark:authorship').map((edge) => edge.to)).toEqual([
      'author:anonymous',
      'author:homer',
      'book:iliad',
      'book:odyssey',
    ]);
    // A remark has no genre as its subject, and a remark without a supported edge has no subject at all.
    expect(data.edges.some((edge) => edge.relation === 'SPEAKS_OF' && edge.to.startsWith('genre:'))).toBe(false);
    expect(edges('SPEAKS_OF', 'remark:denial')).toEqual([]);
  });

  it('derives who contradicts whom, each pair once, with all that they do not agree on', async () => {
    const found = data.edges.filter(({ relation }) => relation === 'CONTRADICTS');
    expect(found.map(({ from, to, properties }) => [from, to, properties.matters])).toEqual([
      ['remark:authorship', 'remark:troy', ['WROTE author:homer book:iliad']],
      [
        'remark:doubtful',
        'remark:catalogue',
        ['WROTE author:namesake.10 book:tie-a', 'WROTE author:namesake.2 book:tie-a'],
      ],
      ['remark:doubtful', 'remark:inventory', ['HOLDS library-branch:central book:tie-c']],
      ['remark:weighing', 'remark:inventory', ['HOLDS library-branch:central book:feather']],
    ]);
    for (const { properties, evidence } of found) {
      expect(Object.keys(properties)).toEqual(['matters', 'settled']);
      expect([properties.settled, evidence]).toEqual([null, []]);
    }
  });

  it('lets the remark of the later stance contradict, however the seed lists the two', async () => {
    for (const order of [
      'remark:denial, remark:diary, remark:authorship',
      'remark:diary, remark:authorship, remark:denial',
    ]) {
      const yaml = `WROTE:\n  - { from: author:hermit, to: book:tie-a, role: WRITER, remarks: [${order}] }`;
      const { edges } = await load({ 'more.yaml': yaml }, 'library');
      const pairs = edges.filter(
        ({ relation, properties }) =>
          relation === 'CONTRADICTS' && Object(properties.matters).includes('WROTE author:hermit book:tie-a'),
      );
      expect(pairs.map(({ from, to }) => `${from} ${to}`)).toEqual([
        'remark:authorship remark:diary',
        'remark:denial remark:authorship',
        'remark:denial remark:diary',
      ]);
    }
  });

  it('sorts nodes by id, edges by relation, from and to', () => {
    const ids = data.nodes.map(({ id }) => id);
    const keys = data.edges.map(({ relation, from, to }) => [relation, from, to].join(' '));
    expect(ids).toEqual(ids.toSorted(compareText));
    expect(keys).toEqual(keys.toSorted(compareText));
  });
});

describe('the release id', () => {
  const idOf = async (files: Record<string, string | Uint8Array>): Promise<string> =>
    (await load(files, 'empty')).release.id;

  it('is 16 hex digits, equal for equal graphs in any layout', async () => {
    const id = await idOf(small);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
    const split = {
      'release.yaml': `# a comment\npublished: 2026-01-31\ntitle: "Small"\nversion: '1'\n`,
      'z/deep/people.yaml': `${remark}${author}`,
      'a.yaml': wrote,
      'Book.of-two-columns.csv': '\ufeffpages,format,id,name,rating\r\n10,AUDIO,book:b,B,\r\n',
      'ENTERED_IN.csv': 'to,from\nregister:r,remark:r\n',
      'empty.yaml': '# nothing\n',
      'README.md': 'not read',
    };
    expect(await idOf(split)).toBe(id);
    const whole: GraphData[] = [await load(small, 'empty'), await load(split, 'empty')];
    expect(whole[1]).toEqual(whole[0]);
  });

  it.each([
    ['a property', { ...small, 'all.yaml': small['all.yaml'].replace('1900', '1901') }],
    ['an item of a list', { ...small, 'all.yaml': small['all.yaml'].replace('GREEK, TURKISH', 'TURKISH, GREEK') }],
    ['the title', { ...small, 'release.yaml': release.replace('Small', 'Smaller') }],
    ['the version', { ...small, 'release.yaml': release.replace('"1"', '"2"') }],
    ['an edge', { ...small, 'all.yaml': small['all.yaml'].replace(wrote, '') }],
  ])('changes with %s', async (_what, files) => {
    expect(await idOf(files)).not.toBe(await idOf(small));
  });

  it('is the same for composed and decomposed text', async () => {
    const decomposed = { ...small, 'all.yaml': small['all.yaml'].normalize('NFD') };
    expect(decomposed).not.toEqual(small);
    expect(await idOf(decomposed)).toBe(await idOf(small));
  });

  it('reads -0 as 0', async () => {
    const at = (born: string) => ({ ...small, 'all.yaml': small['all.yaml'].replace('1900', born) });
    const [author] = (await load(at('-0'), 'empty')).nodes;
    expect(author?.properties.born).toBe(0);
    expect(await idOf(at('-0'))).toBe(await idOf(at('0')));
  });
});
