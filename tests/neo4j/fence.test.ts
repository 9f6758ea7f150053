/** Checks that readers wait for the commit of a load that changes the side that they read. */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { Fence, loadMetadata } from '../../src/store/neo4j-fence.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { openNeo4jStore } from '../../src/store/neo4j-store.ts';
import { type LaterLibrary, laterLibrary } from '../support/library/later.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { describeNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';

const { signal } = new AbortController();

describeNeo4j('the fence of a side', () => {
  let connection: Neo4jConnection;
  let library: LaterLibrary;

  beforeAll(async () => {
    connection = await openNeo4j();
    library = await laterLibrary();
    await loadGraph(connection, library.graph, columnsOf(library.graph, library.data));
  });
  afterAll(() => connection?.close());

  const reading = (before: number, after: number) => ({
    current: 'a/' as const,
    epochs: [before, after] as const,
    release: { ...library.data.release, kinds: [], relations: [] },
    values: [],
  });

  test('keeps readers out from the last statement of a load to its commit', async () => {
    const patient = new Neo4jConnection(neo4jOptions(), patientTuning);
    const releaseNow = async () => (await openNeo4jStore(library.graph, patient).searchIndex()).release;
    // Neo4j plans the statement here, so that the next read takes milliseconds.
    expect(await releaseNow()).toBe(library.data.release.id);
    let answered: string | undefined;
    let read: Promise<unknown> = Promise.resolve();
    const holding = new MeddlingConnection(
      {
        before: async ({ text }) => {
          if (text !== 'COMMIT') return;
          read = releaseNow().then((id) => {
            answered = id;
          });
          await pause(500);
          expect(answered).toBeUndefined();
        },
      },
      neo4jOptions(),
    );
    await loadGraph(holding, library.graph, columnsOf(library.graph, library.later));
    await holding.close();
    await read;
    await patient.close();
    expect(answered).toBe('later');
  });

  test('lets a read pass if its epochs are the same even number, and no other', async () => {
    const fence = new Fence(connection, library.graph.definition.name);
    expect(await fence.isWhole(reading(4, 4), signal)).toBe(true);
    for (const [before, after] of [
      [4, 5],
      [5, 6],
      [4, 6],
      [5, 5],
    ] as const) {
      expect(await fence.isWhole(reading(before, after), signal), `${before} and ${after}`).toBe(false);
    }
  });

  test('lets reads pass again a second after a load died, but not while one runs', async () => {
    const { name } = library.graph.definition;
    const fence = new Fence(connection, name);
    const isWhole = () => fence.isWhole(reading(7, 7), signal);
    await connection.write(async (transaction) => {
      await transaction.run('RETURN 1');
      await isWhole();
      await pause(1_500);
      for (let i = 0; i < 3; i++) expect(await isWhole()).toBe(false);
    }, loadMetadata(name));
    await expect.poll(isWhole, { timeout: 30_000, interval: 10 }).toBe(true);
    // A follower of a cluster does not list the load that runs on the leader.
    const began = performance.now();
    const onFollower = new Fence(connection, name);
    await expect.poll(() => onFollower.isWhole(reading(9, 9), signal), { timeout: 30_000, interval: 10 }).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(1_000);
  });
});
