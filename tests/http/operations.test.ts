import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Registry } from 'prom-client';
import { beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../src/base/sha256.ts';
import { measureReplica } from '../../src/server/observability/replica-metrics.ts';
import { measureStore } from '../../src/server/observability/store-metrics.ts';
import { RedisMetrics } from '../../src/server/redis/metrics.ts';
import { faultReasons } from '../../src/store/fault.ts';
import type { StoreReport } from '../../src/store/report.ts';
import { startTestServer } from '../support/http/server.ts';
import { readAlerts, readPage, readPanels } from '../support/operations/files.ts';
import { promtool, runPromtool } from '../support/operations/promtool.ts';

/** The metric that only the first process of a service with workers has; worker-metrics.test.ts reads it. */
const ofWorkers = 'nutrigraph_workers_replaced_total';

/** Labels that Prometheus adds. */
const added = ['job', 'instance'];

let page = '';
/** The labels of each metric. */
const labels = new Map<string, ReadonlySet<string>>();

beforeAll(async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys');
  await writeFile(file, `kitchen:${sha256('secret')}\n`);
  const server = await startTestServer(['--api-keys-file', file]);
  const examples = [
    '{ nutrients(first: 2) { nodes { name } } }',
    '{ paths(from: "condition:celiac-disease", to: "symptom:leg-cramps", maxLength: 4) { totalCount } }',
    '{ nothing }',
  ];
  for (const query of examples) {
    const headers = { 'x-api-key': 'secret', 'content-type': 'application/json' };
    await (await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
  }
  // A garbage collection, which has a metric of its own once there was one.
  Array.from({ length: 200_000 }, (_, i) => ({ i }));
  await pause(200);
  page = await (await fetch(`${server.origin}/metrics`)).text();
  await server.close();
  page += await partsOfOtherServices();
  labels.set(ofWorkers, new Set());
  for (const [, name = '', list = ''] of page.matchAll(/^(\w+)(?:\{(.*)\})? \S+$/gm)) {
    const found = [...list.matchAll(/(\w+)="/g)].map(([, label = '']) => label);
    labels.set(name, new Set([...(labels.get(name) ?? []), ...found]));
  }
}, 60_000);

/** Returns the metrics of a service on Neo4j with a replica and a Valkey or Redis server. */
function partsOfOtherServices(): Promise<string> {
  const registry = new Registry();
  measureReplica(registry, () => ({
    phase: 'ready',
    store: 'replica',
    notes: [],
    bytes: 1,
    buildSeconds: 1,
    builds: { neo4j: 1, snapshot: 0, failed: 0, replaced: 0 },
    reads: { replica: 1, neo4j: 1 },
  }));
  measureStore([registry], () => ({
    breaker: 'closed',
    opened: 0,
    probes: 0,
    failures: Object.fromEntries(faultReasons.map((reason) => [reason, 0])) as StoreReport['failures'],
    pool: { inUse: 1, waiting: 0 },
  }));
  new RedisMetrics([registry]).foundAnswer('hit');
  return registry.metrics();
}

/** Returns the metrics and labels of an expression that the service does not have. */
function unknownIn(expression: string, legend = ''): readonly string[] {
  const bare = expression.replaceAll(/"[^"]*"/g, '""');
  const metrics = [...bare.matchAll(/\b(?:nutrigraph|nodejs|process)_\w+/g)].map(([name]) => name);
  const known = new Set([...added, ...metrics.flatMap((name) => [...(labels.get(name) ?? [])])]);
  const selected = [...bare.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*""/g)].map(([, label = '']) => label);
  const grouped = [...bare.matchAll(/\b(?:by|on)\s*\(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
  const shown = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label);
  return [
    ...metrics.filter((name) => !labels.has(name)),
    ...[...selected, ...grouped, ...shown].filter((label) => !known.has(label)),
  ];
}

test('alerts and the dashboard use only metrics and labels that the service has', () => {
  const ofAlerts = readAlerts().map(({ alert, expr }) => [alert, unknownIn(expr)]);
  const ofPanels = readPanels().flatMap(({ title, targets }) =>
    targets.map(({ expr, legendFormat }) => [title, unknownIn(expr, legendFormat)]),
  );
  expect(ofAlerts.length).toBeGreaterThan(15);
  expect(ofPanels.length).toBeGreaterThan(25);
  expect([...ofAlerts, ...ofPanels].filter(([, unknown]) => unknown?.length)).toEqual([]);
});

test('the check of expressions finds unknown metrics and labels', () => {
  expect(unknownIn('sum by (rout) (rate(nutrigraph_http_request_total{route="/graphql"}[5m]))')).toEqual([
    'nutrigraph_http_request_total',
    'route',
    'rout',
  ]);
  expect(unknownIn('nutrigraph_ready{job="x", reason="y"}', '{{instance}} {{release}}')).toEqual(['reason', 'release']);
});

test('the page about operations lists all metrics with their labels, and no others', () => {
  const text = readPage('docs/operations.md');
  const rows = [...text.matchAll(/^\| `((?:nutrigraph|nodejs|process)_\w+)` \| (.*?) \| (.*) \|$/gm)];
  const listed = rows.flatMap(([, name = '', , meaning = '']) => [
    name,
    ...[...meaning.matchAll(/`((?:nodejs|process)_\w+)`/g)].map(([, other = '']) => other),
  ]);
  const typed = [...page.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
  expect([...listed].sort()).toEqual([...typed, ofWorkers].sort());
  const labelsOf = (name: string) => [...(labels.get(name) ?? labels.get(`${name}_count`) ?? [])];
  for (const [, name = '', list = ''] of rows) {
    const documented = [...list.matchAll(/`(\w+)`/g)].map(([, label]) => label);
    expect([name, documented.sort()]).toEqual([name, labelsOf(name).sort()]);
  }
});

describe.skipIf(!promtool)('promtool', () => {
  test('accepts the names of all metrics', () => {
    // Each metric may have its help only once.
    expect(runPromtool(['check', 'metrics'], page)).toEqual({ code: 0, out: '' });
    expect(runPromtool(['check', 'metrics'], '# HELP bad_total b\n# TYPE bad_total gauge\nbad_total 1\n').code).toBe(3);
  });

  test('accepts the alert rules, and runs their tests', () => {
    expect(runPromtool(['check', 'rules', 'operations/alerts.yml'])).toMatchObject({ code: 0 });
    expect(runPromtool(['test', 'rules', 'operations/alerts.test.yml'])).toMatchObject({ code: 0 });
  }, 60_000);
});
