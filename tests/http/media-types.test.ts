/** Content negotiation by RFC 9110, and the encoding of requests. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accepts, contentTypes, type Preferred } from '../support/http/media-types.ts';
import { sendRaw } from '../support/http/raw-http.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
let plain: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  plain = await startTestServer(['--playground', 'off']);
});
afterAll(async () => {
  await server.close();
  await plain.close();
});

const head = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\nHost: x\r\nConnection: close\r\n`;
const typenamePath = '/graphql?query=%7B__typename%7D';
const body = '{"query":"{ __typename }"}';

const typeOf: Readonly<Record<Preferred, readonly [status: number, type: string]>> = {
  json: [200, 'application/json; charset=utf-8'],
  graphql: [200, 'application/graphql-response+json; charset=utf-8'],
  page: [200, 'text/html; charset=utf-8'],
  none: [406, 'application/json; charset=utf-8'],
};

const got = async (origin: string, request: string): Promise<readonly [number, string | undefined]> => {
  const { status, headers } = await sendRaw(origin, request);
  return [status, headers['content-type']];
};

describe('the header accept', () => {
  test.each(accepts)('with "%s" by GET gives %s', async (accept, preferred) => {
    const get = head(`GET ${typenamePath} HTTP/1.1`, `Accept: ${accept}`);
    expect(await got(server.origin, `${get}\r\n`)).toEqual(typeOf[preferred]);
    expect(await got(server.origin, `${get.replace('GET', 'HEAD')}\r\n`)).toEqual(typeOf[preferred]);
  });

  test.each(accepts)('with "%s" gives no page by POST or without a playground (else %s)', async (accept, preferred) => {
    // A client that accepts JSON as well gets it in place of the page.
    const isJsonAccepted = /json|\*\/\*/.test(accept);
    const expected = preferred === 'page' && !isJsonAccepted ? 'none' : preferred;
    const post = head('POST /graphql HTTP/1.1', `Accept: ${accept}`, 'Content-Type: application/json');
    const answers = [
      await got(server.origin, `${post}Content-Length: ${body.length}\r\n\r\n${body}`),
      await got(plain.origin, `${head(`GET ${typenamePath} HTTP/1.1`, `Accept: ${accept}`)}\r\n`),
    ];
    for (const answer of answers) {
      if (expected === 'page') expect(answer[1]).toMatch(/json; charset=utf-8$/);
      else expect(answer).toEqual(typeOf[expected]);
    }
  });

  test('may be sent twice, as one list', async () => {
    const get = head(`GET ${typenamePath} HTTP/1.1`, 'Accept: text/plain', 'Accept: application/graphql-response+json');
    expect(await got(server.origin, `${get}\r\n`)).toEqual(typeOf.graphql);
  });

  test('that admits no type is refused with the types of the service', async () => {
    const response = await fetch(server.origin + typenamePath, { headers: { accept: 'text/plain' } });
    const { errors } = (await response.json()) as { errors: [{ message: string }] };
    expect(errors[0].message).toContain('application/json or application/graphql-response+json');
  });
});

/** Sends a body unchanged. */
const post = async (bytes: string | Buffer, contentType = 'application/json') => {
  const headers = head('POST /graphql HTTP/1.1', `Content-Type: ${contentType}`);
  const { status, body } = await sendRaw(server.origin, [
    `${headers}Content-Length: ${Buffer.byteLength(bytes)}\r\n\r\n`,
    bytes,
  ]);
  return { status, body };
};

describe('the header content-type', () => {
  test.each(contentTypes)('with "%s" makes the service read the body: %s', async (contentType, isRead) => {
    const answer = await post(body, contentType);
    expect(answer.status).toBe(isRead ? 200 : 415);
    expect(answer.body).toContain(isRead ? '{"data":{"__typename":"Query"}}' : '"code":"BAD_REQUEST"');
  });

  test('that is refused gets an error about the type or the charset', async () => {
    expect((await post(body, 'text/plain')).body).toContain('The service does not read this content type.');
    expect((await post(body, 'application/json; charset=utf-16')).body).toContain('a charset other than UTF-8');
  });
});

/** Returns a request with some bytes within a string. */
const around = (...bytes: readonly number[]) =>
  Buffer.concat([Buffer.from('{"query": "{ __typename } #'), Buffer.from(bytes), Buffer.from('"}')]);

const notUtf8: readonly (readonly [what: string, bytes: readonly number[]])[] = [
  ['bytes that begin no character', [0xff, 0xfe]],
  ['latin1', [0xe9]],
  ['a truncated character', [0xe2, 0x82]],
  ['an overlong form of a character', [0xc0, 0xaf]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
];

describe('a request', () => {
  test.each(notUtf8)('is refused with a body that has %s', async (_what, bytes) => {
    expect(await post(around(...bytes))).toEqual({ status: 400, body: expect.stringContaining('not UTF-8') });
  });

  test.each(notUtf8)('is refused with a URL that has %s', async (_what, bytes) => {
    const encoded = bytes.map((byte) => `%${byte.toString(16)}`).join('');
    for (const target of [`${typenamePath}%23${encoded}`, `${typenamePath}&variables=%7B%22a%22:%22${encoded}%22%7D`]) {
      const response = await fetch(server.origin + target);
      expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('not UTF-8')]);
    }
  });

  test('may have characters of any length in UTF-8', async () => {
    const name = 'Eisen é € 🥕';
    const query = `{ nutrients(where: {name: {eq: "${name}"}}) { totalCount } }`;
    const answer = '{"data":{"nutrients":{"totalCount":0}}}';
    expect((await post(JSON.stringify({ query }))).body).toContain(answer);
    expect(await (await fetch(`${server.url}?query=${encodeURIComponent(query)}`)).text()).toBe(answer);
  });

  test('is refused if its URL is not encoded', async () => {
    const { status } = await sendRaw(server.origin, `${head(`GET ${typenamePath}%23é HTTP/1.1`)}\r\n`);
    expect(status).toBe(400);
  });

  test('is refused in UTF-16 and UTF-32', async () => {
    const utf16 = Buffer.from(`\ufeff${body}`, 'utf16le');
    expect((await post(utf16)).status).toBe(400);
    expect((await post(Buffer.from(utf16).swap16())).status).toBe(400);
    expect((await post(Buffer.from(body, 'utf16le'))).status).toBe(400);
  });

  test('may have one byte order mark before the JSON', async () => {
    expect((await post(`\ufeff${body}`)).status).toBe(200);
    expect((await post(`\ufeff\ufeff${body}`)).status).toBe(400);
    expect((await post(`{\ufeff${body.slice(1)}`)).status).toBe(400);
  });
});
