/** The account that the service keeps of its releases in Neo4j: which side is current, and what each side holds. */
import {
  countProperty,
  currentLabel,
  cypherName,
  digestLabel,
  fenceLabel,
  otherSide,
  releaseLabel,
  type Side,
  sides,
  storageFormat,
  undoLabel,
} from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import type { Neo4jConnection, ResultRows, Transaction, Values } from './neo4j-connection.ts';
import { Digest } from './neo4j-digest.ts';

/** Runs statements, in a transaction or each in one of its own. */
export interface Runner {
  run(text: string, parameters?: Values): Promise<ResultRows>;
}

/** The former release, for a rollback: a side holds it, or the undo nodes lead back to it. */
export interface Former {
  readonly release: Release;
  readonly side: Side;
}

/** The content of the account at the beginning of a load. */
export interface State {
  readonly side: Side | null;
  readonly former: Former | null;
}

/** The digests of a side, by the name of the kind or relation. */
export type Digests = ReadonlyMap<string, Digest>;

export class Account {
  private readonly graph: Graph;
  private readonly connection: Neo4jConnection;

  constructor(graph: Graph, connection: Neo4jConnection) {
    this.graph = graph;
    this.connection = connection;
  }

  /** Locks the account until the transaction ends: of two loads at once, the second waits here for the first. */
  async lock(transaction: Transaction): Promise<State> {
    const [row] = await transaction.run(
      `MERGE (current:${this.label(currentLabel)} {graph: $name}) SET current.locked = true REMOVE current.locked ` +
        'RETURN current.side, current.former',
      { name: this.graph.definition.name },
    );
    const side = sides.find((one) => one === row?.[0]) ?? null;
    const former = typeof row?.[1] === 'string' ? (JSON.parse(row[1]) as Former) : null;
    return { side, former };
  }

  /** Makes a side the current one as soon as the transaction commits. */
  async point(transaction: Transaction, side: Side, former: Former | null): Promise<void> {
    await transaction.run(
      `MATCH (current:${this.label(currentLabel)}) SET current.side = $side, current.former = $former`,
      {
        side,
        former: former && JSON.stringify(former),
      },
    );
  }

  /** Returns the complete release on a side, in the storage format of this version; null for none. */
  async releaseOn(runner: Runner, side: Side): Promise<Release | null> {
    const [row] = await runner.run(
      `MATCH (r:${this.label(releaseLabel)} {side: $side}) WHERE r.format = $format ` +
        'RETURN r.id, r.version, r.title, r.published, r.counts',
      { side, format: BigInt(storageFormat) },
    );
    if (!row) return null;
    const [id, version, title, published, counts] = row.map(String);
    return { id, version, title, published, ...JSON.parse(counts ?? '{}') } as Release;
  }

  /** Records that a side holds a release. */
  async describe(runner: Runner, side: Side, { kinds, relations, ...info }: Release): Promise<void> {
    const counts = kinds.map(({ name, count }) => [countProperty(name), BigInt(count)]);
    await runner.run(`MATCH (r:${this.label(releaseLabel)} {side: $side}) SET r = $properties`, {
      side,
      properties: {
        side,
        ...info,
        ...Object.fromEntries(counts),
        counts: JSON.stringify({ kinds, relations }),
        format: BigInt(storageFormat),
      },
    });
  }

  /** Records that a load begins to change the side that is not current, so that the side no longer holds a release. */
  async claim(side: Side, load: string): Promise<void> {
    await this.raiseFence(side);
    await this.connection.run(`MERGE (r:${this.label(releaseLabel)} {side: $side}) SET r = $claim`, {
      side,
      claim: { side, load },
    });
    await this.connection.run(`MATCH (d:${this.label(digestLabel)} {side: $side}) DELETE d`, { side });
  }

  /**
   * The beginning of every statement of a load that claimed a side: the statement does nothing when another load has
   * claimed the side since. It takes the lock first and then reads the claim, so that no other load can claim the side
   * in the meantime.
   */
  get claimed(): string {
    return (
      `MATCH (claim:${this.label(releaseLabel)} {side: $side}) SET claim.locked = true REMOVE claim.locked ` +
      'WITH claim WHERE claim.load = $load '
    );
  }

  /** Makes the epoch of a side odd, in a separate transaction: readers of the side then discard their results. */
  async raiseFence(side: Side): Promise<void> {
    await this.fence(side, 'epoch + 1 - epoch % 2');
  }

  /** Makes the epoch of a side even: no load changes the side now. */
  async lowerFence(side: Side): Promise<void> {
    await this.fence(side, 'epoch + epoch % 2');
  }

  private async fence(side: Side, epoch: string): Promise<void> {
    await this.connection.run(
      `MERGE (f:${this.label(fenceLabel)} {side: $side}) WITH f, coalesce(f.epoch, 0) AS epoch SET f.epoch = ${epoch}`,
      { side },
    );
  }

  async readDigests(runner: Runner, side: Side): Promise<Digests> {
    const rows = await runner.run(`MATCH (d:${this.label(digestLabel)} {side: $side}) RETURN d.name, d.words`, {
      side,
    });
    return new Map(rows.map(([name, words]) => [String(name), Digest.from((words as unknown[]).map(Number))]));
  }

  async writeDigests(runner: Runner, side: Side, digests: Digests): Promise<void> {
    await runner.run(
      `UNWIND $rows AS row MERGE (d:${this.label(digestLabel)} {side: $side, name: row[0]}) SET d.words = row[1]`,
      { side, rows: [...digests].map(([name, digest]) => [name, digest.toList()]) },
    );
  }

  /** Replaces the undo record. */
  async writeUndo(transaction: Transaction, records: readonly string[]): Promise<void> {
    await transaction.run(`MATCH (u:${this.label(undoLabel)}) DELETE u`);
    await transaction.run(
      'UNWIND range(0, size($records) - 1) AS place ' +
        `CREATE (:${this.label(undoLabel)} {place: place, record: $records[place]})`,
      { records },
    );
  }

  async readUndo(transaction: Transaction): Promise<readonly string[]> {
    const rows = await transaction.run(`MATCH (u:${this.label(undoLabel)}) RETURN u.record ORDER BY u.place`);
    return rows.map(([record]) => String(record));
  }

  /** Returns the side that a load fills. */
  static idle({ side }: State): Side {
    return side === null ? sides[0] : otherSide(side);
  }

  private label(labelOf: (graph: Graph) => string): string {
    return cypherName(labelOf(this.graph));
  }
}
