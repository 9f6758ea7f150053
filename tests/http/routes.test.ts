import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const html = { headers: { accept: 'text/html,application/xhtml+xml' } };

test('the root leads to the playground', async () => {
  const response = await fetch(server.origin, { redirect: 'manual' });
  expect([response.status, response.headers.get('location')]).toEqual([302, '/graphql']);
});

test('the playground loads nothing from other hosts', async () => {
  const response = await fetch(server.url, html);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const page = await response.text();
  expect(page).toContain('<title>Nutrigraph</title>');
  const files = [...page.matchAll(/(?:src|href)="(graphql\/[^"]+)"/g)].map(([, file = '']) => file);
  expect(files.sort()).toEqual(['graphql/app.css', 'graphql/app.js']);
  const loaded = await Promise.all(files.map(async (file) => (await fetch(`${server.origin}/${file}`)).text()));
  const attribute = /\b(?:src|href|action|poster)\s*=\s*["']?/;
  const style = /\burl\(\s*["']?|@import\s+["']?/;
  const script = /\bimport\s*\(\s*["']|\bfrom\s*["']/;
  const loads = new RegExp(`(?:${attribute.source}|${style.source}|${script.source})(?:https?:)?//[^\\s"')]+`, 'g');
  for (const text of [page, ...loaded]) expect(text.match(loads)).toBeNull();
});

test('the playground is confirmed for a browser that has it', async () => {
  const first = await fetch(server.url, html);
  const etag = first.headers.get('etag') ?? '';
  await first.arrayBuffer();
  const second = await fetch(server.url, { headers: { ...html.headers, 'if-none-match': etag } });
  expect(second.status).toBe(304);
});

test('the playground can be switched off', async () => {
  const closed = await startTestServer(['--playground', 'off']);
  const response = await fetch(`${closed.url}?query={__typename}`, html);
  expect(response.headers.get('content-type') ?? '').not.toContain('html');
  expect((await fetch(`${closed.url}/app.js`)).status).toBe(404);
  await closed.close();
});

test('/health answers', async () => {
  const response = await fetch(`${server.origin}/health`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

test('/ready answers with the release', async () => {
  const response = await fetch(`${server.origin}/ready`);
  const { release } = (await server.query('{ release { id } }')).data as { release: { id: string } };
  expect([response.status, await response.json()]).toEqual([200, { status: 'ready', release: release.id }]);
});

test('every answer has the id of its request', async () => {
  const ids = await Promise.all(
    ['/health', '/ready', '/graphql', '/graphql?query={__typename}', '/', '/nothing'].map(async (path) => {
      const response = await fetch(server.origin + path, { redirect: 'manual' });
      await response.arrayBuffer();
      return response.headers.get('x-request-id');
    }),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
});

test.each([
  ['GET', '/graphq'],
  ['GET', '/graphql/more'],
  ['GET', '//evil.example/%00'],
])('%s %s gives 404', async (method, path) => {
  const response = await fetch(server.origin + path, { method });
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
});

test.each([
  ['POST', '/'],
  ['DELETE', '/health'],
  ['POST', '/graphql/app.js'],
])('%s %s gives 405', async (method, path) => {
  const response = await fetch(server.origin + path, { method });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
});

test('GET runs a query', async () => {
  const response = await fetch(`${server.url}?query=${encodeURIComponent('{ __typename }')}`);
  expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
});

test.each(['evil.example:99999', 'evil.example', ''])(
  'a request for host "%s" is answered like any other',
  async (host) => {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    socket.end(`GET /graphql?query={__typename} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*"__typename":"Query"/s);
  },
);

test('a page of another origin may not read answers', async () => {
  const headers = { origin: 'http://evil.example', 'content-type': 'application/json' };
  const response = await fetch(server.url, { method: 'POST', headers, body: '{"query": "{ __typename }"}' });
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
});

test('the service answers introspection', async () => {
  const { data, errors } = await server.query(getIntrospectionQuery());
  expect(errors).toEqual([]);
  expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
});

test('a request in flight is finished before the server closes', async () => {
  const closing = await startTestServer();
  const body = JSON.stringify({ query: getIntrospectionQuery() });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request(closing.url, { method: 'POST', headers });
  const answer = once(sent, 'response');
  // The server begins to close after half of the request has arrived.
  sent.write(body.slice(0, 50));
  await once(sent, 'socket');
  await new Promise((done) => setTimeout(done, 200));
  const closed = closing.close();
  sent.end(body.slice(50));
  const [response] = (await answer) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(200);
  await closed;
});
