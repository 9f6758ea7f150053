/** A Neo4j that tests kill and start again, at one address. Only a container can be killed. */
import { createServer } from 'node:net';
import { expect, vi } from 'vitest';
import type { Graph } from '../../../src/model/graph.ts';
import { Neo4jConnection, type Neo4jOptions, type ResultRows } from '../../../src/store/neo4j-connection.ts';
import { openNeo4jStore } from '../../../src/store/neo4j-store.ts';
import { docker } from '../process/docker.ts';
import { owned } from './dump.ts';
import { type Neo4jContainer, startNeo4j } from './server.ts';
import { patientTuning } from './tuning.ts';

/** How long Neo4j may take to start on a busy machine. */
export const slowStartMs = 180_000;

/** Returns a port that no program uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address ? address.port : 0;
}

export class BreakableNeo4j {
  readonly containerId: string;
  readonly options: Neo4jOptions;
  private readonly container: Neo4jContainer;

  private constructor(container: Neo4jContainer, port: number) {
    const { user, password, containerId } = container;
    this.container = container;
    this.containerId = containerId;
    this.options = { uri: `bolt://127.0.0.1:${port}`, user, password, database: null };
  }

  /**
   * Starts an empty Neo4j. A port that another program takes in the meantime makes this fail.
   * @param volume the volume of Docker for its data.
   */
  static async start({ port, volume }: { readonly port?: number; readonly volume?: string } = {}) {
    const chosen = port ?? (await freePort());
    return new BreakableNeo4j(await startNeo4j(chosen, volume), chosen);
  }

  /** Ends the server with SIGKILL. */
  async kill(): Promise<void> {
    await docker('kill', this.containerId);
  }

  /** Starts the killed server, and waits until it answers. */
  async restart(): Promise<void> {
    await docker('start', this.containerId);
    await this.untilAnswering();
  }

  /** Waits until Neo4j answers its first statement. */
  async untilAnswering(): Promise<void> {
    const probe = async () => {
      const connection = new Neo4jConnection(this.options);
      return connection.read('RETURN 1', {}).finally(() => connection.close());
    };
    await expect.poll(() => probe().catch(String), { timeout: slowStartMs, interval: 50 }).toEqual([[1]]);
  }

  /** Connects with patience: a server that has just started plans slowly. */
  connect(): Neo4jConnection {
    return new Neo4jConnection(this.options, patientTuning);
  }

  stop(): Promise<void> {
    return this.container.stop();
  }
}

/** Returns the id of the current release and all that it owns. A server that has just started gets some time. */
export async function readCurrent(
  connection: Neo4jConnection,
  graph: Graph,
): Promise<readonly [id: string, content: readonly ResultRows[]]> {
  const release = () => openNeo4jStore(graph, connection).release();
  const { id } = await vi.waitFor(release, { timeout: 120_000, interval: 100 });
  return [id, await owned(connection, graph)];
}
