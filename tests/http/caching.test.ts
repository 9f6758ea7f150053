import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

const iron =
  'query Iron($first: Int) { nutrient(id: "nutrient:iron") { name foods(first: $first) { nodes { name } } } }';

/** Of an answer that a cache may keep, with a max-age of 90 s. */
const control = 'public, max-age=90, stale-while-revalidate=90, stale-if-error=300';

describe('the cache of answers', () => {
  const logged = new TestLog();
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(['--cache-bytes', '20000'], logged.log);
  });
  afterAll(() => server.close());
  beforeEach(() => logged.clear());

  /** Sends an operation. Returns its answer, and whether that came from the cache. */
  async function ask(query: string, variables: object = {}, more: object = {}) {
    logged.clear();
    const answer = await server.query(query, variables, more);
    await expect.poll(() => logged.requests).toHaveLength(1);
    return { answer, isCached: logged.requests[0]?.answerCached };
  }

  test('gives the same answer again', async () => {
    const first = await ask(iron, { first: 2 });
    const second = await ask(iron, { first: 2 });
    expect([first.isCached, second.isCached]).toEqual([false, true]);
    expect(second.answer).toEqual(first.answer);
    expect(second.answer.data).toMatchObject({ nutrient: { name: 'Iron' } });
  });

  test('gives an answer only for the same operation', async () => {
    const both = 'query A { nutrient(id: "nutrient:iron") { name } } query B { nutrient(id: "nutrient:zinc") { id } }';
    await ask(iron, { first: 1 });
    await ask(both, {}, { operationName: 'A' });
    const others = [
      await ask(iron, { first: 3 }),
      await ask(`${iron} `, { first: 1 }),
      await ask(iron, { first: 1 }, { extensions: { cost: true } }),
      await ask(both, {}, { operationName: 'B' }),
    ];
    expect(others.map(({ isCached }) => isCached)).toEqual([false, false, false, false]);
    expect(others[2]?.answer).toMatchObject({ extensions: { cost: { operation: 3 } } });
    expect((await ask(both, {}, { operationName: 'A' })).isCached).toBe(true);
  });

  test('keeps no answers with errors', async () => {
    const query = '{ nodes(ids: ["nutrient:iron", "no id"]) { id } }';
    const first = await ask(query);
    const second = await ask(query);
    expect(second.isCached).toBe(false);
    expect(second.answer).toEqual(first.answer);
    expect(second.answer.errors).toMatchObject([{ extensions: { code: 'BAD_ID' } }]);
  });

  test('drops answers when it is full', async () => {
    const large = '{ foods(first: 40) { nodes { id name description } } }';
    await ask(iron, { first: 7 });
    for (let i = 0; i < 5; i++) await ask(`${large} # ${i}`);
    expect((await ask(iron, { first: 7 })).isCached).toBe(false);
  });

  test('can be switched off', async () => {
    const none = await startTestServer(['--cache-bytes', '0'], logged.log);
    await none.query(iron, { first: 2 });
    await none.query(iron, { first: 2 });
    await expect.poll(() => logged.requests).toHaveLength(2);
    expect(logged.requests.map(({ answerCached }) => answerCached)).toEqual([false, false]);
    await none.close();
  });
});

describe('an answer to GET', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(['--cache-max-age', '90']);
  });
  afterAll(() => server.close());

  const accept = 'application/graphql-response+json';
  const get = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${server.url}?${new URLSearchParams(parameters)}`, { headers: { accept, ...headers } });

  test('may be cached for a time, and again after a confirmation', async () => {
    const parameters = { query: iron, variables: '{"first": 2}' };
    const first = await get(parameters);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe(control);
    expect(first.headers.get('vary')).toContain('Accept');
    const second = await get(parameters, { 'if-none-match': `"other", ${etag}` });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(second.headers.get('etag')).toBe(etag);
    expect(second.headers.get('cache-control')).toBe(first.headers.get('cache-control'));
  });

  test('is confirmed for each way to write its tag', async () => {
    const tag = (await get({ query: iron })).headers.get('etag') ?? '';
    const strong = tag.replace('W/', '');
    for (const known of ['*', tag, strong, `"a", ${tag}`, `${strong},"b"`, `W/"a" , ${tag} ,`]) {
      const response = await get({ query: iron }, { 'if-none-match': known });
      expect([known, response.status, response.headers.get('etag')]).toEqual([known, 304, tag]);
      expect(response.headers.get('cache-control')).toBe(control);
      expect(await response.text()).toBe('');
    }
    for (const other of ['"*"', 'W/*', '"x"', strong.slice(1, -1), `${strong.slice(0, -2)}"`, `"${tag}"`]) {
      expect([other, (await get({ query: iron }, { 'if-none-match': other })).status]).toEqual([other, 200]);
    }
  });

  test('is confirmed for *, unless it has errors', async () => {
    for (const query of ['{ nothing }', '{ nodes(ids: ["no id"]) { id } }', '{']) {
      const response = await get({ query }, { 'if-none-match': '*' });
      expect(response.status).not.toBe(304);
      expect(await response.text()).toContain('"errors"');
    }
    const posted = await fetch(server.url, {
      method: 'POST',
      body: JSON.stringify({ query: iron }),
      headers: { 'content-type': 'application/json', 'if-none-match': '*' },
    });
    expect(posted.status).toBe(200);
  });

  test('is confirmed like an answer to HEAD and like the playground', async () => {
    const html = { accept: 'text/html' };
    const page = await fetch(server.url, { headers: html });
    const tag = page.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"/);
    await page.arrayBuffer();
    for (const known of ['*', tag, tag.replace('W/', ''), `"x", ${tag}`]) {
      expect((await fetch(server.url, { headers: { ...html, 'if-none-match': known } })).status).toBe(304);
    }
    expect((await fetch(server.url, { headers: { ...html, 'if-none-match': `"${tag}"` } })).status).toBe(200);
    const head = { method: 'HEAD', headers: { accept, 'if-none-match': '*' } };
    expect((await fetch(`${server.url}?query={__typename}`, head)).status).toBe(304);
  });

  test('has a tag of its own for each operation and media type', async () => {
    const tags = await Promise.all(
      [
        get({ query: iron }),
        get({ query: iron, variables: '{"first": 1}' }),
        get({ query: '{ nutrients { totalCount } }' }),
        get({ query: iron }, { accept: 'application/json' }),
      ].map(async (response) => (await response).headers.get('etag')),
    );
    expect(new Set(tags).size).toBe(4);
    expect((await get({ query: iron }, { 'if-none-match': tags[1] ?? '' })).status).toBe(200);
  });

  test('must not be cached if it has errors, nor may an answer to POST', async () => {
    const wrong = [await get({ query: '{ nothing }' }), await get({ query: '{ nodes(ids: ["no id"]) { id } }' })];
    const posted = await fetch(server.url, {
      method: 'POST',
      body: JSON.stringify({ query: iron }),
      headers: { 'content-type': 'application/json' },
    });
    for (const response of [...wrong, posted]) {
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('etag')).toBeNull();
    }
  });

  test('is confirmed each time if max-age is 0', async () => {
    const always = await startTestServer(['--cache-max-age', '0']);
    const response = await fetch(`${always.url}?query={__typename}`);
    expect(response.headers.get('cache-control')).toBe('public, no-cache, stale-if-error=300');
    expect(response.headers.get('etag')).toBeTruthy();
    await always.close();
  });
});
