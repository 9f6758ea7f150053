import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BoundedLabels } from '../../src/server/observability/labels.ts';
import { scrape } from '../support/http/metrics.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** Returns by how much each sample grew during some work. */
async function growth(work: () => Promise<unknown>): Promise<(name: string) => number> {
  const before = await scrape(server.url);
  await work();
  // The service notices the end of an answer after the client has it.
  await pause(50);
  const after = await scrape(server.url);
  return (name) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
}

test('metrics count requests, operations, plans and costs', async () => {
  const query =
    'query Foods($first: Int) { nutrient(id: "nutrient:iron") { foods(first: $first) { nodes { name } } } }';
  const grew = await growth(async () => {
    await server.query(query, { first: 5 });
    await server.query(query, { first: 6 });
    await server.query(query, { first: 6 });
    await server.query('{ __typename }');
    await server.query('{ __schema { queryType { name } } }');
  });
  expect(grew('nutrigraph_http_requests_total{route="/graphql",status="200"}')).toBe(5);
  expect(grew('nutrigraph_operation_duration_seconds_count{operation="Foods"}')).toBe(3);
  expect(grew('nutrigraph_operation_duration_seconds_bucket{le="+Inf",operation="Foods"}')).toBe(3);
  expect(grew('nutrigraph_operation_duration_seconds_count{operation="(unnamed)"}')).toBe(2);
  expect(grew('nutrigraph_answers_total{cache="miss"}')).toBe(4);
  expect(grew('nutrigraph_answers_total{cache="hit"}')).toBe(1);
  expect(grew('nutrigraph_plans_total{cache="miss"}')).toBe(3);
  expect(grew('nutrigraph_plans_total{cache="hit"}')).toBe(1);
  expect(grew('nutrigraph_answer_ways_total{way="written"}')).toBe(3);
  expect(grew('nutrigraph_answer_ways_total{way="completed"}')).toBe(1);
  expect(grew('nutrigraph_operation_cost_sum')).toBe(23);
  expect(grew('nutrigraph_store_duration_seconds_count')).toBe(4);
});

test('metrics count errors by code, and measure only operations that ran', async () => {
  const grew = await growth(async () => {
    await server.query('query Odd { nothing }');
    await server.query('{ node(id: "no id") { id } }');
    await server.query(`{ ${'__typename '.repeat(30)} }`);
    await fetch(`${server.origin}/nothing`);
  });
  for (const code of ['GRAPHQL_VALIDATION_FAILED', 'BAD_ID', 'LIMIT_EXCEEDED', 'NOT_FOUND']) {
    expect([code, grew(`nutrigraph_errors_total{code="${code}"}`)]).toEqual([code, 1]);
  }
  expect(grew('nutrigraph_http_requests_total{route="other",status="404"}')).toBe(1);
  expect((await scrape(server.url)).has('nutrigraph_operation_duration_seconds_count{operation="Odd"}')).toBe(false);
});

test('metrics report the release, readiness, the event loop and the process', async () => {
  const samples = await scrape(server.url);
  const { release } = (await server.query('{ release { id version published } }')).data as {
    readonly release: { readonly id: string; readonly version: string; readonly published: string };
  };
  const labels = `release="${release.id}",version="${release.version}",published="${release.published}"`;
  expect(samples.get(`nutrigraph_release_info{${labels}}`)).toBe(1);
  expect(samples.get('nutrigraph_ready')).toBe(1);
  // The request for the metrics.
  expect(samples.get('nutrigraph_http_requests_in_flight')).toBe(1);
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
    expect([name, samples.get(name)]).toEqual([name, expect.any(Number)]);
});

test('metrics use one label for all names of operations beyond the first hundred', async () => {
  const busy = await startTestServer();
  for (let i = 0; i < 120; i++) await busy.query(`query Name${i} { __typename }`);
  await pause(50);
  const names = [...(await scrape(busy.url)).keys()].flatMap(
    (name) => /duration_seconds_count\{operation="(.*)"\}/.exec(name)?.[1] ?? [],
  );
  expect(names).toHaveLength(101);
  expect(names).toContain('(other)');
  expect((await scrape(busy.url)).get('nutrigraph_operation_duration_seconds_count{operation="(other)"}')).toBe(20);
  await busy.close();
});

test('a label keeps the names that it knows', () => {
  const labels = new BoundedLabels(2, 'rest');
  expect(['a', 'b', 'c', 'a', 'b', 'd'].map((name) => labels.of(name))).toEqual(['a', 'b', 'rest', 'a', 'b', 'rest']);
});

test('metrics can be switched off', async () => {
  const closed = await startTestServer(['--metrics', 'off']);
  const response = await fetch(`${closed.origin}/metrics`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
  await closed.close();
});
