/** Fills the disk of Neo4j during a load. Neo4j stops the database then, and a restart must bring the release back. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import { faultOf } from '../../src/store/driver-fault.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { type LaterLibrary, laterLibrary } from '../support/library/later.ts';
import { BreakableNeo4j, readCurrent, slowStartMs } from '../support/neo4j/breakable.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { emptyNeo4j } from '../support/neo4j/neo4j.ts';
import { ways } from '../support/neo4j/phases.ts';
import { SmallDisk } from '../support/neo4j/small-disk.ts';

/** How long a load may write into the space that Neo4j has reserved. */
const patienceMs = 60_000;

/** Only the disk of a container is ours to fill. */
describe.skipIf(!inject('neo4j')?.ours)('a full disk', { timeout: slowStartMs + 420_000 }, () => {
  let disk: SmallDisk;
  let server: BreakableNeo4j;
  let library: LaterLibrary;

  beforeAll(async () => {
    disk = await SmallDisk.make();
    server = await BreakableNeo4j.start({ volume: disk.volume });
    library = await laterLibrary();
  }, slowStartMs);
  afterAll(async () => {
    await server?.stop();
    await disk?.remove();
  });

  /** Writes until Neo4j has used up what it has reserved. */
  const useUp = async (connection: Neo4jConnection) => {
    const began = performance.now();
    for (;;) {
      await connection.run('UNWIND range(1, 10000) AS i CREATE (:Filler {text: $text})', { text: 'x'.repeat(1_000) });
      if (performance.now() - began > patienceMs) throw new Error('the disk did not get full');
      await pause(10);
    }
  };

  test.each(ways)('during a load %s stops it, and the former release comes back', async (_way, limit) => {
    await server.restart();
    const connection = server.connect();
    const load = (content: GraphData, through = connection) =>
      loadGraph(through, library.graph, columnsOf(library.graph, content), { patchLimit: limit });
    const current = () => readCurrent(connection, library.graph);
    await emptyNeo4j(connection);
    await load(library.data);
    const before = await current();

    let isFull = false;
    const filling = new MeddlingConnection(
      {
        before: async ({ text }) => {
          if (isFull || !/(CREATE|MERGE) \(a\)-/.test(text)) return;
          isFull = true;
          await disk.fill();
          await useUp(connection);
        },
      },
      server.options,
    );
    const failure = await load(library.later, filling).catch((error: unknown) => error);
    await filling.close();
    expect(isFull).toBe(true);
    expect(faultOf(failure)?.reason).toBe('stopped');
    // Neo4j answers nothing more, even after the disk has space again.
    await disk.free();
    await expect(openNeo4jStore(library.graph, connection).release()).rejects.toMatchObject({
      reason: 'stopped',
      code: 'Neo.DatabaseError.Transaction.TransactionStartFailed',
    });

    await server.kill();
    await server.restart();
    expect(await current()).toEqual(before);
    expect(await load(library.later)).toBe(true);
    expect((await current())[0]).toBe('later');
    expect((await rollBack(connection, library.graph))?.id).toBe(library.data.release.id);
    expect(await current()).toEqual(before);
    await connection.close();
  });
});
