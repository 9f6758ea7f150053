/**
 * The copy of Neo4j's release in memory: its answers, and the change from one release to the next, also while Neo4j is
 * away, the data is not that of the release, or memory is short.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import { Neo4jConnection, type Neo4jOptions } from '../../src/store/neo4j-connection.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { type LaterLibrary, laterLibrary } from '../support/library/later.ts';
import { BoltProxy } from '../support/neo4j/bolt-proxy.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { openTestReplica, type TestReplica, type TestReplicaOptions, withHash } from '../support/neo4j/replica.ts';

const query =
  '{ release { id } books(first: 50) { totalCount nodes { pages branches(first: 50) { edges { copies } } } } }';

/** How long something may take on a busy machine. */
const patience = { timeout: 100_000, interval: 20 };

describeNeo4j('the replica', () => {
  let connection: Neo4jConnection;
  let library: LaterLibrary;
  const opened: TestReplica[] = [];

  beforeAll(async () => {
    connection = await openNeo4j();
    library = await laterLibrary();
  });
  afterAll(() => connection?.close());
  beforeEach(() => emptyNeo4j(connection, { schema: false }));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(({ store }) => store.close()));
  });

  const open = (options?: TestReplicaOptions): TestReplica => {
    const replica = openTestReplica(library.graph, options);
    opened.push(replica);
    return replica;
  };
  const load = (data: GraphData, patchLimit = 10_000) =>
    loadGraph(connection, library.graph, columnsOf(library.graph, data), { patchLimit });
  const engineOn = ({ store }: TestReplica) => {
    const engine = new TestEngine(library.graph, library.data, {}, store);
    // The release may change between two runs.
    engine.runsBothWays = false;
    return engine;
  };

  /** A release in which all books have one number of pages, and all branches that number of copies. */
  const release = (pages: number): GraphData =>
    withHash(library.graph, {
      ...library.data,
      nodes: library.data.nodes.map((node) =>
        node.kind === 'Book' ? { ...node, properties: { ...node.properties, pages } } : node,
      ),
      edges: library.data.edges.map((edge) =>
        edge.relation === 'HOLDS' ? { ...edge, properties: { ...edge.properties, copies: pages } } : edge,
      ),
    });

  /** Runs clients one operation after another until `stop`, and holds each answer to one of the releases. */
  function startReaders(replica: TestReplica, releases: ReadonlyMap<string, number>) {
    const engine = engineOn(replica);
    const seen: string[][] = [];
    let isOver = false;
    const read = async (): Promise<void> => {
      const mine: string[] = [];
      seen.push(mine);
      while (!isOver) {
        const data = await engine.data(query);
        const numbers = new Set(
          [...JSON.stringify(data).matchAll(/"(?:pages|copies)":(\w+)/g)].map(([, n]) => Number(n)),
        );
        expect([...numbers], `in ${data.release.id}`).toEqual([releases.get(data.release.id)]);
        if (mine.at(-1) !== data.release.id) mine.push(data.release.id);
        await pause(1);
      }
    };
    const reading = Promise.all([read(), read(), read()]);
    reading.catch(() => {});
    return {
      seen,
      /** Waits until every client has read a release. */
      untilAllSee: (id: string) => expect.poll(() => seen.map((mine) => mine.at(-1)), patience).toEqual([id, id, id]),
      stop: async () => {
        isOver = true;
        await reading;
      },
    };
  }

  const known = (...releases: readonly GraphData[]) =>
    new Map(
      releases.map(({ release: { id }, nodes }) => [
        id,
        Number(nodes.find(({ kind }) => kind === 'Book')?.properties.pages),
      ]),
    );

  test('answers once its copy is complete, and until then Neo4j does', async () => {
    const first = release(1);
    await load(first);
    let begin = (): void => {};
    const gate = new Promise<void>((resolve) => {
      begin = resolve;
    });
    const replica = open({ beforeBuild: () => gate });
    await replica.until({ phase: 'building', store: 'neo4j' });
    const engine = engineOn(replica);
    const explain = async () => {
      const { bound, data } = await engine.run(query);
      return [data.release.id, bound && replica.store.explain(bound)];
    };
    expect(await explain()).toEqual([
      first.release.id,
      expect.objectContaining({ store: 'neo4j', cypher: expect.anything() }),
    ]);
    expect(replica.report().notes).toEqual([
      { reason: 'replica-building', message: expect.stringContaining('Neo4j answers.') },
    ]);
    begin();
    await replica.until({ phase: 'ready', store: 'replica', notes: [], builds: { neo4j: 1 } });
    expect(await explain()).toEqual([first.release.id, { store: 'replica' }]);
    expect(replica.report()).toMatchObject({ reads: { neo4j: 1, replica: 1 }, bytes: expect.any(Number) });
    expect(replica.report().bytes).toBeGreaterThan(10_000);
  });

  test.each([
    ['by changing the current side', 10_000],
    ['by filling the other side', 0],
  ])(
    'follows loads %s: every answer is of one release, and no reader goes back',
    { timeout: 300_000 },
    async (_, limit) => {
      const releases = [1, 2, 3, 4].map(release);
      await load(releases[0] as GraphData, limit);
      const replica = open();
      const readers = startReaders(replica, known(...releases));
      for (const next of releases) {
        await load(next, limit);
        await replica.until({ phase: 'ready', store: 'replica' });
        await readers.untilAllSee(next.release.id);
      }
      await readers.stop();
      const ids = releases.map(({ release: { id } }) => id);
      for (const seen of readers.seen) expect(seen).toEqual(ids.filter((id) => seen.includes(id)));
      expect(new Set(readers.seen.flat())).toEqual(new Set(ids));
      await rollBack(connection, library.graph);
      await expect.poll(async () => (await replica.store.release()).id, { timeout: 60_000 }).toBe(ids[2]);
    },
  );

  test('copies again when a load changes the release in the middle of the copy', async () => {
    const [first, second] = [release(1), release(2)];
    for (const limit of [10_000, 0]) {
      await emptyNeo4j(connection, { schema: false });
      await load(first, limit);
      let parts = 0;
      class Interrupted extends Neo4jConnection {
        override async stream(...args: Parameters<Neo4jConnection['stream']>): Promise<void> {
          // The letters are counted with streams as well, so this is well within the copy.
          if (++parts === 20) await load(second, limit);
          return super.stream(...args);
        }
      }
      const replica = open({ connect: (options: Neo4jOptions) => new Interrupted(options) });
      await replica.until({ phase: 'ready' });
      expect(replica.report().builds).toEqual({ neo4j: 1, snapshot: 0, failed: 0, replaced: 1 });
      expect((await engineOn(replica).data(query)).release.id).toBe(second.release.id);
    }
  });

  describe('refuses data that is not the release', () => {
    test.each([
      ['a changed value', 'MATCH (b:Book) WITH b LIMIT 1 SET b.pages = 17'],
      ['a changed value of an edge', 'MATCH ()-[h:HOLDS]->() WITH h LIMIT 1 SET h.copies = 17'],
      ['a node that is gone', 'MATCH (b:Book) WITH b LIMIT 1 DETACH DELETE b'],
      ['an edge that is gone', 'MATCH ()-[h:HOLDS]->() WITH h LIMIT 1 DELETE h'],
      ['evidence that is gone', 'MATCH ()-[r]->() WHERE size(r._evidence) > 0 WITH r LIMIT 1 SET r._evidence = []'],
      ['a value of another type', "MATCH (b:Book) WITH b LIMIT 1 SET b.pages = 'many'"],
      ['a value that nothing declares', 'MATCH (b:Book) WITH b LIMIT 1 SET b.pages = date()'],
      ['an edge to nowhere', "MATCH ()-[h:HOLDS]->() WITH h LIMIT 1 SET h._to = left(h._to, 2) + 'book:none'"],
    ])('%s: the former release stays in memory, and the report says so', async (_, change) => {
      const [first, second] = [release(1), release(2)];
      await load(first);
      // Once: the replica builds again while the test loads the third release, which has to stay whole.
      let isChanged = false;
      const replica = open({
        beforeBuild: async ({ release: { id } }) => {
          if (id !== second.release.id || isChanged) return;
          isChanged = true;
          await connection.run(change);
        },
      });
      await replica.until({ phase: 'ready' });
      await load(second);
      await replica.until({ phase: 'failed', store: 'replica', builds: { neo4j: 1 } });
      const { notes } = replica.report();
      const message = expect.stringContaining(`The replica answers with release ${first.release.id}.`);
      expect(notes.find(({ reason }) => reason === 'replica-different')).toEqual({
        reason: 'replica-different',
        message,
      });
      expect((await engineOn(replica).data(query)).release.id).toBe(first.release.id);
      expect(replica.lines.join('\n')).toMatch(/is not that of release .* The service tries again in /);
      // A release that is whole ends this state.
      await load(release(3), 0);
      await replica.until({ phase: 'ready', notes: [] });
    });
  });

  test('without a former release in memory, Neo4j answers while the copy fails', async () => {
    const first = release(1);
    await load(first);
    await connection.run('MATCH (b:Book) WITH b LIMIT 1 SET b.pages = 17');
    const replica = open();
    await replica.until({ phase: 'failed', store: 'neo4j', notes: [{ reason: 'replica-different' }] });
    expect((await engineOn(replica).data(query)).release.id).toBe(first.release.id);
    await connection.run('MATCH (b:Book) WHERE b.pages = 17 SET b.pages = 1');
    await replica.until({ phase: 'ready', store: 'replica', notes: [] });
  });

  test('a graph that does not fit is not copied: Neo4j answers', async () => {
    await load(release(1));
    const replica = open({ memory: 5_000 });
    await replica.until({ phase: 'too-large', store: 'neo4j', bytes: 0, notes: [{ reason: 'replica-too-large' }] });
    expect(replica.report().notes[0]?.message).toMatch(/needs \d+ MB and has 1 MB: raise --replica\. Neo4j answers\.$/);
    expect((await engineOn(replica).data(query)).books.totalCount).toBeGreaterThan(0);
  });

  test('where two releases do not fit together, the former one goes before the new one is copied', async () => {
    await load(release(1));
    const measuring = open();
    await measuring.until({ phase: 'ready' });
    const needed: number[] = [];
    await load(release(2));
    // The least memory in which one release can be copied.
    for (let memory = 10_000; needed.length === 0; memory = Math.ceil(memory * 1.1)) {
      const replica = open({ memory });
      await expect.poll(() => replica.report().phase, { timeout: 60_000 }).toMatch(/ready|too-large/);
      if (replica.report().phase === 'ready') needed.push(memory);
      await replica.store.close();
    }
    const replica = open({ memory: needed[0] ?? 0 });
    await replica.until({ phase: 'ready' });
    const third = release(3);
    await load(third);
    await replica.until({ phase: 'ready', builds: { neo4j: 2, failed: 1 } });
    expect((await engineOn(replica).data(query)).release.id).toBe(third.release.id);
    expect(replica.lines.join('\n')).toContain('is dropped, and Neo4j answers');
  });

  describe('keeps a snapshot', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'replica-'));
    });
    afterEach(() => rm(folder, { recursive: true }));

    /** Starts a replica, and returns how its build ended. */
    const start = async (code: string) => {
      const replica = open({ snapshot: { folder, code } });
      await replica.until({ phase: 'ready' });
      const answer = await engineOn(replica).data(query);
      await replica.store.close();
      const [outcome] = Object.entries(replica.report().builds).find(([, count]) => count > 0) ?? [];
      return { outcome, answer, lines: replica.lines };
    };

    test('from which the next start reads the same release, and no other', async () => {
      await load(release(1));
      const first = await start('code');
      expect(first.outcome).toBe('neo4j');
      expect(await start('code')).toEqual({ ...first, outcome: 'snapshot', lines: expect.anything() });
      // Other code may sort or index in another way.
      expect(await start('other code')).toMatchObject({ outcome: 'neo4j', answer: first.answer });
      await load(release(2));
      expect((await start('other code')).outcome).toBe('neo4j');
      expect((await start('other code')).outcome).toBe('snapshot');
      const files = await readdir(folder);
      expect(files).toEqual([`Library.replica-${release(2).release.id}.snapshot`]);
      await writeFile(join(folder, files[0] ?? ''), 'damaged');
      const after = await start('other code');
      expect(after.outcome).toBe('neo4j');
      expect(after.lines.join('\n')).toContain('is not used');
    });

    test('and goes on without one in a folder that cannot be written to', async () => {
      await load(release(1));
      await writeFile(join(folder, 'file'), '');
      const replica = open({ snapshot: { folder: join(folder, 'file'), code: '' } });
      await replica.until({ phase: 'ready', builds: { neo4j: 1 } });
      expect(replica.lines.join('\n')).toContain('is not written (');
    });
  });

  test.each(['killed', 'silent'] as const)(
    'answers while Neo4j is %s, and follows when it is back',
    { timeout: 300_000 },
    async (way) => {
      const [first, second] = [release(1), release(2)];
      await load(first);
      let proxy = await BoltProxy.open(neo4jOptions().uri);
      const replica = open({ uri: proxy.uri });
      await replica.until({ phase: 'ready' });
      const readers = startReaders(replica, known(first, second));
      await pause(50);
      if (way === 'killed') await proxy.close();
      else proxy.fallSilent();
      const reason = way === 'killed' ? 'unreachable' : 'hung';
      await expect.poll(() => replica.report().notes.map((note) => note.reason), { timeout: 60_000 }).toEqual([reason]);
      expect((await replica.store.release()).id).toBe(first.release.id);
      await load(second);
      await pause(100);
      expect((await replica.store.release()).id).toBe(first.release.id);
      if (way === 'killed') proxy = await BoltProxy.open(neo4jOptions().uri, Number(new URL(proxy.uri).port));
      else proxy.speakAgain();
      await readers.untilAllSee(second.release.id);
      await readers.stop();
      for (const seen of readers.seen) expect(seen).toEqual([first.release.id, second.release.id]);
      await replica.store.close();
      opened.length = 0;
      await proxy.close();
    },
  );

  test('waits for Neo4j at the start, also with a snapshot: nothing else says which release is current', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'replica-'));
    await load(release(1));
    const snapshot = { folder, code: '' };
    const first = open({ snapshot });
    await first.until({ phase: 'ready' });
    const proxy = await BoltProxy.open(neo4jOptions().uri);
    await proxy.close();
    const second = open({ snapshot, uri: proxy.uri });
    await second.until({ phase: 'waiting', store: 'neo4j', notes: [{ reason: 'unreachable' }] });
    await expect(second.store.release()).rejects.toThrow('Neo4j cannot be reached');
    await rm(folder, { recursive: true });
  });

  test('stops in the middle of a copy', async () => {
    await load(release(1));
    let began = (): void => {};
    const copying = new Promise<void>((resolve) => {
      began = resolve;
    });
    class Announcing extends Neo4jConnection {
      override stream(...args: Parameters<Neo4jConnection['stream']>): Promise<void> {
        began();
        return super.stream(...args);
      }
    }
    const replica = open({ connect: (options: Neo4jOptions) => new Announcing(options) });
    await copying;
    const start = performance.now();
    await replica.store.close();
    opened.length = 0;
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(replica.report()).toMatchObject({
      phase: 'waiting',
      store: 'neo4j',
      builds: { neo4j: 0, failed: 0, replaced: 1 },
    });
  });
});
