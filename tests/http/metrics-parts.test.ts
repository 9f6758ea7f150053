import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/base/sha256.ts';
import { projectVersion } from '../../src/settings/read.ts';
import { scrape } from '../support/http/metrics.ts';
import { startTestServer } from '../support/http/server.ts';

test('metrics report the size of each cache, the build, and the limits of memory', async () => {
  const server = await startTestServer();
  const sizes = async () => {
    await pause(50);
    const samples = await scrape(server.url);
    return (cache: string) => [
      samples.get(`nutrigraph_cache_bytes{cache="${cache}"}`),
      samples.get(`nutrigraph_cache_entries{cache="${cache}"}`),
    ];
  };
  const before = await sizes();
  for (const cache of ['answers', 'documents', 'persisted', 'node_json'])
    expect([cache, ...before(cache)]).toEqual([cache, 0, 0]);
  const query = 'query A($first: Int) { nutrients(first: $first) { nodes { id name } } }';
  for (const first of [2, 3]) await server.query(query, { first });
  const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(query) } };
  await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { first: 4 }, extensions }),
  });
  const after = await sizes();
  expect(after('answers')).toEqual([expect.any(Number), 3]);
  expect(after('documents')).toEqual([expect.any(Number), 1]);
  expect(after('persisted')).toEqual([2 * (query.length + 64), 1]);
  expect(after('plans')).toEqual([undefined, 1]);
  expect(after('node_json')[1]).toBeGreaterThanOrEqual(3);
  for (const cache of ['answers', 'documents', 'node_json'])
    expect([cache, (after(cache)[0] ?? 0) > 300]).toEqual([cache, true]);

  const samples = await scrape(server.url);
  const build = `nutrigraph_build_info{version="${await projectVersion()}",node="${process.versions.node}"}`;
  expect(samples.get(build)).toBe(1);
  const limit = samples.get('nutrigraph_memory_limit_bytes') ?? 0;
  expect(limit).toBeGreaterThan(samples.get('process_resident_memory_bytes') ?? Number.POSITIVE_INFINITY);
  expect(samples.get('nutrigraph_heap_limit_bytes')).toBeGreaterThan(samples.get('nodejs_heap_size_used_bytes') ?? 0);
  await server.close();
});

test('metrics count requests and cost by the owner of the key, and the work of research by field', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys');
  await writeFile(file, `kitchen:${sha256('secret')}\n`);
  const server = await startTestServer(['--api-keys-file', file]);
  const ask = async (query: string, key: string) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    await (await fetch(server.url, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
  };
  const nutrients = '{ nutrients(first: 2) { nodes { name } } }';
  await ask(nutrients, 'secret');
  await ask(nutrients, 'secret');
  await ask(nutrients, 'wrong');
  await ask(
    '{ paths(from: "condition:celiac-disease", to: "symptom:leg-cramps", maxLength: 4) { totalCount } }',
    'secret',
  );
  await pause(50);
  const samples = await scrape(server.url);
  const owners = [...samples].filter(([name]) => name.startsWith('nutrigraph_owner_'));
  expect(owners[0]).toEqual(['nutrigraph_owner_requests_total{owner="kitchen"}', 3]);
  expect(owners[1]?.[0]).toBe('nutrigraph_owner_cost_total{owner="kitchen"}');
  expect(owners[1]?.[1]).toBeGreaterThan(0);
  // The second answer came from the cache.
  expect(owners[1]?.[1]).toBeLessThan(samples.get('nutrigraph_operation_cost_sum') ?? 0);
  expect(samples.get('nutrigraph_research_work_total{field="paths"}')).toBeGreaterThan(0);
  await server.close();
});
