import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { scrape } from '../support/http/metrics.ts';
import { sendRaw } from '../support/http/raw-http.ts';
import { startTestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

const held: Socket[] = [];
afterEach(() => {
  for (const socket of held.splice(0)) socket.destroy();
});

/** Opens connections that send nothing. The server has accepted them when it has answered the next probe. */
async function hold(origin: string, count: number): Promise<void> {
  const { hostname, port } = new URL(origin);
  for (let i = 0; i < count; i++) {
    const socket = connect(Number(port), hostname).on('error', () => {});
    held.push(socket);
    await once(socket, 'connect');
  }
}

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
const query = get('/graphql?query={__typename}');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('probes get an answer beyond the limit of connections, and nothing else does', async () => {
  const logged = new TestLog();
  const server = await startTestServer(['--max-connections', '3'], logged.log);
  // More than the reserve: its oldest connections make room for the newest.
  await hold(server.origin, 3 + 200);
  for (const path of ['/health', '/ready', '/metrics']) {
    const answer = await sendRaw(server.origin, get(path));
    expect([path, answer.status, answer.headers.connection]).toEqual([path, 200, 'close']);
  }
  const refused = await sendRaw(server.origin, query);
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '1']);
  expect(refused.body).toContain('TOO_MANY_CONNECTIONS');
  const samples = await scrape(server.url);
  expect(samples.get('nutrigraph_http_connections')).toBe(3);
  expect(samples.get('nutrigraph_http_connections_limit')).toBe(3);
  const count = samples.get('nutrigraph_http_connections_refused_total{reason="limit"}') ?? 0;
  // Those that made room, and the query; the rest of the reserve is still open.
  expect(count).toBeGreaterThanOrEqual(200 - 64);
  expect(count).toBeLessThanOrEqual(201);
  const lines = logged.lines.filter(({ message }) => message === 'refused connections');
  expect(lines).toEqual([expect.objectContaining({ level: 'warn', setting: 'max-connections', refused: 1 })]);
  for (const socket of held) socket.destroy();
  await expect
    .poll(async () => (await sendRaw(server.origin, query.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'))).status)
    .toBe(200);
  await server.close();
});

test('one client may have a number of connections; trusted proxies may have more', async () => {
  const flags = ['--max-connections-per-client', '2'];
  const server = await startTestServer(flags);
  await hold(server.origin, 2);
  const refused = await sendRaw(server.origin, query);
  expect([refused.status, refused.body.includes('This client has')]).toEqual([503, true]);
  expect((await sendRaw(server.origin, get('/ready'))).status).toBe(200);
  const samples = await scrape(server.url);
  expect(samples.get('nutrigraph_http_connections_refused_total{reason="client"}')).toBe(1);
  await server.close();
  const behind = await startTestServer([...flags, '--trusted-proxies', 'loopback']);
  await hold(behind.origin, 5);
  expect((await fetch(`${behind.url}?query={__typename}`)).status).toBe(200);
  await behind.close();
});

test('probes have a port of their own, and then metrics are not on the other one', async () => {
  const port = await freePort();
  const server = await startTestServer(['--admin-port', `${port}`, '--max-connections', '1']);
  const admin = `http://127.0.0.1:${port}`;
  await hold(server.origin, 100);
  for (const path of ['/health', '/ready', '/metrics']) expect((await fetch(admin + path)).status).toBe(200);
  expect((await fetch(`${admin}/graphql?query={__typename}`)).status).toBe(404);
  expect((await fetch(`${admin}/health`, { method: 'POST' })).status).toBe(405);
  expect((await sendRaw(server.origin, get('/ready'))).status).toBe(200);
  expect((await sendRaw(server.origin, get('/metrics'))).status).toBe(404);
  for (const socket of held) socket.destroy();
  // Until the end of the drain, the port says that the service stops.
  const closing = server.close({ drainMs: 1_000 });
  expect((await fetch(`${admin}/ready`)).status).toBe(503);
  expect((await fetch(`${admin}/health`)).status).toBe(200);
  await closing;
  await expect(fetch(`${admin}/health`)).rejects.toThrow();
});
