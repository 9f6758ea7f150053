/** Two services share allowances and answers through a real Valkey or Redis server. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { projectFolder } from '../../src/settings/read.ts';
import { startTestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';
import { describeRedis, TestRedis } from '../support/redis/server.ts';
import { countsOf, foods, SharingServices, statusOf, tenRequests } from '../support/redis/services.ts';

describeRedis('services with one Redis server', () => {
  let redis: TestRedis;
  const services = new SharingServices(() => redis);
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  beforeEach(async () => {
    await redis.client.flushall();
  });
  afterEach(() => services.close());
  afterAll(() => redis?.close());

  test('share an allowance, to the request', async () => {
    const two = await services.startTwo([...tenRequests, '--cache-bytes', '0']);
    const statuses = await Promise.all(Array.from({ length: 40 }, (_, i) => two[i % 2] ?? two[0]).map(statusOf));
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
    expect((await countsOf(two[0])).alone + (await countsOf(two[1])).alone).toBe(0);
  });

  test('count apart if their windows differ', async () => {
    const one = await services.start(tenRequests);
    const other = await services.start([...tenRequests, '--rate-window', '500']);
    for (let i = 0; i < 11; i++) await statusOf(one);
    expect([await statusOf(one), await statusOf(other)]).toEqual([429, 200]);
  });

  test('share an answer, which the second service neither plans nor reads', async () => {
    const [one, other] = await services.startTwo();
    const first = await one.query(foods, { first: 3 });
    await expect.poll(() => redis.client.dbsize()).toBeGreaterThan(1);
    expect(await other.query(foods, { first: 3 })).toEqual(first);
    expect(await countsOf(one)).toMatchObject({ reads: 1, hits: 0, found: { hit: 0, miss: 1 } });
    expect(await countsOf(other)).toMatchObject({ reads: 0, hits: 1, found: { hit: 1, miss: 0 } });
    // From now on the second service has the answer in its own memory.
    expect(await other.query(foods, { first: 3 })).toEqual(first);
    expect(await countsOf(other)).toMatchObject({ reads: 0, hits: 2, found: { hit: 1, miss: 0 } });
  });

  test('share an answer only for the same operation', async () => {
    const [one, other] = await services.startTwo();
    const both = 'query A { foods(first: 1) { nodes { id } } } query B { nutrients(first: 1) { nodes { id } } }';
    await one.query(foods, { first: 3 });
    await one.query(both, {}, { operationName: 'A' });
    await other.query(foods, { first: 2 });
    await other.query(`${foods} `, { first: 3 });
    await other.query(foods, { first: 3 }, { extensions: { cost: true } });
    await other.query(both, {}, { operationName: 'B' });
    expect(await countsOf(other)).toMatchObject({ reads: 4, found: { hit: 0, miss: 4 } });
  });

  test.each([
    ['limits', ['--default-page-size', '7']],
    ['trusted documents', ['--trusted-documents', '{manifest}']],
    ['release', ['--seed', '{seed}']],
  ])('share no answer if their %s differ', async (_, args) => {
    const folder = await mkdtemp(join(tmpdir(), 'redis-'));
    const seed = join(folder, 'seed');
    await cp(join(projectFolder, 'seed'), seed, { recursive: true });
    const release = await readFile(join(seed, 'release.yaml'), 'utf8');
    await writeFile(join(seed, 'release.yaml'), release.replace(/version: .*/, 'version: "later"'));
    const manifest = join(folder, 'manifest.json');
    await writeFile(manifest, JSON.stringify({ foods, other: '{ __typename }' }));
    const [one, other] = await Promise.all([
      services.start(),
      services.start(args.map((arg) => arg.replace('{manifest}', manifest).replace('{seed}', seed))),
    ]);
    await one.query(foods, { first: 3 });
    const persistedQuery = { version: 1, sha256Hash: 'foods' };
    const request = { variables: { first: 3 }, extensions: { persistedQuery } };
    const body = args.includes('--trusted-documents') ? request : { query: foods, variables: { first: 3 } };
    expect((await other.post(JSON.stringify(body))).status).toBe(200);
    expect(await countsOf(other)).toMatchObject({ reads: 1, hits: 0, found: { hit: 0, miss: 1 } });
    await rm(folder, { recursive: true });
  });

  test('keep neither errors nor large answers there', async () => {
    const one = await services.start(['--redis-answer-bytes', '2000', '--rate-cost', '0']);
    await one.query('{ nodes(ids: ["nutrient:iron", "no id"]) { id } }');
    await one.query(foods, { first: 40 });
    await one.query(foods, { first: 1 });
    await expect.poll(() => redis.client.keys('*')).toHaveLength(1);
    const [key = ''] = await redis.client.keys('*');
    expect(key).toMatch(/^nutrigraph:answer:[\w-]{43}$/);
    expect(await redis.client.get(key)).toContain('"foods"');
    expect(await redis.client.ttl(key)).toBeGreaterThan(3_500);
  });

  test('ignore and count values that none of them wrote', async () => {
    const [one, other] = await services.startTwo(['--rate-cost', '0']);
    const first = await one.query(foods, { first: 3 });
    await expect.poll(() => redis.client.keys('*')).toHaveLength(1);
    const [key = ''] = await redis.client.keys('*');
    const value = (await redis.client.get(key)) ?? '';
    await one.query(foods, { first: 4 });
    await expect.poll(() => redis.client.keys('*')).toHaveLength(2);
    const copied = (await redis.client.keys('*')).find((found) => found !== key) ?? '';
    const foreign: readonly (() => Promise<unknown>)[] = [
      () => redis.client.set(key, 'something else'),
      () => redis.client.set(key, value.slice(0, -1)),
      () => redis.client.set(key, value.replace('food:', 'fooD:')),
      () => redis.client.set(key, value.replace(/ \d+\n/, ' 0\n')),
      () => redis.client.set(key, `${value} `),
      () => redis.client.set(key, Buffer.from([0xff, 0xfe, 0, 1])),
      () => redis.client.set(key, 'x'.repeat(5_000_000)),
      () => redis.client.copy(copied, key, 'REPLACE'),
      () => redis.client.multi().del(key).lpush(key, 'a list').exec(),
    ];
    for (const [i, write] of foreign.entries()) {
      await write();
      const fresh = await services.start(['--rate-cost', '0']);
      expect([i, await fresh.query(foods, { first: 3 })]).toEqual([i, first]);
      expect([i, await countsOf(fresh)]).toMatchObject([i, { reads: 1, found: { hit: 0, unusable: 1 } }]);
    }
    expect(await other.query(foods, { first: 3 })).toEqual(first);
  });

  test('share only allowances if answers may take no bytes', async () => {
    const [one, other] = await services.startTwo(['--redis-answer-bytes', '0']);
    await one.query(foods, { first: 3 });
    await other.query(foods, { first: 3 });
    expect(await countsOf(other)).toMatchObject({ reads: 1, found: { hit: 0, miss: 0 } });
    expect(await redis.client.keys('*')).toHaveLength(1);
  });
});

describeRedis('a Redis server with a password', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await TestRedis.start(['--requirepass', 'only/for:tests'], ':only%2Ffor%3Atests@');
  });
  afterAll(() => redis?.close());

  test('is used with the right one, which no log and no metrics show', async () => {
    const log = new TestLog('debug');
    const server = await startTestServer([], log.log, { NUTRIGRAPH_REDIS_URL: redis.url });
    await server.query(foods, { first: 1 });
    await expect.poll(() => redis.client.dbsize()).toBeGreaterThan(0);
    const shown = log.written.join() + (await (await fetch(`${server.origin}/metrics`)).text());
    await server.close();
    expect(shown).toContain('nutrigraph_redis_up 1');
    expect(shown).not.toMatch(/only(\/|%2F)for/);
  });

  test.each([
    ['a wrong password', (url: string) => url.replace('only', 'other'), /refuses this service \(WRONGPASS /],
    ['no password', (url: string) => url.replace(/\/\/.*@/, '//'), /refuses this service \(NOAUTH /],
    ['an unknown user', (url: string) => url.replace('//:', '//someone:'), /refuses this service \(WRONGPASS /],
    ['an unknown database', (url: string) => `${url}/999`, /refuses this service \(ERR DB index is out of range/],
  ])('does not let a service start with %s', async (_, change, message) => {
    const url = change(redis.url);
    const started = startTestServer(['--redis-timeout-ms', '5000'], undefined, { NUTRIGRAPH_REDIS_URL: url });
    const error: Error = await started.then(
      () => new Error('it started'),
      (refused: Error) => refused,
    );
    expect([error.name, error.message]).toEqual(['UsageError', expect.stringMatching(message)]);
    expect(error.message).not.toMatch(/(only|other)(\/|%2F)for/);
  });
});

test('a service does not start if another program has the port of the Redis server', async () => {
  const other = await startTestServer();
  const url = other.origin.replace('http', 'redis');
  const started = startTestServer(['--redis-timeout-ms', '5000'], undefined, { NUTRIGRAPH_REDIS_URL: url });
  await expect(started).rejects.toThrow(/refuses this service \(Unknown RESP type/);
  await other.close();
});
