/** Answers that the service kept, while the store is away and while the service drains. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { FaultReason } from '../../src/store/fault.ts';
import { askedAgainMs, ChangingStore } from '../support/engine/changing-store.ts';
import type { RawAnswer } from '../support/http/raw-http.ts';
import { startTestServer } from '../support/http/server.ts';
import { get, json, response, TwoWays } from '../support/http/two-ways.ts';
import { libraryDomain } from '../support/library/domain.ts';
import { librarySeed } from '../support/library/index.ts';
import { TestLog } from '../support/process/log.ts';

const query = '{ release { id } book(id: "book:iliad") { name } }';
const other = '{ book(id: "book:tie-a") { name } }';
const personal = `{ dietAnalysis(foods: [{ food: "food:lentils-cooked", grams: 123.456 }],
  lifeStage: "life-stage:females-31-50") { totals { total { least } } } }`;
const data = { release: { id: 'first' }, book: { name: 'The Iliad' } };

/** The small graph without nutrition: its servers start soon. */
const library = ['--seed', librarySeed, '--playground', 'off'];

let stores: ChangingStore[];
let ways: TwoWays;

async function start(...args: readonly string[]) {
  stores = [];
  ways = await TwoWays.start(
    [...library, ...args],
    ChangingStore.opener((store) => stores.push(store)),
    libraryDomain,
  );
}

/** Makes the stores fail for a reason; null makes them answer again. */
async function fail(reason: FaultReason | null) {
  for (const store of stores) store.failWith(reason);
  await pause(askedAgainMs);
}

const parsed = (answer: RawAnswer | undefined) => JSON.parse(String(answer?.body));
const reads = () => stores.map(({ events }) => events.filter((event) => event === 'read').length);

describe('while the store is away', () => {
  beforeAll(() => start());
  beforeEach(() => fail(null));
  afterAll(() => ways.end());

  test.each(['unreachable', 'hung', 'starting', 'stopped'] as const)('(%s) kept answers are given', async (reason) => {
    const began = Date.now();
    const fresh = await ways.sendTwice(json({ query }, response));
    const got = await ways.sendTwice(get({ query }, response));
    expect(got?.headers['cache-control']).toMatch(/stale-while-revalidate=60, stale-if-error=300$/);
    expect(fresh?.headers.warning).toBeUndefined();
    await fail(reason);
    for (const request of [json({ query }, response), get({ query }, response)]) {
      const stale = await ways.sendTwice(request);
      const { extensions, ...rest } = parsed(stale);
      expect([stale?.status, rest]).toEqual([200, { data }]);
      expect(extensions).toEqual({ stale: { since: expect.any(String), release: 'first' } });
      // The service asks its store at most once a second.
      expect(Date.parse(extensions.stale.since)).toBeGreaterThanOrEqual(began - 2 * askedAgainMs);
      expect(stale?.headers).toMatchObject({
        warning: '110 - "Response is Stale"',
        'cache-control': 'no-store',
        'x-release-id': 'first',
      });
      expect(Number(stale?.headers.age)).toBeGreaterThanOrEqual(1);
      expect(stale?.headers.etag).toBeUndefined();
    }
    // An answer that the service never gave cannot be kept.
    const unknown = await ways.sendTwice(json({ query: other }, response));
    expect([unknown?.status, unknown?.headers['retry-after'], unknown?.headers.age]).toEqual([503, '1', undefined]);
    await fail(null);
    const again = await ways.sendTwice(json({ query }, response));
    expect([parsed(again), again?.headers.age]).toEqual([{ data }, undefined]);
  });

  test('a kept answer does not wait for a store that hangs', async () => {
    await ways.sendTwice(json({ query }, response));
    // It would answer in the end, and the answer would not be stale.
    for (const store of stores) store.beforeRelease = () => pause(4_000);
    await pause(askedAgainMs);
    for (const request of [json({ query }, response), get({ query }, response)]) {
      expect(parsed(await ways.sendTwice(request))).toMatchObject({
        data,
        extensions: { stale: { release: 'first' } },
      });
    }
    await pause(4_000);
  });

  test('the cost stays beside the staleness', async () => {
    const request = json({ query, extensions: { cost: true } }, response);
    const { extensions } = parsed(await ways.sendTwice(request));
    await fail('unreachable');
    expect(parsed(await ways.sendTwice(request))).toEqual({
      data,
      extensions: { ...extensions, stale: { since: expect.any(String), release: 'first' } },
    });
  });

  test.each(['no-release', 'credentials', 'version'] as const)('(not away but %s) none is given', async (reason) => {
    await ways.sendTwice(json({ query }, response));
    await fail(reason);
    expect((await ways.sendTwice(json({ query }, response)))?.status).toBe(503);
  });
});

test.each([
  ['after the time', '2', 1_500],
  ['with 0 seconds', '0', 0],
])('%s no kept answer is given', async (_, seconds, waitMs) => {
  await start('--stale-if-error', seconds);
  await ways.sendTwice(json({ query }, response));
  await fail('unreachable');
  await pause(waitMs);
  expect((await ways.sendTwice(json({ query }, response)))?.status).toBe(503);
  await ways.end();
});

test('the log says once why the service is not ready, which answers are stale, and when it is back', async () => {
  stores = [];
  const logged = new TestLog();
  const opener = ChangingStore.opener((store) => stores.push(store));
  const server = await startTestServer(library, logged.log, {}, opener, false, libraryDomain);
  await server.query(query);
  await fail('unreachable');
  for (let i = 0; i < 3; i++) {
    await server.query(query);
    await pause(askedAgainMs);
  }
  await fail('hung');
  expect((await fetch(`${server.origin}/ready`)).status).toBe(503);
  await fail(null);
  await server.query(query);
  const states = logged.lines.filter(({ message }) => /ready/.test(`${message}`));
  expect(states).toMatchObject([
    { level: 'error', reason: 'unreachable', message: expect.stringMatching(/^not ready\. Neo4j cannot be reached/) },
    { level: 'error', reason: 'hung' },
    { level: 'info', release: 'first', message: 'ready again' },
  ]);
  expect(logged.requests.map(({ status, stale }) => [status, stale])).toEqual([
    [200, undefined],
    ...Array(3).fill([200, true]),
    [200, undefined],
  ]);
  await server.close();
});

test('a service that drains answers from its cache, without marks, and does not ask the store', async () => {
  stores = [];
  const server = await startTestServer(
    library,
    undefined,
    {},
    ChangingStore.opener((store) => stores.push(store)),
    false,
    libraryDomain,
  );
  await server.query(query);
  const before = reads();
  const closed = server.close({ drainMs: 1_500 });
  expect((await fetch(`${server.origin}/ready`)).status).toBe(503);
  for (let i = 0; i < 3; i++) expect(await server.query(query)).toEqual({ status: 200, errors: [], data });
  const url = `${server.url}?${new URLSearchParams({ query })}`;
  expect((await fetch(url)).headers.get('etag')).not.toBeNull();
  expect(reads()).toEqual(before);
  await closed;
});

test('an answer about a person is never kept', async () => {
  stores = [];
  ways = await TwoWays.start(
    [],
    ChangingStore.opener((store) => stores.push(store)),
  );
  expect((await ways.sendTwice(json({ query: personal }, response)))?.status).toBe(200);
  await fail('unreachable');
  const answer = await ways.sendTwice(json({ query: personal }, response));
  expect([answer?.status, parsed(answer).extensions]).toEqual([503, undefined]);
  await ways.end();
}, 240_000);
