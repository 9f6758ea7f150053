/** How research fields fit into operations: arguments, aliases, entities, limits, releases. */

import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { TestEngine, wideLimits } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';
import { shelves } from '../../support/library/research.ts';

const { graph, data } = await loadLibrary();
const open = (limits = {}, store?: Store) => {
  const engine = new TestEngine(graph, data, limits, store, [shelves]);
  // A store of this file counts its reads.
  engine.runsBothWays = store === undefined;
  return engine;
};
const engine = open();

describe('a research field', () => {
  it('answers with entities that a query goes on from, beside other root fields', async () => {
    const { shelves, book } = await engine.data(`{
      book(id: "book:odyssey") { name }
      shelves(books: ["book:odyssey", "book:iliad"]) {
        shelves { book { name authors(first: 1) { edges { role node { name } } } } authors { id } first { name } count }
      }
    }`);
    expect(book).toEqual({ name: 'The Odyssey' });
    expect(shelves.shelves).toEqual([
      {
        book: { name: 'The Odyssey', authors: { edges: [{ role: 'WRITER', node: { name: 'Homer' } }] } },
        authors: [{ id: 'author:homer' }],
        first: { name: 'Homer' },
        count: 1,
      },
      {
        book: { name: 'The Iliad', authors: { edges: [{ role: 'TRANSLATOR', node: { name: 'Émile Roux' } }] } },
        authors: [{ id: 'author:emile-a' }, { id: 'author:homer' }, { id: 'author:emile-b' }],
        first: { name: 'Émile Roux' },
        count: 3,
      },
    ]);
  });

  it('separates selections under different aliases, and follows fragments and directives', async () => {
    const data = await engine.data(
      `query ($no: Boolean!) {
        one: shelves(books: "book:odyssey") { best { book { name } ...more } all: shelves { book { id } } }
        two: shelves(books: "book:penelope") {
          best { book { pages } again: book { id } } best { first { id } } work @include(if: $no)
          everyone { __typename id ... on Book { pages } ... on Author { born } }
        }
      }
      fragment more on Shelf { __typename first { name } }`,
      { no: false },
    );
    expect(data).toEqual({
      one: {
        best: { book: { name: 'The Odyssey' }, __typename: 'Shelf', first: { name: 'Homer' } },
        all: [{ book: { id: 'book:odyssey' } }],
      },
      two: {
        best: { book: { pages: 560 }, again: { id: 'book:penelope' }, first: { id: 'author:zoe' } },
        everyone: [
          { __typename: 'Book', id: 'book:penelope', pages: 560 },
          { __typename: 'Author', id: 'author:zoe', born: 1950 },
        ],
      },
    });
  });

  it('gives null for what is missing and nothing for an empty list', async () => {
    const { shelves } = await engine.data(
      '{ shelves(books: "book:nowhere") { best { count } shelves { count } everyone { id } work } }',
    );
    expect(shelves).toEqual({ best: null, shelves: [], everyone: [], work: 1_000 });
  });

  it('says enum values, kinds and relations in the words of the schema', async () => {
    const { shelves } = await engine.data('{ shelves(books: "book:iliad", format: AUDIO) { format kind relation } }');
    expect(shelves).toEqual({ format: 'AUDIO', kind: 'BOOK', relation: ['WROTE', 'IN_GENRE'] });
  });

  it('gets its arguments checked, with defaults, each id once, from literals or variables', async () => {
    const given = async (args: string, variables = {}, head = '') => {
      const { shelves } = await engine.data(`query ${head} { shelves(${args}) { given } }`, variables);
      return JSON.parse(shelves.given);
    };
    const nothing = { anything: null, weight: null, kinds: null, relations: null, where: null, note: null };
    expect(await given('books: ["book:iliad", "book:iliad"]')).toEqual({
      ...nothing,
      books: ['book:iliad'],
      size: 3,
      format: 'PAPERBACK',
      loud: false,
    });
    const full = {
      books: ['book:iliad', 'book:tie-a'],
      anything: 'author:homer',
      size: 5,
      weight: 0.5,
      format: 'AUDIO',
      kinds: ['Book', 'Author'],
      relations: ['IN_GENRE'],
      where: { name: { contains: 'o' } },
      note: 'n',
      loud: true,
    };
    const literal = `books: ["book:iliad", "book:tie-a"], anything: "author:homer", size: 5, weight: 0.5, format: AUDIO,
      kinds: [BOOK, AUTHOR, BOOK], relations: [IN_GENRE], where: { name: { contains: "o" } }, note: "n", loud: true`;
    expect(await given(literal)).toEqual(full);
    const head = `($books: [ID!]!, $one: String!, $id: ID, $size: Int, $weight: Float, $format: BookFormat,
      $kinds: [EntityKind!], $relations: [RelationType!], $note: String, $loud: Boolean)`;
    const args = `books: $books, anything: $id, size: $size, weight: $weight, format: $format, kinds: $kinds,
      relations: $relations, where: { name: { contains: $one } }, note: $note, loud: $loud`;
    const variables = { ...full, id: full.anything, one: 'o', kinds: ['BOOK', 'AUTHOR'] };
    expect(await given(args, variables, head)).toEqual(full);
    const nulls = { books: ['book:iliad'], one: 'o', size: null, format: null, loud: null };
    expect(await given(args, nulls, head)).toMatchObject({ size: 3, format: 'PAPERBACK', loud: false, note: null });
  });

  it('is planned once for a document', async () => {
    const text = 'query ($books: [ID!]!) { shelves(books: $books) { best { book { id } } } }';
    const runs = [await engine.run(text, { books: 'book:iliad' }), await engine.run(text, { books: 'book:tie-a' })];
    expect(runs.map(({ bound }) => bound?.cached)).toEqual([false, true]);
    expect(runs.map(({ data }) => data.shelves.best.book.id)).toEqual(['book:iliad', 'book:tie-a']);
  });

  it('is explained with its facts', async () => {
    const document = engine.document('{ shelves(books: "book:iliad") { best { book { id } } } }');
    const explained = engine.engine.explain(await engine.engine.run({ document }));
    expect(explained?.plan).toEqual(
      expect.arrayContaining([expect.stringMatching(/^shelves\.best\.book: nodes \$\d+$/)]),
    );
    expect(explained?.facts).toHaveLength(1);
  });
});

describe('an argument is refused', () => {
  it.each([
    ['an id of another kind', 'books: "author:homer"', 'BAD_ID', '"author:homer", which is an id of the kind Author.'],
    ['a string that is not an id', 'books: "iliad"', 'BAD_ID', '"iliad", which is not an id. '],
    ['one bad id among good ones', 'books: ["book:iliad", "x"]', 'BAD_ID', '"x"'],
    [
      'a string that is not an id, where any kind would do',
      'books: "book:iliad", anything: "x:y"',
      'BAD_ID',
      'shelves(anything:)',
    ],
    ['too few ids', 'books: []', 'BAD_USER_INPUT', 'at least 1'],
    ['a number that is too large', 'books: "book:iliad", size: 6', 'BAD_USER_INPUT', 'a whole number from 1 to 5'],
    ['a number that is too small', 'books: "book:iliad", weight: -0.1', 'BAD_USER_INPUT', 'a number from 0 to 1'],
    ['a null operand', 'books: "book:iliad", where: { name: { eq: null } }', 'BAD_USER_INPUT', 'null'],
  ])('%s', async (_name, args, code, message) => {
    const error = await engine.refusal(`{ shelves(${args}) { best { count } } }`);
    expect(error.message).toContain(message);
    expect(error.extensions.code).toBe(code);
  });

  it('more ids than the limit', async () => {
    const error = await open({ maxIds: 2 }).refusal(
      '{ shelves(books: ["book:iliad", "book:tie-a", "book:tie-b"]) { best { count } } }',
    );
    expect(error.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxIds', max: 2, actual: 3 });
  });
});

describe('the size of an operation with research in it', () => {
  it('counts the entities of the answer once they are known', async () => {
    const text = '{ shelves(books: ["book:iliad", "book:tie-a"]) { everyone { id } } }';
    const { bound, data } = await engine.run(text);
    expect(bound?.cost).toBe(1_000 + data.shelves.everyone.length);
    const error = await open({ maxCost: 1_001 }).refusal(text);
    expect(error.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxCost' });
  });

  it('is bounded by the work of its algorithms together', async () => {
    const text = '{ a: shelves(books: "book:iliad") { work } b: shelves(books: "book:iliad") { work } }';
    expect(await open({ maxWork: 2_000 }).data(text)).toEqual({ a: { work: 1_000 }, b: { work: 1_000 } });
    const error = await open({ maxWork: 1_999 }).refusal(text);
    expect(error.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxWork' });
  });

  it('is bounded by the work of reading its facts', async () => {
    const error = await open({ maxWork: 3 }).refusal('{ shelves(books: ["book:iliad", "book:tie-a"]) { given } }');
    expect(error.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxWork' });
  });
});

describe('a release that comes between facts and answer', () => {
  /** A store that names a release for each question: the first, the second, and so on; the last for ever. */
  const changing = (...releases: readonly string[]): Store => {
    const store = openMemoryStore(columnsOf(graph, data), wideLimits);
    let asked = 0;
    return {
      ...store,
      execute: async (question, stop) => {
        const { tree } = await store.execute(question, stop);
        return { tree, release: releases[Math.min(asked++, releases.length - 1)] ?? '' };
      },
    };
  };
  const text = '{ shelves(books: "book:iliad") { best { book { id } } } }';

  it('makes the operation begin again', async () => {
    const { shelves } = await open({}, changing('one', 'two')).data(text);
    expect(shelves.best.book.id).toBe('book:iliad');
  });

  it('is an error when it comes too often', async () => {
    const error = await open({}, changing('1', '2', '3', '4', '5', '6')).refusal(text);
    expect(error.extensions.code).toBe('SERVICE_UNAVAILABLE');
  });
});
