/** A written answer has the bytes of one that graphql-js completes: values, names, nulls, errors and their paths. */
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { Engine } from '../../../src/engine/engine.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { runBothWays, textOf } from '../../support/engine/both-ways.ts';
import { defaultLimits, wideLimits } from '../../support/engine/engine.ts';
import { makeData, makeEdge, makeNode } from '../../support/engine/make-data.ts';
import { hostileStrings } from '../../support/http/hostile-strings.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();

/** Returns a store that gives result trees alone, as Neo4j's store does. */
const treesOf = (store: Store): Store => ({ ...store, execute: (bound, stop) => store.execute(bound, stop) });

/** Answers both ways with each sort of store, and returns the answer. */
function engineOf(content = data, limits = {}, of = graph) {
  const store = openMemoryStore(columnsOf(of, content), { ...wideLimits, ...limits });
  const engines = [store, treesOf(store)].map((one) => new Engine(of, one, { ...wideLimits, ...limits }));
  return async (query: string, variableValues: Readonly<Record<string, unknown>> = {}) => {
    const answers = [];
    for (const engine of engines) answers.push(await runBothWays(engine, { document: parse(query), variableValues }));
    const [first, second] = answers.map(textOf);
    expect(second).toBe(first);
    const [answer] = answers;
    if (!answer) throw new Error('no engine');
    return answer;
  };
}

const ask = engineOf();

function foodWithIron() {
  const nutrition = resolveGraph(nutritionGraph);
  const makeFood = (id: string) =>
    makeNode(nutrition, 'Food', id, { category: 'FRUIT', level: 'GENERAL', eatenAs: 'AS_IS', fortified: false });
  const [food, other] = [makeFood('oats'), makeFood('rice')];
  const iron = makeNode(nutrition, 'Nutrient', 'iron', {
    class: 'MINERAL',
    unit: 'MG',
    intakeGoal: 'REACH',
    deficiencyDescribed: true,
  });
  const amountIn = (node: typeof food) =>
    makeEdge(nutrition, 'CONTAINS', node, iron, { amountPer100g: 1.5, unit: 'MG', recommended: false });
  return {
    nutrition,
    food,
    iron,
    amount: amountIn(food),
    content: makeData([food, other, iron], [amountIn(food), amountIn(other)]),
  };
}

describe('a written answer', () => {
  it.each([
    [
      'aliases of any name',
      '{ __proto__: book(id: "book:iliad") { constructor: name toString: id __proto__: pages } }',
    ],
    [
      'the same field in several fragments',
      `{ book(id: "book:iliad") { name ...A ... { id name } } } fragment A on Book { id authors { totalCount }
        ... on Node { authors { nodes { id } } } }`,
    ],
    [
      '__typename everywhere',
      `{ __typename books(first: 2) { __typename pageInfo { __typename } edges { __typename node { __typename }
        } nodes { __typename } } }`,
    ],
    ['only names of types', '{ books(first: 3) { nodes { __typename a: __typename } } }'],
    [
      'interfaces and unions',
      `{ nodes(ids: ["book:iliad", "author:homer"]) { id ... on Entity { kind name } ... on Book { pages
        authors { nodes { name } } } ... on Author { born } } }`,
    ],
    [
      'an entity of any kind',
      `{ search(text: "iliad") { totalCount aggregates { kind { kind count } } pageInfo { endCursor } hits {
        cursor match score matches { field text match } node { id ... on Book { pages } } } nodes { kind } } }`,
    ],
    [
      'the release',
      '{ release { id version title published citation kinds { kind count } relations { relation count } } }',
    ],
    [
      'records and lists',
      `{ books(first: 5) { nodes { tags formats editions { isbn year price signed } xrefs { curie url match
        label } } } }`,
    ],
    [
      'aggregates under aliases',
      `{ books(first: 0) { totalCount a: aggregates { kind { kind count } pages { count min max mean } b:
        format { value c: count } illustrated { value count } } } }`,
    ],
    [
      'an empty page',
      `{ books(first: 0) { nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage
        startCursor endCursor } } }`,
    ],
  ])('has %s', async (_, query) => {
    expect(await ask(query)).toMatchObject({ way: 'written', body: expect.any(Uint8Array) });
  });

  it.each([[true], [false]])('leaves out what $yes = %s excludes', async (yes) => {
    const query = `query ($yes: Boolean!) { books(first: 2) { nodes { id name @skip(if: $yes) ... @include(if: $yes) {
        pages } ...F @skip(if: $yes) } totalCount @include(if: $yes) } } fragment F on Book { format }`;
    expect(textOf(await ask(query, { yes })).includes('pages')).toBe(yes);
  });

  it('has every page of a list that a cursor leads to', async () => {
    let after: string | null = null;
    do {
      const query = `query ($after: String) { books(first: 3, after: $after) { edges { cursor node { id } } pageInfo {
          hasNextPage endCursor hasPreviousPage startCursor } } }`;
      const { result } = await ask(query, { after });
      after = (result.data as { books: { pageInfo: { endCursor: string | null } } }).books.pageInfo.endCursor;
    } while (after !== null);
  });

  it('escapes strings as JSON.stringify does', async () => {
    const strings = [
      '"',
      '\\',
      '\u0000\u001f\n\t',
      '\u007f\u2028\u2029',
      'é漢😀',
      'x'.repeat(5_000),
      `${'x'.repeat(60)}"`,
      ...Object.values(hostileStrings),
    ];
    const books = strings
      .filter((text) => text.isWellFormed())
      .map((subtitle, i) =>
        makeNode(graph, 'Book', `b${i}`, { pages: 1, format: 'AUDIO', subtitle, tags: [subtitle] }),
      );
    const { result } = await engineOf(makeData(books))('{ books(first: 1000) { nodes { subtitle tags } } }');
    expect(result.errors).toBeUndefined();
  });

  it('has numbers as JSON.stringify writes them', async () => {
    const figures = [
      0,
      -0,
      1,
      -1,
      0.1,
      -0.1,
      0.001,
      0.0001,
      1.005,
      123.456,
      99.999,
      0.30000000000000004,
      1e15,
      1e21,
      1e-7,
      5e-324,
      Number.MAX_VALUE,
      2 ** 53,
      999999999999.999,
      12345678.9,
      -4503599627370.497,
    ];
    const random = Array.from({ length: 300 }, (_, i) => (Math.sin(i) * 10 ** (i % 17)) / 7);
    const rounded = Array.from({ length: 300 }, (_, i) => Math.round(Math.sin(i) * 10 ** (i % 9)) / 10 ** (i % 5));
    const weights = [...figures, ...random, ...rounded];
    const books = weights.map((weight, i) =>
      makeNode(graph, 'Book', `b${i}`, { pages: i * 7_919, weight, format: 'AUDIO' }),
    );
    const answer = await engineOf(makeData(books))(
      '{ books(first: 1000, orderBy: [{ id: ASC }]) { nodes { pages weight } } }',
    );
    expect(answer.result.errors).toBeUndefined();
  });
});

describe('an error in a written answer', () => {
  it('of an item of nodes(ids:) leaves the others', async () => {
    const { result } = await ask(
      '{ a: nodes(ids: ["book:iliad", "x", "book:none", "y:z", "author:homer"]) { id } b: nodes(ids: ["x"]) { id } }',
    );
    expect(result.errors?.map(({ path }) => path)).toEqual([
      ['a', 1],
      ['a', 3],
      ['b', 0],
    ]);
  });

  it('of a root field makes it null', async () => {
    const { result } = await ask(
      `{ a: book(id: "author:homer") { id } node(id: "?") { id } b: book(id: "book:none") { id } c: book(id:
        "book:iliad") { id } }`,
    );
    expect(result.errors?.map(({ path }) => path)).toEqual([['a'], ['node']]);
  });

  it('of a value that may not be null makes the nearest value null that may be', async () => {
    const [good, bad] = [
      makeNode(graph, 'Book', 'good', { pages: 1, format: 'AUDIO' }),
      makeNode(graph, 'Book', 'bad', { format: 'AUDIO' }),
    ];
    const author = makeNode(graph, 'Author', 'someone');
    const own = engineOf(
      makeData([good, bad, author], [makeEdge(graph, 'WROTE', author, good), makeEdge(graph, 'WROTE', author, bad)]),
    );
    const { result } = await own('{ books(first: 5, orderBy: [{ id: ASC }]) { nodes { id pages } } }');
    expect(result).toMatchObject({ data: null, errors: [{ path: ['books', 'nodes', 0, 'pages'] }] });
    const several = await own(
      `{ a: node(id: "book:good") { id } nodes(ids: ["book:bad", "x", "book:good"]) { id ... on Book { pages }
        } author(id: "author:someone") { id books { edges { node { id pages } } } } b: author(id:
        "author:someone") { name } }`,
    );
    expect(several.result.data).toMatchObject({
      a: { id: 'book:good' },
      nodes: [null, null, { pages: 1 }],
      author: null,
      b: { name: 'someone' },
    });
    expect(several.result.errors).toHaveLength(3);
  });

  it('of a unit or the id of a lookup makes that field null', async () => {
    const { nutrition, food, iron, amount } = foodWithIron();
    const own = engineOf(makeData([food, iron], [amount]), {}, nutrition);
    const query = `query ($u: NutrientUnit, $of: ID!) {
      foods { nodes { id nutrients { edges { ug: amountPer100g(unit: UG)
        kj: amountPer100g(unit: KJ) u: amountPer100g(unit: $u) amountPer100g unit } aggregates { amountPer100g
        { mean } } } amount(of: $of) { amountPer100g node { id } } } } }`;
    const good = await own(query, { of: 'nutrient:iron', u: 'G' });
    expect(good.result.errors?.map(({ path }) => path)).toEqual([['foods', 'nodes', 0, 'nutrients', 'edges', 0, 'kj']]);
    expect((await own(query, { of: 'food:oats', u: 'KCAL' })).result.errors).toHaveLength(3);
    expect((await own(query, { of: 'nutrient:none', u: null })).result.errors).toHaveLength(1);
    expect((await own(query, { of: '\ud800' })).result.errors).toHaveLength(2);
  });
});

describe('maxAnswerBytes', () => {
  const query =
    '{ a: books(first: 7) { nodes { id name subtitle tags editions { isbn price } } } nodes(ids: ["x"]) { id } }';

  it('counts the bytes of an answer and of the paths of its errors, both ways', async () => {
    const whole = '{ books(first: 7) { nodes { id name subtitle tags } } }';
    const bytes = (await ask(whole)).body?.length ?? 0;
    expect((await engineOf(data, { maxAnswerBytes: bytes })(whole)).result.errors).toBeUndefined();
    const { result } = await engineOf(data, { maxAnswerBytes: bytes - 1 })(whole);
    expect(result.errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxAnswerBytes' } }]);
    const { data: found } = (await ask(query)).result;
    const withPath = Buffer.byteLength(JSON.stringify({ data: found })) + Buffer.byteLength('["nodes",0]');
    expect((await engineOf(data, { maxAnswerBytes: withPath })(query)).result.data).not.toBeNull();
    expect((await engineOf(data, { maxAnswerBytes: withPath - 1 })(query)).result.data).toBeUndefined();
  });
});

it('graphql-js answers what reads the schema', async () => {
  const engine = new Engine(graph, openMemoryStore(columnsOf(graph, data), defaultLimits), defaultLimits);
  const of = (query: string) => runBothWays(engine, { document: parse(query) });
  expect(await of('{ __schema { queryType { name } } book(id: "book:iliad") { id } }')).toMatchObject({
    way: 'completed',
    body: null,
  });
  expect(await of('{ __type(name: "Book") { name } }')).toMatchObject({ way: 'completed' });
});

it('a client that leaves ends the writing', async () => {
  const engine = new Engine(graph, openMemoryStore(columnsOf(graph, data), wideLimits), wideLimits);
  const stop = new AbortController();
  const books = Array.from(
    { length: 60 },
    (_, i) =>
      `a${i}: books(first: 1000) { nodes { id name tags editions { isbn }
          authors { nodes { name books { nodes { name } } } } } }`,
  ).join(' ');
  const running = engine.run({ document: parse(`{ ${books} }`), stop });
  setImmediate(() => stop.abort(new Error('left')));
  await expect(running).rejects.toThrow('left');
});

describe('a repeated node', () => {
  const nested = `{ authors(first: 5) { nodes { id books(first: 5) { nodes { id name tags authors(first: 5) {
    nodes { id name books(first: 5) { edges { node { id name pages } } } } } } } } } }`;

  it('is written as the first time, also by a writer that kept its text', async () => {
    const engine = engineOf();
    const { body } = await engine(nested);
    for (let again = 0; again < 3; again++) expect((await engine(nested)).body).toEqual(body);
  });

  it('counts as the first time: the work ends at the same node', async () => {
    for (let maxWork = 9; maxWork < 110; maxWork += 13) await engineOf(data, { maxWork })(nested);
  });

  it('has its own errors, each with its own path', async () => {
    const { nutrition, content } = foodWithIron();
    const own = engineOf(content, {}, nutrition);
    const { result } = await own(`{ foods { nodes { id nutrients { edges { node { id name foods { edges { amountPer100g
      kj: amountPer100g(unit: KJ) node { id name nutrients { nodes { id name } } } } } } } } } } }`);
    // The units do not fit: two foods with the same nutrient, which has the same two foods.
    expect(new Set(result.errors?.map(({ path }) => JSON.stringify(path))).size).toBe(4);
  });
});
