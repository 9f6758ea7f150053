import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import type { Graph } from '../../src/model/graph.ts';
import { describeRelease } from '../../src/model/release.ts';
import { Neo4jConnection, type Transaction } from '../../src/store/neo4j-connection.ts';
import { LoadError, loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { loadLibrary } from '../support/library/index.ts';
import { dump, owned, pairs } from '../support/neo4j/dump.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';

/** A connection that does something of its own after each statement of a write. */
class Meddling extends Neo4jConnection {
  private readonly after: (transaction: Transaction, text: string) => Promise<unknown>;

  constructor(after: (transaction: Transaction, text: string) => Promise<unknown>) {
    super(neo4jOptions());
    this.after = after;
  }

  override write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return super.write((transaction) =>
      work({
        run: async (text, parameters) => {
          const rows = await transaction.run(text, parameters);
          await this.after(transaction, text);
          return rows;
        },
      }),
    );
  }
}

describeNeo4j('loading a release', () => {
  let connection: Neo4jConnection;
  let graph: Graph;
  let data: GraphData;

  beforeAll(async () => {
    connection = await openNeo4j();
    ({ graph, data } = await loadLibrary());
  });
  afterAll(() => connection.close());
  // Constraints and indexes may stay: making them anew takes seconds.
  beforeEach(() => emptyNeo4j(connection, { schema: false }));

  const load = (content: GraphData) => loadGraph(connection, graph, content);
  const run = (text: string) => connection.run(text);

  /** The library a year later: a node and its edges gone, an edge gone, a node and an edge changed, both added. */
  function later(): GraphData & { readonly gone: string; readonly changed: string } {
    const gone = data.edges.find(({ relation }) => relation === 'WROTE')?.to ?? '';
    const changed = data.edges.find(({ relation, to }) => relation === 'WROTE' && to !== gone)?.to ?? '';
    const nodes = data.nodes
      .filter(({ id }) => id !== gone)
      .map((node) => (node.id === changed ? { ...node, properties: { ...node.properties, pages: 4321 } } : node));
    const example = data.nodes.find(({ kind }) => kind === 'Genre');
    if (!example) throw new Error('the library has no genre');
    const added = { ...example, id: 'genre:added', properties: { ...example.properties, id: 'genre:added' } };
    const kept = data.edges.filter(({ from, to }) => from !== gone && to !== gone);
    const edges = kept
      .filter((edge) => edge !== kept.find(({ relation }) => relation === 'HOLDS'))
      .map((edge) =>
        edge.relation === 'INFLUENCED' ? { ...edge, properties: { ...edge.properties, strength: -10 } } : edge,
      )
      .concat({ relation: 'IN_GENRE', from: changed, to: added.id, properties: {}, evidence: [] });
    return { release: { ...data.release, id: 'later' }, nodes: [...nodes, added], edges, gone, changed };
  }

  test('says how far it is, and stores the release', async () => {
    const told: [string, number, number][] = [];
    expect(await loadGraph(connection, graph, data, (...progress) => told.push(progress))).toBe(true);
    const total = data.nodes.length + data.edges.length;
    const steps = new Set([...data.nodes.map(({ kind }) => kind), ...data.edges.map(({ relation }) => relation)]);
    expect(new Set(told.map(([step]) => step))).toEqual(steps);
    expect(told.map(([, done]) => done)).toEqual(told.map(([, done]) => done).toSorted((a, b) => a - b));
    expect(told.at(-1)?.slice(1)).toEqual([total, total]);
    expect(await openNeo4jStore(graph, connection).release()).toEqual(describeRelease(graph, data));
  });

  test('again: nothing is changed, nothing is sent', async () => {
    await load(data);
    const before = await dump(connection);
    const statements: string[] = [];
    const watched = new Meddling(async (_, text) => statements.push(text));
    expect(await loadGraph(watched, graph, data)).toBe(false);
    await watched.close();
    expect(await dump(connection)).toEqual(before);
    expect(statements.filter((text) => text.includes('UNWIND') || text.includes('DELETE'))).toEqual([]);
  });

  test('a later release leaves what a first load of it would', async () => {
    await load(data);
    const next = later();
    expect(await load(next)).toBe(true);
    const updated = await owned(connection, graph);
    expect(updated[0]?.length).toBe(next.nodes.length);
    expect(updated[1]?.length).toBe(next.edges.length);
    const [[pages] = []] = await connection.read('MATCH (n:Library {id: $id}) RETURN n.pages', { id: next.changed });
    expect(pages).toBe(4321);
    await emptyNeo4j(connection, { schema: false });
    await load(next);
    expect(await owned(connection, graph)).toEqual(updated);
  });

  test('a former release comes back whole', async () => {
    await load(data);
    const first = await owned(connection, graph);
    await load(later());
    await load(data);
    expect(await owned(connection, graph)).toEqual(first);
  });

  test('what others put there stays', async () => {
    await load(data);
    const { gone, changed, ...next } = later();
    // Foreign nodes, one of them with labels and a relationship that are named as ours; and what hangs on our nodes.
    await run(
      `CREATE (:Author {id: 'author:foreign'})-[:WROTE {role: 'WRITER'}]->(:Book {id: 'book:foreign', pages: 1})`,
    );
    await run(
      `MATCH (n:Library {id: '${changed}'}) SET n:Favourite, n.shelfmark = 'X 1' CREATE (n)<-[:BORROWED]-(:Reader)`,
    );
    await run(
      `MATCH (n:Library {id: '${gone}'}) SET n:Favourite, n.shelfmark = 'X 2' CREATE (n)<-[:BORROWED {on: 1}]-(:Reader)`,
    );
    const foreign = async () => [
      await connection.read(
        `MATCH (n) WHERE NOT n:Library AND n.shelfmark IS NULL AND NOT n:Library_Release
        RETURN elementId(n) AS id, labels(n), ${pairs('n')} ORDER BY id`,
        {},
      ),
      await connection.read(
        `MATCH ()-[r]->() WHERE r._release IS NULL
        RETURN elementId(r) AS id, type(r), ${pairs('r')} ORDER BY id`,
        {},
      ),
      await connection.read('MATCH (n:Favourite) RETURN elementId(n) AS id, n.shelfmark ORDER BY id', {}),
    ];
    const before = await foreign();
    await load(next);
    expect(await foreign()).toEqual(before);
    // A node that the release dropped and others hold on to is left with nothing of ours.
    const bare = await connection.read(
      `MATCH (n {shelfmark: 'X 2'})--(other) RETURN labels(n), ${pairs('n')}, labels(other)`,
      {},
    );
    expect(bare).toEqual([[['Favourite'], [['shelfmark', 'X 2']], ['Reader']]]);
    const [[count] = []] = await connection.read('MATCH (n:Library) RETURN count(n)', {});
    expect(count).toBe(next.nodes.length);
  });

  test('a dropped node that others hold on to comes back when a release has it again', async () => {
    await load(data);
    const { gone, ...next } = later();
    await run(`MATCH (n:Library {id: '${gone}'}) CREATE (n)<-[:BORROWED]-(:Reader)`);
    const first = await owned(connection, graph);
    await load(next);
    await load(data);
    expect((await owned(connection, graph))[0]?.length).toBe(first[0]?.length);
  });

  test('counts that are not what was sent undo the load, and the former release stays', async () => {
    await load(data);
    const before = await dump(connection);
    let spoiled = false;
    const spoiling = new Meddling(async (transaction, text) => {
      if (spoiled || !text.includes('HOLDS')) return;
      spoiled = true;
      await transaction.run('MATCH ()-[r:HOLDS]->() WITH r LIMIT 1 DELETE r');
    });
    const failure = await loadGraph(spoiling, graph, { ...data, release: { ...data.release, id: 'spoiled' } }).catch(
      (error: unknown) => error,
    );
    await spoiling.close();
    expect(failure).toBeInstanceOf(LoadError);
    expect(String(failure)).toMatch(/expected \d+ HOLDS, the database has \d+/);
    expect(await dump(connection)).toEqual(before);
    expect(await load(later())).toBe(true);
  });

  test('a fact that somebody deleted is put back by loading the same release again', async () => {
    await load(data);
    const before = await owned(connection, graph);
    await run('MATCH (:Library)-[r:HOLDS]->() WITH r LIMIT 1 DELETE r');
    expect(await load(data)).toBe(true);
    expect(await owned(connection, graph)).toEqual(before);
  });

  test('a load that is killed leaves the former release, and can be run again', async () => {
    await load(data);
    const before = await dump(connection);
    const script = fileURLToPath(new URL('../support/neo4j/killed-load.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(neo4jOptions())], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
    expect(await dump(connection)).toEqual(before);
    expect(await load(later())).toBe(true);
  });

  test.each([
    ['the same release', () => data],
    ['two releases', later],
  ])('two loads at once, of %s, both end well', async (_, other) => {
    // From nothing, schema and all, which is where two loads can get into each other's way most.
    await emptyNeo4j(connection);
    const second = new Neo4jConnection(neo4jOptions());
    const results = await Promise.all([load(data), loadGraph(second, graph, other())]);
    await second.close();
    expect(results.toSorted()).toEqual([other() !== data, true]);
    const found = await connection.read('MATCH (r:Library_Release) RETURN r.id', {});
    expect(found).toHaveLength(1);
    const winner = found[0]?.[0] === data.release.id ? data : other();
    const left = await owned(connection, graph);
    expect(left.map(({ length }) => length)).toEqual([winner.nodes.length, winner.edges.length]);
    await emptyNeo4j(connection, { schema: false });
    await load(winner);
    expect(await owned(connection, graph)).toEqual(left);
  });
});
