/** An imported table on both stores: they answer alike. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { downloads, importTable, smallTable } from '../support/fdc/index.ts';
import { largeQuestions } from '../support/fdc/large-questions.ts';
import { questions } from '../support/fdc/questions.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';

const examples = (await readExamples(examplesFolder)).map(({ name, query }) => [name, query] as const);

describeNeo4j.each([smallTable, ...downloads])('the imported table in %s', (folder) => {
  let connection: Neo4jConnection;
  let embedded: TestEngine;
  let remote: TestEngine;
  beforeAll(async () => {
    const { graph, data } = await importTable(folder);
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    embedded = new TestEngine(graph, data, {}, undefined, nutritionResearch);
    remote = new TestEngine(graph, data, {}, openNeo4jStore(graph, connection), nutritionResearch);
  }, 1_200_000);
  afterAll(() => connection?.close());

  it.each([...Object.entries(questions), ...Object.entries(largeQuestions), ...examples])(
    'is answered alike by both stores: %s',
    async (name, question) => {
      const [here, there] = [await embedded.data(question), await remote.data(question)];
      // A download has no rows about the made-up foods of the small table, which only these questions name.
      if (folder === smallTable && name in questions) expect(JSON.stringify(here).length).toBeGreaterThan(60);
      expect(there).toEqual(here);
    },
  );
});
