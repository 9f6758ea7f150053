import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();

/** Runs one document with the variables of each request, on a new engine. Reports which plans came from its cache. */
async function run(text: string, ...requests: readonly Readonly<Record<string, unknown>>[]) {
  const engine = new TestEngine(graph, data);
  const answers = [];
  for (const variables of requests) {
    const { data, errors, bound } = await engine.run(text, variables);
    expect(errors).toEqual([]);
    answers.push({ data, cached: bound?.cached, plan: bound?.plan });
  }
  return answers;
}

const cached = (answers: readonly { readonly cached: boolean | undefined }[]) => answers.map((answer) => answer.cached);

describe('the plan of a document', () => {
  it('is made once for all values of its variables', async () => {
    const text = `query($first: Int, $text: String, $ids: [ID!]!) {
      books(first: $first, where: {name: {contains: $text}}) { nodes { id } } nodes(ids: $ids) { id } }`;
    const answers = await run(
      text,
      { first: 2, text: 'i', ids: ['book:iliad'] },
      { first: 5, text: 'tie', ids: ['author:homer', 'book:odyssey', 'book:none'] },
    );
    expect(cached(answers)).toEqual([false, true]);
    expect(answers[1]?.plan).toBe(answers[0]?.plan);
    expect(answers[0]?.data.books.nodes).toHaveLength(2);
    expect(answers[1]?.data).toEqual({
      // Alike in every key of the default order, whose last is descending: so is the id.
      books: { nodes: [{ id: 'book:tie-b' }, { id: 'book:tie-a' }, { id: 'book:tie-c' }] },
      nodes: [{ id: 'author:homer' }, { id: 'book:odyssey' }, null],
    });
  });

  it('is made again for a filter of another shape, and kept beside the first', async () => {
    const text = 'query($w: BookWhere) { books(where: $w) { totalCount } }';
    const answers = await run(
      text,
      { w: { pages: { gt: 100 } } },
      { w: { pages: { gt: 600 } } },
      { w: { pages: { lt: 100 } } },
      { w: { and: [{ pages: { gt: 600 } }] } },
      { w: null },
      {},
      { w: { pages: { gt: 100 } } },
    );
    expect(cached(answers)).toEqual([false, true, false, false, false, false, true]);
    const count = (test: (pages: number) => boolean) =>
      data.nodes.filter(({ kind, properties }) => kind === 'Book' && test(Number(properties.pages))).length;
    expect(answers.map((answer) => answer.data.books.totalCount)).toEqual([
      count((pages) => pages > 100),
      count((pages) => pages > 600),
      count((pages) => pages < 100),
      count((pages) => pages > 600),
      count(() => true),
      count(() => true),
      count((pages) => pages > 100),
    ]);
  });

  it('is made again for lists of objects that are as long and hold others', async () => {
    const text = `query($o: [BookOrder!], $w: BookWhere) {
      books(orderBy: $o, where: $w, first: 3) { nodes { id } totalCount } }`;
    const requests = [
      { o: [{ name: 'ASC' }], w: { or: [{ pages: { gt: 100 } }] } },
      { o: [{ pages: 'DESC' }], w: { or: [{ pages: { gt: 100 } }] } },
      { o: [{ name: 'ASC' }], w: { or: [{ pages: { lt: 100 } }] } },
      { o: [{ name: 'ASC' }], w: { or: [{ rating: { gt: 3 } }] } },
    ];
    const answers = await run(text, ...requests);
    expect(cached(answers)).toEqual([false, false, false, false]);
    for (const [i, request] of requests.entries())
      expect(answers[i]?.data).toEqual((await run(text, request))[0]?.data);
    expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(requests.length);
  });

  it('is not misled by a spread that is left out before the same spread', async () => {
    const left = ['@include(if: false)', '@skip(if: true)', '@include(if: $no)'];
    for (const directive of left) {
      const text = `query($no: Boolean = false) {
          genre(id: "genre:sea") { ...F ${directive} ...F } x: __typename @include(if: $no) }
        fragment F on Genre { broader { totalCount } }`;
      expect((await run(text, {}))[0]?.data).toEqual({ genre: { broader: { totalCount: 2 } } });
    }
  });

  it('is made again for another direction, which decides the order', async () => {
    const text = 'query($d: OrderDirection!) { genres(orderBy: {name: $d}, first: 1) { nodes { id } } }';
    const answers = await run(text, { d: 'ASC' }, { d: 'DESC' }, { d: 'ASC' });
    expect(cached(answers)).toEqual([false, false, true]);
    expect(answers.map((answer) => answer.data.genres.nodes[0].id)).toEqual([
      'genre:epic',
      'genre:empty',
      'genre:epic',
    ]);
  });

  it('follows what @include and @skip say of this request', async () => {
    const text = `query($yes: Boolean!, $no: Boolean = false) { genre(id: "genre:sea") {
      id broader @include(if: $yes) { totalCount } ... @skip(if: $no) { narrower { totalCount } } } }`;
    const answers = await run(text, { yes: true }, { yes: false }, { yes: false, no: true }, { yes: true });
    expect(cached(answers)).toEqual([false, false, false, true]);
    const broader = { totalCount: 2 };
    const narrower = { totalCount: 0 };
    expect(answers.map((answer) => answer.data.genre)).toEqual([
      { id: 'genre:sea', broader, narrower },
      { id: 'genre:sea', narrower },
      { id: 'genre:sea' },
      { id: 'genre:sea', broader, narrower },
    ]);
  });

  it('distinguishes a list forwards from one backwards when variables decide it', async () => {
    const text = 'query($first: Int, $last: Int) { genres(first: $first, last: $last) { nodes { id } } }';
    const answers = await run(text, { first: 1 }, { last: 1 }, { first: 1, last: null }, { first: 2 });
    expect(answers.map((answer) => answer.data.genres.nodes.length)).toEqual([1, 1, 1, 2]);
    expect(answers[0]?.data.genres.nodes).not.toEqual(answers[1]?.data.genres.nodes);
    expect(answers[0]?.data.genres.nodes).toEqual(answers[2]?.data.genres.nodes);
  });

  it('is not shared by two operations of one document', async () => {
    const engine = new TestEngine(graph, data);
    const document = parse('query A { genre(id: "genre:sea") { id } } query B { genre(id: "genre:epic") { id } }');
    const ask = async (operationName: string) =>
      (await engine.engine.run({ document, operationName })).result.data?.genre;
    expect([await ask('A'), await ask('B'), await ask('A')]).toEqual([
      { id: 'genre:sea' },
      { id: 'genre:epic' },
      { id: 'genre:sea' },
    ]);
  });

  it('is not kept when it was refused', async () => {
    const engine = new TestEngine(graph, data);
    const text = 'query($first: Int, $last: Int) { genres(first: $first, last: $last) { totalCount } }';
    for (let i = 0; i < 2; i++) {
      expect((await engine.refusal(text, { first: 1, last: 1 })).extensions.code).toBe('BAD_PAGING');
    }
    expect((await engine.run(text, { first: 1 })).errors).toEqual([]);
  });

  it('is still right after more shapes than are kept', async () => {
    const shapes = Array.from({ length: 40 }, (_, i) => ({
      w: { and: Array.from({ length: i }, () => ({ pages: { gt: i } })) },
    }));
    const answers = await run(
      'query($w: BookWhere) { books(where: $w) { totalCount } }',
      ...shapes,
      ...shapes.slice(0, 1),
    );
    expect(cached(answers)).not.toContain(true);
    expect(answers.at(-1)?.data).toEqual(answers[0]?.data);
  });
});
