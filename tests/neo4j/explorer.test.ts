/** The explorer on both stores: the same page and the same picture of an entity of each kind. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nutritionAppearance } from '../../schema/explorer/appearance.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { endsOf } from '../../src/explorer/api/ends.ts';
import { entityDocument } from '../../src/explorer/api/facts.ts';
import {
  type NeighbourhoodAnswer,
  neighbourhoodDocument,
  neighbourhoodVariables,
  pictureOf,
} from '../../src/explorer/api/neighbourhood.ts';
import { describeForExplorer } from '../../src/server/explorer/describe.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { defaultLimits, TestEngine } from '../support/engine/engine.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';

const { graph, data } = await loadNutrition();
const described = describeForExplorer(graph, nutritionAppearance);

describeNeo4j('the explorer on both stores', () => {
  let connection: Neo4jConnection;
  let embedded: TestEngine;
  let remote: TestEngine;

  beforeAll(async () => {
    connection = await openNeo4j();
    await loadGraph(connection, graph, columnsOf(graph, data));
    // The limits of a service, which every page has to keep, except the time: the first plan of a large statement may
    // take long on a busy machine.
    const limits = { ...defaultLimits, operationTimeoutMs: 90_000 };
    embedded = new TestEngine(graph, data, limits);
    remote = new TestEngine(graph, data, limits, openNeo4jStore(graph, connection));
  });
  afterAll(() => connection?.close());

  it.each(described.kinds)('shows the same page of an entity of the kind $name', async (kind) => {
    const id = data.nodes.find((node) => node.kind === kind.name)?.id;
    const document = entityDocument(described, kind, endsOf(described, kind));
    const [expected, found] = [
      await embedded.run(document, { id, first: 10 }),
      await remote.run(document, { id, first: 10 }),
    ];
    expect(found.errors).toEqual([]);
    expect(expected.data.entity.id).toBe(id);
    expect(found.data).toEqual(expected.data);
  });

  it.each(described.kinds.filter(({ column }) => column !== null))(
    'draws the same picture around an entity of the kind $name',
    async (kind) => {
      const id = data.nodes.find((node) => node.kind === kind.name)?.id ?? '';
      const document = neighbourhoodDocument(described, 1);
      const variables = neighbourhoodVariables([id], { depth: 1, kinds: [], limit: 300 });
      const [expected, found] = [await embedded.run(document, variables), await remote.run(document, variables)];
      const pictures = [found, expected].map((answer) => pictureOf(described, answer.data as NeighbourhoodAnswer));
      expect(found.errors).toEqual([]);
      expect(pictures[0]?.nodes.length).toBeGreaterThan(0);
      expect(pictures[0]).toEqual(pictures[1]);
    },
  );
});
