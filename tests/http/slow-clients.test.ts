/** Clients that are slow, too many, or gone, while the service answers the others. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readSettings } from '../../src/settings/read.ts';
import { KeepAliveClient } from '../support/http/keep-alive-client.ts';
import { sendRaw } from '../support/http/raw-http.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { killAll } from '../support/process/command.ts';
import { startMeasuredService } from '../support/process/measured-service.ts';

const typenamePath = '/graphql?query=%7B__typename%7D';
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
  ])('%s gets 408 with an explanation', async (_name, parts) => {
    const { status, body } = await sendRaw(server.origin, parts, 100);
    expect(status).toBe(408);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('with its next request finds the connection closed', async () => {
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${typenamePath} HTTP/1.1\r\nHost: x\r\n\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toContain('200 OK');
    await once(socket, 'end');
    socket.destroy();
  });
});

describe('limits on connections', () => {
  test('close further connections', async () => {
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
    expect((await sendRaw(server.origin, `GET ${typenamePath} HTTP/1.1\r\nHost: x\r\n\r\n`)).status).toBe(503);
    const [first] = held;
    first?.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
    const [last] = (await once(first as Socket, 'data')) as [Buffer];
    expect(last.toString()).toMatch(/connection: close/i);
    for (const socket of held) socket.destroy();
    await server.close();
  });
});

describe('memory, with five hundred connections', { timeout: 60_000 }, () => {
  const count = 500;
  const { maxBodyBytes } = readSettings([], {});
  /** The test measures after 2,000 connections have gone: a kilobyte for each of them would be too much. */
  const leftBytes = 2_000_000;
  afterEach(killAll);

  /** Measures by how much live memory grows while clients have sent a part of a request, and after they are gone. */
  async function measure(text: string) {
    const service = await startMeasuredService(['--max-connections-per-client', '0']);
    const { hostname, port } = new URL(service.url);
    const client = new KeepAliveClient(service.url);
    const ask = async () => expect((await client.ask({ query: '{ release { id } }' })).status).toBe(200);
    const connectAll = async () => {
      const sockets = await Promise.all(
        Array.from({ length: count }, async () => {
          const socket = connect(Number(port), hostname).on('error', () => {});
          await new Promise<void>((done) => socket.write(text, () => done()));
          return socket;
        }),
      );
      await ask();
      const held = await service.alive();
      for (const socket of sockets) socket.destroy();
      // The service needs time to notice.
      await pause(500);
      return held;
    };
    await ask();
    // A first round, for objects that the service creates once.
    await connectAll();
    const before = await service.alive();
    const held = await connectAll();
    for (let round = 0; round < 3; round++) await connectAll();
    const result = { held: held - before, after: (await service.alive()) - before };
    client.close();
    return result;
  }

  test('that send only their first line takes 10 kB each, and none when they are gone', async () => {
    const { held, after } = await measure('GET /health HTTP/1.1\r\n');
    expect(held).toBeLessThan(count * 10_000);
    expect(after).toBeLessThan(leftBytes);
  });

  test('that stop within an upload takes its size and 50 kB each, and none when they are gone', async () => {
    const sent = maxBodyBytes - 1_000;
    const upload = `${head.replace('1000', String(maxBodyBytes))}{"query": "`.padEnd(sent, 'x');
    const { held, after } = await measure(upload);
    expect(held).toBeGreaterThan(count * 1_000);
    expect(held).toBeLessThan(count * (maxBodyBytes + 50_000));
    expect(after).toBeLessThan(leftBytes);
  });
});

describe('an operation', () => {
  const wide = '{ paths(from: "nutrient:iron", to: "nutrient:magnesium", maxLength: 6) { totalCount } }';

  test('that takes too long is stopped with QUERY_TIMEOUT', async () => {
    const server = await startTestServer(['--operation-timeout-ms', '50', '--max-work', '1000000000']);
    const { status, errors } = await server.query(wide);
    expect(status).toBe(504);
    expect(errors).toMatchObject([{ extensions: { code: 'QUERY_TIMEOUT', limit: 'operationTimeoutMs', max: 50 } }]);
    expect((await server.query('{ __typename }')).errors).toEqual([]);
    await server.close();
  });

  test('ends when its client leaves', async () => {
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
    // Otherwise it would keep the only thread busy for minutes.
    await new Promise((done) => setTimeout(done, 200));
    const { user, system } = process.cpuUsage();
    await new Promise((done) => setTimeout(done, 1_000));
    const spent = process.cpuUsage({ user, system });
    expect((spent.user + spent.system) / 1_000).toBeLessThan(500);
    await server.close();
  });
});
