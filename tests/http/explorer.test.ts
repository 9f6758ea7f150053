/** The explorer over HTTP: its files, their headers, and the setting that switches it off. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/http/server.ts';

const files = ['/explore', '/explore/app.js', '/explore/app.css', '/explore/graph.json'];

/** Bytes of the first paint that the network carries, at most. */
const maxFirstPaint = 60_000;

describe('the explorer', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  test('has a page that loads only from this server, under a strict policy', async () => {
    const response = await fetch(`${server.origin}/explore`);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = (response.headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy.join()).not.toContain('unsafe');
    const page = await response.text();
    expect(page).toContain('<title>Nutrigraph</title>');
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address);
    // Relative, so that a proxy may put a path before them.
    expect(addresses.filter((address) => !address.startsWith('data:'))).toEqual([
      'explore/app.css',
      'explore/app.js',
      'graphql',
    ]);
    expect(page).not.toMatch(/<script>|<style|style=|onload=/);
  });

  test('is confirmed for a browser that has it, and answers HEAD', async () => {
    for (const file of files) {
      const first = await fetch(server.origin + file);
      const etag = first.headers.get('etag') ?? '';
      await first.arrayBuffer();
      const second = await fetch(server.origin + file, { headers: { 'if-none-match': etag } });
      expect([file, second.status, await second.text()]).toEqual([file, 304, '']);
      const head = await fetch(server.origin + file, { method: 'HEAD' });
      expect([file, head.status, head.headers.get('etag')]).toEqual([file, 200, etag]);
    }
  });

  test('is small: page, code, style and description of the graph together', async () => {
    let bytes = 0;
    for (const file of files) {
      const response = await fetch(server.origin + file, { headers: { 'accept-encoding': 'gzip' } });
      const encoding = response.headers.get('content-encoding');
      // `fetch` decompresses; the length is that of the bytes on the network, and a file too small to compress is plain.
      const length = Number(response.headers.get('content-length'));
      expect([file, encoding === null ? length < 1_024 : encoding]).toEqual([file, encoding === null ? true : 'gzip']);
      await response.arrayBuffer();
      bytes += length;
    }
    expect(bytes).toBeLessThan(maxFirstPaint);
  });

  test('leads from a path with a slash at the end to its page', async () => {
    const response = await fetch(`${server.origin}/explore/`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, '../explore']);
  });

  test.each(['/explore/app.mjs', '/explore/../explore/x', '/explorer', '/explore/graph.json/x'])(
    'has nothing at %s',
    async (path) => {
      const response = await fetch(server.origin + path);
      const { errors } = (await response.json()) as { errors: { message: string }[] };
      expect([response.status, errors[0]?.message]).toEqual([404, expect.stringContaining('nothing at this path')]);
    },
  );

  test('is read, not written', async () => {
    const response = await fetch(`${server.origin}/explore`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

test('the explorer can be switched off: an error says so and how to start it', async () => {
  const server = await startTestServer(['--explorer', 'off']);
  for (const file of [...files, '/explore/']) {
    const response = await fetch(server.origin + file, { headers: { accept: 'text/html' } });
    const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
    expect([file, response.status, errors[0]?.extensions]).toEqual([file, 404, { code: 'NOT_FOUND' }]);
    expect(errors[0]?.message).toContain('--explorer on');
  }
  await server.close();
});
