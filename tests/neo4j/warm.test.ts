/** Neo4j plans known documents before a client waits for them, and requests of a shape share a plan. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import type { Store } from '../../src/store/store.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { goldenCases, readCase } from '../support/engine/golden.ts';
import { loadLibrary } from '../support/library/index.ts';
import { describeNeo4j, openNeo4j } from '../support/neo4j/neo4j.ts';

const library = await loadLibrary();

/** The golden cases without variables: the values of variables choose some plans. */
const known = goldenCases
  .map((name) => ({ name, query: readCase(name).query }))
  .filter(({ query }) => !/\$/.test(query));

describeNeo4j('plans of Neo4j', () => {
  let connection: Neo4jConnection;
  let store: Store;
  let engine: TestEngine;

  beforeAll(async () => {
    connection = await openNeo4j();
    await loadGraph(connection, library.graph, columnsOf(library.graph, library.data));
  });
  afterAll(() => connection.close());
  beforeEach(async () => {
    store = openNeo4jStore(library.graph, connection);
    engine = new TestEngine(library.graph, library.data, {}, store);
    engine.runsBothWays = false;
    // Reads the search index and the release, whose statements are not those of a document.
    await engine.data('{ search(text: "a") { totalCount } }');
    await plansKept();
  });

  /** Counts the statements that Neo4j has planned, and has it forget their plans. */
  const plansKept = async (): Promise<number> => {
    const [row] = await connection.run('CALL db.clearQueryCaches()');
    return Number(/ of (\d+) /.exec(String(row?.[0]))?.[1] ?? 0);
  };
  const warm = () => engine.engine.warm(known.map(({ query }) => engine.document(query)));
  const runAll = async () => {
    for (const { query } of known) await engine.run(query);
  };

  it('are made for each document when nothing is ready', async () => {
    await runAll();
    expect(known.length).toBeGreaterThan(10);
    expect(await plansKept()).toBe(known.length);
  });

  it('are ready after the preparation, so that no first request waits for one', async () => {
    await warm();
    // One more: the statement that reads the release.
    const prepared = await plansKept();
    expect(prepared).toBe(known.length + 1);
    await warm();
    await runAll();
    expect(await plansKept()).toBe(prepared);
  });

  it.each([
    ['short', 'book:1'],
    ['long', `book:${'a'.repeat(60)}`],
  ])('are shared by ids of any length: a %s one', async (_, other) => {
    const query = 'query ($id: ID!) { book(id: $id) { name authors(first: 2) { nodes { name } } } }';
    await engine.run(query, { id: 'book:iliad' });
    await engine.run(query, { id: other });
    expect(await plansKept()).toBe(1);
  });
});
