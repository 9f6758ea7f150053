import { describe, expect, it } from 'vitest';
import { defaultLimits, TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const engine = new TestEngine(graph, data, defaultLimits);
const books = (args: string) => `{ books(${args}) { totalCount } }`;

describe('a page is refused with BAD_PAGING', () => {
  it.each([
    ['of a negative size', books('first: -1'), 'first'],
    ['of a negative size from the end', books('last: -1'), 'last'],
    ['larger than the limit', books('first: 101'), '100'],
    ['of a huge size', books('first: 2147483647'), '100'],
    ['both from the start and from the end', books('first: 1, last: 1'), 'first and last'],
    ['of a search of a negative size', '{ search(text: "a", first: -1) { totalCount } }', 'first'],
    [
      'deep inside',
      '{ author(id: "author:homer") { books { nodes { genres(last: -5) { totalCount } } } } }',
      'Book.genres(last:)',
    ],
  ])('%s', async (_name, text, message) => {
    const error = await engine.refusal(text);
    expect(error.extensions.code).toBe('BAD_PAGING');
    expect(error.message).toContain(message);
  });

  it('also when variables make it so', async () => {
    const text = 'query($n: Int, $m: Int) { books(first: $n, last: $m) { totalCount } }';
    expect((await engine.refusal(text, { n: -1 })).extensions.code).toBe('BAD_PAGING');
    expect((await engine.refusal(text, { n: 1, m: 1 })).extensions.code).toBe('BAD_PAGING');
    expect((await engine.run(text, { n: 100 })).errors).toEqual([]);
    expect((await engine.run(text, { n: null, m: null })).errors).toEqual([]);
  });
});

describe('a size that is null stands for the default', () => {
  it('a list with first: null has the default size', async () => {
    expect((await engine.data('{ books(first: null) { nodes { id } } }')).books.nodes).toHaveLength(
      Math.min(defaultLimits.defaultPageSize, data.nodes.filter(({ kind }) => kind === 'Book').length),
    );
  });

  it('a search with first: null has hits', async () => {
    const { search } = await engine.data('query($n: Int) { search(text: "tie", first: $n) { hits { node { id } } } }', {
      n: null,
    });
    expect(search.hits.length).toBeGreaterThan(3);
  });
});

describe('an id is refused with BAD_ID', () => {
  it.each([
    ['without a kind', '{ node(id: "homer") { id } }'],
    ['of a kind that is not declared', '{ node(id: "reader:homer") { id } }'],
    ['in capitals', '{ node(id: "author:Homer") { id } }'],
    ['that is empty', '{ author(id: "") { id } }'],
    ['that ends in a line break', '{ author(id: "author:homer\\n") { id } }'],
    ['that is a number', '{ author(id: 5) { id } }'],
    ['of another kind than the field is for', '{ author(id: "book:iliad") { id } }'],
  ])('%s', async (_name, text) => {
    expect((await engine.refusal(text)).extensions.code).toBe('BAD_ID');
  });

  it('a malformed id in a list of ids is an error in its own place only', async () => {
    const { data, errors } = await engine.run(
      '{ nodes(ids: ["book:iliad", "nonsense", "book:none", "genre:sea"]) { id } }',
    );
    expect(data.nodes).toEqual([{ id: 'book:iliad' }, null, null, { id: 'genre:sea' }]);
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([[['nodes', 1], 'BAD_ID']]);
  });

  it('not when it is well-formed and unknown: that is null', async () => {
    const text = '{ node(id: "book:none") { id } author(id: "author:no-one.2") { id books { totalCount } } }';
    expect(await engine.data(text)).toEqual({ node: null, author: null });
  });
});

describe('an alias', () => {
  it('may be any name, also one that every JavaScript object has', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length'];
    for (const name of names) {
      const text = `{ ${name}: author(id: "author:none") { id } a: book(id: "book:tie-a") { ${name}: sequel { id } } }`;
      const { data, errors } = await engine.run(text);
      expect(errors).toEqual([]);
      expect(Object.entries(data)).toEqual([
        [name, null],
        ['a', JSON.parse(`{"${name}": null}`)],
      ]);
    }
  });
});

describe('a filter is refused with BAD_USER_INPUT', () => {
  it.each([
    ['that compares with null', 'pages: {eq: null}', 'pages.eq'],
    ['that looks for null in a text', 'name: {contains: null}', 'name.contains'],
    ['that asks null of isNull', 'rating: {isNull: null}', 'rating.isNull'],
    ['with null in a count', 'authors: {count: {gt: null}}', 'authors.count.gt'],
    ['with null for a condition on related nodes', 'authors: {some: null}', 'authors.some'],
    ['whose bounds exclude each other', 'pages: {gt: 5, lt: 3}', 'nothing is both gt 5 and lt 3'],
    ['whose bounds meet and exclude', 'pages: {gte: 5, lt: 5}', 'nothing is both gte 5 and lt 5'],
    ['that wants a missing value to be something', 'rating: {isNull: true, gt: 3}', 'isNull'],
    ['deep inside', 'not: {or: [{authors: {none: {node: {born: {gt: 9, lte: 1}}}}}]}', 'born'],
  ])('%s', async (_name, where, message) => {
    const error = await engine.refusal(books(`where: {${where}}`));
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(error.message).toContain(message);
  });

  it('also when variables make it so', async () => {
    const text = 'query($low: Int, $high: Int) { books(where: {pages: {gte: $low, lte: $high}}) { totalCount } }';
    expect((await engine.refusal(text, { low: 2, high: 1 })).extensions.code).toBe('BAD_USER_INPUT');
    expect((await engine.refusal(text, { low: null, high: 1 })).extensions.code).toBe('BAD_USER_INPUT');
    expect((await engine.run(text, { low: 1, high: 1 })).errors).toEqual([]);
    expect((await engine.run(text, { high: 1 })).errors).toEqual([]);
  });

  it('not for bounds on two properties, or in two conditions', async () => {
    const where = 'pages: {gt: 5}, rating: {lt: 3}, or: [{pages: {gt: 600}}, {pages: {lt: 20}}]';
    expect((await engine.run(books(`where: {${where}}`))).errors).toEqual([]);
  });
});

describe('conditions that say nothing', () => {
  const all = data.nodes.filter(({ kind }) => kind === 'Book').length;

  it.each([
    '{}',
    'null',
    '{and: []}',
    '{or: []}',
    '{not: {}}',
    '{or: [{}]}',
    '{not: {or: []}}',
    '{pages: {}}',
    '{pages: null}',
    '{authors: {}}',
    '{authors: {count: {where: {role: {eq: WRITER}}}}}',
    '{authors: null, sequel: null, and: null}',
  ])('such as %s keep everything', async (where) => {
    expect((await engine.data(books(`where: ${where}`))).books.totalCount).toBe(all);
  });

  it('are not those that ask whether anything is there', async () => {
    const sequels = data.edges.filter(({ relation }) => relation === 'SEQUEL_OF').length;
    const count = async (where: string) => (await engine.data(books(`where: ${where}`))).books.totalCount;
    expect(await count('{sequel: {}}')).toBe(
      new Set(data.edges.flatMap((edge) => (edge.relation === 'SEQUEL_OF' ? [edge.to] : []))).size,
    );
    expect(await count('{not: {sequel: {}}}')).toBe(all - (await count('{sequel: {}}')));
    expect(await count('{branches: {none: {}}}')).toBe(all - (await count('{branches: {some: {}}}')));
    expect(sequels).toBeGreaterThan(0);
  });
});

describe('a count of what satisfies a condition', () => {
  const ids = data.nodes.filter(({ kind }) => kind === 'Book').map(({ id }) => id);
  const copies = (id: string) =>
    data.edges.filter(
      ({ relation, from, to, properties }) =>
        relation === 'HOLDS' && (from === id || to === id) && Number(properties.copies ?? -1) >= 0,
    ).length;
  const compare = {
    eq: (a: number, b: number) => a === b,
    gt: (a: number, b: number) => a > b,
    gte: (a: number, b: number) => a >= b,
    lt: (a: number, b: number) => a < b,
    lte: (a: number, b: number) => a <= b,
  };

  it.each(Object.entries(compare))('is counted to its end for %s', async (operator, holds) => {
    for (const bound of [0, 1, 2, 3]) {
      const where = `{branches: {count: {${operator}: ${bound}, where: {copies: {gte: 0}}}}}`;
      const found = await engine.data(books(`where: ${where}`));
      expect(found.books.totalCount, where).toBe(ids.filter((id) => holds(copies(id), bound)).length);
    }
    expect(new Set(ids.map(copies)).size).toBeGreaterThan(2);
  });
});

describe('a missing value', () => {
  it.each([
    'rating: {gte: 0}',
    'rating: {lt: 0}',
    'subtitle: {contains: ""}',
    'language: {in: [GREEK, TURKISH, ENGLISH, CHINESE, FRENCH]}',
    'illustrated: {eq: false}',
  ])('satisfies no %s, and so its negation', async (where) => {
    const [property = ''] = where.split(':');
    const missing = data.nodes.filter(
      ({ kind, properties }) => kind === 'Book' && properties[property] === null,
    ).length;
    const found = await engine.data(books(`where: {${property}: {isNull: true}, not: {${where}}}`));
    expect(found.books.totalCount).toBe(missing);
    expect(missing).toBeGreaterThan(0);
  });
});

describe('an operation is refused with LIMIT_EXCEEDED', () => {
  it.each([
    [
      'maxCost',
      '{ books(first: 100) { nodes { branches(first: 100) { nodes { ' +
        'holdings(first: 100) { nodes { __typename } } } } } } }',
    ],
    ['maxIds', `{ nodes(ids: [${'"book:iliad", '.repeat(101)}]) { id } }`],
    ['maxConditions', books(`where: {or: [${'{pages: {eq: 1}}, '.repeat(101)}]}`)],
  ])('for its %s, with the limit and the actual number', async (limit, text) => {
    const { extensions } = await engine.refusal(text);
    expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit });
    expect(Number(extensions.actual)).toBeGreaterThan(Number(extensions.max));
  });

  it('not just at the limit', async () => {
    expect((await engine.run(books(`where: {or: [${'{pages: {eq: 1}}, '.repeat(100)}]}`))).errors).toEqual([]);
    expect((await engine.run(`{ nodes(ids: [${'"book:iliad", '.repeat(100)}]) { id } }`)).errors).toEqual([]);
  });
});
