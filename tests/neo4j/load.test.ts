import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import { describeRelease } from '../../src/model/release.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { LoadError } from '../../src/store/neo4j-counts.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { VersionError } from '../../src/store/same-version.ts';
import { type LaterLibrary, laterLibrary } from '../support/library/later.ts';
import { dump, owned, pairs } from '../support/neo4j/dump.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';

/** Both ways to load a release over another: every difference is too large for the current side, or none is. */
const ways = [
  ['by changing the current side', 10_000],
  ['by filling the other side', 0],
] as const;

describeNeo4j('loading a release', () => {
  let connection: Neo4jConnection;
  let library: LaterLibrary;

  beforeAll(async () => {
    connection = await openNeo4j();
    library = await laterLibrary();
  });
  afterAll(() => connection?.close());
  // Constraints and indexes may stay: making them again takes seconds.
  beforeEach(() => emptyNeo4j(connection, { schema: false }));

  const load = (content: GraphData, patchLimit = 10_000, through = connection) =>
    loadGraph(through, library.graph, columnsOf(library.graph, content), { patchLimit });
  const run = (text: string) => connection.run(text);
  const current = () => openNeo4jStore(library.graph, connection).release();
  const content = () => owned(connection, library.graph);

  test('reports how far it is, and stores the release', async () => {
    const { graph, data } = library;
    const reports: [string, number, number][] = [];
    const progress = (...report: [string, number, number]) => reports.push(report);
    expect(await loadGraph(connection, graph, columnsOf(graph, data), { progress })).toBe(true);
    const total = data.nodes.length + data.edges.length;
    const steps = new Set([...data.nodes.map(({ kind }) => kind), ...data.edges.map(({ relation }) => relation)]);
    expect(new Set(reports.map(([step]) => step))).toEqual(steps);
    expect(reports.map(([, done]) => done)).toEqual(reports.map(([, done]) => done).toSorted((a, b) => a - b));
    expect(reports.at(-1)?.slice(1)).toEqual([total, total]);
    expect(await current()).toEqual(describeRelease(columnsOf(graph, data)));
  });

  test('is not reported as done before it is', async () => {
    const failing = new MeddlingConnection(
      {
        before: ({ text }) => {
          if (text === 'COMMIT') throw new Error('the commit failed');
        },
      },
      neo4jOptions(),
    );
    const { graph, data } = library;
    const shares: number[] = [];
    const progress = (_: string, done: number, total: number) => shares.push(done / total);
    await expect(loadGraph(failing, graph, columnsOf(graph, data), { progress })).rejects.toThrow('the commit failed');
    await failing.close();
    expect(Math.max(...shares)).toBeLessThan(1);
    await expect(current()).rejects.toMatchObject({ reason: 'no-release' });
  });

  test('again: nothing is changed, nothing is sent', async () => {
    await load(library.data);
    const before = await dump(connection);
    const statements: string[] = [];
    const watched = new MeddlingConnection({ after: ({ text }) => statements.push(text) }, neo4jOptions());
    expect(await load(library.data, 10_000, watched)).toBe(false);
    await watched.close();
    expect(await dump(connection)).toEqual(before);
    expect(statements.filter((text) => text.includes('UNWIND') || text.includes('DELETE'))).toEqual([]);
  });

  test('with the version of the current or the former release, and other content, is refused on request', async () => {
    const { graph, data, later } = library;
    const strictly = (content: GraphData) =>
      loadGraph(connection, graph, columnsOf(graph, content), { distinctVersions: true });
    await strictly(data);
    const before = await content();
    const refusal = strictly(later);
    await expect(refusal).rejects.toThrow(VersionError);
    await expect(refusal).rejects.toThrow(`${data.release.version} in Neo4j has the hash ${data.release.id}, `);
    await expect(refusal).rejects.toThrow(`has the hash ${later.release.id}: `);
    expect(await content()).toEqual(before);
    const next = { ...later, release: { ...later.release, version: 'next' } };
    expect(await strictly(next)).toBe(true);
    await expect(strictly({ ...next, release: { ...data.release, id: 'changed' } })).rejects.toThrow(VersionError);
    // The former release itself comes back, and a load without the option replaces any.
    expect(await strictly(data)).toBe(true);
    expect(await load(later)).toBe(true);
  });

  test('that differs in one fact writes that fact, and nothing else', async () => {
    await load(library.data);
    const rows: unknown[] = [];
    const counting = new MeddlingConnection(
      {
        before: ({ text, parameters: { rows: sent } }) => {
          if (Array.isArray(sent) && !text.includes('_Digest')) for (const row of sent) rows.push(row);
        },
      },
      neo4jOptions(),
    );
    const [first] = library.data.edges.filter(({ relation }) => relation === 'INFLUENCED');
    const edges = library.data.edges.map((edge) =>
      edge === first ? { ...edge, properties: { ...edge.properties, strength: 3.25 } } : edge,
    );
    const release = { ...library.data.release, id: 'one-fact' };
    expect(await load({ ...library.data, edges, release }, 10_000, counting)).toBe(true);
    await counting.close();
    // The order by strength may have moved its neighbours.
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThanOrEqual(3);
    expect((await current()).id).toBe('one-fact');
  });

  describe.each(ways)('%s', (_way, limit) => {
    test('leaves what a first load of it would', async () => {
      await load(library.data);
      expect(await load(library.later, limit)).toBe(true);
      const updated = await content();
      expect(updated[0]?.length).toBe(library.later.nodes.length);
      expect(updated[1]?.length).toBe(library.later.edges.length);
      const pages = await connection.read('MATCH (n:Library {id: $id, pages: 4321}) RETURN count(n)', {
        id: library.changed,
      });
      expect(pages).toEqual([[1]]);
      await emptyNeo4j(connection, { schema: false });
      await load(library.later);
      expect(await content()).toEqual(updated);
    });

    test('a former release comes back whole, loaded or by rolling back', async () => {
      await load(library.data);
      const first = await content();
      await load(library.later, limit);
      const second = await content();
      await load(library.data, limit);
      expect(await content()).toEqual(first);
      expect((await rollBack(connection, library.graph))?.id).toBe('later');
      expect(await content()).toEqual(second);
      expect((await rollBack(connection, library.graph))?.id).toBe(library.data.release.id);
      expect(await content()).toEqual(first);
      expect((await current()).id).toBe(library.data.release.id);
      // After a rollback, the next release loads as usual.
      await load(library.later, limit);
      expect(await content()).toEqual(second);
    });

    test('a rollback without a former release changes nothing', async () => {
      expect(await rollBack(connection, library.graph)).toBeNull();
      await load(library.data, limit);
      const before = await dump(connection);
      expect(await rollBack(connection, library.graph)).toBeNull();
      expect(await dump(connection)).toEqual(before);
    });

    test('leaves foreign nodes, relationships and properties in place', async () => {
      await load(library.data);
      const { gone, changed, later } = library;
      // Foreign nodes, one of them with labels and a relationship that are named as ours; and what hangs on our nodes.
      await run(
        `CREATE (:Author {id: 'author:foreign'})-[:WROTE {role: 'WRITER'}]->(:Book {id: 'book:foreign', pages: 1})`,
      );
      await run(
        `MATCH (n:Library {id: '${changed}'}) SET n:Favourite, n.shelfmark = 'X 1' CREATE (n)<-[:BORROWED]-(:Reader)`,
      );
      await run(
        `MATCH (n:Library {id: '${gone}'}) SET n:Favourite, n.shelfmark = 'X 2'
        CREATE (n)<-[:BORROWED {on: 1}]-(:Reader)`,
      );
      await run(`MATCH (n:Library:Genre) WITH n LIMIT 1 SET n:Favourite`);
      const foreign = async () => [
        await connection.read(
          `MATCH (n)
          WHERE NOT n:Library AND n.shelfmark IS NULL AND none(one IN labels(n) WHERE one STARTS WITH 'Library')
          RETURN elementId(n) AS id, labels(n), ${pairs('n')} ORDER BY id`,
          {},
        ),
        await connection.read(
          `MATCH ()-[r]->() WHERE r._from IS NULL
          RETURN elementId(r) AS id, type(r), ${pairs('r')} ORDER BY id`,
          {},
        ),
        await connection.read('MATCH (n:Favourite) RETURN elementId(n) AS id, n.shelfmark ORDER BY id', {}),
      ];
      const before = await foreign();
      await load(later, limit);
      expect(await foreign()).toEqual(before);
      // The former release has made room at the latest when the next one is there.
      const third = { ...later, release: { ...later.release, id: 'third' } };
      await load({ ...third, edges: third.edges.slice(1) }, limit);
      expect(await foreign()).toEqual(before);
      // A node that the release dropped and others hold on to is left with nothing of ours.
      const bare = await connection.read(
        `MATCH (n {shelfmark: 'X 2'})--(other) RETURN labels(n), ${pairs('n')}, labels(other)`,
        {},
      );
      expect(bare).toEqual([[['Favourite'], [['shelfmark', 'X 2']], ['Reader']]]);
      // A node that the release has is the same node as before, with all that others gave it.
      const kept = await connection.read(
        `MATCH (n:Library:Book:Favourite {shelfmark: 'X 1', pages: 4321})<-[:BORROWED]-(:Reader) RETURN n.id`,
        {},
      );
      expect(kept).toEqual([[changed]]);
      expect((await content())[0]).toHaveLength(later.nodes.length);
    });

    test('a dropped node that others hold on to comes back when a release has it again', async () => {
      await load(library.data);
      await run(`MATCH (n:Library {id: '${library.gone}'}) CREATE (n)<-[:BORROWED]-(:Reader)`);
      const first = await content();
      await load(library.later, limit);
      await load(library.data, limit);
      expect((await content())[0]?.length).toBe(first[0]?.length);
    });

    test('wrong counts undo the load, and the former release stays', async () => {
      await load(library.data);
      const before = await content();
      let spoiled = false;
      const spoiling = new MeddlingConnection(
        {
          after: async ({ text, run: send }) => {
            if (spoiled || !/(CREATE|MERGE) \(a\)-\[r:`HOLDS`/.test(text)) return;
            spoiled = true;
            await send(`MATCH ()-[r:HOLDS]->() WHERE r._from STARTS WITH $side WITH r LIMIT 1 DELETE r`, {
              side: limit === 0 ? 'b/' : 'a/',
            });
          },
        },
        neo4jOptions(),
      );
      const failure = await load(library.later, limit, spoiling).catch((error: unknown) => error);
      await spoiling.close();
      expect(failure).toBeInstanceOf(LoadError);
      expect(String(failure)).toMatch(/expected \d+ HOLDS, the database has \d+/);
      expect(await content()).toEqual(before);
      expect((await current()).id).toBe(library.data.release.id);
      expect(await load(library.later, limit)).toBe(true);
    });

    test('a fact that somebody deleted is put back by loading the same release again', async () => {
      await load(library.data);
      const before = await content();
      await run('MATCH (:Library)-[r:HOLDS]->() WITH r LIMIT 1 DELETE r');
      expect(await load(library.data, limit)).toBe(true);
      expect(await content()).toEqual(before);
    });
  });

  test.each([
    ['the same release', (): GraphData => library.data, 10_000],
    ['two releases', () => library.later, 10_000],
    ['two releases, each on a side', () => library.later, 0],
  ])('two loads at once, of %s, both end well', async (_, other, limit) => {
    // From nothing, schema and all, which is where two loads can get into each other's way most.
    await emptyNeo4j(connection);
    const second = new Neo4jConnection(neo4jOptions(), patientTuning);
    const results = await Promise.all([load(library.data, limit), load(other(), limit, second)]);
    await second.close();
    expect(results.toSorted()).toEqual([other() !== library.data, true]);
    const winner = (await current()).id === library.data.release.id ? library.data : other();
    const left = await content();
    expect(left.map(({ length }) => length)).toEqual([winner.nodes.length, winner.edges.length]);
    await emptyNeo4j(connection, { schema: false });
    await load(winner);
    expect(await content()).toEqual(left);
  });
});
