/** Every operation gets the same answer, whether it takes the short way or the full way through Yoga. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { byHash, bytesOf, get, json, response, sha256, TwoWays } from '../support/http/two-ways.ts';

const one = 'query One($id: ID!) { node(id: $id) { id } }';
const two = 'query A { __typename } query B { nutrient(id: "nutrient:iron") { name } }';

let ways: TwoWays;
// A window that does not end between the requests to one server and to the other.
beforeAll(async () => {
  ways = await TwoWays.start(['--rate-cost', '1000000000', '--rate-window', '86400']);
});
afterAll(() => ways.end());

test('each example, for each media type, is answered the short way once it is known', async () => {
  const files = (await readdir(examplesFolder)).filter((file) => file.endsWith('.graphql'));
  for (const file of files) {
    const query = await readFile(join(examplesFolder, file), 'utf8');
    const before = await ways.shortAnswers();
    const answer = await ways.sendTwice(json({ query }));
    expect(answer?.status).toBe(200);
    await ways.send(bytesOf(json({ query }, response)));
    // The service keeps no document with the values of a private field, so none becomes known.
    const isPrivate = answer?.headers['cache-control']?.includes('private') ?? false;
    expect([file, (await ways.shortAnswers()) - before]).toEqual([file, isPrivate ? 0 : 2]);
  }
}, 120_000);

const errors: Readonly<Record<string, unknown>> = {
  'a syntax error': { query: '{ nodes(' },
  'an unknown field': { query: '{ nothingOfTheKind }' },
  'no document': {},
  'an empty document': { query: '' },
  'an empty operation name': { query: '{ __typename }', operationName: '' },
  'a document of a wrong type': { query: 7 },
  'a list of variables': { query: '{ __typename }', variables: [] },
  'null everywhere': { query: '{ __typename }', variables: null, operationName: null, extensions: null },
  'an unknown parameter': { query: '{ __typename }', unheardOf: true },
  'a batch': [{ query: '{ __typename }' }],
  null: null,
  'a string': 'query',
  'a variable of a wrong type': { query: one, variables: { id: [] } },
  'a missing variable': { query: one },
  'an extra variable': { query: one, variables: { id: 'nutrient:iron', other: { a: [1] } } },
  'an unknown id': { query: one, variables: { id: 'nutrient:nothing' } },
  'a wrong id': { query: '{ nutrient(id: "nutrient:iron") { id } node(id: "no id") { id } }' },
  'a wrong cursor': { query: '{ foods(after: "x") { nodes { id } } }' },
  'wrong paging': { query: '{ foods(first: 1, last: 1) { nodes { id } } }' },
  'too large a page': { query: '{ foods(first: 1000000) { nodes { id } } }' },
  'deep variables': { query: '{ __typename }', variables: { a: JSON.parse('['.repeat(500) + ']'.repeat(500)) } },
  'a choice of two': { query: two, operationName: 'B' },
  'no choice of two': { query: two },
  'a wrong choice of two': { query: two, operationName: 'C' },
  'a mutation': { query: 'mutation M { x }' },
  'a subscription': { query: 'subscription { x }' },
  'a fragment only': { query: 'fragment F on Query { __typename }' },
  'an explanation, which is off': { query: '{ __typename }', extensions: { explain: true } },
  'the cost': { query: '{ nutrients { nodes { name } } }', extensions: { cost: true } },
  introspection: { query: '{ __schema { queryType { name } } }' },
  'many errors': {
    query: `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: node(id: "x${i}") { id }`).join(' ')} }`,
  },
};
test.each(Object.entries(errors))('by POST and GET: %s', async (_, body) => {
  await ways.sendTwice(json(body));
  await ways.sendTwice(json(body, response));
  const parameters = Object.entries(body ?? {}).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  await ways.sendTwice(get(Object.fromEntries(parameters)));
  await ways.sendTwice(get(Object.fromEntries(parameters), { ...response, 'if-none-match': '*' }));
});

test('persisted ids', async () => {
  const query = '{ nutrient(id: "nutrient:zinc") { name } }';
  const before = await ways.shortAnswers();
  await ways.sendTwice(json(byHash(sha256(query))));
  await ways.sendTwice(json({ query, ...byHash(sha256(query)) }));
  await ways.sendTwice(json(byHash(sha256(query).toUpperCase())));
  expect((await ways.shortAnswers()) - before).toBeGreaterThan(0);
  await ways.sendTwice(json({ query, ...byHash(sha256('other')) }));
  for (const wrong of [byHash(7), byHash(sha256(query), 2), byHash(sha256(query), '1'), byHash(null)]) {
    await ways.sendTwice(json(wrong));
  }
  await ways.sendTwice(get({ extensions: JSON.stringify(byHash(sha256(query)).extensions) }));
});
