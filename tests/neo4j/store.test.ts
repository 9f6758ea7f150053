/** How the store uses Neo4j: the messages on the network, cancelled queries, and refused ones. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { AnyResearch } from '../../src/research/define.ts';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { StoreFault } from '../../src/store/fault.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { defaultTuning } from '../../src/store/tuning.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { goldenCases, readCase } from '../support/engine/golden.ts';
import { loadLibrary } from '../support/library/index.ts';
import { BoltProxy } from '../support/neo4j/bolt-proxy.ts';
import { describeNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';
import { loadSmallNutrition } from '../support/nutrition/small-nutrition.ts';

/** Takes minutes unless it is stopped. */
const endless =
  'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)';

const library = await loadLibrary();
const nutrition = await loadSmallNutrition();

describeNeo4j('the Neo4j store', () => {
  let admin: Neo4jConnection;
  let proxy: BoltProxy;
  /** Goes through the proxy. */
  let connection: Neo4jConnection;

  beforeAll(async () => {
    admin = await openNeo4j();
    for (const { graph, data } of [library, nutrition]) await loadGraph(admin, graph, columnsOf(graph, data));
  }, 120_000);
  afterAll(() => admin.close());
  beforeEach(async () => {
    const options = neo4jOptions();
    proxy = await BoltProxy.open(options.uri);
    connection = new Neo4jConnection({ ...options, uri: proxy.uri }, patientTuning);
  });
  afterEach(async () => {
    await connection.close();
    await proxy.close();
  });

  const engineOf = ({ graph, data }: typeof library, research: readonly AnyResearch[] = []) => {
    const engine = new TestEngine(graph, data, {}, openNeo4jStore(graph, connection), research);
    // These tests count the messages of one run.
    engine.runsBothWays = false;
    return engine;
  };
  const running = () =>
    admin.read("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND' RETURN currentQuery", {});
  const untilRunning = async (count: number) => {
    await expect.poll(async () => (await running()).length, { timeout: 10_000, interval: 20 }).toBe(count);
  };

  describe('an operation is one statement at one round trip', () => {
    /** The first search reads the index, and the first statement opens a connection. */
    const warm = async (engine: TestEngine) => {
      await engine.run('{ search(text: "a") { totalCount } }');
      proxy.take();
    };

    it('every golden case', async () => {
      const engine = engineOf(library);
      await warm(engine);
      for (const name of goldenCases) {
        const { query, variableValues } = readCase(name);
        const { bound } = await engine.run(query, { ...variableValues });
        const expected = bound ? { messages: ['RUN', 'PULL'], roundTrips: 1 } : { messages: [], roundTrips: 0 };
        expect({ name, ...proxy.take() }).toEqual({ name, ...expected });
      }
    });

    it('every example, and one more for each question that research asks', async () => {
      const engine = engineOf(nutrition, nutritionResearch);
      await warm(engine);
      for (const { name, query } of await readExamples(examplesFolder)) {
        const { facts, errors } = await engine.run(query);
        // Some examples need nodes that this part of the seed lacks.
        const sent = proxy.take();
        if (errors.length > 0) continue;
        const count = 1 + (facts?.length ?? 0);
        const messages = Array.from({ length: count }, () => ['RUN', 'PULL']).flat();
        expect({ name, ...sent }).toEqual({ name, messages, roundTrips: count });
      }
    });
  });

  it('reads in read access mode', async () => {
    await expect(connection.read('CREATE (n) RETURN 1', {})).rejects.toThrow(/read access mode/);
  });

  it('reads by routing at one round trip, too, once it knows the way', async () => {
    const routed = new Neo4jConnection({ ...neo4jOptions(), uri: proxy.uri.replace('bolt:', 'neo4j:') });
    await routed.read('RETURN 1', {});
    expect(proxy.take().messages).toContain('ROUTE');
    expect(await routed.read('RETURN 1', {})).toEqual([[1]]);
    expect(proxy.take()).toEqual({ messages: ['RUN', 'PULL'], roundTrips: 1 });
    await routed.close();
  });

  it('reads its own writes', async () => {
    for (const turn of [1, 2, 3]) {
      await connection.write((transaction) => transaction.run('MERGE (n:Turn) SET n.turn = $turn', { turn }));
      expect(await connection.read('MATCH (n:Turn) RETURN n.turn', {})).toEqual([[turn]]);
    }
    await connection.write((transaction) => transaction.run('MATCH (n:Turn) DELETE n'));
  });

  describe('the search index', () => {
    const search = '{ search(text: "a") { totalCount } }';
    const changeRelease = (id: string) =>
      admin.run(`MATCH (r:${library.graph.definition.name}_Release) SET r.id = '${id}'`);
    let id: string;
    beforeAll(async () => {
      id = (await openNeo4jStore(library.graph, admin).release()).id;
    });
    afterEach(() => changeRelease(id));

    it('is read once for all who search at the same time', async () => {
      const engine = engineOf(library);
      await Promise.all(Array.from({ length: 10 }, () => engine.data(search)));
      expect(proxy.take().messages.filter((name) => name === 'RUN')).toHaveLength(11);
    });

    it('is read again when the release has changed', async () => {
      const engine = engineOf(library);
      await engine.data(search);
      proxy.take();
      await changeRelease('another');
      await engine.data(search);
      expect(proxy.take().messages.filter((name) => name === 'RUN')).toHaveLength(3);
      await engine.data(search);
      expect(proxy.take().messages).toEqual(['RUN', 'PULL']);
    });

    it('is not read for ever while releases change', async () => {
      const read = connection.read.bind(connection);
      let releases = 0;
      connection.read = async (...args) => {
        await changeRelease(`release-${releases++}`);
        return read(...args);
      };
      const { errors } = await engineOf(library).run(search);
      expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
      expect(proxy.take().messages.filter((name) => name === 'RUN')).toHaveLength(6);
    });

    it('goes on being read for others when one who waits for it goes away', async () => {
      const { graph } = library;
      const store = openNeo4jStore(graph, connection);
      const engine = new TestEngine(graph, library.data, {}, store);
      const document = engine.document(search);
      const client = new AbortController();
      proxy.fallSilent();
      const gone = engine.engine.run({ document, stop: client });
      const stays = engine.data(search);
      await pause(50);
      client.abort();
      await expect(gone).rejects.toThrow('aborted');
      proxy.speakAgain();
      expect(await stays).toMatchObject({ search: { totalCount: expect.any(Number) } });
    });
  });

  describe('a statement that is not wanted any more', () => {
    it('is stopped on the server when its client goes away', async () => {
      const client = new AbortController();
      const read = connection.read(endless, {}, client.signal);
      await untilRunning(1);
      client.abort();
      await expect(read).rejects.toThrow('aborted');
      expect(await running()).toEqual([]);
      expect(await connection.read('RETURN 1', {})).toEqual([[1]]);
      expect(proxy.connections).toBe(1);
    });

    it('is stopped on the server when its time is over', async () => {
      const { uri } = connection;
      const hasty = new Neo4jConnection({ ...neo4jOptions(), uri }, { ...defaultTuning, queryTimeoutMs: 500 });
      await hasty.read('RETURN 1', {});
      const error = await hasty.read(endless, {}).catch((error: unknown) => error);
      expect(error).toBeInstanceOf(StoreFault);
      expect(error).toMatchObject({ reason: 'slow', passing: false });
      expect(await running()).toEqual([]);
      expect(await hasty.read('RETURN 1', {})).toEqual([[1]]);
      await hasty.close();
    });

    it('is not slow but hung if the server does not even open a connection in that time', async () => {
      const { uri } = connection;
      // The driver gives up the connection after the time of the read, but before the service takes it for hung.
      const tuning = { ...defaultTuning, queryTimeoutMs: 500, connectTimeoutMs: 1_000, connectionLifetimeMs: 1 };
      const hasty = new Neo4jConnection({ ...neo4jOptions(), uri }, tuning);
      await hasty.read('RETURN 1', {});
      proxy.fallSilent();
      await expect(hasty.read('RETURN 1', {})).rejects.toMatchObject({ reason: 'hung' });
      proxy.speakAgain();
      await expect.poll(() => hasty.read('RETURN 1', {}).catch(String)).toEqual([[1]]);
      await hasty.close();
    });

    it('waits for a connection when all are in use, and not longer than for an answer', async () => {
      const tuning = { ...defaultTuning, poolSize: 1, queryTimeoutMs: 1_000 };
      const narrow = new Neo4jConnection({ ...neo4jOptions(), uri: connection.uri }, tuning);
      const client = new AbortController();
      const first = narrow.read(endless, {}, client.signal).catch(() => 'stopped');
      await untilRunning(1);
      await expect(narrow.read('RETURN 1', {})).rejects.toMatchObject({ reason: 'busy' });
      const next = narrow.read('RETURN 1', {});
      client.abort();
      expect([await first, await next]).toEqual(['stopped', [[1]]]);
      await narrow.close();
    });
  });

  describe('a value that nothing declares', () => {
    const { graph } = library;
    const [book] = library.data.nodes.filter(({ kind }) => kind === 'Book');
    const where = `MATCH (n:${graph.definition.name} {id: '${book?.id}'})`;
    const query = `{ node(id: "${book?.id}") { ... on Book { name pages } } }`;
    const tampered = (expression: string) => admin.run(`${where} SET ${expression}`);

    it.each([
      ['n.pages = 9007199254740993', 'Infinity'],
      ['n.pages = -9223372036854775808', '-Infinity'],
      ['n.pages = 1, n.name = date("2020-01-01")', 'Date'],
      ['n.name = point({x: 1, y: 2})', 'Point'],
      ['n.name = duration("P1D")', 'Duration'],
    ])('is refused rather than rounded or rewritten: %s', async (expression, name) => {
      await tampered(expression);
      await expect(engineOf(library).run(query)).rejects.toThrow(name);
    });

    it('does not include the largest integers that are exact', async () => {
      await tampered(`n.name = 'x', n.pages = ${2 ** 31 - 1}`);
      expect(await engineOf(library).data(query)).toEqual({ node: { name: 'x', pages: 2 ** 31 - 1 } });
      expect(await connection.read(`RETURN ${Number.MAX_SAFE_INTEGER}`, {})).toEqual([[Number.MAX_SAFE_INTEGER]]);
    });
  });
});
