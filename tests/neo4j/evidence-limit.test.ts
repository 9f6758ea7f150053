/** Every example under limits by evidence: on the embedded store and on Neo4j, research and its facts included. */
import { print } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';
import { nutritionSeed, Twins } from '../support/neo4j/twins.ts';
import { limitedTo } from '../support/nutrition/limited-document.ts';

const minutes = 60_000;

describeNeo4j('both stores under a limit by evidence', () => {
  let connection: Neo4jConnection;
  let twins: Twins;

  beforeAll(async () => {
    const { graph, data } = await nutritionSeed.open();
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    twins = new Twins(graph, data, openNeo4jStore(graph, connection), nutritionSeed.research);
  }, 2 * minutes);
  afterAll(() => connection?.close());

  it.each(nutritionSeed.operations)(
    'give the same answer to %s',
    {
      timeout: 2 * minutes,
    },
    async (_, { document, variableValues }) => {
      const { schema } = twins.remote.engine;
      for (const limit of [
        '{ sources: ["source:article"] }',
        '{ sourceKinds: [LAY_ARTICLE, AUTHORITY], minSources: 2 }',
        'null',
      ]) {
        await twins.check(print(limitedTo(limit, document, schema)), { ...variableValues });
      }
      // Research has a limit by default, which null lifts.
      const all = print(limitedTo('null', document, schema, false));
      expect(await twins.embedded.engine.run(all, variableValues)).toMatchObject({
        data: await twins.embedded.engine.data(print(document), variableValues),
      });
    },
  );
});
