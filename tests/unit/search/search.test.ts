import { describe, expect, it } from 'vitest';
import { SearchIndex } from '../../../src/search/index.ts';
import { makeNode } from '../../support/crowd.ts';
import { TestEngine } from '../../support/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const index = new SearchIndex(data.nodes, graph.kinds.keys());
const find = (text: string, kinds: readonly string[] | null = null, first = 10) =>
  index.search(text, kinds, first).hits.map(({ id }) => id);

describe('search finds', () => {
  it.each([
    ['by the beginning of a word', 'odys', 'book:odyssey'],
    ['by a word in the middle', 'quill', 'author:zoe'],
    ['in spite of a slip', 'odyssye', 'book:odyssey'],
    ['in spite of a letter left out', 'mountan', 'book:mountain'],
    ['without the accents', 'isil ince', 'author:isil'],
    ['with accents that the name has not', 'ódyssey', 'book:odyssey'],
    ['with accents written apart', 'Zoe\u0308', 'author:zoe'],
    ['in capitals', 'PENELOPE', 'book:penelope'],
    ['by a synonym', 'melesigenes', 'author:homer'],
    ['by a synonym in another script, without its accents', 'ομηρος', 'author:homer'],
    ['by an identifier', 'QID:6691', 'author:homer'],
    ['by an identifier in small letters', 'qid:6691', 'author:homer'],
    ['a ligature by its letters', 'flight', 'book:flight'],
    ['a script without spaces', '红楼', 'book:red'],
    ['all words in any order', 'waits penelope', 'book:penelope'],
  ])('%s', (_name, text, id) => {
    expect(find(text)[0]).toBe(id);
  });

  it('those that have all words before it looks for any of them', () => {
    expect(find('penelope waits')).toEqual(['book:penelope']);
    expect(new Set(find('penelope mountain'))).toEqual(new Set(['book:penelope', 'book:mountain']));
  });

  it.each(['', '   ', 'the', '?!', '🖋', '%', 'zzzzqqq'])('nothing for %j, which is no error', (text) => {
    expect(index.search(text, null, 10)).toEqual({ hits: [], total: 0 });
  });
});

describe('search ranks', () => {
  it('the very name before longer names that hold it', () => {
    const nodes = ['Iron overload', 'Iron', 'Iron deficiency iron iron', 'Ironwood'].map((name, i) =>
      makeNode(graph, 'Genre', `g${i}`, { name }),
    );
    const names = new Map(nodes.map(({ id, properties }) => [id, properties.name]));
    const hits = new SearchIndex(nodes, graph.kinds.keys()).search('iron', null, 10).hits;
    expect(names.get(hits[0]?.id ?? '')).toBe('Iron');
    expect(hits).toHaveLength(4);
  });

  it('the very name before the very synonym, and that before a part', () => {
    const nodes = [
      makeNode(graph, 'Genre', 'part', { name: 'Cobalamin assay' }),
      makeNode(graph, 'Genre', 'synonym', { name: 'B12', synonyms: ['Cobalamin'] }),
      makeNode(graph, 'Genre', 'name', { name: 'Cobalamin' }),
    ];
    expect(new SearchIndex(nodes, graph.kinds.keys()).search('COBALAMIN', null, 10).hits.map(({ id }) => id)).toEqual([
      'genre:name',
      'genre:synonym',
      'genre:part',
    ]);
  });

  it('alike whatever the order of the nodes, and by id what is alike in all', () => {
    expect(find('tie', ['Book'])).toEqual(['book:tie-a', 'book:tie-b', 'book:tie-c']);
    const backwards = new SearchIndex([...data.nodes].reverse(), graph.kinds.keys());
    for (const text of ['tie', 'the', 'rou', 'namesake', 'brun', 'res', 'lamp']) {
      expect(backwards.search(text, null, 20).hits.map(({ id }) => id)).toEqual(find(text, null, 20));
    }
  });

  it.each(['🖋', '?'])('one with a synonym of no letters (%s) no worse for it', (synonym) => {
    const nodes = [
      makeNode(graph, 'Author', 'a', { name: 'Bruno', synonyms: [synonym] }),
      makeNode(graph, 'Author', 'b', { name: 'Bruno Bruno Star', synonyms: ['Old Bruno of Bruno'] }),
    ];
    // A slip, so that neither is the very name: the first is all that was meant, the second only holds it.
    const { hits } = new SearchIndex(nodes, graph.kinds.keys()).search('brunu', null, 10);
    expect(hits.map(({ id }) => id)).toEqual(['author:a', 'author:b']);
  });
});

describe('search tells', () => {
  it('what matched and where, and nothing else', () => {
    const [hit] = index.search('melesigenes', null, 1).hits;
    expect(hit).toMatchObject({ id: 'author:homer', matches: [{ field: 'SYNONYM', text: 'Melesigenes' }] });
    const [lamp] = index.search('lamp', ['Magazine'], 1).hits;
    expect(lamp?.matches).toEqual([
      { field: 'NAME', text: 'Lamp' },
      { field: 'SYNONYM', text: 'The Lamp' },
    ]);
    expect(index.search('VIAF:224924963', null, 1).hits[0]?.matches).toEqual([
      { field: 'XREF', text: 'VIAF:224924963' },
    ]);
  });

  it('the word that was meant, where there was a slip', () => {
    expect(index.search('mountan', null, 1).hits[0]?.matches).toEqual([{ field: 'NAME', text: 'Mountain' }]);
  });

  it('how many there are beyond those given', () => {
    const all = index.search('tie', null, 100);
    expect(all.total).toBe(all.hits.length);
    expect(index.search('tie', null, 1)).toEqual({ total: all.total, hits: all.hits.slice(0, 1) });
    expect(index.search('tie', null, 0)).toEqual({ total: all.total, hits: [] });
  });

  it('only of the kinds asked for', () => {
    expect(find('tie', ['Magazine'])).toEqual(['magazine:tie']);
    expect(find('tie', ['Magazine', 'Book'])).toHaveLength(4);
    expect(index.search('tie', ['Genre'], 10)).toEqual({ hits: [], total: 0 });
    expect(find('tie', [])).toEqual([]);
  });

  it('the same through GraphQL, with the entities and what hangs from them', async () => {
    const engine = new TestEngine(graph, data);
    const text = `{ search(text: "tie", kinds: [MAGAZINE]) { totalCount hits { matches { field text }
      node { __typename name ... on Magazine { genre { id } } } } } }`;
    expect((await engine.data(text)).search).toEqual({
      totalCount: 1,
      hits: [
        {
          matches: [{ field: 'NAME', text: 'Tie' }],
          node: { __typename: 'Magazine', name: 'Tie', genre: { id: 'genre:life' } },
        },
      ],
    });
    const { search } = await engine.data('{ search(text: "") { totalCount hits { score } } }');
    expect(search).toEqual({ totalCount: 0, hits: [] });
  });
});
