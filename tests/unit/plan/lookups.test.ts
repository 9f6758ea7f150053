import { describe, expect, it } from 'vitest';
import { defaultLimits, TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const engine = new TestEngine(graph, data, defaultLimits);
const central = '"library-branch:central"';
const books = (args: string) => `{ books(${args}) { nodes { id } } }`;

/** Each place that takes the id of a lookup, as an operation with the id there. */
const positions: readonly (readonly [field: string, write: (id: string) => string])[] = [
  ['Book.fine(of:)', (id) => `{ book(id: "book:iliad") { fine(of: ${id}) { fine } } }`],
  ['Query.books(where:).fine.of', (id) => books(`where: { fine: { of: ${id}, gte: 0 } }`)],
  ['Query.books(where:).not.fine.of', (id) => books(`where: { not: { fine: [{ of: ${id}, gte: 0 }] } }`)],
  ['Query.books(orderBy:).fine.of', (id) => books(`orderBy: [{ fine: { of: ${id}, direction: ASC } }]`)],
  ['BookAggregates.fine(of:)', (id) => `{ books { aggregates { fine(of: ${id}) { max } } } }`],
  [
    'Author.books(where:).node.fine.of',
    (id) => `{ authors { nodes { books(where: { node: { fine: { of: ${id}, isNull: false } } }) { totalCount } } } }`,
  ],
  [
    'Author.books(orderBy:).node.fine.of',
    (id) =>
      `{ authors { nodes { books(orderBy: [{ node: { fine: { of: ${id}, direction: DESC } } }]) { totalCount } } } }`,
  ],
  [
    'BookAggregates.fine(of:)',
    (id) => `{ authors { nodes { books { aggregates { node { fine(of: ${id}) { min } } } } } } }`,
  ],
];

describe('the id of a lookup', () => {
  it.each(positions)('is checked at %s, literal or variable', async (field, write) => {
    for (const id of ['homer', 'author:homer', '']) {
      const error = await engine.refusal(write(JSON.stringify(id)));
      expect(error.extensions.code).toBe('BAD_ID');
      expect(error.message).toContain(field);
      const text = `query ($id: ID!) ${write('$id')}`;
      expect((await engine.refusal(text, { id })).extensions.code).toBe('BAD_ID');
    }
  });

  it('if wrong, makes its own field null, and in a filter or an order the whole operation', async () => {
    for (const [field, write] of positions) {
      const { data: found, errors } = await engine.run(write('"homer"'));
      if (/\((where|orderBy):\)/.test(field)) expect({ found, path: errors[0]?.path }, field).toEqual({ found: null });
      else expect([found === null, errors[0]?.path?.at(-1)], field).toEqual([false, 'fine']);
    }
    const { data: found, errors } = await engine.run(`{ books(first: 2, orderBy: [{ id: ASC }]) {
      aggregates { wrong: fine(of: "homer") { max } fine(of: ${central}) { count } }
      nodes { id wrong: fine(of: "author:homer") { fine } } } }`);
    const paths = [['books', 'aggregates', 'wrong'], ...[0, 1].map((i) => ['books', 'nodes', i, 'wrong'])];
    expect(errors.map(({ path }) => path)).toEqual(paths);
    expect(found.books.aggregates).toEqual({ wrong: null, fine: { count: expect.any(Number) } });
    for (const node of found.books.nodes) expect(node).toEqual({ id: expect.any(String), wrong: null });
  });

  it.each(positions)('may be one that nothing has at %s', async (_field, write) => {
    expect((await engine.run(write('"library-branch:nowhere"'))).errors).toEqual([]);
  });

  it('that nothing has gives null, an order by the id alone, no item and no figures', async () => {
    const nowhere = '"library-branch:nowhere"';
    const order = `orderBy: [{ fine: { of: ${nowhere}, direction: DESC } }]`;
    const found = await engine.data(`{
      book(id: "book:iliad") { fine(of: ${nowhere}) { fine } }
      ordered: books(first: 30, ${order}) { nodes { id } }
      having: books(where: { fine: { of: ${nowhere}, isNull: false } }) { totalCount }
      lacking: books(where: { fine: { of: ${nowhere}, isNull: true } }) {
        totalCount aggregates { fine(of: ${nowhere}) { count min } } }
    }`);
    const ids = found.ordered.nodes.map(({ id }: { readonly id: string }) => id);
    expect(ids).toEqual([...ids].sort().reverse());
    expect(found).toMatchObject({
      book: { fine: null },
      having: { totalCount: 0 },
      lacking: { totalCount: ids.length, aggregates: { fine: { count: 0, min: null } } },
    });
  });
});

describe('a lookup', () => {
  it('gives what the edge of the list gives', async () => {
    const edge = 'fine copies currency notes loans { days } remarks { id }';
    const { books: found } = await engine.data(`{ books(first: 30) { nodes {
      fine(of: ${central}) { ${edge} }
      branches(where: { node: { id: { eq: ${central} } } }) { edges { ${edge} } } } } }`);
    const nodes: readonly { readonly fine: unknown; readonly branches: { readonly edges: readonly unknown[] } }[] =
      found.nodes;
    for (const { fine, branches } of nodes) expect(fine).toEqual(branches.edges[0] ?? null);
    expect(new Set(nodes.map(({ fine }) => fine === null))).toEqual(new Set([true, false]));
  });

  it('filters as the condition on its relation does, with every operator', async () => {
    for (const operator of [
      'eq: 0.25',
      'in: [0.5, 12.5]',
      'gt: 0.25',
      'gte: 0.25',
      'lt: 0.5',
      'lte: 0.25',
      'isNull: false',
    ]) {
      const some = `branches: { some: { fine: { ${operator} }, node: { id: { eq: ${central} } } } }`;
      const found = await engine.data(books(`first: 30, where: { fine: { of: ${central}, ${operator} } }`));
      expect(found, operator).toEqual(await engine.data(books(`first: 30, where: { ${some} }`)));
      expect(found.books.nodes.length, operator).toBeGreaterThan(0);
    }
  });

  it('is planned once for all ids of a variable', async () => {
    const own = new TestEngine(graph, data);
    const text = `query ($of: ID!) {
      books(where: { fine: { of: $of, gte: 0 } }, orderBy: [{ fine: { of: $of, direction: ASC } }]) {
      aggregates { fine(of: $of) { count } } nodes { id fine(of: $of) { fine } } } }`;
    const answers = [];
    for (const branch of ['library-branch:central', 'library-branch:harbour', 'library-branch:central']) {
      const { errors, data: answer, bound } = await own.run(text, { of: branch });
      expect(errors).toEqual([]);
      answers.push({ cached: bound?.cached, answer });
    }
    expect(answers.map(({ cached }) => cached)).toEqual([false, true, true]);
    expect(answers[0]?.answer).toEqual(answers[2]?.answer);
    expect(answers[0]?.answer).not.toEqual(answers[1]?.answer);
  });

  it('gives cursors that an order by another id refuses, literal or variable', async () => {
    const page = `query ($of: ID!, $after: String) {
      books(first: 2, after: $after, orderBy: [{ fine: { of: $of, direction: ASC } }]) {
        pageInfo { endCursor } nodes { id } } }`;
    const first = await engine.data(page, { of: 'library-branch:central' });
    const after = first.books.pageInfo.endCursor;
    const second = await engine.data(page, { of: 'library-branch:central', after });
    expect(second.books.nodes).not.toEqual(first.books.nodes);
    const literal = page.replace('of: $of', `of: ${central}`).replace('$of: ID!, ', '');
    expect(await engine.data(literal, { after })).toEqual(second);
    expect((await engine.refusal(page, { of: 'library-branch:harbour', after })).extensions.code).toBe('BAD_CURSOR');
  });

  it('counts as a condition in an order, where each comparison would otherwise be expensive', async () => {
    const key = `{ fine: { of: ${central}, direction: ASC } }`;
    const narrow = new TestEngine(graph, data, { maxConditions: 2 });
    expect((await narrow.run(books(`orderBy: [${key}, ${key}]`))).errors).toEqual([]);
    const { extensions } = await narrow.refusal(books(`orderBy: [${key}, ${key}, ${key}]`));
    expect(extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'maxConditions' });
  });

  it('costs what it gives: the edge, the node and the evidence', async () => {
    const cost = async (selection: string) =>
      (await engine.run(`{ books(first: 10) { nodes { ${selection} } } }`)).bound?.cost;
    const bare = Number(await cost('id'));
    expect(await cost(`fine(of: ${central}) { fine }`)).toBe(bare + 10);
    expect(await cost(`a: fine(of: ${central}) { fine } b: fine(of: ${central}) { node { id } }`)).toBe(bare + 10 + 20);
    expect(await cost(`fine(of: ${central}) { remarks { id } }`)).toBe(bare + 10 + 30);
  });
});
