import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { getIntrospectionQuery } from 'graphql';
import { afterEach, describe, expect, test } from 'vitest';
import { ChangingStore } from '../support/engine/changing-store.ts';
import { clients, query, readiness, startBusyClients } from '../support/http/busy-clients.ts';
import { KeepAliveClient } from '../support/http/keep-alive-client.ts';
import { startTestServer } from '../support/http/server.ts';
import { killAll, type Run, startServiceProcess } from '../support/process/command.ts';
import { TestLog } from '../support/process/log.ts';

afterEach(killAll);

const messages = ({ err }: Awaited<Run['ended']>) =>
  err
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).message)
    .filter((message) => message !== 'request');

describe('SIGTERM under load', () => {
  test('loses no requests of clients that a balancer sends elsewhere', async () => {
    const { child, ended, url } = await startServiceProcess({}, '--drain-ms', '2500', '--log-level', 'error');
    let isReady = true;
    // Like a balancer, which sends nothing to a service that is not ready.
    const { attempts, done } = startBusyClients(url, () => isReady);
    await pause(500);
    child.kill('SIGTERM');
    await expect.poll(async () => (await readiness(url)).status, { interval: 50 }).toBe(503);
    expect((await readiness(url)).body).toEqual({
      status: 'not ready',
      reasons: [{ reason: 'stopping', message: expect.stringContaining('being stopped') }],
    });
    isReady = false;
    await done;
    expect((await ended).code).toBe(0);
    expect(attempts.length).toBeGreaterThan(clients);
    expect(attempts.filter(({ status }) => status !== 200)).toEqual([]);
    expect(attempts.filter(({ connection }) => connection === 'close').length).toBeGreaterThan(0);
  });

  test('answers clients that keep sending until it refuses their connections', async () => {
    const { child, ended, url } = await startServiceProcess({}, '--drain-ms', '1000', '--log-level', 'error');
    const { attempts, done } = startBusyClients(url, ({ status }) => status === 200);
    await pause(500);
    child.kill('SIGTERM');
    await done;
    expect((await ended).code).toBe(0);
    const lost = attempts.filter(({ status }) => status !== 200);
    // Each client ends with its only attempt without an answer.
    expect(lost.map(({ code }) => code)).toEqual(Array(clients).fill('ECONNREFUSED'));
  });

  test('answers clients without a drain until it refuses their connections', async () => {
    const { child, ended, url } = await startServiceProcess({}, '--drain-ms', '0', '--log-level', 'error');
    const { attempts, done } = startBusyClients(url, ({ status }) => status === 200);
    await pause(500);
    child.kill('SIGTERM');
    await done;
    expect((await ended).code).toBe(0);
    const lost = attempts.filter(({ status }) => status !== 200);
    expect(lost.map(({ code }) => code)).toEqual(Array(clients).fill('ECONNREFUSED'));
  });
});

describe('connections that wait to be accepted when the server stops', () => {
  /** Opens connections with a request each, which the server has not accepted yet. */
  async function waiting(origin: string, count: number) {
    const { hostname, port } = new URL(origin);
    const answers = Array.from({ length: count }, async () => {
      const socket = connect(Number(port), hostname);
      socket.write('GET /graphql?query={release{id}} HTTP/1.1\r\nHost: x\r\n\r\n');
      return (await text(socket).catch(({ code }: NodeJS.ErrnoException) => `${code}`)).slice(0, 15);
    });
    // Node connects at the end of this turn, and accepts in the next one.
    await new Promise((done) => process.nextTick(done));
    return Promise.all(answers);
  }

  test('are answered', async () => {
    const server = await startTestServer(['--cache-bytes', '0']);
    const answers = waiting(server.origin, 60);
    await new Promise((done) => process.nextTick(done));
    await Promise.all([server.close({ lingerMs: 5_000 }), answers]);
    expect(await answers).toEqual(Array(60).fill('HTTP/1.1 200 OK'));
  });

  test('are answered even if the server is busy', async () => {
    const holdMs = 30;
    const open = ChangingStore.opener((store) => {
      store.beforeRead = async () => {
        for (const until = performance.now() + holdMs; performance.now() < until; );
      };
    });
    const server = await startTestServer(['--cache-bytes', '0'], undefined, {}, open);
    const answers = waiting(server.origin, 60);
    await new Promise((done) => process.nextTick(done));
    await Promise.all([server.close({ lingerMs: 10_000 }), answers]);
    expect(await answers).toEqual(Array(60).fill('HTTP/1.1 200 OK'));
  });
});

describe('a server that stops', () => {
  test('answers all requests while it drains, and asks clients to close their connections', async () => {
    const { log, lines } = new TestLog();
    const server = await startTestServer([], log);
    const closing = server.close({ drainMs: 1_500 });
    for (const path of ['/health', '/graphql?query={__typename}', '/nothing', '/ready']) {
      const response = await fetch(server.origin + path);
      await response.text();
      expect([path, response.headers.get('connection')]).toEqual([path, 'close']);
    }
    expect((await readiness(server.url)).status).toBe(503);
    await closing;
    await expect(fetch(server.url)).rejects.toThrow();
    expect(lines).toEqual([]);
  });

  test('finishes requests under way, and asks their clients to close the connections', async () => {
    const server = await startTestServer();
    const { hostname, port } = new URL(server.origin);
    const body = JSON.stringify({ query: getIntrospectionQuery() });
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head =
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
      `Content-Length: ${body.length}\r\n\r\n`;
    // The server stops while the body is still on its way.
    socket.write(head + body.slice(0, 10));
    await pause(100);
    const closing = server.close();
    await pause(300);
    socket.write(body.slice(10));
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
    expect(answer).toMatch(/\}$/);
    await closing;
  });

  test('does not wait for connections that browsers open in advance', async () => {
    const server = await startTestServer(['--grace-ms', '60000']);
    const { hostname, port } = new URL(server.origin);
    const silent = connect(Number(port), hostname);
    await once(silent, 'connect');
    const idle = new KeepAliveClient(server.url);
    expect((await idle.ask(query)).status).toBe(200);
    await server.close();
    silent.destroy();
    idle.close();
  });

  test('cuts connections whose requests do not end in time, and logs their number', async () => {
    const logged = new TestLog();
    const server = await startTestServer([], logged.log);
    const { hostname, port } = new URL(server.origin);
    const socket = connect(Number(port), hostname).on('error', () => {});
    socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{');
    await pause(100);
    await server.close({ graceMs: 300 });
    await expect
      .poll(() => logged.lines)
      .toMatchObject([
        { level: 'warn', connections: 1 },
        { level: 'info', aborted: true },
      ]);
  });

  test('skips the drain on Ctrl-C, and ends at once on a second signal that is not a duplicate', {
    timeout: 120_000,
  }, async () => {
    const [patient, impatient, doubled] = await Promise.all(
      ['3600000', '3600000', '2000'].map((ms) => startServiceProcess({}, '--drain-ms', ms)),
    );
    if (!patient || !impatient || !doubled) throw new Error('three were started');
    patient.child.kill('SIGINT');
    impatient.child.kill('SIGTERM');
    doubled.child.kill('SIGTERM');
    doubled.child.kill('SIGTERM');
    const stopped = await patient.ended;
    expect(stopped.code).toBe(0);
    expect(messages(stopped)).toEqual(['serving', 'stopping', 'stopped']);
    expect((await doubled.ended).code).toBe(0);
    await pause(600);
    expect(impatient.child.exitCode).toBeNull();
    impatient.child.kill('SIGINT');
    expect((await impatient.ended).code).toBe(1);
  });
});

describe('an uncaught error', () => {
  test.each([
    ['uncaughtException', 'setImmediate(() => { throw new TypeError("of a test"); })'],
    ['unhandledRejection', 'Promise.reject(new TypeError("of a test"))'],
  ])('is logged in one fatal line at any level, and ends the process with 1: %s', async (origin, statement) => {
    const code = `process.once('SIGUSR2', () => { ${statement}; });`;
    const node = ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
    const { child, ended } = await startServiceProcess({ node }, '--log-level', 'silent');
    child.kill('SIGUSR2');
    const { code: exit, err } = await ended;
    expect(exit).toBe(1);
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'fatal',
      origin,
      message: 'of a test',
      stack: expect.stringContaining('TypeError: of a test'),
    });
  });
});
