import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { TestLog } from '../support/process/log.ts';

const logged = new TestLog();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer([], logged.log);
});
afterAll(() => server.close());
beforeEach(() => logged.clear());

/** Returns the only line about a request. The service writes it after the last byte of the answer. */
async function line() {
  await expect.poll(() => logged.requests).toHaveLength(1);
  return logged.requests[0];
}

const sent = {
  query: 'query Iron($id: ID!) { nutrient(id: $id) { name foods(first: 2) { nodes { name } } } }',
  variables: { id: 'nutrient:iron' },
};

test('a request is logged in one line: client, operation, status, time and cost', async () => {
  const body = JSON.stringify(sent);
  const response = await fetch(server.url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  const answer = await response.text();
  expect(await line()).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    requestId: response.headers.get('x-request-id'),
    method: 'POST',
    path: '/graphql',
    status: 200,
    durationMs: expect.any(Number),
    bytes: expect.any(Number),
    client: '127.0.0.1',
    operation: 'Iron',
    cost: 4,
    answerCached: false,
    answerWay: 'written',
    planCached: false,
    storeMs: expect.any(Number),
    facts: 0,
    message: 'request',
  });
  // The bytes include the headers, which are short.
  const { bytes } = (await line()) as { readonly bytes: number };
  expect(bytes).toBeGreaterThan(answer.length);
  expect(bytes).toBeLessThan(answer.length + 1_000);
});

test('the service chooses the id of a request, regardless of the client’s header', async () => {
  const given = '00000000-0000-4000-8000-000000000000';
  const response = await fetch(`${server.url}?query={__typename}`, { headers: { 'x-request-id': given } });
  await response.text();
  const id = response.headers.get('x-request-id');
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(id).not.toBe(given);
  expect(await line()).toMatchObject({ requestId: id });
});

test('the bytes of answers on one connection are counted separately', async () => {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
  // Sends both at once: the second answer waits for the first.
  socket.write(get('/nothing') + get('/graphql?query={__typename}'));
  let received = 0;
  socket.on('data', (chunk) => {
    received += chunk.length;
  });
  await expect.poll(() => logged.requests).toHaveLength(2);
  const bytes = logged.requests.map((request) => Number(request.bytes));
  await expect.poll(() => received).toBe((bytes[0] ?? 0) + (bytes[1] ?? 0));
  expect(Math.min(...bytes)).toBeGreaterThan(0);
  socket.destroy();
});

test('neither queries, variables nor headers are logged', async () => {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer hunter2', cookie: 'session=hunter2' };
  const bodies = [
    { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: 'hunter2' } },
    { query: '{ node(id: "hunter2") { id } }' },
    { query: '{ hunter2 }' },
    { query: '"hunter2' },
    { query: '{ __typename }', operationName: 'hunter2' },
    { query: 'query A { __typename } query B { __typename }', operationName: 'hunter2' },
    { query: '{ __typename }', variables: { hunter2: 'hunter2' }, extensions: { hunter2: 'hunter2' } },
  ];
  for (const body of bodies) await fetch(server.url, { method: 'POST', headers, body: JSON.stringify(body) });
  await fetch(`${server.url}?query={node(id:"hunter2"){id}}`, { headers });
  await fetch(`${server.url}?operationName=hunter2`, { headers });
  await expect.poll(() => logged.requests).toHaveLength(bodies.length + 2);
  expect(logged.written.join('')).not.toContain('hunter2');
});

test('errors are logged by code, each code once', async () => {
  await server.query('{ a: node(id: "a") { id } b: node(id: "b") { id } }');
  expect(await line()).toMatchObject({ status: 200, codes: ['BAD_ID'], level: 'info' });
  logged.clear();
  await server.query('{ nothing }');
  expect(await line()).toMatchObject({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
  expect(await line()).not.toHaveProperty('cost');
  logged.clear();
  await (await fetch(`${server.origin}/nothing/here`)).text();
  expect(await line()).toMatchObject({ path: '/nothing/here', status: 404, codes: ['NOT_FOUND'] });
});

test('the name of an operation comes from the document, and is shortened', async () => {
  await server.query('query A { __typename } query B { __typename }', {}, { operationName: 'B' });
  expect(await line()).toMatchObject({ operation: 'B' });
  logged.clear();
  await server.query(`query ${'N'.repeat(50_000)} { __typename }`);
  expect(await line()).toMatchObject({ operation: 'N'.repeat(100) });
});

test('queries for the facts of research are counted', async () => {
  await server.query('{ careGuidance(nutrients: ["nutrient:iron"]) { seekCare { guidance { name } } } }');
  expect(await line()).toMatchObject({ facts: expect.any(Number), status: 200 });
  expect(Number((await line())?.facts)).toBeGreaterThan(0);
});

test('a request whose client left is logged, too', async () => {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  socket.write(`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`);
  await pause(100);
  socket.destroy();
  const aborted = await line();
  expect(aborted).toMatchObject({ path: '/graphql', aborted: true });
  expect(aborted).not.toHaveProperty('status');
});

test('probes are logged only at the level debug', async () => {
  const probe = async ({ origin }: TestServer) => {
    for (const path of ['/health', '/ready', '/metrics']) await (await fetch(origin + path)).text();
    await (await fetch(`${origin}/graphql?query={__typename}`)).text();
  };
  await probe(server);
  expect(await line()).toMatchObject({ path: '/graphql' });
  const all = new TestLog('debug');
  const debugged = await startTestServer([], all.log);
  await probe(debugged);
  await expect
    .poll(() => all.requests.map(({ path, level }) => [path, level]))
    .toEqual([
      ['/health', 'debug'],
      ['/ready', 'debug'],
      ['/metrics', 'debug'],
      ['/graphql', 'info'],
    ]);
  await debugged.close();
});

test('a client cannot break a line of the log', async () => {
  const { hostname, port } = new URL(server.origin);
  const socket = connect(Number(port), hostname);
  socket.end('GET /%0a{"level":"fatal"} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  await line();
  expect(logged.written).toHaveLength(1);
  expect(logged.written[0]).toMatch(/^[^\n]+\n$/);
});

test('a sample of the successful requests is logged, and every error', async () => {
  const few = new TestLog();
  const rare = await startTestServer(['--log-sample', '1000000'], few.log);
  for (let i = 0; i < 20; i++) await rare.query('{ __typename }');
  await rare.query('{ node(id: "a") { id } }');
  await (await fetch(`${rare.origin}/nothing`)).text();
  await expect
    .poll(() => few.requests.map(({ status, sample }) => [status, sample]))
    .toEqual([
      [200, undefined],
      [404, undefined],
    ]);
  await rare.close();
  const half = new TestLog();
  const often = await startTestServer(['--log-sample', '2'], half.log);
  for (let i = 0; i < 200; i++) await often.query('{ __typename }');
  // Ten standard deviations from the half of them.
  await expect.poll(() => half.requests.length).toBeGreaterThan(30);
  expect(half.requests.length).toBeLessThan(170);
  for (const request of half.requests) expect(request).toMatchObject({ sample: 2 });
  await often.close();
});
