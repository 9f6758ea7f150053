/**
 * Breaks Neo4j in each way: absent, killed, silent, empty, or with another password. The real service answers over
 * HTTP, and a container is started, killed, paused and started again at one address. The tests are one story, in this
 * order.
 */

import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { banner } from '../../src/server/banner.ts';
import type { Log } from '../../src/server/observability/log.ts';
import { type RunningServer, startServer } from '../../src/server/start.ts';
import { readSettings } from '../../src/settings/read.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { unthrottled } from '../support/http/server.ts';
import { BoltProxy } from '../support/neo4j/bolt-proxy.ts';
import { BreakableNeo4j, freePort, slowStartMs } from '../support/neo4j/breakable.ts';
import { loadSmallNutrition } from '../support/nutrition/small-nutrition.ts';
import { docker } from '../support/process/docker.ts';
import { TestLog } from '../support/process/log.ts';

const queryTimeoutMs = 4_000;
const retryMs = 1_000;
/** The longest a client may wait: an operation's time, a second to stop it, and something for a busy machine. */
const patienceMs = queryTimeoutMs + 1_000 + 3_000;

/** A list in lists, a node, and a question of research, which reads more than once. */
const queries = [
  '{ symptoms(first: 3) { nodes { id name nutrients(first: 3) { nodes { id name } } } } }',
  '{ nutrient(id: "nutrient:iron") { name symptoms(first: 50) { totalCount nodes { name } } } }',
  '{ paths(from: "nutrient:iron", to: "nutrient:magnesium") { totalCount } }',
] as const;

interface Reply {
  readonly query: string;
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: string | null;
  readonly requestId: string | null;
  readonly text: string;
  readonly ms: number;
}

async function ask({ url }: RunningServer, signal?: AbortSignal, query: string = queries[0]): Promise<Reply> {
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    signal: signal ?? null,
  });
  const text = await response.text();
  const requestId = response.headers.get('x-request-id');
  const retryAfter = response.headers.get('retry-after');
  return { query, status: response.status, retryAfter, requestId, text, ms: performance.now() - began };
}

async function ready({ url }: RunningServer) {
  const response = await fetch(new URL('/ready', url));
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

const serveLogging = (log: Log, uri: string, password: string) => {
  const times = ['--query-timeout-ms', `${queryTimeoutMs}`, '--retry-ms', `${retryMs}`, '--connect-timeout-ms', '1000'];
  return startServer(
    readSettings(['--store', 'neo4j', '--uri', uri, '--port', '0', ...unthrottled, ...times], {
      NUTRIGRAPH_PASSWORD: password,
    }),
    log,
  );
};

/** Only a container can be killed, and only where there is Docker. */
describe.skipIf(!inject('neo4j')?.ours)('when Neo4j', { timeout: slowStartMs + 60_000 }, () => {
  let uri: string;
  let server: RunningServer;
  let neo4j: BreakableNeo4j;
  let expected: string;
  const logged = new TestLog();

  const log = () => logged.failures;
  const serve = (at: string, password: string) => serveLogging(logged.log, at, password);
  const untilReady = async (reason: string | null) => {
    await expect
      .poll(async () => (await ready(server)).body, { timeout: slowStartMs, interval: 200 })
      .toMatchObject(reason ? { status: 'not ready', reasons: [{ reason }] } : { status: 'ready' });
  };
  /** Nothing of what Neo4j, its driver or the network says reaches a client. */
  const expectCoded = ({ status, text, requestId, retryAfter, ms }: Reply) => {
    const { errors } = JSON.parse(text);
    const codes: Readonly<Record<number, string>> = { 503: 'SERVICE_UNAVAILABLE', 504: 'QUERY_TIMEOUT' };
    expect(errors).toHaveLength(1);
    expect(errors[0].extensions).toEqual({ code: codes[status], requestId });
    expect(retryAfter).toBe(status === 503 ? '1' : null);
    expect(text).not.toMatch(/neo4j|bolt|driver|connect|127\.0\.0\.1|cypher|password|seed|--/i);
    expect(ms).toBeLessThan(patienceMs);
  };

  beforeAll(async () => {
    const port = await freePort();
    uri = `bolt://127.0.0.1:${port}`;
    server = await serve(uri, 'only-for-tests');
  });
  afterAll(async () => {
    await server.close({ graceMs: 100 });
    await neo4j?.stop();
  });
  beforeEach(() => logged.clear());

  it('is absent, the service starts, lives, says it is not ready, and fails in time', async () => {
    expect((await fetch(new URL('/health', server.url))).status).toBe(200);
    expect(await ready(server)).toEqual({
      status: 503,
      body: {
        status: 'not ready',
        reasons: [{ reason: 'unreachable', message: 'Neo4j cannot be reached: start it, or correct --uri.' }],
      },
    });
    const shown = banner(
      'Title',
      { playground: false, explorer: false, workers: 1, url: server.url, adminUrl: null, host: '127.0.0.1' },
      server.store.name,
      await server.ready(),
    );
    expect(shown).toContain(`store       Neo4j at ${uri}\n  release     not known yet. Neo4j cannot be reached`);
    const reply = await ask(server);
    expectCoded(reply);
    expect(reply.status).toBe(503);
    expect(reply.ms).toBeLessThan(retryMs + 1_000);
    const [line = ''] = log();
    expect(log()).toHaveLength(1);
    expect(JSON.parse(line)).toMatchObject({
      requestId: reply.requestId,
      cause: /ECONNREFUSED/,
      reason: 'unreachable',
    });
  });

  it('appears but is empty, a query fails for want of a release, and the log says how to load one', async () => {
    neo4j = await BreakableNeo4j.start({ port: Number(new URL(uri).port) });
    await untilReady('no-release');
    logged.clear();
    const reply = await ask(server);
    expectCoded(reply);
    expect(reply.text).toContain('No release of the graph has been loaded yet');
    expect(log()).toHaveLength(1);
    expect(log()[0]).toContain('npm run seed');
  });

  it('is loaded, all is well without a restart', async () => {
    const connection = new Neo4jConnection(neo4j.options);
    const { graph, data } = await loadSmallNutrition();
    await loadGraph(connection, graph, columnsOf(graph, data));
    await connection.close();
    await untilReady(null);
    const reply = await ask(server);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text).errors).toBeUndefined();
    expected = reply.text;
  });

  it('is killed under load and comes back, every answer is right or coded, none late, and all recovers', async () => {
    const right = new Map<string, string>();
    for (const query of queries) {
      const { status, text } = await ask(server, undefined, query);
      expect([status, JSON.parse(text).errors]).toEqual([200, undefined]);
      right.set(query, text);
    }
    const replies: Reply[] = [];
    let asked = 0;
    let going = true;
    const clients = Array.from({ length: 20 }, async () => {
      while (going) replies.push(await ask(server, undefined, queries[asked++ % queries.length]));
    });
    let good = 0;
    try {
      await pause(1_000);
      await neo4j.kill();
      good = replies.length;
      await untilReady('unreachable');
      expect((await ready(server)).status).toBe(503);
      await pause(3_000);
      await neo4j.restart();
      // The machine decides how soon: the server has just started, and plans every statement again.
      await expect.poll(() => replies.at(-1)?.status, { timeout: 60_000, interval: 10 }).toBe(200);
      await untilReady(null);
      await pause(1_000);
    } finally {
      going = false;
      await Promise.all(clients);
    }
    // A connection that is closed without an answer makes its client, and the test, fail.
    expect(replies).toHaveLength(asked);
    const failed = replies.filter(({ status }) => status !== 200);
    for (const reply of failed) expectCoded(reply);
    for (const { text, status, query } of replies) if (status === 200) expect(text).toBe(right.get(query));
    expect(good).toBeGreaterThan(20);
    expect(failed.length).toBeGreaterThan(0);
    expect(log()).toHaveLength(failed.length);
    const after = await Promise.all(Array.from({ length: 50 }, () => ask(server)));
    expect(after.map(({ text }) => text)).toEqual(after.map(() => expected));
  });

  it('is killed, requests fail at once after the breaker has opened, and all is well when it is back', async () => {
    const breaker = () => server.store.storeReport?.()?.breaker;
    await neo4j.kill();
    const first = await ask(server);
    expectCoded(first);
    await expect.poll(async () => (await ask(server)) && breaker(), { timeout: 20_000 }).not.toBe('closed');
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const reply = await ask(server);
      expectCoded(reply);
      times.push(reply.ms);
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(50);
    expect(log().every((line) => JSON.parse(line).reason === 'unreachable')).toBe(true);
    await neo4j.restart();
    await untilReady(null);
    expect(breaker()).toBe('closed');
    expect((await ask(server)).text).toBe(expected);
  });

  it('falls silent, answers come in time nonetheless, and it is used again when it speaks', async () => {
    await docker('pause', neo4j.containerId);
    const replies = await Promise.all(Array.from({ length: 20 }, () => ask(server)));
    for (const reply of [...replies, await ask(server)]) {
      expectCoded(reply);
      expect(reply.status).toBe(503);
    }
    // A server that hangs for long is not one that starts.
    for (let i = 0; i < 4; i++) {
      expect(await ready(server)).toMatchObject({ status: 503, body: { reasons: [{ reason: 'hung' }] } });
      await pause(queryTimeoutMs / 2);
    }
    await docker('unpause', neo4j.containerId);
    await untilReady(null);
    expect((await ask(server)).text).toBe(expected);
  });

  it('takes long and the client goes away, the query is cancelled', async () => {
    const proxy = await BoltProxy.open(uri);
    const proxied = await serve(proxy.uri, neo4j.options.password);
    expect((await ask(proxied)).text).toBe(expected);
    logged.clear();
    proxy.take();
    proxy.fallSilent();
    const client = new AbortController();
    const asked = ask(proxied, client.signal);
    await expect.poll(() => proxy.connections).toBeGreaterThan(0);
    await pause(200);
    client.abort();
    await expect(asked).rejects.toThrow('aborted');
    const sent: string[] = [];
    await expect.poll(() => sent.push(...proxy.take().messages) && sent).toEqual(['RUN', 'PULL', 'RESET']);
    proxy.speakAgain();
    expect((await ask(proxied)).text).toBe(expected);
    expect(log()).toEqual([]);
    await proxied.close({ graceMs: 100 });
    await proxy.close();
  });

  it('cuts all connections, the reads on them are made again', async () => {
    const proxy = await BoltProxy.open(uri);
    const proxied = await serve(proxy.uri, neo4j.options.password);
    await ask(proxied);
    proxy.fallSilent();
    const asked = Promise.all(Array.from({ length: 10 }, () => ask(proxied)));
    await pause(300);
    proxy.speakAgain();
    proxy.cut();
    expect((await asked).map(({ text }) => text)).toEqual(Array(10).fill(expected));
    expect(log()).toEqual([]);
    await proxied.close({ graceMs: 100 });
    await proxy.close();
  });

  it('refuses the password, only the log says what to correct, and the service does not try too often', async () => {
    const proxy = await BoltProxy.open(uri);
    const refused = await serve(proxy.uri, 'not-the-password');
    const replies = [await ask(refused), await ask(refused), await ask(refused)];
    for (const reply of replies) {
      expectCoded(reply);
      expect(reply.status).toBe(503);
    }
    expect(await ready(refused)).toMatchObject({ status: 503, body: { reasons: [{ reason: 'credentials' }] } });
    expect(proxy.take().messages.filter((name) => name === 'LOGON')).toHaveLength(1);
    expect(log()).toHaveLength(3);
    expect(log()[0]).toContain('refuses the user or the password: correct NUTRIGRAPH_PASSWORD');
    expect(log().join()).not.toContain('not-the-password');
    await refused.close({ graceMs: 100 });
    await proxy.close();
    expect((await ask(server)).text).toBe(expected);
  });
});
