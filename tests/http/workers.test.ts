import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { requestCost } from '../../src/base/limits.ts';
import { clients, readiness, startBusyClients } from '../support/http/busy-clients.ts';
import { scrape } from '../support/http/metrics.ts';
import { killAll, run, startServiceProcess } from '../support/process/command.ts';

afterEach(killAll);

/** Sends a request on a connection of its own, which goes to the next worker. */
const ask = (url: string) =>
  fetch(`${url}?query={nutrients{totalCount}}`, { headers: { connection: 'close' } }).then(async (response) => {
    await response.text();
    return response.status;
  });

test('workers answer on one port, and count together', async () => {
  const rate = ['--rate-cost', '50100', '--rate-window', '600'];
  const { child, ended, url, shows } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0', ...rate);
  expect(await shows('"message":"started"')).toContain('"workers":2,');
  const statuses: number[] = [];
  while (statuses.at(-1) !== 429) statuses.push(await ask(url));
  // The first answer of each worker is not cached and costs more. One or both workers answered.
  const spent = statuses.length - 1;
  expect(spent).toBeGreaterThanOrEqual(Math.floor((50_100 - 2) / requestCost));
  expect(spent).toBeLessThanOrEqual(Math.floor(50_100 / requestCost));
  for (const samples of [await scrape(url), await scrape(url)]) {
    expect(samples.get('nutrigraph_http_requests_total{route="/graphql",status="200"}')).toBe(spent);
    // Values that each worker reports, and that are not added up.
    const releases = [...samples].filter(([name]) => name.startsWith('nutrigraph_release_info{'));
    expect(releases.map(([, value]) => value)).toEqual([1]);
    expect(samples.get('nutrigraph_ready')).toBe(1);
  }
  child.kill('SIGTERM');
  const { code, err } = await ended;
  expect(code).toBe(0);
  expect(err.match(/"message":"stopped"/g)).toHaveLength(2);
});

test('workers lose no requests on SIGTERM if a balancer sends clients elsewhere', async () => {
  const args = ['--workers', '2', '--drain-ms', '2500', '--log-level', 'error', '--rate-cost', '0'];
  const { child, ended, url } = await startServiceProcess({}, ...args);
  let isReady = true;
  const { attempts, done } = startBusyClients(url, () => isReady);
  await pause(500);
  child.kill('SIGTERM');
  // On each worker.
  await expect.poll(async () => (await readiness(url)).status, { interval: 50 }).toBe(503);
  for (let i = 0; i < 4; i++) expect((await readiness(url)).status).toBe(503);
  isReady = false;
  await done;
  expect((await ended).code).toBe(0);
  expect(attempts.length).toBeGreaterThan(clients);
  expect(attempts.filter(({ status }) => status !== 200)).toEqual([]);
});

test('a worker that is killed leaves no connection without an end', async () => {
  const { child, ended, url, logs } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0');
  const [, hanging] = /"worker":(\d+),"message":"a worker serves"/.exec(await logs('a worker serves')) ?? [];
  // It cannot take the connection that the first process gives it.
  process.kill(Number(hanging), 'SIGSTOP');
  const outcomes: string[] = [];
  const requests = Array.from({ length: 6 }, async () => {
    outcomes.push(await ask(url).then(String, () => 'ended'));
  });
  await expect.poll(() => outcomes.length, { timeout: 10_000 }).toBe(requests.length - 1);
  await pause(200);
  process.kill(Number(hanging), 'SIGKILL');
  await expect.poll(() => outcomes, { timeout: 10_000 }).toEqual(['200', '200', '200', '200', '200', 'ended']);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test('a worker that ends is replaced, while the others answer', async () => {
  const { child, ended, url, logs } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0');
  const [, first] = /"worker":(\d+),"message":"a worker serves"/.exec(await logs('a worker serves')) ?? [];
  process.kill(Number(first), 'SIGKILL');
  await logs('a worker ended, and is replaced');
  for (let i = 0; i < 4; i++) expect(await ask(url)).toBe(200);
  const serving = async () => (await logs('')).match(/a worker serves/g);
  await expect.poll(serving, { timeout: 15_000 }).toHaveLength(3);
  for (let i = 0; i < 4; i++) expect(await ask(url)).toBe(200);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test('an error at the start of a worker is reported once, and ends all processes', async () => {
  const { code, err } = await run('serve', '--workers', '2', '--port', '0', '--seed', 'nowhere').ended;
  expect(code).toBe(1);
  expect(err.trimEnd().split('\n')).toEqual([expect.stringMatching(/the seed cannot be loaded.*nowhere/)]);
});
