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
  test('clients that a balancer sends elsewhere lose nothing at all', async () => {
    const { child, ended, url } = await startServiceProcess({}, '--drain-ms', '2500', '--log-level', 'error');
    let isReady = true;
    // As a balancer does: nothing is sent to a service that says it is not ready.
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

  test('clients that never give up are answered until they are refused', async () => {
    const { child, ended, url } = await startServiceProcess({}, '--drain-ms', '1000', '--log-level', 'error');
    const { attempts, done } = startBusyClients(url, ({ status }) => status === 200);
    await pause(500);
    child.kill('SIGTERM');
    await done;
    expect((await ended).code).toBe(0);
    const lost = attempts.filter(({ status }) => status !== 200);
    // Each client ends with the one attempt that was not answered.
    expect(lost.map(({ code }) => code)).toEqual(Array(clients).fill('ECONNREFUSED'));
  });

  test('without a drain, clients are answered until they are refused', async () => {
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

describe('connections that wait to be accepted when it stops', () => {
  /** Connects and asks, such that the server has accepted nothing of it yet. */
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

  test('are answered by a server that is busy with others, too', async () => {
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

describe('stopping', () => {
  test('while it drains, everything is answered, and told to close', async () => {
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

  test('what is in flight is finished, and told to close', async () => {
    const server = await startTestServer();
    const { hostname, port } = new URL(server.origin);
    const body = JSON.stringify({ query: getIntrospectionQuery() });
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
    // Stopped while the body is still on its way.
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

  test('connections that browsers open in advance do not hold it up', async () => {
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

  test('what does not finish in time is cut, and the log says so', async () => {
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

  test('Ctrl-C does not wait for a balancer; a second signal ends it at once, the one that comes twice does not', {
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

describe('an error that nobody catches', () => {
  test.each([
    ['uncaughtException', 'setImmediate(() => { throw new TypeError("of a test"); })'],
    ['unhandledRejection', 'Promise.reject(new TypeError("of a test"))'],
  ])('%s: one fatal line, whatever the level, and the process ends with 1', async (origin, statement) => {
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
