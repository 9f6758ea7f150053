/** Answers while the release changes, and while the store fails or stops. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ChangingStore } from '../support/engine/changing-store.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

const query = '{ release { id } nutrient(id: "nutrient:iron") { name } }';
const accept = 'application/graphql-response+json';

/** Starts a server over a store that a test changes. */
async function start(logged = new TestLog()) {
  let store: ChangingStore | undefined;
  const server = await startTestServer(
    [],
    logged.log,
    {},
    ChangingStore.opener((opened) => {
      store = opened;
    }),
  );
  if (!store) throw new Error('the server opened no store');
  return { server, store, logged };
}

describe('while the release changes', () => {
  let server: TestServer;
  let store: ChangingStore;
  let logged: TestLog;
  beforeAll(async () => {
    ({ server, store, logged } = await start());
  });
  afterAll(() => server.close());

  /** Waits until the server has noticed a release. */
  const isReady = (id: string) =>
    expect
      .poll(async () => (await fetch(`${server.origin}/ready`)).json(), { timeout: 10_000 })
      .toEqual({ status: 'ready', release: id });
  const load = async (id: string) => {
    store.load(id);
    await isReady(id);
  };
  beforeEach(async () => {
    await load('first');
    logged.clear();
  });

  const get = async (headers: Record<string, string> = {}, document = query) => {
    const response = await fetch(`${server.url}?${new URLSearchParams({ query: document })}`, {
      headers: { accept, ...headers },
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = async () => {
    logged.clear();
    const { data } = await server.query(query);
    await expect.poll(() => logged.requests).toHaveLength(1);
    return { data, isCached: logged.requests[0]?.answerCached };
  };
  const answerOf = (id: string) => ({ release: { id }, nutrient: { name: 'Iron' } });

  test('a tag stands for one release', async () => {
    const first = await get();
    const tag = first.headers.get('etag') ?? '';
    expect((await get({ 'if-none-match': tag })).status).toBe(304);
    await load('second');
    const second = await get({ 'if-none-match': tag });
    expect([second.status, JSON.parse(second.text)]).toEqual([200, { data: answerOf('second') }]);
    expect(second.headers.get('etag')).not.toBe(tag);
    await load('first');
    expect((await get()).headers.get('etag')).toBe(tag);
  });

  test('a cached answer is used only for its own release', async () => {
    await post();
    expect(await post()).toEqual({ data: answerOf('first'), isCached: true });
    await load('another');
    expect(await post()).toEqual({ data: answerOf('another'), isCached: false });
    expect(await post()).toEqual({ data: answerOf('another'), isCached: true });
  });

  test('an answer from another release than the present one gets no tag and is not cached', async () => {
    store.announce('third');
    await isReady('third');
    for (let i = 0; i < 2; i++) expect(await post()).toEqual({ data: answerOf('first'), isCached: false });
    const got = await get();
    expect(JSON.parse(got.text)).toEqual({ data: answerOf('first') });
    expect([got.headers.get('etag'), got.headers.get('cache-control')]).toEqual([null, 'no-store']);
    expect(got.headers.get('x-release-id')).toBe('first');
    // `*` confirms any answer with a tag, but this one has none.
    expect((await get({ 'if-none-match': '*' })).status).toBe(200);
    await load('third');
    expect(await post()).toEqual({ data: answerOf('third'), isCached: false });
  });

  test('each answer has its release in a header', async () => {
    for (const id of ['first', 'second']) {
      await load(id);
      const read = await get();
      const confirmed = await get({ 'if-none-match': read.headers.get('etag') ?? '' });
      const [kept, unread] = [await get(), await get({}, '{ __typename }')];
      expect([read, confirmed, kept, unread].map(({ status }) => status)).toEqual([200, 304, 200, 200]);
      for (const { headers } of [read, confirmed, kept, unread]) expect(headers.get('x-release-id')).toBe(id);
      const headers = { accept, 'content-type': 'application/json' };
      const head = await fetch(`${server.url}?${new URLSearchParams({ query })}`, { method: 'HEAD', headers });
      expect(head.headers.get('x-release-id')).toBe(id);
      const posted = await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
      expect(posted.headers.get('x-release-id')).toBe(id);
    }
  });
});

describe('while the store fails', () => {
  test('clients get 503 with retry-after, and the probe reports that the service is not ready', async () => {
    const { server, store } = await start();
    store.failWith('unreachable');
    for (const type of ['application/json', accept]) {
      const response = await fetch(server.url, {
        method: 'POST',
        body: JSON.stringify({ query }),
        headers: { accept: type, 'content-type': 'application/json' },
      });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
      expect(response.headers.get('x-release-id')).toBeNull();
    }
    await expect.poll(async () => (await fetch(`${server.origin}/ready`)).status, { timeout: 10_000 }).toBe(503);
    await server.close();
  });
});

describe('while the service stops', () => {
  test('the store stays open until the last request is answered', async () => {
    const { server, store } = await start();
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    store.beforeRead = () => gate;
    const answer = server.query(query);
    await expect.poll(() => store.events).toEqual(['read']);
    const closed = server.close();
    await new Promise((done) => setTimeout(done, 300));
    expect(store.events).toEqual(['read']);
    go();
    expect((await answer).data).toEqual({ release: { id: 'first' }, nutrient: { name: 'Iron' } });
    await closed;
    expect(store.events).toEqual(['read', 'answered', 'closed']);
  });

  test('a probe under way reports that the service is stopping', async () => {
    const { server, store } = await start();
    let go = () => {};
    const probed = new Promise<void>((resolve) => {
      store.beforeRelease = () => {
        resolve();
        return new Promise((done) => {
          go = done;
        });
      };
    });
    const probe = fetch(`${server.origin}/ready`);
    await probed;
    const closed = server.close();
    go();
    const response = await probe;
    expect([response.status, await response.json()]).toMatchObject([503, { reasons: [{ reason: 'stopping' }] }]);
    await closed;
  });
});
