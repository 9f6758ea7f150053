/** Checks that a balancer with the configuration of docs/scaling.md gives clients the answers that services kept. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { askedAgainMs, ChangingStore } from '../support/engine/changing-store.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { libraryDomain } from '../support/library/domain.ts';
import { librarySeed } from '../support/library/index.ts';
import { type Balancer, haproxy, startBalancer } from '../support/process/haproxy.ts';

const query = '{ book(id: "book:iliad") { name } }';

let stores: ChangingStore[] = [];

/** Starts a service over the small graph, whose store the test can take away. */
async function start(...args: readonly string[]): Promise<TestServer> {
  const flags = ['--seed', librarySeed, '--playground', 'off', ...args];
  const opener = ChangingStore.opener((store) => stores.push(store));
  return startTestServer(flags, undefined, {}, opener, false, libraryDomain);
}

/** Returns the status of a probe, and what its answer says. */
async function probe(server: TestServer, path: string) {
  const response = await fetch(server.origin + path);
  const body = (await response.json()) as { readonly status: string };
  return [response.status, body.status];
}

describe('/ready?stale=ok', () => {
  let server: TestServer;
  beforeAll(async () => {
    stores = [];
    server = await start('--stale-if-error', '4');
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    for (const store of stores) store.failWith(null);
    await pause(askedAgainMs);
    expect(await probe(server, '/ready?stale=ok')).toEqual([200, 'ready']);
  });

  test.each(['unreachable', 'hung', 'starting', 'stopped'] as const)(
    '(%s) answers 200, and /ready 503',
    async (why) => {
      for (const store of stores) store.failWith(why);
      await pause(askedAgainMs);
      expect(await probe(server, '/ready?stale=ok')).toEqual([200, 'stale']);
      for (const path of ['/ready', '/ready?stale=no', '/ready?stale', '/ready?x=1']) {
        expect(await probe(server, path), path).toEqual([503, 'not ready']);
      }
    },
  );

  test.each(['no-release', 'credentials', 'version', 'busy'] as const)('(not away but %s) answers 503', async (why) => {
    for (const store of stores) store.failWith(why);
    await pause(askedAgainMs);
    expect(await probe(server, '/ready?stale=ok')).toEqual([503, 'not ready']);
  });

  test('does not wait for a store that hangs', async () => {
    for (const store of stores) store.beforeRelease = () => pause(3_000);
    await pause(askedAgainMs);
    // Had it waited, the store would be there.
    expect(await probe(server, '/ready?stale=ok')).toEqual([200, 'stale']);
    await pause(3_000);
  });

  test('answers 503 after the time of stale answers', async () => {
    for (const store of stores) store.failWith('unreachable');
    await pause(4_000 + askedAgainMs);
    expect(await probe(server, '/ready?stale=ok')).toEqual([503, 'not ready']);
  });
});

test.each([
  ['without stale answers', ['--stale-if-error', '0']],
  ['without a cache', ['--cache-bytes', '0']],
])('%s, /ready?stale=ok answers 503', async (_, args) => {
  stores = [];
  const server = await start(...args);
  expect(await probe(server, '/ready?stale=ok')).toEqual([200, 'ready']);
  for (const store of stores) store.failWith('unreachable');
  await pause(askedAgainMs);
  expect(await probe(server, '/ready?stale=ok')).toEqual([503, 'not ready']);
  await server.close();
});

test('a service that is being stopped is not ready for stale answers either', async () => {
  stores = [];
  const server = await start();
  expect(await probe(server, '/ready?stale=ok')).toEqual([200, 'ready']);
  for (const store of stores) store.failWith('unreachable');
  await pause(askedAgainMs);
  const closed = server.close({ drainMs: 1_000 });
  expect(await probe(server, '/ready?stale=ok')).toEqual([503, 'not ready']);
  await closed;
});

describe.skipIf(haproxy === null)('behind HAProxy', () => {
  let services: readonly TestServer[];
  let balancer: Balancer;
  beforeAll(async () => {
    stores = [];
    services = [await start('--trusted-proxies', 'loopback'), await start('--trusted-proxies', 'loopback')];
    balancer = await startBalancer(services.map(({ url }) => url));
  });
  afterAll(async () => {
    await balancer.close();
    for (const service of services) await service.close();
  });

  /** Sends the query through the balancer. */
  async function ask() {
    const response = await fetch(`${balancer.url}?${new URLSearchParams({ query })}`);
    const text = await response.text();
    return { status: response.status, isStale: text.includes('"stale"'), isData: text.includes('The Iliad') };
  }

  test('clients get fresh answers while one store answers, and stale ones while none does', async () => {
    for (const { query: send } of services) expect((await send(query)).status).toBe(200);
    const [one, two] = stores;
    if (one === undefined || two === undefined) throw new Error('two services have two stores');
    const settles = async (expected: Awaited<ReturnType<typeof ask>>) => {
      const all = () => Promise.all(Array.from({ length: 4 }, ask));
      await expect.poll(all, { timeout: 20_000, interval: 200 }).toEqual(Array(4).fill(expected));
      // Checks of the balancer go on, and the answer stays.
      await pause(4_000);
      expect(await all()).toEqual(Array(4).fill(expected));
    };
    one.failWith('unreachable');
    await settles({ status: 200, isStale: false, isData: true });
    two.failWith('unreachable');
    await settles({ status: 200, isStale: true, isData: true });
    one.failWith(null);
    await settles({ status: 200, isStale: false, isData: true });
  });
});
