import { describe, expect, it } from 'vitest';
import { canonicalIdentifier } from '../../../src/model/identifier.ts';
import { SearchIndex } from '../../../src/search/index.ts';
import { indexNodes } from '../../../src/search/index-nodes.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeNode } from '../../support/engine/make-data.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const index = new SearchIndex(graph, indexNodes(graph, data.nodes));
const find = (text: string) => index.search(text, null).map(({ id }) => id);

describe('an identifier', () => {
  it.each([
    ['HP:0001324', 'hp_0001324'],
    ['HP:0001324', ' HP_0001324 '],
    ['HP:0001324', 'http://purl.obolibrary.org/obo/HP_0001324'],
    ['HP:0001324', 'https://purl.obolibrary.org/obo/HP_0001324/'],
    ['HP:0001324', 'https://bioregistry.io/hp:0001324'],
    ['HP:0001324', 'HP: 0001324'],
    ['HP:0001324', 'HP 0001324'],
    ['01123', '1123'],
    ['NDB:01123', 'NDB 1123'],
    ['author:homer', 'Author:Homer'],
  ])('%s may be written as %s', (one, other) => {
    expect(canonicalIdentifier(other)).toBe(canonicalIdentifier(one));
  });

  it.each([
    ['HP:0001324', 'HP:0001325'],
    ['HP:0001324', 'HP:00013240'],
    ['HP:0001324', 'MP:0001324'],
    ['1123', '11230'],
    ['0-00-000001-1', '0-00-000001-2'],
  ])('%s is not %s', (one, other) => {
    expect(canonicalIdentifier(other)).not.toBe(canonicalIdentifier(one));
  });

  it.each(['QID:6691', 'qid:6691', 'QID_6691', 'http://www.wikidata.org/entity/QID_6691', 'QID 6691', 'author:homer'])(
    '%s finds what has it, and nothing else',
    (text) => {
      expect(index.search(text, null)).toMatchObject([{ id: 'author:homer', match: 'IDENTIFIER' }]);
    },
  );

  it.each(['0-00-000001-1', 'ISBN:0-00-000001-1', 'isbn 0-00-000001-1'])('%s is found in any record', (text) => {
    expect(index.search(text, null)[0]).toMatchObject({
      id: 'book:iliad',
      matches: [{ field: 'IDENTIFIER', text: '0-00-000001-1', match: 'IDENTIFIER' }],
    });
  });

  it.each([
    'QID:6692',
    'QID:669',
    'QID:66911',
    'author:homerx',
    'author:home',
    'book:odyssye',
    'http://x.org/QID_6692',
  ])('%s, which nothing has, finds nothing', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('finds what it means exactly before what it means less well, in declared order', () => {
    const fits = ['RELATED', 'BROAD', 'EXACT', 'NARROW', 'CLOSE'];
    const nodes = fits.map((match) =>
      makeNode(graph, 'Genre', match.toLowerCase(), { name: match, xrefs: [{ curie: 'X:1', label: 'x', match }] }),
    );
    const found = new SearchIndex(graph, indexNodes(graph, nodes));
    const inOrder = ['genre:exact', 'genre:close', 'genre:narrow', 'genre:broad', 'genre:related'];
    expect(found.search('X_1', null).map(({ id }) => id)).toEqual(inOrder);
    expect(found.lookUp('X:1', null)).toBe('genre:exact');
    expect(found.lookUp('X:1', ['RELATED', 'BROAD'])).toBe('genre:broad');
    expect(found.lookUp('X:1', [])).toBeNull();
    expect(found.lookUp('X:2', null)).toBeNull();
  });
});

describe('byXref', () => {
  const engine = new TestEngine(graph, data);

  it('looks many up at once, in their order, null where nothing has one', async () => {
    const ids = ['VIAF:224924963', 'QID:1', 'qid_6691', 'ISBN:0-00-000001-2', 'no such thing', 'VIAF:224924963'];
    const { byXref } = await engine.data('query ($ids: [ID!]!) { byXref(ids: $ids) { __typename id } }', { ids });
    const homer = { __typename: 'Author', id: 'author:homer' };
    expect(byXref).toEqual([homer, null, homer, { __typename: 'Book', id: 'book:iliad' }, null, homer]);
  });

  it('holds to how well an identifier fits', async () => {
    const query = '{ exact: byXref(ids: "QID:6691", match: EXACT) { id } any: byXref(ids: "QID:6691") { id } }';
    expect(await engine.data(query)).toEqual({ exact: [null], any: [{ id: 'author:homer' }] });
  });

  it('takes as many identifiers as nodes(ids:) does', async () => {
    const small = new TestEngine(graph, data, { maxIds: 2 });
    const { errors } = await small.run('{ byXref(ids: ["QID:1", "QID:2", "QID:3"]) { id } }');
    expect(errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxIds', actual: 3 });
  });
});
