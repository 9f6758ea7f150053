/** Checks the answers to readers during a load, and the database after a load that was killed on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { GraphData } from '../../src/model/data.ts';
import { readSettings } from '../../src/settings/read.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { defaultTuning } from '../../src/store/tuning.ts';
import { type LaterLibrary, laterLibrary } from '../support/library/later.ts';
import { owned } from '../support/neo4j/dump.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';

/** For the limit of changes on the current side. */
const ways = [
  ['by changing the current side', 10_000],
  ['by filling the other side', 0],
] as const;

/** The statements of a load before which it is killed: the beginning of one statement of each phase. */
const phases = {
  'by changing the current side': [
    'SET current.locked',
    'UNWIND \\$ids',
    'MERGE \\(n:',
    'MERGE \\(a\\)-',
    'DELETE r$',
    'DELETE n$',
    '_Digest',
    'SET r = \\$properties',
    '_Undo',
    'SET current.side',
    'epoch \\+ 1',
    'COMMIT',
  ],
  'by filling the other side': [
    'epoch \\+ 1',
    'SET r = \\$claim',
    'WITH r LIMIT',
    'WITH n LIMIT',
    'MERGE \\(n:',
    'CREATE \\(a\\)-',
    'IS NULL REMOVE n:',
    'RETURN count\\(r\\)',
    'UNWIND \\$rows AS row MERGE \\(d:',
    'SET r = \\$properties',
    'SET current.side',
    'COMMIT',
  ],
} as const;

describeNeo4j('while a release is loaded', () => {
  let connection: Neo4jConnection;
  let library: LaterLibrary;

  beforeAll(async () => {
    connection = await openNeo4j();
    library = await laterLibrary();
  });
  afterAll(() => connection?.close());
  beforeEach(() => emptyNeo4j(connection, { schema: false }));

  const load = (data: GraphData, patchLimit: number, through = connection) =>
    loadGraph(through, library.graph, columnsOf(library.graph, data), { patchLimit });

  /** A release in which all books have one number of pages. The id of the release contains it. */
  const release = (pages: number): GraphData => ({
    ...library.data,
    release: { ...library.data.release, id: `pages-${pages}` },
    nodes: library.data.nodes.map((node) =>
      node.kind === 'Book' ? { ...node, properties: { ...node.properties, pages } } : node,
    ),
    edges: library.data.edges.map((edge) =>
      edge.relation === 'HOLDS' ? { ...edge, properties: { ...edge.properties, copies: pages } } : edge,
    ),
  });

  test.each(ways)('%s, readers see all of one release', { timeout: 300_000 }, async (_, limit) => {
    await load(release(1), limit);
    const readers = new Neo4jConnection(neo4jOptions(), { ...defaultTuning, queryTimeoutMs: 60_000 });
    const engine = new Engine(library.graph, openNeo4jStore(library.graph, readers), readSettings([], {}), []);
    const document = parse(
      '{ release { id } books(first: 50) { totalCount nodes { pages branches(first: 50) { edges { copies } } } } ' +
        'branches(first: 50) { nodes { holdings(first: 50) { edges { copies } } } } }',
    );
    const seen = new Set<string>();
    let isOver = false;
    const read = async () => {
      while (!isOver) {
        const { result } = await engine.run({ document });
        expect(result.errors).toBeUndefined();
        const text = JSON.stringify(result.data);
        const { release: found } = JSON.parse(text);
        const numbers = new Set([...text.matchAll(/"(?:pages|copies)":(\w+)/g)].map(([, number]) => Number(number)));
        expect([...numbers], `in ${found.id}`).toEqual([Number(found.id.replace('pages-', ''))]);
        expect(text).toContain(`"totalCount":${library.data.nodes.filter(({ kind }) => kind === 'Book').length}`);
        seen.add(found.id);
      }
    };
    const reading = Promise.all([read(), read(), read()]);
    try {
      for (const pages of [2, 3, 4, 5]) await load(release(pages), limit);
      for (let i = 0; i < 3; i++) await rollBack(connection, library.graph);
    } finally {
      isOver = true;
      await reading.finally(() => readers.close());
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  describe.each(ways)('%s, a load that ends early', (way, limit) => {
    const readCurrent = async () => [
      (await openNeo4jStore(library.graph, connection).release()).id,
      await owned(connection, library.graph),
    ];

    test('at any statement leaves the former release, and the next load brings the new one', {
      timeout: 600_000,
    }, async () => {
      await load(library.data, limit);
      const before = await readCurrent();
      let sent = 0;
      const counting = new MeddlingConnection({ before: () => sent++ }, neo4jOptions());
      await load(library.later, limit, counting);
      const after = await readCurrent();
      await load(library.data, limit, counting);
      expect(await readCurrent()).toEqual(before);
      await counting.close();
      // The statements about the schema come first, and most of the others are one for each kind and relation.
      const step = 5;
      for (let fatal = sent % step; fatal <= sent; fatal += step) {
        let left = fatal;
        const failing = new MeddlingConnection(
          {
            before: () => {
              if (left-- === 0) throw new Error('cut');
            },
          },
          neo4jOptions(),
        );
        const outcome = await load(library.later, limit, failing).catch((error: Error) => error.message);
        await failing.close();
        if (outcome === 'cut' && (await openNeo4jStore(library.graph, connection).release()).id !== 'later') {
          expect(await readCurrent(), `after ${fatal} statements`).toEqual(before);
        }
        await load(library.later, limit);
        expect(await readCurrent(), `after ${fatal} statements, and a load`).toEqual(after);
        await load(library.data, limit);
      }
    });

    test.each(phases[way])('killed before "%s" leaves the former release', { timeout: 120_000 }, async (phase) => {
      await load(library.data, limit);
      const before = await readCurrent();
      const script = fileURLToPath(new URL('../support/neo4j/killed-load.ts', import.meta.url));
      const given = [JSON.stringify(neo4jOptions()), phase, String(limit)];
      const child = spawn(process.execPath, ['--import', 'tsx', script, ...given], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      expect(await readCurrent()).toEqual(before);
      expect(await load(library.later, limit)).toBe(true);
      expect((await openNeo4jStore(library.graph, connection).release()).id).toBe('later');
      const left = await owned(connection, library.graph);
      expect(left.map(({ length }) => length)).toEqual([library.later.nodes.length, library.later.edges.length]);
    });
  });
});
