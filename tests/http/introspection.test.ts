import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';

/** Operations with a typo in a name: each is like a name of the schema. */
const typos = [
  ['a field', '{ nutrint(id: "nutrient:iron") { name } }', {}],
  ['a field deep inside', '{ nutrient(id: "nutrient:iron") { nam } }', {}],
  ['an argument', '{ nutrient(idd: "nutrient:iron") { name } }', {}],
  ['a type', 'query ($w: FoodWhre) { foods(where: $w) { totalCount } }', {}],
  ['an enum value', '{ foods(where: { category: { eq: FISHH } }) { totalCount } }', {}],
  ['a field of an input', '{ foods(where: { categry: { eq: FISH } }) { totalCount } }', {}],
  [
    'a field of a variable',
    'query ($w: FoodWhere) { foods(where: $w) { totalCount } }',
    { w: { categry: { eq: 'FISH' } } },
  ],
  [
    'a value of a variable',
    'query ($w: FoodWhere) { foods(where: $w) { totalCount } }',
    { w: { category: { eq: 'FISHH' } } },
  ],
  ['a directive', '{ __typename @includ(if: true) }', {}],
  ['a fragment', '{ nutrients { nodes { ...Nme } } } fragment Name on Nutrient { name }', {}],
] as const;

let open: TestServer;
let closed: TestServer;
beforeAll(async () => {
  open = await startTestServer();
  closed = await startTestServer(['--introspection', 'off']);
});
afterAll(async () => {
  await open.close();
  await closed.close();
});

describe('with introspection off', () => {
  test.each([
    ['the whole schema', getIntrospectionQuery()],
    ['a type', '{ __type(name: "Food") { name } }'],
    ['the schema in a fragment', '{ ...f } fragment f on Query { a: __schema { queryType { name } } }'],
  ])('the service does not answer a query for %s', async (_name, query) => {
    const { errors, data } = await closed.query(query);
    expect(data).toBeUndefined();
    expect(errors[0]?.extensions.code).toBe('INTROSPECTION_DISABLED');
    expect((await open.query(query)).errors).toEqual([]);
  });

  test('the service still answers __typename', async () => {
    const { data } = await closed.query('{ __typename nutrient(id: "nutrient:iron") { __typename } }');
    expect(data).toEqual({ __typename: 'Query', nutrient: { __typename: 'Nutrient' } });
  });

  test.each(typos)('the error about a typo in %s has no suggestion', async (_name, query, variables) => {
    const { errors } = await closed.query(query, variables);
    expect(errors.length).toBeGreaterThan(0);
    for (const { message } of errors) expect(message).not.toMatch(/did you mean/i);
  });
});

test('with introspection on, errors about some typos have a suggestion', async () => {
  const messages = await Promise.all(
    typos.map(async ([, query, variables]) => (await open.query(query, variables)).errors[0]?.message ?? ''),
  );
  expect(messages.filter((message) => /did you mean/i.test(message)).length).toBeGreaterThan(5);
});
