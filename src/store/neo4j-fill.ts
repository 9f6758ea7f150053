/** Fills the side that readers do not read with a whole release, in transactions of bounded size. */
import { randomUUID } from 'node:crypto';
import type { Side } from '../cypher/storage.ts';
import type { Release } from '../model/release.ts';
import type { Account } from './neo4j-account.ts';
import type { Neo4jConnection, ResultRows, Values } from './neo4j-connection.ts';
import type { ContentRow, Part, StoredValue } from './neo4j-content.ts';
import { countDifferences, LoadError } from './neo4j-counts.ts';
import { Digest } from './neo4j-digest.ts';
import type { Statements } from './neo4j-statements.ts';

/** How many rows one transaction writes: enough to save round trips, few enough for a small server. */
const batchSize = 5_000;

/** How many rows one transaction removes. */
const clearSize = 10_000;

/** Receives how many records of all parts are written, and the part of the last ones. The loader knows the total. */
export type PartProgress = (part: string, done: number) => void;

export class Filling {
  private readonly connection: Neo4jConnection;
  private readonly account: Account;
  private readonly statements: Statements;
  private readonly side: Side;
  /** Marks the side as claimed by this load. */
  private readonly load = randomUUID();

  constructor(connection: Neo4jConnection, account: Account, statements: Statements, side: Side) {
    this.connection = connection;
    this.account = account;
    this.statements = statements;
    this.side = side;
  }

  /** @throws {LoadError} when the side does not hold the release afterwards. This never changes the other side. */
  async fill(parts: readonly Part[], release: Release, progress: PartProgress): Promise<void> {
    await this.account.claim(this.side, this.load);
    await this.clear(parts);
    const digests = await this.write(parts, progress);
    await this.run(this.statements.releaseNodes);
    const differences = await countDifferences(this.connection, this.statements, this.side, parts);
    if (differences.length > 0) throw new LoadError(`The load was given up: ${differences.join('; ')}.`);
    await this.account.writeDigests(this.connection, this.side, digests);
    await this.account.describe(this.connection, this.side, release);
    await this.account.lowerFence(this.side);
  }

  /** Removes the content that an earlier release, or an unfinished load, left on the side. */
  private async clear(parts: readonly Part[]): Promise<void> {
    const drain = async (text: string): Promise<void> => {
      const removed = async () => Number((await this.run(text, { limit: BigInt(clearSize) }))[0]?.[0]);
      while ((await removed()) === clearSize);
    };
    for (const part of parts) if (part.type === 'relation') await drain(this.statements.clearEdges(part));
    for (const part of parts) {
      if (part.type === 'kind') for (const text of this.statements.clearNodes(part)) await drain(text);
    }
  }

  /** Makes the next batch while the server writes the last one. */
  private async write(parts: readonly Part[], progress: PartProgress) {
    const digests = new Map<string, Digest>();
    let done = 0;
    let sent: Promise<void> = Promise.resolve();
    for (const part of parts) {
      const digest = Digest.sized(part.count);
      digests.set(part.name, digest);
      for (const batch of batchesOf(part, digest.adding(part.rows()))) {
        await sent;
        sent = this.send(part, batch).then(() => {
          done += batch.length;
          progress(part.name, done);
        });
        // A failure has no other handler until the loader awaits the batch.
        sent.catch(() => {});
      }
    }
    await sent;
    return digests;
  }

  private async send(part: Part, rows: readonly (readonly StoredValue[])[]): Promise<void> {
    const [[written] = []] = await this.run(`${this.statements.create(part)} RETURN count(*)`, { rows });
    if (written === rows.length) return;
    throw new LoadError(
      `The load was given up: expected ${rows.length} ${part.name} in a batch, the database took ${Number(written)}. ` +
        'Another load may have begun.',
    );
  }

  private run(text: string, parameters: Values = {}): Promise<ResultRows> {
    const { side, load, statements } = this;
    return this.connection.run(this.account.claimed + text, { side, load, ours: statements.ours, ...parameters });
  }
}

function* batchesOf(part: Part, rows: Iterable<ContentRow>): Generator<readonly (readonly StoredValue[])[]> {
  let batch: StoredValue[][] = [];
  for (const row of rows) {
    const { ids, values } = part.stored(row);
    batch.push([...ids, ...values]);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
