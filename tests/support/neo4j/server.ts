/**
 * Provides the Neo4j of a test run. Vitest runs it as the global set-up of the projects that need a Neo4j
 * (`vitest.config.ts`). It uses the database that NEO4J_TEST_URI names, or starts one container for the whole run.
 * Tests reach the database through `neo4j.ts`.
 */
import type { TestProject } from 'vitest/node';
import { Neo4jConnection } from '../../../src/store/neo4j-connection.ts';
import { patientTuning } from './tuning.ts';

/** The address and login of the test run's database. */
export interface TestDatabase {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Whether it is a container of this run. Other databases may have no password. */
  readonly ours: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: TestDatabase | null;
  }
}

/** A Neo4j in a container. Tests that break their server start their own container. */
export interface Neo4jContainer extends TestDatabase {
  readonly containerId: string;
  stop(): Promise<void>;
}

export const image = 'neo4j:5.26-community';
const auth = { user: 'neo4j', password: 'only-for-tests' };

/**
 * Starts a container with an empty Neo4j that accepts connections.
 * @param port the port on the host; by default any free port, and another after every restart.
 * @param volume the volume for the data; by default one that Docker removes with the container.
 * @throws {Error} without Docker, or if Docker cannot get the image.
 */
export async function startNeo4j(port?: number, volume?: string): Promise<Neo4jContainer> {
  // Imported here, because it loads slowly and most runs do not need it.
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(image)
    .withEnvironment({ NEO4J_AUTH: `${auth.user}/${auth.password}` })
    .withBindMounts(volume === undefined ? [] : [{ source: volume, target: '/data' }])
    .withExposedPorts(port === undefined ? 7687 : { container: 7687, host: port })
    // With this label, .ci/run finds the containers of a run that was killed.
    .withLabels({ 'test-run': process.env.TEST_RUN ?? 'local' })
    .withWaitStrategy(Wait.forLogMessage('Started.'))
    .withStartupTimeout(180_000)
    .start();
  return {
    uri: `bolt://${container.getHost()}:${container.getMappedPort(7687)}`,
    ...auth,
    ours: true,
    containerId: container.getId(),
    stop: async () => {
      await container.stop();
    },
  };
}

/** The label of a node that allows tests to empty its database. */
export const mark = 'EmptiedByTests';

/** Marks a database for the tests. It refuses one with other data, because the tests would delete that. */
async function claim(database: TestDatabase): Promise<void> {
  const connection = new Neo4jConnection({ ...database, database: null }, patientTuning);
  try {
    const [row] = await connection.read(`MATCH (n) RETURN count(n), count(CASE WHEN n:${mark} THEN 1 END)`, {});
    if (Number(row?.[0]) > 0 && Number(row?.[1]) === 0) {
      throw new Error(
        `it holds ${row?.[0]} nodes, and the tests would delete them. Expected an empty ` +
          `database. To let the tests delete its content, run: CREATE (:${mark})`,
      );
    }
    await connection.run(`MERGE (:${mark})`);
  } finally {
    await connection.close();
  }
}

/** Provides the database to the tests, or null, which skips them. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { NEO4J_TEST_URI: uri, NEO4J_TEST_USER: user, NEO4J_TEST_PASSWORD: password, REQUIRE_NEO4J } = process.env;
  if (uri) {
    const given = { uri, user: user ?? 'neo4j', password: password ?? 'neo4j', ours: false };
    await claim(given).catch((error: Error) => {
      throw new Error(`NEO4J_TEST_URI: ${uri} cannot be used: ${error.message}`);
    });
    provide('neo4j', given);
    return async () => {};
  }
  try {
    const { containerId, stop, ...database } = await startNeo4j();
    await claim(database);
    provide('neo4j', database);
    return stop;
  } catch (error) {
    const why = `${error instanceof Error ? error.message : error}`.split('\n')[0];
    const line =
      `no Neo4j to test with: ${why}. Start Docker, or set NEO4J_TEST_URI (with NEO4J_TEST_USER and ` +
      'NEO4J_TEST_PASSWORD) to an empty database.';
    if (REQUIRE_NEO4J === '1') throw new Error(`REQUIRE_NEO4J=1, and ${line}`);
    process.stderr.write(`\n!!! The tests on Neo4j are SKIPPED: ${line}\n\n`);
    provide('neo4j', null);
    return async () => {};
  }
}
