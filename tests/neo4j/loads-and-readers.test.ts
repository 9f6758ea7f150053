/** Checks the answers to readers during a load, and the database after a load that was killed on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../src/base/must.ts';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { type LaterLibrary, laterLibrary, withMoreBooks, withPages } from '../support/library/later.ts';
import { owned } from '../support/neo4j/dump.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { isSwitched, phases, ways } from '../support/neo4j/phases.ts';
import { Readers } from '../support/neo4j/readers.ts';

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

  test.each(ways)('%s, readers see all of one release', { timeout: 600_000 }, async (_, limit) => {
    const many = withMoreBooks(library.data, 2_500);
    const releases = [1, 2, 3, 4, 5].map((pages) => withPages(many, pages));
    const [first, ...others] = releases;
    await load(must(first), limit);
    const readers = new Readers(library.graph, neo4jOptions(), releases);
    try {
      for (const other of others) await load(other, limit);
      for (let i = 0; i < 3; i++) await rollBack(connection, library.graph);
    } finally {
      await readers.stop();
    }
    expect(readers.seen.size).toBeGreaterThan(2);
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

    test.each(phases[way])('killed before "%s" leaves one whole release', { timeout: 600_000 }, async (phase) => {
      const later = withPages(library.later, 2);
      await load(later, limit);
      const after = await readCurrent();
      await emptyNeo4j(connection, { schema: false });
      await load(library.data, limit);
      const before = await readCurrent();
      const script = fileURLToPath(new URL('../support/neo4j/killed-load.ts', import.meta.url));
      const given = [JSON.stringify(neo4jOptions()), phase, String(limit)];
      const child = spawn(process.execPath, ['--import', 'tsx', script, ...given], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      expect(await readCurrent()).toEqual(isSwitched(phase) ? after : before);
      expect(await load(later, limit)).toBe(!isSwitched(phase));
      expect(await readCurrent()).toEqual(after);
      expect((await rollBack(connection, library.graph))?.id).toBe(library.data.release.id);
      expect(await readCurrent()).toEqual(before);
    });
  });
});
