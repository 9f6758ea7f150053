/** Answers that are kept while Neo4j holds the release they were read of, and no longer. */

import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import type { Graph } from '../../src/model/graph.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { startTestServer, type TestServer } from '../support/http/server.ts';
import { describeNeo4j, onNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';
import { loadSmallNutrition } from '../support/nutrition/small-nutrition.ts';
import { TestLog } from '../support/process/log.ts';

const query = '{ release { id } nutrient(id: "nutrient:iron") { name } }';

describeNeo4j('answers read from Neo4j', () => {
  const logged = new TestLog();
  let connection: Neo4jConnection;
  let graph: Graph;
  let data: GraphData;
  let server: TestServer;

  beforeAll(async () => {
    ({ graph, data } = await loadSmallNutrition());
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    const { args, env } = onNeo4j();
    server = await startTestServer(args, logged.log, env);
  });
  afterAll(async () => {
    await server?.close();
    await connection?.close();
  });

  const get = (etag = '') =>
    fetch(`${server.url}?${new URLSearchParams({ query })}`, { headers: { 'if-none-match': etag } });

  it('are given again, and confirmed, until another release is loaded', async () => {
    const first = await get();
    const etag = first.headers.get('etag') ?? '';
    expect(await first.json()).toEqual({ data: { release: { id: data.release.id }, nutrient: { name: 'Iron' } } });
    expect(await (await get()).json()).toMatchObject({ data: { nutrient: { name: 'Iron' } } });
    expect((await get(etag)).status).toBe(304);
    await expect.poll(() => logged.requests.map(({ answerCached }) => answerCached)).toEqual([false, true, undefined]);

    const nodes = data.nodes.map((node) =>
      node.id === 'nutrient:iron' ? { ...node, properties: { ...node.properties, name: 'Iron, renamed' } } : node,
    );
    await loadGraph(
      connection,
      graph,
      columnsOf(graph, { ...data, nodes, release: { ...data.release, id: 'another' } }),
    );
    await expect.poll(async () => (await get(etag)).status, { timeout: 5_000 }).toBe(200);
    const second = await get(etag);
    expect(second.headers.get('etag')).not.toBe(etag);
    expect(await second.json()).toEqual({ data: { release: { id: 'another' }, nutrient: { name: 'Iron, renamed' } } });
  });
});
