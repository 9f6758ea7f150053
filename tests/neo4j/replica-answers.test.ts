/**
 * The replica gives the answers of the embedded store, to the letter: it is the same graph on the way through Neo4j.
 * `differential.test.ts` compares the embedded store with Neo4j itself.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { projectFolder } from '../../src/settings/read.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { estimateBuild } from '../../src/store/replica/estimate.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { goldenCases, readCase, readOperation } from '../support/engine/golden.ts';
import { loadLibrary } from '../support/library/index.ts';
import { shelves } from '../support/library/research.ts';
import { describeNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { openTestReplica, type TestReplica } from '../support/neo4j/replica.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { Differential } from '../support/random/differential.ts';
import { check } from '../support/random/fast-check.ts';
import { type RandomOperation, randomOperations } from '../support/random/random-operation.ts';
import { wrongIds } from '../support/schema/wrong-ids.ts';

const minutes = 60_000;
const examples = join(projectFolder, 'schema/examples');

describeNeo4j.each([
  {
    name: 'the library',
    open: loadLibrary,
    research: [shelves],
    operations: goldenCases.map((name) => [name, readCase(name)] as const),
  },
  {
    name: 'the nutrition seed',
    open: loadNutrition,
    research: nutritionResearch,
    operations: readdirSync(examples).map((file) => [file, readOperation(join(examples, file))] as const),
  },
])('the replica of $name', ({ open, research, operations }) => {
  let replica: TestReplica;
  let embedded: Differential;
  let copied: TestEngine;
  let random: fc.Arbitrary<RandomOperation>;

  beforeAll(async () => {
    const { graph, data } = await open();
    const connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data)).finally(() => connection.close());
    replica = openTestReplica(graph);
    embedded = new Differential(graph, data, research);
    copied = new TestEngine(graph, data, {}, replica.store, research);
    random = randomOperations(graph, data, copied.engine.schema, 300);
    await replica.until({ phase: 'ready' });
  }, 3 * minutes);
  afterAll(async () => {
    // Neo4j answered nothing of all this.
    expect(replica.report().reads.neo4j).toBe(0);
    await replica.store.close();
  });

  async function compare(document: string, variables: Readonly<Record<string, unknown>>): Promise<void> {
    const [expected, found] = [await embedded.engine.run(document, variables), await copied.run(document, variables)];
    const text = (answer: typeof expected) => JSON.stringify([answer.data, answer.errors], null, 1);
    if (text(found) === text(expected)) return;
    expect(text(found), `${document}\nvariables: ${JSON.stringify(variables)}`).toBe(text(expected));
  }

  it('takes no more memory than was estimated before', async () => {
    const { graph } = await open();
    const connection = new Neo4jConnection(neo4jOptions());
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
    await compare(query, { ...variableValues });
  });

  it('refuses the same wrong ids', { timeout: 5 * minutes }, async () => {
    const { graph, data } = await open();
    for (const { document, variables } of wrongIds(copied.engine.schema, graph, data))
      await compare(document, variables);
  });

  it('gives the same answers to random operations', { timeout: 10 * minutes }, async () => {
    await check(
      fc.asyncProperty(random, async (operation) => {
        const { variables } = await embedded.fillCursors(operation);
        await compare(operation.document, variables);
      }),
      500,
    );
  });
});
