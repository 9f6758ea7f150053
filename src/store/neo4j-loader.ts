/**
 * Puts releases into Neo4j, in transactions of bounded size. Readers get the former release until the new one is
 * complete. docs/neo4j.md describes how the database holds releases.
 */

import type { Progress } from '../base/progress.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Side } from '../cypher/storage.ts';
import type { Graph } from '../model/graph.ts';
import { describeRelease, type Release } from '../model/release.ts';
import { Account, type Former, type State } from './neo4j-account.ts';
import type { Neo4jConnection, Transaction } from './neo4j-connection.ts';
import { type Part, partShapes, partsOf } from './neo4j-content.ts';
import { countDifferences, LoadError } from './neo4j-counts.ts';
import { Differences, type PartChanges } from './neo4j-difference.ts';
import { loadMetadata } from './neo4j-fence.ts';
import { Filling, type PartProgress } from './neo4j-fill.ts';
import { adoptFormerFormat, hideFormerFormat } from './neo4j-former.ts';
import { applyChanges, undoneBy, undoRecord } from './neo4j-patch.ts';
import { makeSchema } from './neo4j-schema.ts';
import { Statements } from './neo4j-statements.ts';
import { refuseSameVersion } from './same-version.ts';

/** The options of a load. */
export interface LoadOptions {
  readonly progress?: Progress;
  /**
   * The most rows that may differ for a load to change the current side: one transaction must hold all of them. Ten
   * thousand take some 100 MB of the server's heap.
   */
  readonly patchLimit?: number;
  /** Whether to refuse a release that has the version of the current or former one, and other content. */
  readonly distinctVersions?: boolean;
}

/**
 * Puts a release into Neo4j. A load that fails or is killed leaves the former release, which readers get until the new
 * one is complete. The labels, properties and relationships of other programs stay.
 * @returns whether the load changed anything: loading the current release again changes nothing.
 * @throws {LoadError} when the counts in the database differ from those of the release.
 * @throws {VersionError} when `distinctVersions` refuses the release.
 */
export async function loadGraph(
  connection: Neo4jConnection,
  graph: Graph,
  columns: GraphColumns,
  { progress = () => {}, patchLimit = 10_000, distinctVersions = false }: LoadOptions = {},
): Promise<boolean> {
  await hideFormerFormat(connection, graph);
  await makeSchema(connection, graph);
  await adoptFormerFormat(connection, graph);
  const parts = partsOf(graph, columns);
  const release = describeRelease(columns);
  const total = parts.reduce((sum, { count }) => sum + count, 0);
  // The load reports its end only after its transaction has committed.
  const unfinished: PartProgress = (step, done) => done < total && progress(step, done, total);
  const changed = await new Loader(connection, graph, patchLimit).load(parts, release, unfinished, distinctVersions);
  if (changed) progress(parts.findLast(({ count }) => count > 0)?.name ?? '', total, total);
  return changed;
}

/**
 * Makes the former release the current one again, and the current one the former.
 * @returns the release that readers get now; null when the database holds no former release.
 */
export function rollBack(connection: Neo4jConnection, graph: Graph): Promise<Release | null> {
  return new Loader(connection, graph).rollBack();
}

class Loader {
  private readonly connection: Neo4jConnection;
  private readonly graph: Graph;
  private readonly account: Account;
  private readonly statements: Statements;
  private readonly patchLimit: number;

  constructor(connection: Neo4jConnection, graph: Graph, patchLimit = 0) {
    this.patchLimit = patchLimit;
    this.connection = connection;
    this.graph = graph;
    this.account = new Account(graph, connection);
    this.statements = new Statements(graph);
  }

  load(parts: readonly Part[], release: Release, progress: PartProgress, distinctVersions: boolean): Promise<boolean> {
    return this.locked(async (transaction, state) => {
      const { side } = state;
      const current = side && (await this.account.releaseOn(transaction, side));
      if (distinctVersions) refuseSameVersion(release, [current, state.former?.release]);
      if (side && current) {
        const isWhole = await this.isWhole(transaction, side, current);
        if (isWhole && current.id === release.id) return false;
        const changed = await this.difference(transaction, side, parts, isWhole);
        if (changed) {
          await this.patch(transaction, side, release, changed, { release: current, side });
          return true;
        }
      }
      const idle = Account.idle(state);
      // The former release comes back, or a killed load did not make the side the current one.
      if (!(await this.holds(transaction, idle, release.id))) {
        await new Filling(this.connection, this.account, this.statements, idle).fill(parts, release, progress);
      }
      await this.account.point(transaction, idle, side && current && { release: current, side });
      return true;
    });
  }

  rollBack(): Promise<Release | null> {
    return this.locked(async (transaction, { side, former }) => {
      const current = side && (await this.account.releaseOn(transaction, side));
      if (!former || !side || !current) return null;
      if (former.side === side) {
        const changed = undoneBy(await this.account.readUndo(transaction), partShapes(this.graph));
        await this.patch(transaction, side, former.release, changed, { release: current, side });
        return former.release;
      }
      if (!(await this.holds(transaction, former.side, former.release.id))) return null;
      await this.account.point(transaction, former.side, { release: current, side });
      return former.release;
    });
  }

  /**
   * Runs work in a transaction that holds the lock of the account. Its commit makes the new release the current one.
   */
  private async locked<T>(work: (transaction: Transaction, state: State) => Promise<T>): Promise<T> {
    let patched: Side | null = null;
    const result = await this.connection.write(async (transaction) => {
      const state = await this.account.lock(transaction);
      // A load that died while it changed this side has left an odd epoch.
      if (state.side) await this.account.lowerFence(state.side);
      patched = state.side;
      return work(transaction, state);
    }, loadMetadata(this.graph.definition.name));
    if (patched) await this.account.lowerFence(patched);
    return result;
  }

  private async difference(transaction: Transaction, side: Side, parts: readonly Part[], isWhole: boolean) {
    // Digests record what loads wrote, so they do not show rows that others have removed since.
    const digests = isWhole ? await this.account.readDigests(transaction, side) : new Map();
    return new Differences(transaction, this.statements, side).find(parts, digests, this.patchLimit);
  }

  /** Changes the current side. The commit of the transaction must follow at once: readers wait for it. */
  private async patch(
    transaction: Transaction,
    side: Side,
    release: Release,
    changed: readonly PartChanges[],
    former: Former,
  ): Promise<void> {
    await applyChanges(transaction, this.statements, side, changed);
    const digests = changed.map(({ part, digests: [, after] }) => [part.name, after] as const);
    await this.account.writeDigests(transaction, side, new Map(digests));
    await this.account.describe(transaction, side, release);
    await this.account.writeUndo(transaction, undoRecord(changed));
    await this.account.point(transaction, side, former);
    const differences = await countDifferences(transaction, this.statements, side, this.counted(release));
    if (differences.length > 0) throw new LoadError(`The load was undone: ${differences.join('; ')}.`);
    await this.account.raiseFence(side);
  }

  /** Returns whether a side holds the whole of a release. */
  private async holds(transaction: Transaction, side: Side, id: string): Promise<boolean> {
    const found = await this.account.releaseOn(transaction, side);
    return found?.id === id && this.isWhole(transaction, side, found);
  }

  private async isWhole(transaction: Transaction, side: Side, release: Release): Promise<boolean> {
    const differences = await countDifferences(transaction, this.statements, side, this.counted(release));
    return differences.length === 0;
  }

  private counted({ kinds, relations }: Release) {
    const counts = new Map([...kinds, ...relations].map(({ name, count }) => [name, count]));
    return partShapes(this.graph).map((shape) => ({ ...shape, count: counts.get(shape.name) ?? 0 }));
  }
}
