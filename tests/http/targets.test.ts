/** The forms of a request's target: log, metrics and limits see the same path as the route that answers. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scrape } from '../support/http/metrics.ts';
import { sendRaw } from '../support/http/raw-http.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

const logged = new TestLog('debug');
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(['--max-connections', '5'], logged.log);
});
afterAll(() => server.close());

/** The forms that RFC 9112 lets a client or a proxy send, and a fragment, which some send. */
const forms: readonly (readonly [name: string, form: (path: string) => string])[] = [
  ['a path', (path) => path],
  ['a path with a query', (path) => `${path}?hunter2`],
  ['a path with a fragment', (path) => `${path}#hunter2`],
  ['a whole URL', (path) => `http://hunter2${path}`],
  ['a whole URL with a login, in capitals', (path) => `HTTPS://user:hunter2@host:80${path}?hunter2`],
];
const paths = ['/graphql', '/schema.graphql', '/explore', '/health', '/ready', '/metrics', '/nothing'];

const ask = async (target: string): Promise<number> =>
  (await sendRaw(server.origin, `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).status;

test.each(forms)('%s is logged and counted by its path, and nothing else of it is logged', async (_name, form) => {
  for (const path of paths) {
    const route = path === '/nothing' ? 'other' : path;
    const status = await ask(path);
    const sample = `nutrigraph_http_requests_total{route="${route}",status="${status}"}`;
    const before = (await scrape(server.url)).get(sample) ?? 0;
    logged.clear();
    expect([path, await ask(form(path))]).toEqual([path, status]);
    await expect.poll(() => logged.requests).toHaveLength(1);
    const level = ['/health', '/ready', '/metrics'].includes(path) ? 'debug' : 'info';
    expect(logged.requests).toEqual([expect.objectContaining({ path, status, level })]);
    expect(logged.written.join('')).not.toContain('hunter2');
    // The scrape before counts, too.
    expect((await scrape(server.url)).get(sample)).toBe(before + (path === '/metrics' ? 2 : 1));
  }
});

test('a target that is not a path is logged without its host and its query', async () => {
  for (const [target, path] of [
    ['*', '*'],
    ['ftp://user:hunter2@host/a?hunter2', 'ftp:'],
    ['http://hunter2?hunter2', 'http:'],
  ] as const) {
    logged.clear();
    expect(await ask(target)).toBe(404);
    await expect.poll(() => logged.requests).toEqual([expect.objectContaining({ path, status: 404 })]);
    expect(logged.written.join('')).not.toContain('hunter2');
  }
});

test('a probe by its whole URL gets an answer beyond the limit of connections', async () => {
  const { hostname, port } = new URL(server.origin);
  const held = Array.from({ length: 5 }, () => connect(Number(port), hostname));
  await expect.poll(async () => (await scrape(server.url)).get('nutrigraph_http_connections')).toBe(5);
  for (const [, form] of forms) expect([form('/health'), await ask(form('/health'))]).toEqual([form('/health'), 200]);
  expect(await ask('http://host/graphql?query={__typename}')).toBe(503);
  for (const socket of held) socket.destroy();
});
