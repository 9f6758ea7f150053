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

const runningLoads = 'SHOW TRANSACTIONS YIELD metaData AS data WHERE data.load = $load RETURN count(*)';

export class Fence {
  private readonly connection: Neo4jConnection;
  private readonly graphName: string;
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
    if (await this.isLoading(signal)) await pause(commitMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    // A load died before it made the epoch even again. Its transaction has ended, so nothing changes the side now.
    else this.left = epoch;
    return false;
  }

  private async isLoading(signal: AbortSignal): Promise<boolean> {
    const [row] = await this.connection.read(runningLoads, loadMetadata(this.graphName), signal);
    return Number(row?.[0]) > 0;
  }
}
