import type { Stop } from '../../../src/base/stop.ts';
import { columnsOf, graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Release } from '../../../src/model/release.ts';
import type { openStore } from '../../../src/server/open-store.ts';
import { clientErrorOf, type FaultReason, StoreFault } from '../../../src/store/fault.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store } from '../../../src/store/store.ts';

/** Milliseconds after which a service asks its store for the release again, and a little more. */
export const askedAgainMs = 1_100;

/**
 * The embedded store over the project's seed. A test changes its release while the server runs, as a load into Neo4j
 * would. Everything else is real: the answers come from an embedded store that was opened with that release.
 */
export class ChangingStore implements Store {
  readonly name = 'a release that changes';
  /** The events so far, in order. */
  readonly events: string[] = [];
  /** Each read awaits it. It may throw the errors of a store. */
  beforeRead: () => Promise<void> = async () => {};
  /** Each call of `release` awaits it. It may throw the errors of a store. */
  beforeRelease: () => Promise<void> = async () => {};
  private readonly openAs: (id: string) => Store;
  private served: Store;
  private announced: Store;

  private constructor(graph: Graph, data: GraphData, settings: Parameters<typeof openStore>[1]) {
    this.openAs = (id) => openMemoryStore(columnsOf(graph, { ...data, release: { ...data.release, id } }), settings);
    this.served = this.openAs('first');
    this.announced = this.served;
  }

  /** Returns a function that opens the store for a server and passes it to the test as well. */
  static opener(hand: (store: ChangingStore) => void): typeof openStore {
    return async (graph, settings) => {
      const store = new ChangingStore(graph, graphDataOf(await loadSeed(graph, settings.seed)), settings);
      hand(store);
      return store;
    };
  }

  /** Makes reads and `release` fail as a store that is away does; null makes both answer again. */
  failWith(reason: FaultReason | null): void {
    this.beforeRead = async () => {
      if (reason) throw clientErrorOf(new StoreFault(reason));
    };
    this.beforeRelease = async () => {
      if (reason) throw new StoreFault(reason);
    };
  }

  /** Switches reads and `release` to another release. */
  load(id: string): void {
    this.served = this.openAs(id);
    this.announced = this.served;
  }

  /** Switches `release` to another release, while reads still use the previous one. */
  announce(id: string): void {
    this.announced = this.openAs(id);
  }

  async release(): Promise<Release> {
    await this.beforeRelease();
    return this.announced.release();
  }

  async execute(bound: BoundPlan, stop?: Stop): Promise<ReadResult> {
    this.events.push('read');
    await this.beforeRead();
    const answer = await this.served.execute(bound, stop);
    this.events.push('answered');
    return answer;
  }

  searchIndex(stop?: Stop): Promise<ReleaseIndex> {
    return this.served.searchIndex(stop);
  }

  explain(bound: BoundPlan): Readonly<Record<string, unknown>> {
    return this.served.explain(bound);
  }

  async close(): Promise<void> {
    this.events.push('closed');
  }
}
