/** The metrics of memory, processor time and delay of a service with several processes. */
import { readFileSync } from 'node:fs';
import { Gauge, Registry } from 'prom-client';
import { afterEach, expect, test } from 'vitest';
import { measureFirstProcess, measureProcess } from '../../src/server/observability/process-metrics.ts';
import { metricsOf, WorkerCounts } from '../../src/server/observability/worker-counts.ts';
import { scrape } from '../support/http/metrics.ts';
import { killAll, startServiceProcess } from '../support/process/command.ts';

afterEach(killAll);

/** Reads a number in kB from the system's report on a process. */
const kilobytes = (pid: number, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

test.runIf(process.platform === 'linux')(
  'the memory is that of all processes',
  async () => {
    const { url, child, logs } = await startServiceProcess({}, '--workers', '2', '--drain-ms', '0');
    const workers = async () => [...(await logs('')).matchAll(/"worker":(\d+),"message":"a worker serves"/g)];
    await expect.poll(workers, { timeout: 20_000 }).toHaveLength(2);
    const pids = [child.pid ?? 0, ...(await workers()).map(([, pid]) => Number(pid))];
    // A worker's report may be older than its growth at the start, so the difference settles.
    const difference = async () => {
      const samples = await scrape(url);
      const resident = pids.map((pid) => kilobytes(pid, 'VmRSS') * 1_024).reduce((sum, bytes) => sum + bytes, 0);
      return Math.abs((samples.get('process_resident_memory_bytes') ?? 0) - resident);
    };
    // Less than the smallest process, so that none can be missing.
    await expect.poll(difference, { timeout: 20_000, interval: 500 }).toBeLessThan(40e6);
  },
  60_000,
);

test('the processor time of the first process counts, too', async () => {
  const registry = new Registry();
  measureFirstProcess(registry);
  const before = process.cpuUsage();
  const counts = new WorkerCounts();
  const text = await counts.print(await registry.getMetricsAsJSON());
  const after = process.cpuUsage();
  const shown = (part: string) => Number(new RegExp(`^process_cpu_${part}seconds_total (.*)$`, 'm').exec(text)?.[1]);
  for (const kind of ['user', 'system'] as const) {
    expect(shown(`${kind}_`)).toBeGreaterThanOrEqual(before[kind] / 1e6);
    expect(shown(`${kind}_`)).toBeLessThanOrEqual(after[kind] / 1e6);
  }
  expect(shown('')).toBeGreaterThanOrEqual((before.user + before.system) / 1e6);
});

/** Reports the metrics of a process in which some gauges have other values. */
async function reportWith(values: Readonly<Record<string, number>>) {
  const registry = new Registry();
  measureProcess(registry, '1.0.0');
  const metrics = await metricsOf(registry);
  return metrics.map((metric) => {
    const value = values[metric.name];
    return value === undefined ? metric : { ...metric, values: [{ ...metric.values[0], value, labels: {} }] };
  });
}

test('the gauges that alerts compare with a limit of each process are those of the busiest worker', async () => {
  const names = ['nodejs_eventloop_lag_p99_seconds', 'nodejs_eventloop_lag_p50_seconds', 'nutrigraph_heap_used_ratio'];
  const counts = new WorkerCounts();
  for (const [worker, value] of [0.01, 0.9, 0.02].entries()) {
    counts.take(worker + 1, await reportWith(Object.fromEntries(names.map((name) => [name, value]))));
  }
  const text = await counts.print([]);
  for (const name of names) expect(text).toMatch(new RegExp(`^${name} 0\\.9$`, 'm'));
});

test('the part of the heap in use is that of its limit', async () => {
  const registry = new Registry();
  measureProcess(registry, '1.0.0');
  const read = async (name: string): Promise<number> => {
    const metric = registry.getSingleMetric(name);
    return metric instanceof Gauge ? ((await metric.get()).values[0]?.value ?? Number.NaN) : Number.NaN;
  };
  const expected = (await read('nodejs_heap_size_used_bytes')) / (await read('nutrigraph_heap_limit_bytes'));
  expect(await read('nutrigraph_heap_used_ratio')).toBeCloseTo(expected, 2);
});
