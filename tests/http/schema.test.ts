/** The schema at `/schema.graphql`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requestCost } from '../../src/base/limits.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { newKey } from '../../src/server/access/keys.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

const { key, line } = newKey('front-end');
let folder: string;
const servers: TestServer[] = [];
/** Starts a server that the end of the file closes. */
async function start(...args: string[]): Promise<TestServer> {
  const server = await startTestServer(args);
  servers.push(server);
  return server;
}
const schemaOf = (server: TestServer, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.origin}/schema.graphql`, { method, headers });

let server: TestServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schema-'));
  await writeFile(join(folder, 'keys'), `${line}\n`);
  const document = '{ __typename }';
  await writeFile(join(folder, 'documents.json'), JSON.stringify({ [sha256(document)]: document }));
  server = await start('--cors-origins', 'https://app.example');
});
afterAll(async () => {
  for (const one of servers) await one.close();
  await rm(folder, { recursive: true });
});

describe('the schema at its path', () => {
  test('is the schema that introspection shows', async () => {
    const { data } = await server.query(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    const shown = printSchema(lexicographicSortSchema(buildClientSchema(data as IntrospectionQuery)));
    const served = buildSchema(await (await schemaOf(server)).text());
    expect(printSchema(lexicographicSortSchema(served)).slice(-shown.length)).toBe(shown);
  });

  test('has the page sizes of this service', async () => {
    const other = await start('--default-page-size', '7');
    const text = await (await schemaOf(other)).text();
    expect(text).toContain('first: Int = 7');
    expect(text).not.toBe(await (await schemaOf(server)).text());
  });

  test('says what the graph is and which shapes recur', async () => {
    const { description } = buildSchema(await (await schemaOf(server)).text());
    expect(description).toMatch(/^Nutrigraph\. Nutrients/);
    for (const word of ['Relay', '`claims`', '`search`', '@deprecated', '`extensions.code`']) {
      expect(description).toContain(word);
    }
  });

  test('is plain text that a client confirms by its tag', async () => {
    const { status, headers } = await schemaOf(server);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'public, no-cache',
    ]);
    const known = await schemaOf(server, { 'if-none-match': headers.get('etag') ?? '' });
    expect([known.status, await known.text()]).toEqual([304, '']);
    expect((await schemaOf(server, { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  test.each(['gzip', 'br'])('is compressed with %s', async (encoding) => {
    const { headers } = await schemaOf(server, { 'accept-encoding': encoding });
    expect(headers.get('content-encoding')).toBe(encoding);
    expect(Number(headers.get('content-length'))).toBeLessThan(120_000);
  });

  test('is readable for pages of listed origins', async () => {
    const { headers } = await schemaOf(server, { origin: 'https://app.example' });
    expect(headers.get('access-control-allow-origin')).toBe('https://app.example');
  });

  test('takes HEAD and OPTIONS, and no POST', async () => {
    const head = await schemaOf(server, {}, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await schemaOf(server, {}, 'OPTIONS')).headers.get('allow')).toBe('GET, HEAD, OPTIONS');
    const post = await schemaOf(server, {}, 'POST');
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

describe('the schema at its path is as open as introspection', () => {
  test.each([
    ['introspection off', () => ['--introspection', 'off']],
    ['trusted documents', () => ['--trusted-documents', join(folder, 'documents.json')]],
  ])('with %s the service refuses it', async (_name, args) => {
    const response = await schemaOf(await start(...args()), { 'if-none-match': '*' });
    expect([response.status, response.headers.get('cache-control')]).toEqual([403, 'no-store']);
    const { errors } = (await response.json()) as { errors: [{ message: string; extensions: object }] };
    expect(errors[0].extensions).toEqual({ code: 'INTROSPECTION_DISABLED' });
    expect(errors[0].message).toMatch(/does not show its schema.*Take the schema from/s);
  });

  test('with keys it needs one', async () => {
    const closed = await start('--api-keys-file', join(folder, 'keys'));
    const refused = await schemaOf(closed);
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    const { status, headers } = await schemaOf(closed, { 'x-api-key': key });
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  });

  test('it uses the allowance of the client', async () => {
    const limited = await start('--rate-cost', String(2 * requestCost), '--rate-window', '60', '--max-cost', '100');
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await schemaOf(limited)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});
