/** Loads over a release that the former version of the service wrote, in storage format 2. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { cypherName, releaseLabel } from '../../src/cypher/storage.ts';
import type { GraphData } from '../../src/model/data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { type LaterLibrary, laterLibrary } from '../support/library/later.ts';
import { owned } from '../support/neo4j/dump.ts';
import { loadFormerFormat, takeTraits } from '../support/neo4j/former-format.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { ways } from '../support/neo4j/phases.ts';

describeNeo4j('a release in the former storage format', () => {
  let connection: Neo4jConnection;
  let library: LaterLibrary;
  /** The contents of first loads into an empty database, and its schema. */
  let contents: Readonly<Record<'data' | 'later', unknown>>;
  let schema: unknown;

  const load = (content: GraphData, patchLimit = 0, through = connection) =>
    loadGraph(through, library.graph, columnsOf(library.graph, content), { patchLimit });
  const current = async () => (await openNeo4jStore(library.graph, connection).release()).id;
  const content = () => owned(connection, library.graph);
  const readSchema = () =>
    Promise.all([
      connection.read('SHOW CONSTRAINTS YIELD name RETURN name ORDER BY name', {}),
      connection.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name ORDER BY name", {}),
    ]);
  /** Returns the number of elements that are left of the former format. */
  const leftOvers = async () => {
    const { name } = library.graph.definition;
    const owner = cypherName(name);
    const [row] = await connection.read(
      `RETURN COUNT { (n) WHERE n._release IS NOT NULL } + COUNT { ()-[r]->() WHERE r._release IS NOT NULL }
      + COUNT { (n:${owner}) WHERE n._key IS NULL } + COUNT { (n:${cypherName(`${name}_Former`)}) }`,
      {},
    );
    return row;
  };
  /** Reads as a service of the former version does. */
  const readAsBefore = () =>
    connection.read(`MATCH (r:${cypherName(releaseLabel(library.graph))} {graph: $name}) RETURN r.id`, {
      name: library.graph.definition.name,
    });

  beforeAll(async () => {
    connection = await openNeo4j();
    library = await laterLibrary();
    await load(library.later);
    const later = await content();
    await emptyNeo4j(connection, { schema: false });
    await load(library.data);
    contents = { data: await content(), later };
    schema = await readSchema();
  });
  afterAll(() => connection?.close());
  beforeEach(async () => {
    await emptyNeo4j(connection);
    await loadFormerFormat(connection, library.graph, library.data);
  });

  test('is what the former version reads, and no release to this one before a load', async () => {
    expect(await readAsBefore()).toEqual([[library.data.release.id]]);
    await expect(current()).rejects.toMatchObject({ reason: 'no-release' });
    expect(await rollBack(connection, library.graph)).toBeNull();
    expect(await readAsBefore()).toEqual([[library.data.release.id]]);
  });

  test.each(ways)('gives way to a load %s, and comes back with a rollback', async (_way, limit) => {
    const readers: unknown[] = [];
    const watching = new MeddlingConnection(
      {
        before: async ({ text }) =>
          text.includes('SET current.side') && readers.push([await current().catch(String), limit]),
      },
      neo4jOptions(),
    );
    expect(await load(library.later, limit, watching)).toBe(true);
    await watching.close();
    // The last of these statements is the switch: until then this version reads the former release.
    expect(readers.at(-1)).toEqual([library.data.release.id, limit]);
    expect(await current()).toBe('later');
    expect(await content()).toEqual(contents.later);
    expect(await readSchema()).toEqual(schema);
    expect(await leftOvers()).toEqual([0]);
    expect(await readAsBefore()).toEqual([]);
    expect((await rollBack(connection, library.graph))?.id).toBe(library.data.release.id);
    expect(await content()).toEqual(contents.data);
  });

  test('becomes a release in this format when the same release is loaded', async () => {
    await load(library.data);
    expect(await current()).toBe(library.data.release.id);
    expect(await content()).toEqual(contents.data);
    expect(await leftOvers()).toEqual([0]);
  });

  test('in a still older format is replaced', async () => {
    await connection.run(`MATCH (r:${cypherName(releaseLabel(library.graph))}) SET r.format = 1`);
    expect(await load(library.data)).toBe(true);
    expect(await load(library.later)).toBe(true);
    expect(await content()).toEqual(contents.later);
    expect(await leftOvers()).toEqual([0]);
  });

  test.each([['the same', 'data'] as const, ['another', 'later'] as const])(
    'in format 3 is unknown to this version until a load of %s release',
    async (_which, name) => {
      await emptyNeo4j(connection);
      await load(library.data);
      await takeTraits(connection, library.graph);
      await expect(current()).rejects.toMatchObject({ reason: 'no-release' });
      expect(await load(library[name])).toBe(true);
      expect(await current()).toBe(library[name].release.id);
      expect(await content()).toEqual(contents[name]);
    },
  );

  test.each(ways)('keeps what others own through a load %s', async (_way, limit) => {
    const { changed, gone } = library;
    for (const [id, mark] of [
      [changed, 'X 1'],
      [gone, 'X 2'],
    ] as const) {
      await connection.run(
        `MATCH (n:Library {id: $id}) SET n:Favourite, n.shelfmark = $mark CREATE (n)<-[:BORROWED {on: 1}]-(:Reader)`,
        { id, mark },
      );
    }
    await connection.run(
      `CREATE (:Author {id: 'author:foreign'})-[:WROTE {role: 'WRITER'}]->(:Book {id: 'book:foreign'})`,
    );
    await load(library.later, limit);
    // A later load fills the side of the nodes with additions.
    const { release, nodes, edges } = library.later;
    await load({ release: { ...release, id: 'third' }, nodes, edges: edges.slice(1) }, limit);
    const additions = await connection.read(
      `MATCH (n:Favourite)<-[r:BORROWED]-(:Reader) RETURN n.shelfmark AS mark, n.id, r.on ORDER BY mark`,
      {},
    );
    expect(additions).toEqual([
      ['X 1', changed, 1],
      ['X 2', null, 1],
    ]);
    const foreign = await connection.read(
      `MATCH (a:Author {id: 'author:foreign'})-[r:WROTE]->(b:Book) RETURN r.role, b.id`,
      {},
    );
    expect(foreign).toEqual([['WRITER', 'book:foreign']]);
    expect(await leftOvers()).toEqual([0]);
  });

  test.each(ways)('survives a load %s that is cut at any statement', { timeout: 600_000 }, async (_way, limit) => {
    let sent = 0;
    const counting = new MeddlingConnection({ before: () => sent++ }, neo4jOptions());
    await load(library.later, limit, counting);
    await counting.close();
    const step = Math.ceil(sent / 8);
    for (let fatal = step >> 1; fatal < sent; fatal += step) {
      await emptyNeo4j(connection);
      await loadFormerFormat(connection, library.graph, library.data);
      let left = fatal;
      const before = () => {
        if (left-- === 0) throw new Error('cut');
      };
      const cut = new MeddlingConnection({ before }, neo4jOptions());
      await expect(load(library.later, limit, cut)).rejects.toThrow('cut');
      await cut.close();
      await load(library.later, limit);
      expect(await content(), `after ${fatal} statements, and a load`).toEqual(contents.later);
      expect(await leftOvers()).toEqual([0]);
      expect((await rollBack(connection, library.graph))?.id).toBe(library.data.release.id);
      expect(await content()).toEqual(contents.data);
    }
  });
});
