/** Input that never becomes a request: operators find each refusal in the log and in the metrics. */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { scrape } from '../support/http/metrics.ts';
import { exchange, sendRaw } from '../support/http/raw-http.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

const logged = new TestLog();
let server: TestServer;
beforeAll(async () => {
  const times = ['--headers-timeout-ms', '500', '--request-timeout-ms', '1000'];
  server = await startTestServer(['--max-header-bytes', '4096', ...times], logged.log);
});
afterAll(() => server.close());
beforeEach(() => logged.clear());

const get = (...headers: readonly string[]) =>
  ['GET /health HTTP/1.1', 'Host: x', 'Connection: close', ...headers, '', ''].join('\r\n');

/** Returns the counts of requests by status, without those of the scrapes. */
async function counts(): Promise<Readonly<Record<string, number>>> {
  const found = [...(await scrape(server.url))].flatMap(([name, count]) => {
    const [, route, status = ''] = /^nutrigraph_http_requests_total\{route="(.*)",status="(.*)"\}$/.exec(name) ?? [];
    return route === undefined || route === '/metrics' ? [] : [[`${route} ${status}`, count] as const];
  });
  return Object.fromEntries(found);
}

test.each([
  ['bytes that are not HTTP', ['hello\r\n\r\n'], 400],
  ['the beginning of TLS', [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01])], 400],
  ['two lengths', [get('Content-Length: 1', 'Content-Length: 2')], 400],
  ['headers that are too large', [get(`X-Large: ${'x'.repeat(5_000)}`)], 431],
  ['headers that are too slow', ['GET / HTTP/1.1\r\n', ...Array.from({ length: 60 }, () => 'X: x\r\n')], 408],
  ['CONNECT', ['CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n'], 405],
  ['an expectation that the service cannot meet', [get('Expect: hunter2')], 417],
])('%s has one line, and counts once', async (_name, parts, status) => {
  const before = await counts();
  expect((await sendRaw(server.origin, parts, 100)).status).toBe(status);
  await expect.poll(() => logged.lines).toHaveLength(1);
  expect(logged.lines).toEqual([
    {
      level: 'info',
      time: expect.any(String),
      status,
      client: '127.0.0.1',
      codes: ['BAD_REQUEST'],
      message: 'refused input',
    },
  ]);
  expect(logged.written.join('')).not.toContain('hunter2');
  const name = `other ${status}`;
  expect(await counts()).toEqual({ ...before, [name]: (before[name] ?? 0) + 1 });
});

test('a request whose body does not arrive has one line, that of a request', async () => {
  const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';
  await exchange(server.origin, [head, ...Array.from({ length: 30 }, () => 'x')], { pauseMs: 100 });
  await expect.poll(() => logged.lines).toEqual([expect.objectContaining({ path: '/graphql', message: 'request' })]);
});

test('a connection without input has no line', async () => {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  // Longer than the time for headers.
  await pause(2_500);
  socket.destroy();
  expect(logged.lines).toEqual([]);
});
