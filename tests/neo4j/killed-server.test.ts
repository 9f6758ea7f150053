/**
 * Kills Neo4j with SIGKILL in every phase of a load, alone and together with the loader, while clients read. Each time
 * the database must come back with one whole release, and the next load and a rollback must succeed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import type { GraphData } from '../../src/model/data.ts';
import type { Graph } from '../../src/model/graph.ts';
import { faultOf } from '../../src/store/driver-fault.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph, rollBack } from '../../src/store/neo4j-loader.ts';
import { laterLibrary, withPages } from '../support/library/later.ts';
import { BreakableNeo4j, readCurrent, slowStartMs } from '../support/neo4j/breakable.ts';
import { MeddlingConnection } from '../support/neo4j/meddling.ts';
import { emptyNeo4j } from '../support/neo4j/neo4j.ts';
import { isSwitched, phases, ways } from '../support/neo4j/phases.ts';
import { Readers } from '../support/neo4j/readers.ts';

/** Only a container can be killed, and only where there is Docker. */
describe.skipIf(!inject('neo4j')?.ours)('a server', { timeout: slowStartMs + 420_000 }, () => {
  let server: BreakableNeo4j;
  let connection: Neo4jConnection;
  let graph: Graph;
  let former: GraphData;
  let later: GraphData;

  beforeAll(async () => {
    server = await BreakableNeo4j.start();
    const library = await laterLibrary();
    ({ graph } = library);
    former = withPages(library.data, 1);
    later = withPages(library.later, 2);
  }, slowStartMs);
  afterAll(() => server?.stop());
  beforeEach(async () => {
    // Nothing happens to a running server. A test that failed may have left it dead.
    await server.restart();
    connection = server.connect();
  }, slowStartMs);
  afterEach(() => connection?.close());

  const load = (data: GraphData, patchLimit: number, through = connection) =>
    loadGraph(through, graph, columnsOf(graph, data), { patchLimit });
  const current = () => readCurrent(connection, graph);

  /** The loader survives its server, and says that it has lost it. */
  const killServer = async (phase: string, limit: number) => {
    const isTheOne = new RegExp(phase);
    let isKilled = false;
    const before = async ({ text }: { readonly text: string }) => {
      if (isKilled || !isTheOne.test(text)) return;
      isKilled = true;
      await server.kill();
    };
    const killing = new MeddlingConnection({ before }, server.options);
    const failure = await load(later, limit, killing).catch((error: unknown) => error);
    await killing.close();
    expect(isKilled).toBe(true);
    expect(faultOf(failure)?.reason).toBe('unreachable');
  };

  const killBoth = async (phase: string, limit: number) => {
    const script = fileURLToPath(new URL('../support/neo4j/killed-load.ts', import.meta.url));
    const args = [JSON.stringify(server.options), phase, String(limit), server.containerId];
    const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
  };

  describe.each(ways)('during a load %s', (way, limit) => {
    // A restart takes up to a minute, so the phases around the claim and the commit stand for all unless asked.
    const isChosen = (phase: string) => process.env.EVERY_PHASE === '1' || /COMMIT|claim/.test(phase);
    // Both deaths look alike to the database, so the phases take turns.
    const cases = phases[way]
      .filter(isChosen)
      .map((phase, i) =>
        i % 2 === 0 ? { phase, victim: 'the server', kill: killServer } : { phase, victim: 'both', kill: killBoth },
      );

    test.each(cases)(
      'killed before $phase ($victim), it comes back with one whole release',
      async ({ phase, kill }) => {
        await emptyNeo4j(connection, { schema: false });
        await load(later, limit);
        const after = await current();
        await emptyNeo4j(connection, { schema: false });
        await load(former, limit);
        const before = await current();
        const readers = new Readers(graph, server.options, [former, later], { count: 1, mayBeAbsent: true });
        try {
          await vi.waitUntil(() => readers.seen.has(former.release.id), { timeout: slowStartMs });
          await kill(phase, limit);
          await server.restart();
          expect(await current()).toEqual(isSwitched(phase) ? after : before);
          expect(await load(later, limit)).toBe(!isSwitched(phase));
          expect(await current()).toEqual(after);
          expect((await rollBack(connection, graph))?.id).toBe(former.release.id);
          expect(await current()).toEqual(before);
        } finally {
          await readers.stop();
        }
      },
    );
  });
});
