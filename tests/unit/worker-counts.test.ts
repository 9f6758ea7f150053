import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { reportTotal } from '../../src/server/observability/totals.ts';
import { countsOf, metricsOf, WorkerCounts } from '../../src/server/observability/worker-counts.ts';

/** Returns the metrics of a worker that answered some requests, each in 0.3 seconds, and holds some memory. */
function reportOf(requests: number, memory: number) {
  const registry = new Registry();
  const registers = [registry];
  new Counter({ name: 'requests_total', help: 'r', labelNames: ['route'], registers }).inc({ route: '/' }, requests);
  new Gauge({ name: 'memory_bytes', help: 'm', registers }).set(memory);
  const times = new Histogram({ name: 'duration_seconds', help: 'd', buckets: [0.1, 1], registers });
  for (let i = 0; i < requests; i++) times.observe(0.3);
  return registry.getMetricsAsJSON();
}

const samples = async (counts: WorkerCounts) =>
  (await counts.print([]))
    .split('\n')
    .filter((line) => /^(requests|memory|duration_seconds_(count|bucket))/.test(line));

test('counts of ended workers stay, and their gauges go', async () => {
  const counts = new WorkerCounts();
  counts.take(1, await reportOf(3, 100));
  counts.take(2, await reportOf(4, 200));
  expect(await samples(counts)).toContain('memory_bytes 300');
  const total = (requests: number, memory: number) => [
    `requests_total{route="/"} ${requests}`,
    `memory_bytes ${memory}`,
    'duration_seconds_bucket{le="0.1"} 0',
    `duration_seconds_bucket{le="1"} ${requests}`,
    `duration_seconds_bucket{le="+Inf"} ${requests}`,
    `duration_seconds_count ${requests}`,
  ];
  // Also while the counts of an ended worker are being added up.
  const ending = counts.end(1);
  expect(await samples(counts)).toEqual(total(7, 200));
  await ending;
  expect(await samples(counts)).toEqual(total(7, 200));
  counts.take(3, await reportOf(5, 50));
  await Promise.all([counts.end(2), counts.end(3)]);
  counts.take(4, await reportOf(1, 10));
  expect(await samples(counts)).toEqual(total(13, 10));
});

test('a report of some metrics leaves the others, and the end of a silent worker changes nothing', async () => {
  const counts = new WorkerCounts();
  counts.take(1, await reportOf(3, 100));
  counts.take(1, (await reportOf(9, 0)).slice(0, 1));
  await counts.end(2);
  expect((await samples(counts)).slice(0, 2)).toEqual(['requests_total{route="/"} 9', 'memory_bytes 100']);
});

test('a report that arrives after the end of its worker changes nothing', async () => {
  const counts = new WorkerCounts();
  counts.take(1, await reportOf(3, 100));
  counts.take(2, await reportOf(4, 200));
  const ending = counts.end(1);
  counts.take(1, await reportOf(3, 100));
  await ending;
  counts.take(1, await reportOf(3, 100));
  expect((await samples(counts)).slice(0, 2)).toEqual(['requests_total{route="/"} 7', 'memory_bytes 200']);
});

test('a counter does not go down when a gauge waits for a store that hangs', async () => {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({ name: 'requests_total', help: 'r', labelNames: ['route'], registers });
  let failures = 0;
  reportTotal({ name: 'requests_failed_total', help: 'f', registers }, () => failures);
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  new Gauge({ name: 'memory_bytes', help: 'm', registers, collect: () => held });
  const counts = new WorkerCounts();
  const late = metricsOf(registry);
  requests.inc({ route: '/new' }, 5);
  failures = 3;
  const expected = expect.arrayContaining(['requests_total{route="/new"} 5', 'requests_failed_total 3']);
  counts.take(1, await countsOf(registry));
  expect(await samples(counts)).toEqual(expected);
  answer();
  counts.take(1, await late);
  expect(await samples(counts)).toEqual(expected);
});
