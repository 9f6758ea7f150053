/** Every request gets the same answer, whether it takes the short way or the full way through Yoga. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newKey } from '../../src/server/access/keys.ts';
import { examplesFolder } from '../../src/server/start.ts';
import { accepts, contentTypes } from '../support/http/media-types.ts';
import { bytesOf, inChunks, type SentRequest, TwoWays } from '../support/http/two-ways.ts';

const json = (body: unknown, headers: Readonly<Record<string, string>> = {}): SentRequest => ({
  body: JSON.stringify(body),
  headers,
});
const get = (parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'GET',
  target: `/graphql?${new URLSearchParams(parameters)}`,
  headers,
});
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (sha256Hash: unknown, version: unknown = 1) => ({
  extensions: { persistedQuery: { version, sha256Hash } },
});
const chunked = { 'transfer-encoding': 'chunked' };
const response = { accept: 'application/graphql-response+json' };
const one = 'query One($id: ID!) { node(id: $id) { id } }';
const two = 'query A { __typename } query B { nutrient(id: "nutrient:iron") { name } }';
const large = '{ foods(first: 60) { nodes { id name description level } } }';

let ways: TwoWays;
const open =
  (...args: readonly string[]) =>
  async () => {
    ways = await TwoWays.start(args);
  };
const close = async () => {
  await ways.expectSameRecords();
  await ways.close();
};

describe('with the default settings', () => {
  // A window that does not end between the requests to one server and to the other.
  beforeAll(open('--rate-cost', '1000000000', '--rate-window', '86400'));
  afterAll(close);

  test('each example, for each media type, is answered the short way once it is known', async () => {
    const files = (await readdir(examplesFolder)).filter((file) => file.endsWith('.graphql'));
    for (const file of files) {
      const query = await readFile(join(examplesFolder, file), 'utf8');
      const before = await ways.shortAnswers();
      expect((await ways.sendTwice(json({ query })))?.status).toBe(200);
      await ways.send(bytesOf(json({ query }, response)));
      expect([file, (await ways.shortAnswers()) - before]).toEqual([file, 2]);
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

  test.each([
    '',
    '{',
    '{"query": "{ __typename }"',
    '\ufeff{"query": "{ __typename }"}',
    '{"query": "{ __typename }"} x',
    '{"query": "\\ud800{ __typename }"}',
    '{"query": "{ __typename }", "query": "{ nothing }"}',
    '{"__proto__": {"query": "{ __typename }"}}',
    '{"query": "{ __typename }", "__proto__": {}}',
  ])('the body %j', async (body) => {
    await ways.sendTwice({ body });
    await ways.sendTwice({ body: body ? inChunks(body) : inChunks(), headers: chunked });
  });

  test('a body that is not UTF-8', async () => {
    await ways.sendTwice({ body: Buffer.from('{"query": "{ __typename } # \xff"}', 'latin1') });
    await ways.sendTwice({ method: 'GET', target: '/graphql?query=%7B__typename%7D%20%23%ff' });
    await ways.sendTwice({ method: 'GET', target: '/graphql?query=%7B__typename%7D&variables=%7B' });
    await ways.sendTwice({ method: 'GET', target: '/graphql?query=%7B__typename%7D&variables=7' });
  });

  test('each value of "content-type" and "accept"', async () => {
    const { body } = json({ query: '{ __typename }' });
    for (const [type] of contentTypes) await ways.sendTwice({ body: body ?? '', headers: { 'content-type': type } });
    for (const [accept] of accepts) {
      await ways.sendTwice(json({ query: '{ __typename }' }, { accept }));
      await ways.sendTwice(get({ query: '{ __typename }' }, { accept }));
    }
  });

  test.each(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE'])('the method %s', async (method) => {
    for (const target of ['/graphql?query={__typename}', '/graphql', '/', '/health', '/ready', '/nothing']) {
      await ways.sendTwice({ method, target });
      await ways.sendTwice({ method, target, headers: { accept: 'text/html', origin: 'https://app.example' } });
    }
  });

  test('the tag of an answer to GET and HEAD', async () => {
    const answer = await ways.sendTwice(get({ query: '{ nutrients { totalCount } }' }));
    const etag = answer?.headers.etag ?? '';
    expect(etag).not.toBe('');
    for (const known of [etag, '*', `"x", ${etag}`, '"x"']) {
      await ways.sendTwice(get({ query: '{ nutrients { totalCount } }' }, { 'if-none-match': known }));
      await ways.sendTwice({
        ...get({ query: '{ nutrients { totalCount } }' }, { 'if-none-match': known }),
        method: 'HEAD',
      });
    }
  });

  test('each encoding, of an answer that is computed and of one that is kept', async () => {
    for (const encoding of [
      'identity',
      'gzip',
      'br',
      'gzip, deflate, br, zstd',
      'gzip;q=0',
      'identity;q=0',
      '*',
      'x',
    ]) {
      for (const query of [large, '{ __typename }', '{ broken', `${large} # ${encoding}`]) {
        await ways.sendTwice(json({ query }, { 'accept-encoding': encoding }));
        await ways.sendTwice(json({ query }, { 'accept-encoding': encoding }));
        await ways.sendTwice(get({ query }, { 'accept-encoding': encoding }));
      }
    }
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

  test('bodies in chunks, and bodies that are too large', async () => {
    const body = JSON.stringify({ query: '{ __typename }' });
    await ways.sendTwice({ headers: chunked, body: inChunks(body.slice(0, 9), body.slice(9)) });
    const [first, second] = [body.slice(0, 5), body.slice(5)];
    const headers = { 'content-length': String(body.length) };
    await ways.send([bytesOf({ body: first, headers }), Buffer.from(second)], 20);
    const long = 'x'.repeat(300_000);
    await ways.sendTwice({ headers: chunked, body: inChunks(long) });
    await ways.sendTwice({ headers: { ...chunked, ...response }, body: inChunks(long) });
    await ways.sendTwice({ body: long });
    await ways.sendTwice({ body: long, headers: { 'content-type': 'text/plain' } });
    await ways.send(bytesOf({ body: '', headers: { 'content-length': '99999999999' } }));
  });

  test('requests that do not wait for the answer to the last one', async () => {
    const keep = { connection: 'keep-alive' };
    const requests = [
      json({ query: large }, keep),
      json({ query: '{ __typename }' }, keep),
      json({ query: '{ nothing }' }, keep),
      get({ query: '{ __typename }' }, keep),
      json({ query: '{ nutrients { nodes { name } } }' }),
    ];
    expect(await ways.send(Buffer.concat(requests.map(bytesOf)))).toHaveLength(5);
  });

  test('malformed requests', async () => {
    const { body = '' } = json({ query: '{ __typename }' });
    for (const headers of [{ host: '' }, { host: 'a b' }, { 'content-encoding': 'gzip' }, { 'content-length': 'x' }]) {
      await ways.send(bytesOf({ body, headers }));
    }
    await ways.send(Buffer.from(`POST /graphql HTTP/1.1\r\nhost: x\r\nHOST: y\r\nconnection: close\r\n\r\n`));
  });

  test('clients that leave', async () => {
    const leave = async (origin: string, bytes: Buffer) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      await new Promise<void>((done) => socket.write(bytes, () => done()));
      await pause(100);
      socket.destroy();
      await pause(100);
    };
    const paths = '{ paths(from: "nutrient:iron", to: "nutrient:magnesium", maxLength: 6) { totalCount } }';
    await ways.each((origin) => leave(origin, bytesOf({ body: '{"que', headers: { 'content-length': '50' } })));
    for (const _ of [1, 2]) await ways.each((origin) => leave(origin, bytesOf(json({ query: paths }))));
  });
});

describe('with keys, pages of other origins and explanations', () => {
  let folder: string;
  let key: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
    const made = newKey('kitchen-app');
    key = made.key;
    await writeFile(join(folder, 'keys'), `${made.line}\n`);
    await open(
      '--api-keys-file',
      join(folder, 'keys'),
      '--cors-origins',
      'https://app.example',
      '--explain',
      'on',
      '--rate-cost',
      '0',
    )();
  });
  afterAll(async () => {
    await close();
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
  beforeAll(open('--max-cost', '900', '--rate-cost', '2000', '--rate-window', '3600'));
  afterAll(close);

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
  beforeAll(
    open(
      '--rate-cost',
      '0',
      '--introspection',
      'off',
      '--max-errors',
      '3',
      '--operation-timeout-ms',
      '30',
      '--cache-bytes',
      '0',
    ),
  );
  afterAll(close);

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
    await open('--rate-cost', '0', '--trusted-documents', join(folder, 'list.json'))();
  });
  afterAll(async () => {
    await close();
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
