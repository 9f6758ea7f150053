import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureDocument, measureValue } from '../../src/server/graphql/measure.ts';
import { readSettings } from '../../src/settings/read.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

const limits = readSettings([], {});
const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
const nested = (depth: number) => `${'{ node(id: "a:b") '.repeat(depth)}{ id }${' }'.repeat(depth)}`;

describe('a request at or beyond a limit', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  const refusals: readonly [limit: keyof typeof limits, actual: number, query: string][] = [
    ['maxTokens', 6_002, `{ ${'__typename '.repeat(6_000)} }`],
    ['maxTokens', 120_000, '{ a '.repeat(60_000)],
    ['maxNesting', 3_002, `{ node(id: ${'['.repeat(3_000)}`],
    ['maxNesting', 1_500, '{ a '.repeat(1_500)],
    ['maxDepth', 22, nested(21)],
    ['maxRootFields', 30, `{ ${'__typename '.repeat(30)} }`],
    ['maxRootFields', 30, `{ ${'...A '.repeat(15)} } fragment A on Query { __typename __typename }`],
    ['maxAliases', 60, `{ __schema { ${repeat(60, (i) => `a${i}: __typename`)} } }`],
    [
      'maxAliases',
      2 ** 12,
      `{ ...A0 } ${repeat(12, (i) => `fragment A${i} on X { b { ...A${i + 1} } c { ...A${i + 1} } }`)}
      fragment A12 on X { a: __typename }`,
    ],
    ['maxDirectives', 60, `{ __schema { ${'__typename @skip(if: true) '.repeat(60)} } }`],
    ['maxDirectives', 60, `query ${'@a '.repeat(60)} { __typename }`],
    ['maxFragments', 150, `{ __typename } ${repeat(150, (i) => `fragment F${i} on Query { __typename }`)}`],
    ['maxOperations', 30, repeat(30, (i) => `query Q${i} { __typename }`)],
  ];
  test.each(refusals)('is refused beyond %s, with the actual size %i', async (limit, actual, query) => {
    const { status, errors } = await server.query(query);
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit, max: limits[limit], actual } }]);
    expect(status).toBe(400);
  });

  test('is refused with variables that are nested thousands deep', async () => {
    const deep = `${'[{"a":'.repeat(10_000)}1${'}]'.repeat(10_000)}`;
    const { errors } = await server.post(`{"query": "{ __typename }", "variables": {"v": ${deep}}}`);
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxNesting', actual: 20_001 } }]);
  });

  test.each([
    [
      'maxArgumentSize',
      250_002,
      'query ($v: String!) { nutrients(where: { or: [{ name: { eq: $v } }, { name: { eq: $v } }] }) { totalCount } }',
      'x'.repeat(125_001),
    ],
    [
      'maxInputObjects',
      1_001,
      'query ($v: [NutrientOrder!]) { nutrients(orderBy: $v) { totalCount } }',
      Array.from({ length: 1_001 }, () => ({ name: 'ASC' })),
    ],
  ])('is refused beyond %s for the size of its variables, %i', async (limit, actual, query, v) => {
    const { status, errors } = await server.query(query, { v });
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit, actual } }]);
    expect(status).toBe(400);
  });

  test('gets at most maxErrors errors', async () => {
    const some = await startTestServer(['--max-errors', '3', '--max-ids', '10']);
    const ids = JSON.stringify(Array.from({ length: 10 }, () => 'no id'));
    const { data, errors } = await some.query(`{ nodes(ids: ${ids}) { id } }`);
    expect(data).toEqual({ nodes: Array.from({ length: 10 }, () => null) });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_ID', 'BAD_ID', 'LIMIT_EXCEEDED']);
    expect(errors[2]?.extensions).toMatchObject({ limit: 'maxErrors', max: 3, actual: 10 });
    await some.close();
  });

  test.each([
    ['a very long string', `{ node(id: "${'x'.repeat(200_000)}") { id } }`],
    ['a very long block string', `{ node(id: """${'\n'.repeat(100_000)}""") { id } }`],
    ['a list with thousands of items', `{ nodes(ids: [${'"a:b" '.repeat(3_000)}]) { id } }`],
    ['hundreds of variables', `query (${repeat(900, (i) => `$v${i}: Int`)}) { __typename }`],
    ['a number of hundreds of digits', `{ nutrients(first: 1${'0'.repeat(500)}) { totalCount } }`],
    ['a name of thousands of letters', `{ ${'x'.repeat(100_000)} }`],
    ['comments alone', '#'.repeat(200_000)],
  ])('gets a coded error for %s', async (_name, query) => {
    const { status, errors } = await server.query(query);
    expect(status).toBeLessThan(500);
    expect(errors.length).toBeGreaterThan(0);
    for (const { extensions } of errors) {
      expect(extensions.code).toMatch(/^[A-Z_]+$/);
      expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
    }
  });

  test('is refused if long aliases make its answer too large', async () => {
    const query = `{ nutrients(first: 30) { nodes { foods(first: 100) { nodes { ${'x'.repeat(20_000)}: id } } } } }`;
    const { errors } = await server.query(query);
    expect(errors).toMatchObject([
      { extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxAnswerBytes', max: limits.maxAnswerBytes } },
    ]);
  });

  test('is refused if the paths of errors make its answer too large', async () => {
    const { errors } = await server.query(`{ ${'x'.repeat(200_000)}: nodes(ids: [${'"x" '.repeat(100)}]) { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxAnswerBytes' } }]);
  });

  test.each([
    ['an id', 'query ($text: ID!) { nodes(ids: [IDS]) { id } }', '$text, '.repeat(100), { text: 'x'.repeat(40_000) }],
    [
      'the name of an operation',
      'query NAME { node(id: IDS) { id } }',
      `"a:b") { ${Array.from({ length: 49 }, (_, i) => `a${i}: node(id: $v${i}) { id } `)} } b: node(id: "a:b"`,
      {},
    ],
    [
      'a value',
      'query ($where: NutrientWhere) { nutrients(where: $where) { totalCount } }',
      '',
      { where: Object.fromEntries(Array.from({ length: 49 }, (_, i) => [`x${i}`, 'y'.repeat(4_000)])) },
    ],
  ])('gets errors that do not repeat %s of thousands of letters each time', async (_, query, ids, variables) => {
    const body = { query: query.replace('IDS', ids).replace('NAME', 'x'.repeat(200_000)), variables };
    // Enough for a string that is in all places.
    const wide = await startTestServer(['--max-argument-size', '100000000']);
    const response = await fetch(wide.url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
    const text = await response.text();
    await wide.close();
    expect(JSON.parse(text).errors.length).toBeGreaterThan(40);
    expect(text.length).toBeLessThan(300_000);
  });

  test('is refused if its body is too large', async () => {
    const { status, errors } = await server.query(`{ __typename } #${'x'.repeat(300_000)}`);
    expect(errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxBodyBytes' } }]);
    expect(status).toBe(413);
  });

  test('may have a fragment within itself, which counts once and fails validation', async () => {
    const { errors } = await server.query('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }');
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  });

  test('is answered if it just fits', async () => {
    const { errors } = await server.query(`{ ${repeat(limits.maxRootFields, (i) => `a${i}: __typename`)} }`);
    expect(errors).toEqual([]);
  });

  test.each([
    ['fragments in a chain', repeat(limits.maxFragments, (i) => `fragment F${i} on Query { ...F${i + 1} }`)],
    [
      'inline fragments in fragments',
      repeat(15, (i) => `fragment F${i} on Query ${'{ ... '.repeat(85)} { ...F${i + 1} ${'}'.repeat(86)}`),
    ],
    ['many fields of one name', `fragment F0 on Query { x { ${repeat(380, () => 'node(id: "a:b") { id }')} } }`],
  ])('is refused soon if validation would be slow: %s', async (_, fragments) => {
    const started = performance.now();
    const { errors } = await server.query(`{ ...F0 } ${fragments}`);
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

test('the size of a document counts each number separately, and fragments at each use', () => {
  const document = parse(`
    query ($on: Boolean!) @live { a: x { ...F @include(if: $on) } ... @skip(if: $on) { y { ...F } } }
    fragment F on X { b: p { q @include(if: $on) { r } } }`);
  expect(measureDocument(document)).toEqual({
    depth: 4,
    rootFields: 2,
    aliases: 3,
    directives: 5,
    fragments: 1,
    operations: 1,
  });
  expect(measureValue({ a: [{ b: 1 }], c: null })).toBe(3);
  expect(measureValue('text')).toBe(0);
});

test('an answer reports the cost of its operation only if the client requests it', async () => {
  const server = await startTestServer(['--max-cost', '500']);
  const ask = async (query: string, extensions?: object): Promise<object> => server.query(query, {}, { extensions });
  const query = '{ nutrients(first: 10) { nodes { name } } }';
  expect(await ask(query, { cost: true })).toMatchObject({ extensions: { cost: { operation: 11, max: 500 } } });
  expect(await ask(query)).not.toHaveProperty('extensions');
  // 48 fields count as five rows, regardless of their names.
  const wide = (field: string) => `{ nutrients(first: 10) { nodes { ${repeat(48, (i) => `a${i}: ${field}`)} } } }`;
  for (const field of ['name', '__typename']) {
    expect(await ask(wide(field), { cost: true })).toMatchObject({ extensions: { cost: { operation: 51 } } });
  }
  expect(await ask('{ __typename }', { cost: true })).toMatchObject({ extensions: { cost: { operation: 0 } } });
  await server.close();
});
