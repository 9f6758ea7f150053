/**
 * The promise of two executors and one answer: random operations, goldens and examples on the embedded store and on
 * Neo4j, compared strictly, cursors, errors and key order included. A failure prints its seed:
 * `FC_SEED=<seed> npx vitest run tests/neo4j/differential.test.ts` repeats it.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';
import { libraryGraph, nutritionSeed, Twins } from '../support/neo4j/twins.ts';
import { check } from '../support/random/fast-check.ts';
import { type RandomOperation, randomOperations } from '../support/random/random-operation.ts';
import { wrongIds } from '../support/schema/wrong-ids.ts';

const minutes = 60_000;

describeNeo4j.each([
  // Neo4j plans every new statement, and a large one takes long: most operations are small.
  {
    ...libraryGraph,
    sizes: [
      [150, 1_500],
      [700, 250],
    ],
  },
  {
    ...nutritionSeed,
    sizes: [
      [150, 250],
      [700, 30],
    ],
  },
])('both stores on $name', ({ name, open, research, operations: known, sizes }) => {
  let connection: Neo4jConnection;
  let twins: Twins;
  let operations: (length: number) => fc.Arbitrary<RandomOperation>;

  beforeAll(async () => {
    const { graph, data } = await open();
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    twins = new Twins(graph, data, openNeo4jStore(graph, connection), research);
    operations = (length) => randomOperations(graph, data, twins.remote.engine.schema, length);
  }, 2 * minutes);
  afterAll(() => connection?.close());

  it.each(known)('give the same answer to %s', async (_, { query, variableValues }) => {
    await twins.check(query, { ...variableValues });
  });

  it('refuse the same wrong ids in the same places, and answer the rest alike', { timeout: 5 * minutes }, async () => {
    const { graph, data } = await open();
    for (const { document, variables } of wrongIds(twins.remote.engine.schema, graph, data)) {
      await twins.check(document, variables);
    }
  });

  // Random operations found this: Neo4j compared names beyond the basic plane with a cursor in one way, and ordered
  // them in another.
  it('page alike from every name, with any characters at its beginning', { timeout: 2 * minutes }, async () => {
    const list = name === 'the library' ? 'authors' : 'nutrients';
    for (const direction of ['ASC', 'DESC']) {
      const args = `orderBy: [{ name: ${direction} }]`;
      const all = await twins.embedded.engine.data(`{ ${list}(first: 100, ${args}) { edges { cursor } } }`);
      const query = `query ($c: String) {
        a: ${list}(after: $c, first: 3, ${args}) { nodes { name } pageInfo { hasNextPage hasPreviousPage } }
        b: ${list}(before: $c, last: 3, ${args}) { nodes { name } pageInfo { hasNextPage hasPreviousPage } } }`;
      expect(all[list].edges.length).toBeGreaterThan(10);
      for (const { cursor } of all[list].edges) await twins.check(query, { c: cursor });
    }
  });

  it.each(sizes)(
    'give the same answers to random operations of %i choices, %i of them',
    { timeout: 30 * minutes },
    async (length, runs) => {
      await check(
        fc.asyncProperty(operations(length ?? 0), (operation) => twins.checkRandom(operation)),
        runs ?? 0,
      );
    },
  );
});
