import { columnsOf, graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Release } from '../../../src/model/release.ts';
import type { openStore } from '../../../src/server/open-store.ts';
import { openMemoryStore } from '../../../src/store/memory-store.ts';
import type { Answer, BoundPlan, Store } from '../../../src/store/store.ts';

/**
 * The embedded store over the project's seed, whose release a test changes while it is served, as a load into Neo4j
 * would. Nothing else of it is made up: what it answers is read from a real store that was opened with the release.
 */
export class ChangingStore implements Store {
  readonly name = 'a release that changes';
  /** What happened, in order. */
  readonly events: string[] = [];
  /** Awaited by each read, and by each question for the release. It may throw what a store throws. */
  beforeRead: () => Promise<void> = async () => {};
  beforeRelease: () => Promise<void> = async () => {};
  private readonly openAs: (id: string) => Store;
  private served: Store;
  private announced: Store;

  private constructor(graph: Graph, data: GraphData, settings: Parameters<typeof openStore>[1]) {
    this.openAs = (id) =>
      openMemoryStore(graph, columnsOf(graph, { ...data, release: { ...data.release, id } }), settings);
    this.served = this.openAs('first');
    this.announced = this.served;
  }

  /** Opens it for a server, and hands it to the test as well. */
  static opener(hand: (store: ChangingStore) => void): typeof openStore {
    return async (graph, settings) => {
      const store = new ChangingStore(graph, graphDataOf(await loadSeed(graph, settings.seed)), settings);
      hand(store);
      return store;
    };
  }

  /** Loads another release. */
  load(id: string): void {
    this.served = this.openAs(id);
    this.announced = this.served;
  }

  /** Loads another release where the store is asked for it, while reads are still of the one before. */
  announce(id: string): void {
    this.announced = this.openAs(id);
  }

  async release(): Promise<Release> {
    await this.beforeRelease();
    return this.announced.release();
  }

  async execute(question: BoundPlan, signal?: AbortSignal): Promise<Answer> {
    this.events.push('read');
    await this.beforeRead();
    const answer = await this.served.execute(question, signal);
    this.events.push('answered');
    return answer;
  }

  explain(question: BoundPlan): Readonly<Record<string, unknown>> {
    return this.served.explain(question);
  }

  async close(): Promise<void> {
    this.events.push('closed');
  }
}
