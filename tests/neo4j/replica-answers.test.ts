/**
 * The replica gives the answers of the embedded store, to the letter: it is the same graph on the way through Neo4j.
 * `differential.test.ts` compares the embedded store with Neo4j itself.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { estimateBuild } from '../../src/store/replica/estimate.ts';
import { describeNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { openTestReplica, type TestReplica } from '../support/neo4j/replica.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';
import { libraryGraph, nutritionSeed, Twins } from '../support/neo4j/twins.ts';
import { check } from '../support/random/fast-check.ts';
import { type RandomOperation, randomOperations } from '../support/random/random-operation.ts';
import { wrongIds } from '../support/schema/wrong-ids.ts';

const minutes = 60_000;
describeNeo4j.each([libraryGraph, nutritionSeed])('the replica of $name', ({ open, research, operations }) => {
  let replica: TestReplica;
  let twins: Twins;
  let random: fc.Arbitrary<RandomOperation>;

  beforeAll(async () => {
    const { graph, data } = await open();
    const connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data)).finally(() => connection.close());
    replica = openTestReplica(graph);
    twins = new Twins(graph, data, replica.store, research);
    random = randomOperations(graph, data, twins.remote.engine.schema, 300);
    await replica.until({ phase: 'ready' });
  }, 3 * minutes);
  afterAll(async () => {
    // Neo4j answered nothing of all this.
    expect(replica.report().reads.neo4j).toBe(0);
    await replica.store.close();
  });

  it('takes no more memory than was estimated before', async () => {
    const { graph } = await open();
    const connection = new Neo4jConnection(neo4jOptions(), patientTuning);
    const { signal } = new AbortController();
    const estimate = await estimateBuild(graph, connection, await replica.store.release(), signal);
    await connection.close();
    const { bytes } = replica.report();
    expect(bytes).toBeGreaterThan(10_000);
    // The copy takes three times the finished graph.
    expect(estimate).toBeGreaterThan(3 * bytes);
    expect(estimate).toBeLessThan(30 * bytes);
  });

  it.each(operations)('gives the same answer to %s', async (_, { query, variableValues }) => {
    await twins.check(query, { ...variableValues });
  });

  it('refuses the same wrong ids', { timeout: 5 * minutes }, async () => {
    const { graph, data } = await open();
    for (const { document, variables } of wrongIds(twins.remote.engine.schema, graph, data))
      await twins.check(document, variables);
  });

  it('gives the same answers to random operations', { timeout: 10 * minutes }, async () => {
    await check(
      fc.asyncProperty(random, (operation) => twins.checkRandom(operation)),
      500,
    );
  });
});
