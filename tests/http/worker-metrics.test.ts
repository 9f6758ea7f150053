import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { scrape } from '../support/http/metrics.ts';
import { killAll, startServiceProcess } from '../support/process/command.ts';

afterEach(killAll);

const answered = 'nutrigraph_http_requests_total{route="/graphql",status="200"}';

/** Sends requests, each on a connection of its own, so that every worker gets some of them. */
async function ask(url: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const response = await fetch(`${url}?query={__typename}`, { headers: { connection: 'close' } });
    await response.text();
    expect(response.status).toBe(200);
  }
}

test('counters keep the counts of workers that were killed and replaced', async () => {
  const { url, logs } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0', '--rate-cost', '0');
  const workers = async () =>
    [...(await logs('a worker serves')).matchAll(/"worker":(\d+),"message":"a worker serves"/g)].map(([, pid]) => pid);
  let expected = 0;
  for (let round = 1; round <= 2; round++) {
    await ask(url, 10);
    expected += 10;
    // Only the reports that workers make on time, and no scrape, come between the requests and the end of the worker.
    await pause(2_500);
    process.kill(Number((await workers()).at(-1)), 'SIGKILL');
    const ends = async () => (await logs('')).match(/a worker ended/g)?.length;
    await expect.poll(ends, { timeout: 10_000 }).toBe(round);
    for (let i = 0; i < 3; i++) expect((await scrape(url)).get(answered)).toBe(expected);
    await expect.poll(async () => (await workers()).length, { timeout: 20_000 }).toBe(2 + round);
    const samples = await scrape(url);
    expect(samples.get(answered)).toBe(expected);
    expect(samples.get('nutrigraph_operation_duration_seconds_count{operation="(unnamed)"}')).toBe(expected);
    expect(samples.get('nutrigraph_workers_replaced_total')).toBe(round);
    expect(samples.get('nutrigraph_ready')).toBe(1);
  }
}, 120_000);

test('a worker that hangs does not keep the metrics of the others away', async () => {
  const { url, logs } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0', '--rate-cost', '0');
  await expect.poll(async () => (await logs('')).match(/a worker serves/g)?.length, { timeout: 20_000 }).toBe(2);
  await ask(url, 6);
  expect((await scrape(url)).get(answered)).toBe(6);
  const [, first] = /"worker":(\d+),"message":"a worker serves"/.exec(await logs('')) ?? [];
  process.kill(Number(first), 'SIGSTOP');
  try {
    const found: (number | undefined)[] = [];
    // The system gives some connections to the stopped worker: these get no answer.
    for (let i = 0; i < 8 && found.length === 0; i++) {
      const samples = await Promise.race([scrape(url).catch(() => null), pause(6_000, null)]);
      if (samples) found.push(samples.get(answered));
    }
    expect(found).toEqual([6]);
  } finally {
    process.kill(Number(first), 'SIGCONT');
  }
}, 120_000);
