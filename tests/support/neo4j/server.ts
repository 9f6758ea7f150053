/**
 * The Neo4j of a test run, as Vitest's global set-up of the projects that need one (`vitest.config.ts`): the one that
 * NEO4J_TEST_URI names, or else a container, started once for the whole run. Tests reach it by `neo4j.ts`.
 */
import type { TestProject } from 'vitest/node';
import { Neo4jConnection } from '../../../src/store/neo4j-connection.ts';

/** Where the database of the test run is. */
export interface TestDatabase {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** Whether it is a container of this run. A given one may have no password at all. */
  readonly ours: boolean;
}

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: TestDatabase | null;
  }
}

/** A Neo4j in a container. Tests that break their server start one of their own. */
export interface Neo4jContainer extends TestDatabase {
  readonly containerId: string;
  stop(): Promise<void>;
}

const image = 'neo4j:5.26-community';
const auth = { user: 'neo4j', password: 'only-for-tests' };

/**
 * Starts a container with an empty Neo4j that accepts connections.
 * @param port where it is reached; without one, any, and another after every restart.
 * @throws {Error} when there is no Docker, or the image cannot be had.
 */
export async function startNeo4j(port?: number): Promise<Neo4jContainer> {
  // Loaded only here: it takes a while, and most runs of single tests do without.
  const { GenericContainer, Wait } = await import('testcontainers');
  const container = await new GenericContainer(image)
    .withEnvironment({ NEO4J_AUTH: `${auth.user}/${auth.password}` })
    .withExposedPorts(port === undefined ? 7687 : { container: 7687, host: port })
    // By this label .ci/run finds what a run that was killed left behind.
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

/** The label of the one node that says that a database may be emptied by tests. */
export const mark = 'EmptiedByTests';

/** Tests empty their database: one that holds anything else must not be given to them by mistake. */
async function claim(database: TestDatabase): Promise<void> {
  const connection = new Neo4jConnection({ ...database, database: null });
  try {
    const [row] = await connection.read(`MATCH (n) RETURN count(n), count(CASE WHEN n:${mark} THEN 1 END)`, {});
    if (Number(row?.[0]) > 0 && Number(row?.[1]) === 0) {
      throw new Error(
        `it holds ${row?.[0]} nodes, and the tests would delete them. Expected an empty ` +
          `database. If nobody needs what it holds, allow it with: CREATE (:${mark})`,
      );
    }
    await connection.run(`MERGE (:${mark})`);
  } finally {
    await connection.close();
  }
}

/** Provides the database to the tests; null when there is none, which skips them. */
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
    const line = `no Neo4j to test with: ${why}. Start Docker, or give NEO4J_TEST_URI (with NEO4J_TEST_USER and NEO4J_TEST_PASSWORD) an empty database.`;
    if (REQUIRE_NEO4J === '1') throw new Error(`REQUIRE_NEO4J=1, and ${line}`);
    process.stderr.write(`\n!!! The tests on Neo4j are SKIPPED: ${line}\n\n`);
    provide('neo4j', null);
    return async () => {};
  }
}
