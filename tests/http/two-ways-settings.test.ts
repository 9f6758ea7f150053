/** With settings that change answers, the short way and the full way give the same ones. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '../../src/server/access/keys.ts';
import { byHash, get, json, response, sha256, TwoWays } from '../support/http/two-ways.ts';

const one = 'query One($id: ID!) { node(id: $id) { id } }';

let ways: TwoWays;

describe('with keys, pages of other origins and explanations', () => {
  let folder: string;
  let key: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
    const made = newKey('kitchen-app');
    key = made.key;
    await writeFile(join(folder, 'keys'), `${made.line}\n`);
    ways = await TwoWays.start([
      '--api-keys-file',
      join(folder, 'keys'),
      '--cors-origins',
      'https://app.example',
      '--explain',
      'on',
      '--rate-cost',
      '0',
    ]);
  });
  afterAll(async () => {
    await ways.end();
    await rm(folder, { recursive: true });
  });

  test('with a key, with a wrong one and without', async () => {
    for (const headers of [{ 'x-api-key': key }, { authorization: `Bearer ${key}` }, { 'x-api-key': 'x' }, {}]) {
      await ways.sendTwice(json({ query: '{ nutrients { totalCount } }' }, headers));
      await ways.sendTwice(get({ query: '{ nutrients { totalCount } }' }, headers));
      for (const origin of ['https://app.example', 'https://other.example']) {
        await ways.sendTwice(json({ query: '{ nutrients { totalCount } }' }, { ...headers, origin }));
        await ways.sendTwice({ method: 'OPTIONS', headers: { ...headers, origin } });
      }
    }
  });

  test('with an explanation and the cost', async () => {
    for (const extensions of [{ explain: true }, { cost: true, explain: true }, { explain: 'yes', cost: 1 }]) {
      await ways.sendTwice(json({ query: '{ nutrients { totalCount } }', extensions }, { 'x-api-key': key }));
    }
  });
});

describe('with a small allowance', () => {
  beforeAll(async () => {
    ways = await TwoWays.start(['--max-cost', '900', '--rate-cost', '2000', '--rate-window', '3600']);
  });
  afterAll(() => ways.end());

  test('requests are refused alike', async () => {
    const statuses: (number | undefined)[] = [];
    for (let i = 0; i < 8; i++) {
      statuses.push(
        (await ways.sendTwice(json({ query: `{ foods(first: 40) { nodes { name } } } # ${i % 3}` })))?.status,
      );
      await ways.sendTwice(get({ query: '{ __typename }' }));
    }
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});

describe('without introspection, and with small limits', () => {
  beforeAll(async () => {
    const limits = ['--max-errors', '3', '--operation-timeout-ms', '30'];
    ways = await TwoWays.start(['--introspection', 'off', ...limits, '--cache-bytes', '0', '--rate-cost', '0']);
  });
  afterAll(() => ways.end());

  test.each([
    '{ __schema { queryType { name } } }',
    '{ nutrien }',
    '{ foods(where: { leve: X }) { totalCount } }',
    `{ ${Array.from({ length: 9 }, (_, i) => `a${i}: node(id: "x${i}") { id }`).join(' ')} }`,
    '{ foods(first: 60) { nodes { id name description level } } }',
  ])('%s', async (query) => {
    await ways.sendTwice(json({ query }));
    await ways.sendTwice(json({ query }, response));
  });

  test('a variable outside its enum', async () => {
    const query = 'query($level: FoodLevel) { foods(where: { level: { eq: $level } }) { totalCount } }';
    await ways.sendTwice(json({ query, variables: { level: 'GENERA' } }, response));
  });
});

describe('with trusted documents', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'trusted-'));
    await writeFile(join(folder, 'list.json'), JSON.stringify({ [sha256(one)]: one, short: '{ __typename }' }));
    ways = await TwoWays.start(['--rate-cost', '0', '--trusted-documents', join(folder, 'list.json')]);
  });
  afterAll(async () => {
    await ways.end();
    await rm(folder, { recursive: true });
  });
  afterEach(async () => expect(await ways.shortAnswers()).toBeGreaterThan(0));

  test('by id, by another id and without', async () => {
    const variables = { id: 'nutrient:iron' };
    expect((await ways.sendTwice(json({ variables, ...byHash(sha256(one)) })))?.status).toBe(200);
    await ways.sendTwice(json({ ...byHash('short') }));
    await ways.sendTwice(json({ ...byHash('other') }));
    await ways.sendTwice(json({ query: one, variables }));
    await ways.sendTwice(json({ query: one, variables, ...byHash(sha256(one)) }));
    await ways.sendTwice(json({ variables }));
    await ways.sendTwice(get({ extensions: JSON.stringify(byHash('short').extensions) }));
  });
});
