/** Edges as columns on both stores: the same tables, counts and ends for random choices of edges. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { bindEdgeTable } from '../../src/plan/edge-table.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import type { Store } from '../../src/store/store.ts';
import { checkEdgeChoices, readEdgeTable } from '../support/library/edge-choices.ts';
import { loadLibrary } from '../support/library/index.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';

const { graph, data } = await loadLibrary();

describeNeo4j('edges as columns', () => {
  let connection: Neo4jConnection;
  let store: Store;
  beforeAll(async () => {
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    store = openNeo4jStore(graph, connection);
  });
  afterAll(() => connection?.close());

  const read = (bound: ReturnType<typeof bindEdgeTable>) => readEdgeTable(store, bound);

  it('are those that fit the choice', async () => {
    await checkEdgeChoices(store, graph, data, 40);
  });

  it('are refused where there are more than the limit', async () => {
    const relations = [...graph.relations.keys()];
    await expect(read(bindEdgeTable(graph, 'table', { relations }, 3))).rejects.toMatchObject({
      extensions: { code: 'LIMIT_EXCEEDED', limit: 'maxWork', max: 3, actual: 4 },
    });
  });
});
