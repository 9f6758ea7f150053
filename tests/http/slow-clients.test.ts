/** Clients that are slow, many, or gone: each is cut or let go, and the others are answered meanwhile. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendRaw } from '../support/raw-http.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const asked = '/graphql?query=%7B__typename%7D';
const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n';

describe('a client that is too slow', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer([
      ...['--headers-timeout-ms', '500'],
      ...['--request-timeout-ms', '1000'],
      ...['--keep-alive-timeout-ms', '300'],
    ]);
  });
  afterAll(() => server.close());

  test.each([
    [
      'with its headers',
      ['GET / HTTP/1.1\r\n', 'Host: x\r\n', ...Array.from({ length: 100 }, (_, i) => `X-${i}: x\r\n`)],
    ],
    ['with its body', [head, ...Array.from({ length: 100 }, () => 'x')]],
  ])('%s is cut with a word why', async (_name, parts) => {
    const { status, body } = await sendRaw(server.origin, parts, 100);
    expect(status).toBe(408);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('with its next request finds the connection closed', async () => {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${asked} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('200 OK');
    await once(socket, 'end');
    socket.destroy();
  });
});

describe('limits on connections', () => {
  test('close what comes beyond them', async () => {
    const server = await startTestServer(['--max-connections', '3', '--max-requests-per-connection', '2']);
    const { hostname, port } = new URL(server.origin);
    const held: Socket[] = [];
    for (let i = 0; i < 3; i++) {
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
      await once(socket, 'data');
      held.push(socket);
    }
    expect((await sendRaw(server.origin, 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n')).text).toBe('');
    const [first] = held;
    first?.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    const [last] = (await once(first as Socket, 'data')) as [Buffer];
    expect(last.toString()).toMatch(/connection: close/i);
    for (const socket of held) socket.destroy();
    await server.close();
  });

  test('five hundred idle ones and two hundred uploads cut short leave the service as it was', async () => {
    const server = await startTestServer();
    const { hostname, port } = new URL(server.origin);
    const open = async (text: string) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      await once(socket, 'connect');
      socket.write(text);
      return socket;
    };
    const settle = async () => {
      for (let i = 0; i < 3; i++) await new Promise((done) => setTimeout(done, 50));
      return process.memoryUsage().heapUsed;
    };
    await server.query('{ __typename }');
    const before = await settle();
    const idle = await Promise.all(Array.from({ length: 500 }, () => open('GET /health HTTP/1.1\r\n')));
    for (let round = 0; round < 4; round++) {
      const uploads = await Promise.all(Array.from({ length: 50 }, () => open(`${head}{"query": "`)));
      expect((await server.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
      for (const socket of uploads) socket.destroy();
    }
    for (const socket of idle) socket.destroy();
    // 700 connections at some 20 kB each would be 14 MB; what stays after them is to be far less than a leak of theirs.
    await expect.poll(settle, { timeout: 20_000 }).toBeLessThan(before + 60_000_000);
    expect((await server.query('{ __typename }')).data).toEqual({ __typename: 'Query' });
    await server.close();
  });
});

describe('an operation', () => {
  const wide = '{ paths(from: "nutrient:iron", to: "nutrient:magnesium", maxLength: 6) { totalCount } }';

  test('that takes too long is stopped, and says so', async () => {
    const server = await startTestServer(['--operation-timeout-ms', '50', '--max-work', '1000000000']);
    const { status, errors } = await server.query(wide);
    expect(status).toBe(504);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TIMEOUT', limit: 'operationTimeoutMs', max: 50 } }]);
    expect((await server.query('{ __typename }')).errors).toEqual([]);
    await server.close();
  });

  test('ends when its client goes away', async () => {
    const server = await startTestServer(['--max-work', '1000000000', '--operation-timeout-ms', '600000']);
    const client = new AbortController();
    const request = fetch(server.url, {
      method: 'POST',
      signal: client.signal,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: wide }),
    });
    setTimeout(() => client.abort(), 300);
    await expect(request).rejects.toThrow();
    // Were it still at work, it would take a good part of the one thread for minutes.
    await new Promise((done) => setTimeout(done, 200));
    const { user, system } = process.cpuUsage();
    await new Promise((done) => setTimeout(done, 1_000));
    const spent = process.cpuUsage({ user, system });
    expect((spent.user + spent.system) / 1_000).toBeLessThan(500);
    await server.close();
  });
});
