/** Opens the store with a replica on the run's Neo4j. It builds in this process; the server builds in a thread. */
import { expect, vi } from 'vitest';
import { contentHash } from '../../../src/columns/content-hash.ts';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { Neo4jConnection, type Neo4jOptions } from '../../../src/store/neo4j-connection.ts';
import { openNeo4jStore } from '../../../src/store/neo4j-store.ts';
import { type BuildOrder, buildReplica, type SnapshotPlace } from '../../../src/store/replica/build.ts';
import type { ReplicaOptions } from '../../../src/store/replica/replica.ts';
import { openReplicaStore } from '../../../src/store/replica/replica-store.ts';
import type { ReplicaReport } from '../../../src/store/replica/state.ts';
import type { Store } from '../../../src/store/store.ts';
import { wideLimits } from '../engine/engine.ts';
import { neo4jOptions } from './neo4j.ts';
import { patientTuning } from './tuning.ts';

/** The times of a new server that plans its first statements are long. */

/** Gives a graph the id that its content has: a replica accepts no other. */
export function withHash(graph: Graph, data: GraphData): GraphData {
  const id = contentHash(graph, columnsOf(graph, data).data, data.release);
  return { ...data, release: { ...data.release, id } };
}

export interface TestReplicaOptions extends Partial<Omit<ReplicaOptions, 'build'>> {
  readonly uri?: string;
  readonly snapshot?: SnapshotPlace;
  /** Runs before each build. */
  readonly beforeBuild?: (order: BuildOrder) => Promise<unknown>;
  /** Makes the connection of a build. */
  readonly connect?: (options: Neo4jOptions) => Neo4jConnection;
}

/** A store with a replica, and the lines that it logged. */
export interface TestReplica {
  readonly store: Store;
  readonly lines: string[];
  report(): ReplicaReport;
  /** Waits until the report has some content. */
  until(part: object): Promise<void>;
}

export function openTestReplica(graph: Graph, given: TestReplicaOptions = {}): TestReplica {
  const { uri, snapshot = null, beforeBuild, connect, ...options } = given;
  const address = { ...neo4jOptions(), ...(uri !== undefined && { uri }) };
  const lines: string[] = [];
  const report = (line: string): number => lines.push(line);
  const store = openReplicaStore(openNeo4jStore(graph, new Neo4jConnection(address, patientTuning)), {
    memory: 1e9,
    limits: wideLimits,
    lookMs: 20,
    retryMs: 100,
    log: { info: report, warn: report },
    ...options,
    build: async (order, signal) => {
      await beforeBuild?.(order);
      const connection = connect?.(address) ?? new Neo4jConnection(address, patientTuning);
      const parts = { graph, connection, snapshot, report };
      return buildReplica(parts, order, signal).finally(() => connection.close());
    },
  });
  const reportOf = (): ReplicaReport => {
    const found = store.replicaReport?.();
    if (!found) throw new Error('the store has no replica');
    return found;
  };
  const until = async (part: object): Promise<void> => {
    // `expect.poll` works only inside a test, and set-ups call this as well.
    const check = () => expect(reportOf()).toMatchObject(part);
    await vi.waitFor(check, { timeout: 100_000, interval: 20 });
  };
  return { store, lines, report: reportOf, until };
}
