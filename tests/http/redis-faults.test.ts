/** Services answer on while their Valkey or Redis server is away, slow or gone. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';
import { freePort } from '../support/process/program.ts';
import { describeRedis, TestRedis } from '../support/redis/server.ts';
import { countsOf, foods, SharingServices, statusOf, tenRequests } from '../support/redis/services.ts';

describeRedis('services without replies of their Redis server', () => {
  let redis: TestRedis;
  const services = new SharingServices(() => redis);
  beforeAll(async () => {
    redis = await TestRedis.start();
  });
  afterEach(() => {
    redis.signal('SIGCONT');
    return services.close();
  });
  afterAll(() => redis?.close());

  /** Sends requests without a pause from several clients. Returns a function that ends them and returns statuses. */
  function keepBusy(server: TestServer, clients = 8): () => Promise<ReadonlyMap<number, number>> {
    let goesOn = true;
    const statuses = new Map<number, number>();
    const all = Array.from({ length: clients }, async (_, client) => {
      for (let i = 0; goesOn; i++) {
        const first = 1 + ((i + client) % 50);
        // 0 stands for no answer, which ends the requests.
        const { status } = await server.query(foods, { first }).catch(() => ({ status: 0 }));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        goesOn &&= status !== 0;
      }
    });
    return async () => {
      goesOn = false;
      await Promise.all(all);
      return statuses;
    };
  }

  test.each([
    ['is killed', () => redis.kill(), () => redis.start()],
    ['hangs', async () => redis.signal('SIGSTOP'), async () => redis.signal('SIGCONT')],
  ])('answer every request while the server %s, and use it again afterwards', async (_, end, begin) => {
    const log = new TestLog();
    const server = await services.start(
      ['--redis-timeout-ms', '100', '--cache-bytes', '2000', '--rate-cost', '0'],
      log,
    );
    const counted = await services.start([...tenRequests, '--redis-timeout-ms', '100'], log);
    const finish = keepBusy(server);
    await pause(500);
    await end();
    await expect.poll(() => countsOf(server), { timeout: 10_000 }).toMatchObject({ up: 0 });
    await expect.poll(() => countsOf(counted), { timeout: 10_000 }).toMatchObject({ up: 0 });
    // The process counts alone, up to the same limit.
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push(await statusOf(counted));
    expect(statuses).toEqual([...Array(10).fill(200), 429, 429]);
    expect((await countsOf(counted)).alone).toBeGreaterThanOrEqual(12);
    await pause(500);
    await begin();
    for (const one of [server, counted]) {
      await expect.poll(() => countsOf(one), { timeout: 15_000 }).toMatchObject({ up: 1 });
    }
    expect([...(await finish()).keys()]).toEqual([200]);
    // Each of the two services reports that the server was there, away, and there again.
    const lines = log.lines.filter((line) => line.redis !== undefined).map(({ level }) => level);
    expect(lines.toSorted()).toEqual(['info', 'info', 'info', 'info', 'warn', 'warn']);
    expect(await statusOf(counted)).toBe(200);
  });

  test('wait for a server that hangs no longer than stated', async () => {
    const server = await services.start(['--redis-timeout-ms', '300']);
    await server.query(foods, { first: 1 });
    expect((await countsOf(server)).up).toBe(1);
    redis.signal('SIGSTOP');
    const began = performance.now();
    expect((await server.query(foods, { first: 2 })).status).toBe(200);
    const took = performance.now() - began;
    redis.signal('SIGCONT');
    expect(took).toBeGreaterThan(290);
    // Three replies of the server, and the time of the answer itself.
    expect(took).toBeLessThan(3 * 300 + 600);
  });

  test('start without the server, and use it as soon as it is there', async () => {
    await redis.kill();
    const log = new TestLog();
    const server = await services.start([], log);
    expect((await server.query(foods, { first: 1 })).status).toBe(200);
    expect(log.lines.filter(({ redis }) => redis)).toMatchObject([
      { level: 'warn', reason: expect.stringContaining('ECONNREFUSED') },
    ]);
    await redis.start();
    await expect.poll(() => countsOf(server), { timeout: 10_000 }).toMatchObject({ up: 1 });
  });
});

test('a service starts if the Redis server cannot be reached', async () => {
  const log = new TestLog();
  const url = `redis://127.0.0.1:${await freePort()}`;
  const server = await startTestServer([], log.log, { NUTRIGRAPH_REDIS_URL: url });
  expect((await server.query(foods, { first: 1 })).status).toBe(200);
  await server.close();
  expect(log.lines.filter(({ redis: address }) => address)).toMatchObject([{ level: 'warn', redis: url }]);
});
