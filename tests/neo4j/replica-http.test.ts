/** The service with `--replica`, which a thread builds: its answers, `/ready`, the metrics, its start and its end. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examplesFolder } from '../../src/server/domain.ts';
import { readExamples } from '../../src/server/playground/examples.ts';
import { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { scrape } from '../support/http/metrics.ts';
import { startTestServer, type TestServer, unthrottled } from '../support/http/server.ts';
import { describeNeo4j, fillNeo4j, neo4jOptions, onNeo4j } from '../support/neo4j/neo4j.ts';
import { patientTuning } from '../support/neo4j/tuning.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { TestLog } from '../support/process/log.ts';

const examples = await readExamples(examplesFolder);
const minutes = 60_000;

const readiness = async ({ url }: TestServer) => (await fetch(new URL('/ready', url))).json();

describeNeo4j('the service with a replica', () => {
  let folder: string;
  let embedded: TestServer;
  const log = new TestLog();

  const start = (replica: string, ...more: readonly string[]) => {
    const { args, env } = onNeo4j();
    const slow = ['--query-timeout-ms', '60000', '--operation-timeout-ms', '60000'];
    const flags = [...args, ...unthrottled, ...slow, '--replica', replica, '--explain', 'on', '--snapshot', folder];
    return startTestServer([...flags, ...more], log.log, env);
  };
  const untilServed = async (server: TestServer) => {
    await expect
      .poll(() => readiness(server), { timeout: 3 * minutes, interval: 100 })
      .toMatchObject({ status: 'ready', replica: { store: 'replica', notes: [] } });
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'replica-'));
    await fillNeo4j(await loadNutrition());
    embedded = await startTestServer([...unthrottled]);
  }, 3 * minutes);
  afterAll(async () => {
    await embedded?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Sends an operation to the embedded service too, which must answer alike. */
  const compare = async (server: TestServer, query: string): Promise<void> => {
    const [found, expected] = await Promise.all([server.query(query), embedded.query(query)]);
    expect(found).toEqual(expected);
    expect(JSON.stringify(found.data)).toBe(JSON.stringify(expected.data));
  };

  test('answers during the build and after it, and says which store did', { timeout: 6 * minutes }, async () => {
    const server = await start('on');
    const explained = async () => {
      const { extensions } = (await server.query(
        '{ foods(first: 1) { nodes { id } } }',
        {},
        {
          extensions: { explain: true },
        },
      )) as unknown as { readonly extensions: { readonly explain: object } };
      return extensions.explain;
    };
    expect(await readiness(server)).toMatchObject({
      status: 'ready',
      release: expect.any(String),
      replica: { store: 'neo4j' },
    });
    expect(await explained()).toMatchObject({ store: 'neo4j', cypher: expect.anything() });
    let isServed = false;
    let during = 0;
    const asking = (async () => {
      for (; !isServed; during++) {
        const { query } = examples[during % examples.length] ?? { query: '' };
        await compare(server, query);
      }
    })();
    await untilServed(server).finally(() => {
      isServed = true;
    });
    await asking;
    expect(during).toBeGreaterThan(0);
    const explanation = await explained();
    expect(explanation).toMatchObject({ store: 'replica' });
    expect(explanation).not.toHaveProperty('cypher');
    for (const { query } of examples) await compare(server, query);
    const samples = await scrape(server.url);
    expect(samples.get('nutrigraph_reads_total{store="neo4j"}')).toBeGreaterThan(0);
    expect(samples.get('nutrigraph_reads_total{store="replica"}')).toBeGreaterThan(examples.length);
    expect(samples.get('nutrigraph_replica_state{state="ready"}')).toBe(1);
    expect(samples.get('nutrigraph_replica_state{state="building"}')).toBe(0);
    expect(samples.get('nutrigraph_replica_answers')).toBe(1);
    expect(samples.get('nutrigraph_replica_bytes')).toBeGreaterThan(1e6);
    expect(samples.get('nutrigraph_replica_build_seconds')).toBeGreaterThan(0);
    expect(samples.get('nutrigraph_replica_builds_total{outcome="neo4j"}')).toBe(1);
    expect(server.store.name).toMatch(/^Neo4j at .*, with a replica in memory$/);
    expect(log.written.join('')).toMatch(
      /The replica answers with release \w+, copied out of Neo4j: [\d.]+ s, \d+ MB\./,
    );
    await server.close();
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^Nutrigraph\.replica-\w+\.snapshot$/)]);
  });

  test('starts from its snapshot the next time', { timeout: 4 * minutes }, async () => {
    const server = await start('200MB', '--workers', '1');
    await untilServed(server);
    expect((await scrape(server.url)).get('nutrigraph_replica_builds_total{outcome="snapshot"}')).toBe(1);
    await compare(server, examples[0]?.query ?? '');
    await server.close();
  });

  test('all workers share the given memory', { timeout: 4 * minutes }, async () => {
    const server = await start('20MB', '--workers', '16');
    const notes = [{ reason: 'replica-too-large', message: expect.stringMatching(/and has 2 MB: raise --replica/) }];
    await expect
      .poll(() => readiness(server), { timeout: 3 * minutes, interval: 100 })
      .toMatchObject({ status: 'ready', replica: { store: 'neo4j', notes } });
    expect((await scrape(server.url)).get('nutrigraph_replica_state{state="too-large"}')).toBe(1);
    await compare(server, examples[0]?.query ?? '');
    await server.close();
  });

  test('says in /ready that data changed by hand is not the release, and names no value of it', {
    timeout: 4 * minutes,
  }, async () => {
    const connection = new Neo4jConnection(neo4jOptions(), patientTuning);
    await connection.run("MATCH (n:Nutrient) WITH n LIMIT 1 SET n.name = 'secret'");
    await rm(folder, { recursive: true, force: true });
    const server = await start('on');
    await expect
      .poll(() => readiness(server), { timeout: 3 * minutes, interval: 100 })
      .toMatchObject({ status: 'ready', replica: { store: 'neo4j', notes: [{ reason: 'replica-different' }] } });
    expect(JSON.stringify(await readiness(server))).not.toContain('secret');
    expect(log.written.join('')).toContain('is not that of release');
    await server.close();
    await connection.close();
  });

  test('stops while a thread builds', { timeout: 4 * minutes }, async () => {
    const server = await start('on');
    await expect.poll(() => readiness(server), { timeout: minutes, interval: 10 }).toMatchObject({ status: 'ready' });
    const began = performance.now();
    await server.close();
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('refuses a replica of the embedded store, and values that are neither a switch nor a size', async () => {
    await expect(startTestServer(['--replica', 'on'])).rejects.toThrow('--replica: expected off, or --store neo4j');
    await expect(start('much')).rejects.toThrow('--replica: expected off, on, or the most memory that it may take');
  });
});
