import type { Stop } from '../../../src/base/stop.ts';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import type { Release } from '../../../src/model/release.ts';
import { clientErrorOf, StoreFault } from '../../../src/store/fault.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store } from '../../../src/store/store.ts';
import { loadLibrary } from '../library/index.ts';
import { defaultLimits } from './engine.ts';

/** The embedded store over the library, which fails as a test wants. Its answers are real. */
export class FailingStore implements Store {
  readonly name = 'a store that fails';
  /** The error of every call; null while the store answers. */
  failure: Error | null = null;
  /** The promise that reads wait for before they answer or fail. */
  held: Promise<void> = Promise.resolve();
  /** The number of calls that reached the store. */
  calls = 0;
  private readonly store: Store;

  private constructor(store: Store) {
    this.store = store;
  }

  static async open(): Promise<FailingStore> {
    const { graph, data } = await loadLibrary();
    return new FailingStore(openMemoryStore(columnsOf(graph, data), defaultLimits));
  }

  async release(): Promise<Release> {
    this.calls++;
    if (this.failure) throw this.failure;
    return this.store.release();
  }

  async searchIndex(): Promise<ReleaseIndex> {
    await this.held;
    this.fail();
    return this.store.searchIndex();
  }

  async execute(bound: BoundPlan, stop?: Stop): Promise<ReadResult> {
    await this.held;
    this.fail();
    return this.store.execute(bound, stop);
  }

  explain = () => ({});
  close = async () => {};

  /** Fails as a read of Neo4j does, with an error for clients. */
  private fail(): void {
    this.calls++;
    if (this.failure) throw this.failure instanceof StoreFault ? clientErrorOf(this.failure) : this.failure;
  }
}
