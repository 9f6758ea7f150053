/** Malformed and unusual HTTP: the service answers each with a coded error, and never with a stack. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawAnswer, sendRaw } from '../support/http/raw-http.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(['--max-header-bytes', '8192']);
});
afterAll(() => server.close());

const body = '{"query":"{ __typename }"}';
const lines = (...head: readonly string[]) => `${head.join('\r\n')}\r\n\r\n`;
const post = (...head: readonly string[]) =>
  lines('POST /graphql HTTP/1.1', 'Host: x', 'Connection: close', `Content-Length: ${body.length}`, ...head) + body;
const get = (target: string, ...head: readonly string[]) =>
  lines(`GET ${target} HTTP/1.1`, 'Host: x', 'Connection: close', ...head);
const json = 'Content-Type: application/json';
const typenamePath = '/graphql?query=%7B__typename%7D';

/** Checks for a coded error in JSON that reveals nothing of the service's internals. */
function expectRefusal({ status, headers, body }: RawAnswer, expected: number, code: string, text = ''): void {
  expect(status).toBe(expected);
  expect(headers['content-type']).toMatch(/^application\/(graphql-response\+)?json/);
  const { errors } = JSON.parse(body.replace(/^[0-9a-f]+\r\n([\s\S]*)\r\n0\r\n\r\n$/, '$1'));
  expect(errors).toMatchObject([{ extensions: { code } }]);
  expect(errors[0].message).toContain(text);
  expect(body).not.toMatch(/node:internal|\.ts:\d|\n\s+at /);
}

describe('the service refuses with a coded error', () => {
  test.each([
    ['input that is not HTTP', 'hello\r\n\r\n', 400, 'BAD_REQUEST', 'not an HTTP'],
    ['a request without a host', lines('GET /graphql HTTP/1.1', 'Connection: close'), 400, 'BAD_REQUEST', 'host'],
    ['two hosts', get('/health', 'Host: y'), 400, 'BAD_REQUEST', '"host"'],
    ['an invalid host', lines('GET /health HTTP/1.1', 'Host: a b/c', 'Connection: close'), 400, 'BAD_REQUEST', 'host'],
    ['two lengths', post(json, `Content-Length: ${body.length}`), 400, 'BAD_REQUEST', ''],
    ['two content types', post(json, 'Content-Type: text/plain'), 400, 'BAD_REQUEST', '"content-type"'],
    ['a length and chunks', post(json, 'Transfer-Encoding: chunked'), 400, 'BAD_REQUEST', ''],
    ['a body that is encoded', post(json, 'Content-Encoding: gzip'), 415, 'BAD_REQUEST', 'encoded'],
    ['a form', post('Content-Type: application/x-www-form-urlencoded'), 415, 'BAD_REQUEST', 'application/json'],
    ['a multipart body', post('Content-Type: multipart/form-data; boundary=x'), 415, 'BAD_REQUEST', 'application/json'],
    ['plain text', post('Content-Type: text/plain'), 415, 'BAD_REQUEST', 'application/json'],
    ['no content type', post(), 415, 'BAD_REQUEST', 'application/json'],
    [
      'an unsupported media type',
      get(typenamePath, 'Accept: text/event-stream'),
      406,
      'BAD_REQUEST',
      'graphql-response+json',
    ],
    ['multipart answers', get(typenamePath, 'Accept: multipart/mixed'), 406, 'BAD_REQUEST', 'graphql-response+json'],
    ['another method', get('/graphql').replace('GET', 'DELETE'), 405, 'BAD_REQUEST', 'GET, HEAD, POST, OPTIONS'],
    ['TRACE', get('/graphql').replace('GET', 'TRACE'), 405, 'BAD_REQUEST', ''],
    ['an unknown method', get('/graphql').replace('GET', 'BREW'), 400, 'BAD_REQUEST', ''],
    ['POST to a path for reading', get('/health').replace('GET', 'POST'), 405, 'BAD_REQUEST', 'GET, HEAD, OPTIONS'],
    ['CONNECT', lines('CONNECT example.org:443 HTTP/1.1', 'Host: example.org'), 405, 'BAD_REQUEST', 'CONNECT'],
    ['another path', get('/graphql/'), 404, 'NOT_FOUND', '/graphql'],
    ['a similar path', get('//graphql'), 404, 'NOT_FOUND', ''],
    ['a path with dots', get('/x/../graphql'), 404, 'NOT_FOUND', ''],
    ['an encoded path', get('/%67raphql'), 404, 'NOT_FOUND', ''],
    ['an expectation that it cannot meet', get('/health', 'Expect: a-miracle'), 417, 'BAD_REQUEST', 'a-miracle'],
    [
      'headers that are too large',
      get('/health', `X-Long: ${'a'.repeat(9_000)}`),
      431,
      'BAD_REQUEST',
      'maxHeaderBytes',
    ],
  ])('%s', async (_name, text, status, code, message) => {
    expectRefusal(await sendRaw(server.origin, text), status, code, message);
  });

  test('another method, and lists the allowed ones', async () => {
    const { headers } = await sendRaw(server.origin, get('/graphql').replace('GET', 'PUT'));
    expect(headers.allow).toBe('GET, HEAD, POST, OPTIONS');
  });
});

describe('a header that must be unique', () => {
  test.each([
    ['host', 'x', 'y'],
    ['content-type', 'application/json', 'text/plain'],
    ['content-length', `${body.length}`, `${body.length}`],
    ['authorization', 'Bearer a', 'Bearer b'],
    ['origin', 'https://a.example', 'https://b.example'],
  ])('is refused if it is sent twice: "%s"', async (name, first, second) => {
    const given: Record<string, string> = {
      Host: 'x',
      'content-type': 'application/json',
      'content-length': `${body.length}`,
    };
    const others = Object.entries(given).filter(([other]) => other.toLowerCase() !== name);
    for (const values of [
      [first, second],
      [first, first],
    ]) {
      const head = lines(
        'POST /graphql HTTP/1.1',
        'Connection: close',
        ...others.map(([other, value]) => `${other}: ${value}`),
        ...values.map((value, i) => `${i ? name.toUpperCase() : name}: ${value}`),
      );
      // Node itself refuses two lengths, with a general message.
      expectRefusal(
        await sendRaw(server.origin, head + body),
        400,
        'BAD_REQUEST',
        name === 'content-length' ? '' : `"${name}"`,
      );
    }
  });
});

describe('the service answers', () => {
  test('a target that is a whole URL', async () => {
    expect((await sendRaw(server.origin, get(`http://elsewhere.example${typenamePath}`))).body).toContain('"Query"');
    expect((await sendRaw(server.origin, get('http://elsewhere.example'))).status).toBe(302);
  });

  test('HEAD without a body', async () => {
    for (const target of ['/health', typenamePath, '/']) {
      const [head, whole] = [
        await sendRaw(server.origin, get(target).replace('GET', 'HEAD')),
        await sendRaw(server.origin, get(target)),
      ];
      expect([head.status, head.headers['content-type'], head.body]).toEqual([
        whole.status,
        whole.headers['content-type'],
        '',
      ]);
    }
  });

  test('OPTIONS with the methods of the path', async () => {
    const { status, headers } = await sendRaw(server.origin, get('/graphql').replace('GET', 'OPTIONS'));
    expect([status, headers.allow]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test('a request for an upgrade as a plain request', async () => {
    const text = lines(`GET ${typenamePath} HTTP/1.1`, 'Host: x', 'Connection: close, Upgrade', 'Upgrade: websocket');
    expect((await sendRaw(server.origin, text)).status).toBe(200);
  });

  test('several requests at once on one connection in their order', async () => {
    const one = (query: string) => lines(`GET /graphql?query=${encodeURIComponent(query)} HTTP/1.1`, 'Host: x');
    const { text } = await sendRaw(server.origin, one('{ a: __typename }') + one('{ b: nope }') + get('/health'));
    expect([...text.matchAll(/HTTP\/1.1 (\d+)/g)].map((match) => match[1])).toEqual(['200', '200', '200']);
    expect(text.indexOf('"a":"Query"')).toBeLessThan(text.indexOf('GRAPHQL_VALIDATION_FAILED'));
    expect(text.indexOf('GRAPHQL_VALIDATION_FAILED')).toBeLessThan(text.indexOf('"status":"ok"'));
  });

  test('a client that waits for 100 Continue', async () => {
    const text = [post(json, 'Expect: 100-continue').slice(0, -body.length), body];
    expect((await sendRaw(server.origin, text, 50)).text).toContain('{"data":{"__typename":"Query"}}');
  });

  test('a host in brackets, with a port, or empty', async () => {
    for (const host of ['[::1]:4000', 'localhost:4000', 'example.org', '']) {
      const { status } = await sendRaw(
        server.origin,
        lines('GET /health HTTP/1.1', `Host: ${host}`, 'Connection: close'),
      );
      expect([host, status]).toEqual([host, 200]);
    }
  });
});

describe('a body', () => {
  const send = async (text: string | Buffer) =>
    sendRaw(server.origin, [
      lines(
        'POST /graphql HTTP/1.1',
        'Host: x',
        'Connection: close',
        json,
        `Content-Length: ${Buffer.byteLength(text)}`,
      ),
      text,
    ]);

  test.each([
    ['that is not JSON', '{"query": "{ secretWord }"', 'secretWord'],
    ['that holds a zero byte', '{"query": "\0secretWord"}', 'secretWord'],
    ['that is empty', '', 'x-never'],
    ['that is a number', '5', 'x-never'],
    ['that is null', 'null', 'x-never'],
    ['that is a string', '"secretWord"', 'secretWord'],
    ['that is a list of requests', `[${body},${body}]`, 'x-never'],
    ['whose query is not a string', '{"query": {"secretWord": 1}}', 'secretWord'],
    ['whose variables are a list', '{"query": "{ __typename }", "variables": []}', 'x-never'],
    ['whose extensions are a string', '{"query": "{ __typename }", "extensions": "secretWord"}', 'secretWord'],
    ['whose operation name is a number', '{"query": "{ __typename }", "operationName": 5}', 'x-never'],
    ['without a query', '{"variables": {}}', 'x-never'],
  ])('%s gets a coded error that does not repeat it', async (_name, text, secret) => {
    const answer = await send(text);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatch(/"code":"(BAD_REQUEST|GRAPHQL_PARSE_FAILED)"/);
    expect(answer.body).not.toContain(secret);
  });

  test.each([
    [
      'with invalid UTF-8',
      Buffer.concat([Buffer.from('{"query": "{ __typename }", "x": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
    ],
    [
      'with names of JavaScript objects',
      '{"query": "{ __typename }", "__proto__": {"a": 1}, "variables": {"__proto__": {"b": 1}, "constructor": 1}}',
    ],
    ['with a very long number', `{"query": "{ __typename }", "variables": {"n": 1${'0'.repeat(400)}}}`],
  ])('%s does no harm', async (_name, text) => {
    expect((await send(text)).status).toBeLessThan(500);
    expect(({} as Record<string, unknown>).a).toBeUndefined();
    expect((await sendRaw(server.origin, get(typenamePath))).body).toContain('"Query"');
  });
});
