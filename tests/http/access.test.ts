import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestCost } from '../../src/base/limits.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { newKey } from '../../src/server/access/keys.ts';
import { networkOf } from '../../src/server/http/client-address.ts';
import { readSettings } from '../../src/settings/read.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { killAll, run } from '../support/process/command.ts';
import { TestLog } from '../support/process/log.ts';

const body = (query: string) => ({
  method: 'POST',
  body: JSON.stringify({ query }),
  headers: { 'content-type': 'application/json' } as Record<string, string>,
});

describe('a service with keys', () => {
  const { key, line } = newKey('kitchen-app');
  const logged = new TestLog();
  let folder: string;
  let server: TestServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keys-'));
    await writeFile(join(folder, 'keys'), `# owners of the keys\n\n${line}\n${newKey('other').line}\n`);
    server = await startTestServer(['--api-keys-file', join(folder, 'keys')], logged.log);
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
  afterEach(killAll);

  const ask = (headers: Record<string, string>, init = body('{ nutrient(id: "nutrient:iron") { name } }')) =>
    fetch(server.url, { ...init, headers: { ...init.headers, ...headers } });

  test.each([{ authorization: `Bearer ${key}` }, { authorization: `bearer  ${key}` }, { 'x-api-key': key }])(
    'answers a client with a key: %j',
    async (headers) => {
      const response = await ask(headers as Record<string, string>);
      expect(await response.json()).toEqual({ data: { nutrient: { name: 'Iron' } } });
    },
  );

  test.each([
    {},
    { authorization: `Bearer ${key}x` },
    { authorization: `Basic ${key}` },
    { authorization: 'Bearer' },
    { 'x-api-key': '' },
    { 'x-api-key': line },
  ])('refuses a request with these credentials: %j', async (headers) => {
    const response = await ask(headers as Record<string, string>);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test.each([
    ['Bearer', (key: string) => ({ authorization: `Bearer ${key} x` })],
    ['Bearer', (key: string) => ({ authorization: `Bearer x ${key}` })],
    ['Bearer', (key: string) => ({ authorization: `Bearer ${key},` })],
    ['Bearer', (key: string) => ({ authorization: `Bearer "${key}"` })],
    ['Bearer', (key: string) => ({ authorization: `Bearer ${key.slice(0, -1)}` })],
    ['Bearer', (key: string) => ({ authorization: `Bearer ${key.toUpperCase()}` })],
    ['Bearer', (key: string) => ({ authorization: `BearerX ${key}` })],
    ['no scheme', (key: string) => ({ authorization: key })],
    ['x-api-key', (key: string) => ({ 'x-api-key': `${key}, ${key}` })],
    ['x-api-key', (key: string) => ({ 'x-api-key': `Bearer ${key}` })],
    ['x-api-key', (key: string) => ({ 'x-api-key': key.slice(1) })],
    ['its hash', (key: string) => ({ 'x-api-key': sha256(key) })],
    ['its owner', () => ({ 'x-api-key': 'kitchen-app' })],
    ['a wrong one before the right one', (key: string) => ({ authorization: 'Bearer wrong', 'x-api-key': key })],
  ])('refuses a request with something similar to a key: %s', async (_name, near) => {
    expect((await ask(near(key) as Record<string, string>)).status).toBe(401);
  });

  test('refuses keys that it does not know', async () => {
    const strangers = Array.from({ length: 64 }, () => newKey('stranger').key);
    const statuses = await Promise.all(strangers.map(async (key) => (await ask({ 'x-api-key': key })).status));
    expect(new Set(statuses)).toEqual(new Set([401]));
  });

  test('requires a key for each method', async () => {
    const url = `${server.url}?query={__typename}`;
    for (const method of ['GET', 'HEAD', 'POST']) {
      const init = method === 'POST' ? body('{ __typename }') : { method, headers: {} };
      const answer = (headers: object) => fetch(url, { ...init, headers: { ...init.headers, ...headers } });
      expect([method, (await answer({})).status]).toEqual([method, 401]);
      expect([method, (await answer({ 'x-api-key': key })).status]).toEqual([method, 200]);
    }
  });

  test('confirms no answer to a client without a key, and lets no proxy cache one', async () => {
    const url = `${server.url}?query={__typename}`;
    const known = await fetch(url, { headers: { 'x-api-key': key } });
    expect(known.headers.get('cache-control')).toMatch(/^private,/);
    for (const tag of [known.headers.get('etag') ?? '', '*']) {
      expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(401);
    }
  });

  test('requires no key for probes and the playground’s page', async () => {
    for (const path of ['/health', '/ready']) expect((await fetch(server.origin + path)).status).toBe(200);
    expect((await fetch(server.url, { headers: { accept: 'text/html' } })).status).toBe(200);
  });

  test('logs the owner of a key, and never the key', async () => {
    logged.clear();
    await (await ask({ 'x-api-key': key })).text();
    await expect.poll(() => logged.requests).toMatchObject([{ owner: 'kitchen-app' }]);
    expect(logged.written.join()).not.toContain(key);
  });

  test('accepts keys that the command makes', async () => {
    const { out } = await run('key', 'front-end').ended;
    const [, made = '', added = ''] = /once: (\S+)\n.*: +(front-end:\S+)\n/.exec(out) ?? [];
    await writeFile(join(folder, 'made'), added);
    const closed = await startTestServer(['--api-keys-file', join(folder, 'made')]);
    const init = body('{ __typename }');
    const response = await fetch(closed.url, { ...init, headers: { ...init.headers, 'x-api-key': made } });
    expect(response.status).toBe(200);
    await closed.close();
    expect((await run('key', 'no name').ended).err).toMatch(/"no name": expected a name/);
  });

  test.each([
    ['only # comments', '# none\n', /has no key/],
    ['an invalid line', 'kitchen-app:1234\n', /line 1 of .* is not a key/],
    [
      'one key for two owners',
      `one:${'0'.repeat(64)}\n\ntwo:${'0'.repeat(64)}\n`,
      /line 3 of .* gives two the key of one/,
    ],
  ])('does not start with a key file that has %s', async (_name, text, message) => {
    await writeFile(join(folder, 'bad'), text);
    await expect(startTestServer(['--api-keys-file', join(folder, 'bad')])).rejects.toThrow(message);
  });

  test('does not start without its key file', async () => {
    await expect(startTestServer(['--api-keys-file', join(folder, 'none')])).rejects.toThrow('ENOENT');
  });
});

describe('a client’s allowance', () => {
  const args = ['--max-cost', '500', '--rate-cost', '1000', '--rate-window', '2', '--cache-bytes', '0'];
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer(args);
  });
  afterEach(() => server.close());

  const ask = (query: string, headers: Record<string, string> = {}, { url } = server) => {
    const init = body(query);
    return fetch(url, { ...init, headers: { ...init.headers, ...headers } });
  };

  test('is used by every request, and is full again after the window', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await ask(i % 2 ? '{ __typename }' : '{ nothing')).status);
    expect(statuses.indexOf(429)).toBe(1_000 / requestCost);
    const refused = await ask('{ __typename }');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(2);
    const { errors } = (await refused.json()) as { errors: [{ extensions: object }] };
    expect(errors).toMatchObject([
      { extensions: { code: 'RATE_LIMITED', limit: 'rateCost', max: 1_000, retryAfter: wait } },
    ]);
    expect(errors[0].extensions).not.toHaveProperty('http');
    await expect.poll(async () => (await ask('{ __typename }')).status, { timeout: 5_000, interval: 500 }).toBe(200);
  });

  test('is in the headers of each answer and each refusal', async () => {
    const limits = '"cost";q=1000;w=2;qu="cost"';
    const left = async (response: Response) => {
      await response.text();
      expect(response.headers.get('ratelimit-policy')).toBe(limits);
      const [, rest, reset] = /^"cost";r=(\d+);t=(\d+)$/.exec(response.headers.get('ratelimit') ?? '') ?? [];
      expect([1, 2]).toContain(Number(reset));
      return Number(rest);
    };
    const url = `${server.url}?query={__typename}`;
    expect(await left(await ask('{ nutrients(first: 2) { nodes { id } } }'))).toBeLessThan(1_000 - requestCost);
    const before = await left(await fetch(url));
    expect(await left(await fetch(url, { headers: { 'if-none-match': '*' } }))).toBe(before - requestCost);
    expect(await left(await fetch(url, { method: 'HEAD' }))).toBe(before - 2 * requestCost);
    expect(await left(await ask('{ nothing }'))).toBe(before - 3 * requestCost);
    for (let i = 0; i < 10; i++) await ask('{ __typename }');
    const refused = await ask('{ __typename }');
    expect(refused.status).toBe(429);
    expect(await left(refused)).toBe(0);
    // Paths that use no allowance do not report it.
    for (const path of ['/health', '/ready', '/nothing']) {
      expect((await fetch(server.origin + path)).headers.get('ratelimit')).toBeNull();
    }
  });

  test('is full again after the time in the refusal, also within its last second', async () => {
    const brief = await startTestServer(['--max-cost', '500', '--rate-cost', '1000', '--rate-window', '1']);
    const answers = await Promise.all(Array.from({ length: 30 }, () => ask('{ __typename }', {}, brief)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers } of refused) expect(headers.get('retry-after')).toBe('1');
    await brief.close();
  });

  test('is used by HEAD as by GET', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) {
      statuses.push((await fetch(`${server.url}?query={__typename}`, { method: 'HEAD' })).status);
    }
    expect(statuses.indexOf(429)).toBe(1_000 / requestCost);
  });

  test('is used by the cost of operations, before the store reads', async () => {
    // Each uses the cost of the request, and 401.
    const expensive = '{ foods(first: 100) { nodes { forms(first: 2) { totalCount } } } }';
    const cost = async (query: string) => {
      const answer = await server.query(query, {}, { extensions: { cost: true } });
      return answer as unknown as { status: number; extensions: { cost: { operation: number } } };
    };
    const first = await cost(expensive);
    const spent = first.extensions.cost.operation + requestCost;
    expect(spent).toBeGreaterThan(250);
    const statuses = [first.status];
    while (statuses.length * spent <= 1_000) statuses.push((await cost(expensive)).status);
    expect(statuses).toEqual([...statuses.slice(1).map(() => 200), 429]);
  });

  test('is used by the results of research', async () => {
    const generous = await startTestServer(['--rate-cost', '60000', '--cache-bytes', '0']);
    const query =
      '{ differential(present: ["symptom:leg-cramps"]) ' +
      '{ ranking { rows { nutrient { foods(first: 100) { nodes { name } } } } } } }';
    const spent: number[] = [];
    const first = await generous.query(query, {}, { extensions: { cost: true } });
    spent.push((first as unknown as { extensions: { cost: { operation: number } } }).extensions.cost.operation);
    expect(spent[0]).toBeGreaterThan(1_300);
    let answered = 1;
    while ((await ask(query, {}, generous)).status === 200) answered += 1;
    expect(answered).toBe(Math.floor(60_000 / ((spent[0] ?? 0) + requestCost)));
    await generous.close();
  });

  test('is not used by probes or the playground’s page', async () => {
    for (let i = 0; i < 15; i++) await fetch(`${server.origin}/health`);
    for (let i = 0; i < 15; i++) await fetch(server.url, { headers: { accept: 'text/html' } });
    expect((await ask('{ __typename }')).status).toBe(200);
  });

  test('is separate from the allowances of other clients', async () => {
    const behind = await startTestServer([...args, '--trusted-proxies', 'loopback']);
    const as = (forwarded: string) => ask('{ __typename }', { 'x-forwarded-for': forwarded }, behind);
    for (let i = 0; i < 11; i++) await as('203.0.113.7');
    expect((await as('203.0.113.7')).status).toBe(429);
    // The client itself wrote the first address, and the proxy added the second.
    expect((await as('198.51.100.1, 203.0.113.7')).status).toBe(429);
    expect((await as('203.0.113.8')).status).toBe(200);
    // Some proxies add the port of the connection.
    expect((await as('203.0.113.7:4711')).status).toBe(429);
    expect((await as('203.0.113.8:4711')).status).toBe(200);
    for (let i = 0; i < 11; i++) await as(`[2001:db8::1]:${4_000 + i}`);
    expect((await as('2001:db8::1')).status).toBe(429);
    expect((await as('[2001:db8::1]')).status).toBe(429);
    expect((await as('[2001:db8:1::1]:4711')).status).toBe(200);
    await behind.close();
  });

  test('counts by the address of the connection if no proxy is trusted', async () => {
    for (let i = 0; i < 11; i++) await ask('{ __typename }', { 'x-forwarded-for': `203.0.113.${i}` });
    expect((await ask('{ __typename }', { 'x-forwarded-for': '203.0.113.99' })).status).toBe(429);
  });

  test('counts by key if there are keys, regardless of the address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'keys-'));
    const [one, other] = [newKey('one'), newKey('other')];
    await writeFile(join(folder, 'keys'), `${one.line}\n${other.line}\n`);
    const flags = ['--api-keys-file', join(folder, 'keys'), '--trusted-proxies', 'loopback', '--rate-window', '600'];
    const closed = await startTestServer([...args, ...flags]);
    const as = async ({ key }: typeof one, address: string) =>
      (await ask('{ __typename }', { 'x-api-key': key, 'x-forwarded-for': address }, closed)).status;
    const statuses: number[] = [];
    // One key from many addresses has one allowance.
    for (let i = 0; i < 11; i++) statuses.push(await as(one, `203.0.113.${i}`));
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    // Another key from one of these addresses has its own.
    expect(await as(other, '203.0.113.1')).toBe(200);
    expect(await as(one, '198.51.100.1')).toBe(429);
    // A client without a valid key uses no allowance, and receives no header about one.
    const stranger = await ask('{ __typename }', { 'x-api-key': 'stranger', 'x-forwarded-for': '203.0.113.1' }, closed);
    expect([stranger.status, stranger.headers.get('ratelimit')]).toEqual([401, null]);
    await closed.close();
    await rm(folder, { recursive: true });
  });

  test('is unlimited if the setting is 0', async () => {
    const endless = await startTestServer(['--rate-cost', '0']);
    for (let i = 0; i < 12; i++) expect((await ask('{ __typename }', {}, endless)).status).toBe(200);
    await endless.close();
  });
});

test('an allowance counts by address, and by network in IPv6', () => {
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::9'));
  expect(networkOf('2001:db8:1:2::9')).not.toBe(networkOf('2001:db8:1:3::9'));
});

test.each([
  [['--rate-cost', '5'], '--rate-cost: expected 0, or at least 50100'],
  [['--trusted-proxies', 'everyone'], '--trusted-proxies: expected addresses, ranges'],
  [['--trusted-proxies', '999.1.1.1'], '--trusted-proxies: expected addresses, ranges'],
])('the setting %j is refused', (args, message) => {
  expect(() => readSettings(args, {})).toThrow(message);
});
