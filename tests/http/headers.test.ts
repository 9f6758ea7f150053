/** Headers: security, CORS, and compression. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw } from '../support/http/raw-http.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
let open: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  open = await startTestServer(['--cors-origins', 'https://app.example,http://localhost:3000']);
});
afterAll(async () => {
  await server.close();
  await open.close();
});
const typenamePath = '/graphql?query=%7B__typename%7D';

describe('security headers', () => {
  test.each([
    '/graphql',
    typenamePath,
    '/health',
    '/ready',
    '/metrics',
    '/',
    '/nothing',
    '/schema.graphql',
    '/graphql?query=%7B',
  ])('are on the answer to %s', async (path) => {
    const { headers } = await fetch(server.origin + path, { redirect: 'manual' });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('let the playground run scripts of this server, and no others', async () => {
    const response = await fetch(server.url, { headers: { accept: 'text/html' } });
    const policy = response.headers.get('content-security-policy') ?? '';
    const page = await response.text();
    expect([...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      '<script type="module" src="graphql/app.js">',
    ]);
    for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });
});

describe('pages of other origins', () => {
  const ask = (at: TestServer, origin: string, method = 'GET') =>
    fetch(at.origin + typenamePath, { method, headers: { origin, 'access-control-request-method': 'POST' } });
  const granted = ({ headers }: Response) => [...headers.keys()].filter((name) => name.startsWith('access-control'));

  test('may read nothing by default', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      expect(granted(await ask(server, 'https://app.example', method))).toEqual([]);
    }
  });

  test('may read answers if they are listed, without credentials', async () => {
    const { headers } = await ask(open, 'http://localhost:3000');
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    const readable = headers.get('access-control-expose-headers')?.split(', ');
    // The headers of an answer that clients read, and those of a refusal.
    const sent = [...headers.keys()].filter((name) => /^(etag|ratelimit|x-re)/.test(name));
    expect(sent).toEqual(['etag', 'ratelimit', 'ratelimit-policy', 'x-release-id', 'x-request-id']);
    expect(readable).toEqual(expect.arrayContaining([...sent, 'retry-after']));
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    const preflight = await ask(open, 'https://app.example', 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example');
    expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
    const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ');
    // The headers that GraphQL clients, caches and tracing send.
    expect(allowed).toEqual(
      expect.arrayContaining([
        ...['accept', 'authorization', 'content-type', 'if-none-match', 'x-api-key', 'x-request-id'],
        ...['traceparent', 'tracestate', 'baggage', 'apollo-require-preflight'],
      ]),
    );
    expect(preflight.headers.get('access-control-max-age')).toBe('600');
  });

  test.each(['https://evil.example', 'https://app.example.evil.example', 'http://app.example', 'null', ''])(
    'may read nothing if "%s" is not listed, and vary tells caches that the origin matters',
    async (origin) => {
      for (const method of ['GET', 'OPTIONS']) {
        const response = await ask(open, origin, method);
        expect(granted(response)).toEqual([]);
        expect(response.headers.get('vary')).toMatch(/origin/i);
      }
    },
  );
});

describe('compression', () => {
  const large = `/graphql?query=${encodeURIComponent(getIntrospectionQuery())}`;
  const get = (path: string, accept: string, method = 'GET') =>
    sendRaw(server.origin, `${method} ${path} HTTP/1.0\r\nHost: x\r\nAccept-Encoding: ${accept}\r\n\r\n`);
  /** Returns the decompressed body. */
  const bytes = async (path: string, accept: string) => {
    const { body } = await fetch(server.origin + path, { headers: { 'accept-encoding': accept } }).then(
      async (answer) => ({
        body: await answer.text(),
      }),
    );
    return body;
  };

  test.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip;q=0.5, br;q=1', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
    ['zstd', undefined],
  ])('of a large answer, with accept-encoding "%s", is %s', async (accept, expected) => {
    const { headers } = await get(large, accept);
    expect(headers['content-encoding']).toBe(expected);
    expect(headers.vary).toMatch(/accept-encoding/i);
    expect(JSON.parse(await bytes(large, accept))).toHaveProperty('data.__schema');
  });

  test('does not apply to small answers', async () => {
    expect((await get(typenamePath, 'gzip')).headers).not.toHaveProperty('content-encoding');
  });

  test('does not affect HEAD, which has no body', async () => {
    const { headers, body } = await get(large, 'gzip', 'HEAD');
    expect(body).toBe('');
    expect(headers['content-type']).toContain('json');
  });

  test('is reversible', async () => {
    const { hostname, port } = new URL(server.origin);
    const { request } = await import('node:http');
    const fetchBytes = (encoding: string) =>
      new Promise<Buffer>((done, failed) => {
        request({ hostname, port, path: large, headers: { 'accept-encoding': encoding } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(Buffer.concat(chunks)));
        })
          .on('error', failed)
          .end();
      });
    const plain = await fetchBytes('identity');
    const [zipped, brotli] = [await fetchBytes('gzip'), await fetchBytes('br')];
    expect(gunzipSync(zipped).equals(plain)).toBe(true);
    expect(brotliDecompressSync(brotli).equals(plain)).toBe(true);
    expect(zipped.length).toBeLessThan(plain.length / 3);
  });
});
