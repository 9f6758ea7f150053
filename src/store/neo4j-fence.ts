/**
 * Finds out whether a statement read a side that no load was changing. Neo4j's readers take no locks and no snapshot,
 * so a statement that runs while a transaction commits can see a part of it. Each side has an epoch, which is odd while
 * a load changes the side: a statement is whole if the epoch was the same even number before and after it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Reading } from '../cypher/decode.ts';
import type { Neo4jConnection } from './neo4j-connection.ts';

/** The metadata that marks the transaction of a load. */
export const loadMetadata = (graphName: string) => ({ load: graphName });

/** The milliseconds before the service sends a statement again while a load commits. */
const commitMs = 25;

/**
 * The milliseconds for which an epoch must be odd before the service takes it that its load has died. A follower of a
 * cluster does not list the transactions of the leader, where the load runs, and applies a commit within this time.
 */
const graceMs = 1_000;

const runningLoads = 'SHOW TRANSACTIONS YIELD metaData AS data WHERE data.load = $load RETURN count(*)';

export class Fence {
  private readonly connection: Neo4jConnection;
  private readonly graphName: string;
  /** The last odd epoch that a read has seen, with its release, and when. */
  private odd = { epoch: '', since: 0 };
  /** The odd epoch that a killed load left behind, with its release. */
  private left = '';

  constructor(connection: Neo4jConnection, graphName: string) {
    this.connection = connection;
    this.graphName = graphName;
  }

  /** Returns whether a statement read one release. If not, waits before the statement may run again. */
  async isWhole({ epochs: [before, after], release }: Reading, signal: AbortSignal): Promise<boolean> {
    if (before !== after) return false;
    const epoch = `${before} ${release.id}`;
    if (before % 2 === 0 || epoch === this.left) return true;
    const now = performance.now();
    if (epoch !== this.odd.epoch) this.odd = { epoch, since: now };
    const isLoading = await this.isLoading(signal);
    // A load died before it made the epoch even again. Its transaction has ended, so nothing changes the side now.
    if (!isLoading && now - this.odd.since > graceMs) this.left = epoch;
    else await pause(commitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    return false;
  }

  private async isLoading(signal: AbortSignal): Promise<boolean> {
    const [row] = await this.connection.read(runningLoads, loadMetadata(this.graphName), signal);
    return Number(row?.[0]) > 0;
  }
}
