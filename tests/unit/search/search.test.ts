import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../src/search/index.ts';
import { indexNodes } from '../../../src/search/index-nodes.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeNode } from '../../support/engine/make-data.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const index = new SearchIndex(graph, indexNodes(graph, data.nodes));
const find = (text: string, kinds: readonly string[] | null = null) => index.search(text, kinds).map(({ id }) => id);

/** An index over entities of one kind with these names and synonyms, each called by its first. */
function indexOf(names: readonly (readonly [name: string, ...synonyms: string[]])[], kind = 'Genre') {
  const nodes = names.map(([name, ...synonyms], i) => makeNode(graph, kind, `n${i}`, { name, synonyms }));
  const called = new Map(nodes.map(({ id, properties }) => [id, String(properties.name)]));
  const found = new SearchIndex(graph, indexNodes(graph, nodes));
  return (text: string) => found.search(text, null).map(({ id, match }) => [called.get(id), match]);
}

describe('search finds', () => {
  it.each([
    ['by the beginning of a word', 'odys', 'book:odyssey'],
    ['by one letter', 'o', 'book:odyssey'],
    ['by a word in the middle', 'quill', 'author:zoe'],
    ['in spite of a typo', 'odyssye', 'book:odyssey'],
    ['in spite of a letter left out', 'mountan', 'book:mountain'],
    ['without the accents', 'isil ince', 'author:isil'],
    ['with accents that the name has not', 'ódyssey', 'book:odyssey'],
    ['with accents written apart', 'Zoe\u0308', 'author:zoe'],
    ['in capitals', 'PENELOPE', 'book:penelope'],
    ['by a synonym', 'melesigenes', 'author:homer'],
    ['by a synonym in another script, without its accents', 'ομηρος', 'author:homer'],
    ['a ligature by its letters', 'flight', 'book:flight'],
    ['ss by ß', 'anna straße', 'author:strasse-a'],
    ['ß by ss', 'ANNA STRASSE', 'author:strasse-a'],
    ['a script without spaces', '红楼', 'book:red'],
    ['all words in any order', 'waits penelope', 'book:penelope'],
    ['words written together', 'penelopewaits', 'book:penelope'],
    ['a word written apart', 'moun tain', 'book:mountain'],
    ['a possessive however its apostrophe is typed', 'o’brien', 'author:quotes'],
    ['a possessive without its apostrophe', 'obrien', 'author:quotes'],
  ])('%s', (_name, text, id) => {
    expect(find(text)[0]).toBe(id);
  });

  it('those that have all words, and others only where there are none', () => {
    expect(find('penelope waits')).toEqual(['book:penelope']);
    expect(new Set(find('penelope mountain'))).toEqual(new Set(['book:penelope', 'book:mountain']));
    expect(index.search('penelope mountain', null).map(({ match }) => match)).toEqual(['PARTIAL', 'PARTIAL']);
  });

  it('fewer, the more is typed', () => {
    const all = indexOf([['Leg cramps'], ['Leg pain'], ['Restless legs'], ['Cold legs'], ['Cramps']]);
    expect(all('leg')).toHaveLength(4);
    expect(all('leg c').map(([name]) => name)).toEqual(['Leg cramps', 'Cold legs']);
    expect(all('leg cr').map(([name]) => name)).toEqual(['Leg cramps']);
    expect(all('leg l')).toEqual([]);
  });

  it.each(['', '   ', '?!', '🖋', '%', 'zzzzqqq'])('nothing for %j, without an error', (text) => {
    expect(index.search(text, null)).toEqual([]);
  });

  it('nothing for a number or a letter that is missing, even if other words match', () => {
    const found = indexOf([['Vitamin B12'], ['Vitamin D'], ['Milk with vitamins A and D']]);
    expect(found('vitamin b6')).toEqual([]);
    expect(found('vitamin b13')).toEqual([]);
    expect(found('vitamin x')).toEqual([]);
    expect(found('vitamin a')).toEqual([['Milk with vitamins A and D', 'EXACT']]);
    expect(found('vitaminb12')).toEqual([['Vitamin B12', 'EXACT']]);
    expect(found('vitamin b 12')).toEqual([['Vitamin B12', 'EXACT']]);
    expect(found('vitamin b-12')).toEqual([['Vitamin B12', 'EXACT']]);
  });

  it.each([
    ['abc', 'abd', false],
    ['abcd', 'abce', true],
    ['abcd', 'abdc', true],
    ['abcd', 'xbcd', false],
    ['abcd', 'abxy', false],
    ['abcdefg', 'abcdexy', false],
    ['abcdefgh', 'abcdefxy', true],
    ['abcdefgh', 'abcdexyz', false],
    ['abcd1', 'abcd2', false],
    ['1234567', '1234568', false],
  ])('%s for %s: %s, by how many typos a word of its length may have', (typed, name, isFound) => {
    expect(indexOf([[name]])(typed)).toEqual(isFound ? [[name, 'TYPO']] : []);
  });

  it.each([
    ['beans', 'Bean'],
    ['bean', 'Beans'],
    ['berries', 'Berry'],
    ['berry', 'Berries'],
    ['boxes', 'Box'],
  ])('%s for %s as the same word', (typed, name) => {
    expect(indexOf([[name]])(typed)).toEqual([[name, 'EXACT']]);
  });
});

describe('search ranks', () => {
  it('whole words before beginnings, and those before typos', () => {
    const found = indexOf([['Iron'], ['Old iron'], ['Ironwood'], ['Irom'], ['Wood of iron trees'], ['Old ironwood']]);
    expect(found('iron')).toEqual([
      ['Iron', 'EXACT'],
      ['Old iron', 'EXACT'],
      ['Wood of iron trees', 'EXACT'],
      ['Ironwood', 'PREFIX'],
      ['Old ironwood', 'PREFIX'],
      ['Irom', 'TYPO'],
    ]);
  });

  it('word by word: two whole words before one, and that before none', () => {
    const found = indexOf([['Irony woody'], ['Iron woody'], ['Irom wood'], ['Very long wood names of iron']]);
    expect(found('iron wood').map(([name]) => name)).toEqual([
      'Very long wood names of iron',
      'Iron woody',
      'Irony woody',
      'Irom wood',
    ]);
  });

  it('the very name before the very synonym, and that before a part', () => {
    const found = indexOf([['Cobalamin assay'], ['B12', 'Cobalamin'], ['Cobalamin']]);
    expect(found('COBALAMIN').map(([name]) => name)).toEqual(['Cobalamin', 'B12', 'Cobalamin assay']);
  });

  it('a name that begins with the text before one that has it elsewhere', () => {
    const found = indexOf([['Wild sea salmon'], ['Salt of the sea'], ['Old sole', 'Sole']]);
    expect(found('s').map(([name]) => name)).toEqual(['Old sole', 'Salt of the sea', 'Wild sea salmon']);
  });

  it('the background after all others, unless it is asked for', () => {
    const nodes = [
      makeNode(graph, 'Remark', 'a', { name: 'Owl', text: 'Owl' }),
      makeNode(graph, 'Magazine', 'a', { name: 'Owlet and other birds' }),
    ];
    const found = new SearchIndex(graph, indexNodes(graph, nodes));
    expect(found.search('owl', null).map(({ id }) => id)).toEqual(['magazine:a', 'remark:a']);
    expect(found.search('owl', ['Magazine', 'Remark']).map(({ id }) => id)).toEqual(['remark:a', 'magazine:a']);
  });

  it('kinds in the order of their declaration where all else is alike, then ids', () => {
    expect(find('tie')).toEqual(['book:tie-a', 'book:tie-b', 'book:tie-c', 'magazine:tie']);
    const backwards = new SearchIndex(graph, indexNodes(graph, [...data.nodes].reverse()));
    for (const text of ['tie', 'the', 'rou', 'namesake', 'brun', 'res', 'lamp', 'e']) {
      expect(backwards.search(text, null)).toEqual(index.search(text, null));
    }
  });

  it.each(['🖋', '?'])('one with a synonym of no letters (%s) no worse for it', (synonym) => {
    const found = indexOf([
      ['Bruno', synonym],
      ['Bruno Bruno Star', 'Old Bruno of Bruno'],
    ]);
    expect(found('brunu').map(([name]) => name)).toEqual(['Bruno', 'Bruno Bruno Star']);
  });
});

describe('search reports', () => {
  it('the matching strings with field and grade, the closest first', () => {
    const [hit] = index.search('melesigenes', null);
    expect(hit).toMatchObject({ id: 'author:homer', match: 'EXACT', score: 1 });
    expect(hit?.matches).toEqual([{ field: 'SYNONYM', text: 'Melesigenes', match: 'EXACT' }]);
    const [lamp] = index.search('lamp', ['Magazine']);
    expect(lamp?.matches).toEqual([
      { field: 'NAME', text: 'Lamp', match: 'EXACT' },
      { field: 'SYNONYM', text: 'The Lamp', match: 'EXACT' },
    ]);
    expect(index.search('mountan', null)[0]?.matches).toEqual([{ field: 'NAME', text: 'Mountain', match: 'TYPO' }]);
    expect(index.search('penel', null)[0]).toMatchObject({ match: 'PREFIX', score: 0.5 });
  });

  it.each(['EXACT', 'CLOSE', 'NARROW', 'BROAD', 'RELATED'])('a label graded %s, behind names and synonyms', (match) => {
    const labelled = (id: string, properties: Parameters<typeof makeNode>[3]) =>
      makeNode(graph, 'Genre', id, { name: id, ...properties });
    const found = new SearchIndex(
      graph,
      indexNodes(graph, [
        labelled('label', { xrefs: [{ curie: 'X:1', label: 'Sea Shanty', match }] }),
        labelled('synonym', { synonyms: ['sea shanty'] }),
        labelled('name', { name: 'Sea shanty' }),
        labelled('longer', { name: 'Sea shanty of old' }),
      ]),
    );
    const hits = found.search('sea shanty', null);
    expect(hits.map(({ id }) => id)).toEqual(['genre:name', 'genre:synonym', 'genre:label', 'genre:longer']);
    expect(hits[2]?.matches).toEqual([{ field: 'XREF_LABEL', text: 'Sea Shanty', match: 'EXACT' }]);
    expect(found.search('sea shant', null).at(-1)).toMatchObject({ id: 'genre:longer', match: 'PREFIX' });
  });

  it('only of the kinds asked for', () => {
    expect(find('tie', ['Magazine'])).toEqual(['magazine:tie']);
    expect(find('tie', ['Magazine', 'Book'])).toHaveLength(4);
    expect(find('tie', ['Genre'])).toEqual([]);
    expect(find('tie', [])).toEqual([]);
  });

  it('the same through GraphQL, with the entities and what hangs from them', async () => {
    const engine = new TestEngine(graph, data);
    const text = `{ search(text: "tie", kinds: [MAGAZINE]) { totalCount hits { match matches { field text match }
      node { __typename name ... on Magazine { genre { id } } } } nodes { id } edges { node { id } } } }`;
    expect((await engine.data(text)).search).toEqual({
      totalCount: 1,
      hits: [
        {
          match: 'EXACT',
          matches: [{ field: 'NAME', text: 'Tie', match: 'EXACT' }],
          node: { __typename: 'Magazine', name: 'Tie', genre: { id: 'genre:life' } },
        },
      ],
      nodes: [{ id: 'magazine:tie' }],
      edges: [{ node: { id: 'magazine:tie' } }],
    });
    const { search } = await engine.data('{ search(text: "") { totalCount hits { score } pageInfo { endCursor } } }');
    expect(search).toEqual({ totalCount: 0, hits: [], pageInfo: { endCursor: null } });
  });
});
