import type { CacheSize } from '../../base/cache-size.ts';
import type { Stop } from '../../base/stop.ts';
import type { Release } from '../../model/release.ts';
import type { Plan } from '../../plan/plan.ts';
import type { StoreReport } from '../report.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store, Writing } from '../store.ts';
import { Replica, type ReplicaOptions } from './replica.ts';
import type { ReplicaReport, StoreInUse } from './state.ts';

/** Puts a copy of the graph in memory before Neo4j. While it is not complete, Neo4j answers. */
export const openReplicaStore = (neo4j: Store, options: ReplicaOptions): Store => new ReplicaStore(neo4j, options);

class ReplicaStore implements Store {
  readonly name: string;
  private readonly neo4j: Store;
  private readonly replica: Replica;
  private readonly reads = { replica: 0, neo4j: 0 };
  /** The store that answered each plan, for developers to see. */
  private readonly answered = new WeakMap<BoundPlan, StoreInUse>();

  constructor(neo4j: Store, options: ReplicaOptions) {
    this.name = `${neo4j.name}, with a replica in memory`;
    this.neo4j = neo4j;
    this.replica = new Replica(neo4j, options);
  }

  async release(): Promise<Release> {
    return this.replica.held?.release ?? this.neo4j.release();
  }

  searchIndex(stop?: Stop): Promise<ReleaseIndex> {
    return (this.replica.held?.store ?? this.neo4j).searchIndex(stop);
  }

  async execute(bound: BoundPlan, stop?: Stop, writing?: Writing): Promise<ReadResult> {
    const { held } = this.replica;
    if (held) return this.count(bound, 'replica', await held.store.execute(bound, stop, writing));
    const result = await this.neo4j.execute(bound, stop, writing);
    // Once the replica answers, no answer may be of another release, or a client could see the releases in turns.
    return this.isOutdated(result) ? this.execute(bound, stop, writing) : this.count(bound, 'neo4j', result);
  }

  private isOutdated({ release }: ReadResult): boolean {
    const { held } = this.replica;
    return held !== null && held.release.id !== release;
  }

  explain(bound: BoundPlan) {
    const store = this.answered.get(bound) ?? 'neo4j';
    return { store, ...(store === 'neo4j' && this.neo4j.explain(bound)) };
  }

  /** Prepares Neo4j, which answers until the replica is complete. */
  async warm(plans: readonly Plan[]): Promise<void> {
    await this.neo4j.warm?.(plans);
  }

  replicaReport(): ReplicaReport {
    return { ...this.replica.state, reads: this.reads };
  }

  nodeTexts(): CacheSize | null {
    return this.replica.held?.store.nodeTexts?.() ?? null;
  }

  storeReport(): StoreReport | undefined {
    return this.neo4j.storeReport?.();
  }

  async close(): Promise<void> {
    await this.replica.close();
    await this.neo4j.close();
  }

  private count(bound: BoundPlan, store: StoreInUse, result: ReadResult): ReadResult {
    this.answered.set(bound, store);
    this.reads[store]++;
    return result;
  }
}
