/** Puts a circuit breaker before a store that may be away, and counts its failures. */
import { GraphQLError } from 'graphql';
import type { Stop } from '../base/stop.ts';
import type { Release } from '../model/release.ts';
import type { Plan } from '../plan/plan.ts';
import { Breaker, type BreakerSettings, type Timers } from './breaker.ts';
import { clientErrorOf, type FaultReason, faultReasons, StoreFault } from './fault.ts';
import type { PoolReport, StoreReport } from './report.ts';
import type { BoundPlan, ReadResult, ReleaseIndex, Store, Writing } from './store.ts';

export interface GuardOptions {
  readonly settings: BreakerSettings;
  /** Reports on the connections of the store. */
  readonly pool: () => PoolReport;
  /** Receives a line when the breaker opens, and when it closes. */
  readonly log: { info(fields: object, line: string): void; warn(fields: object, line: string): void };
  /** The clock, which tests replace. */
  readonly timers?: Timers;
}

/** Guards a store: requests fail at once while it is away. */
export const guardStore = (store: Store, options: GuardOptions): Store => new GuardedStore(store, options);

class GuardedStore implements Store {
  readonly name: string;
  private readonly store: Store;
  private readonly breaker: Breaker<StoreFault>;
  private readonly pool: () => PoolReport;
  private readonly log: GuardOptions['log'];
  private readonly failures: Record<FaultReason, number>;
  /** Ends the wait of each request that the store has not answered. */
  private readonly waiting = new Set<(fault: StoreFault) => void>();

  constructor(store: Store, { settings, pool, log, timers }: GuardOptions) {
    this.name = store.name;
    this.store = store;
    this.pool = pool;
    this.log = log;
    this.breaker = new Breaker(settings, () => this.probe(), timers);
    this.failures = Object.fromEntries(faultReasons.map((reason) => [reason, 0])) as Record<FaultReason, number>;
  }

  /** Returns the release. An open breaker answers with its last fault: it asks the store itself. */
  async release(): Promise<Release> {
    const { refusal } = this.breaker;
    if (refusal) throw refusal;
    return this.watch(() => this.store.release());
  }

  searchIndex(stop?: Stop): Promise<ReleaseIndex> {
    return this.guard(() => this.store.searchIndex(stop));
  }

  execute(bound: BoundPlan, stop?: Stop, writing?: Writing): Promise<ReadResult> {
    return this.guard(() => this.store.execute(bound, stop, writing));
  }

  explain(bound: BoundPlan) {
    return this.store.explain(bound);
  }

  async warm(plans: readonly Plan[]): Promise<void> {
    await this.store.warm?.(plans);
  }

  storeReport(): StoreReport {
    return { breaker: this.breaker.state, ...this.breaker.counted, failures: this.failures, pool: this.pool() };
  }

  close(): Promise<void> {
    this.breaker.end();
    return this.store.close();
  }

  /**
   * Runs work of a client, unless the breaker is open. A request that waits when the breaker opens fails at once too:
   * its own attempts may take seconds more. A refused request is not a failure of the store.
   */
  private async guard<T>(work: () => Promise<T>): Promise<T> {
    const { refusal } = this.breaker;
    if (refusal) throw clientErrorOf(refusal);
    return new Promise((resolve, reject) => {
      const leave = (fault: StoreFault) => reject(clientErrorOf(fault));
      this.waiting.add(leave);
      void this.watch(work)
        .then(resolve, reject)
        .finally(() => this.waiting.delete(leave));
    });
  }

  private async watch<T>(work: () => Promise<T>): Promise<T> {
    const { opened } = this.breaker.counted;
    try {
      const result = await work();
      this.breaker.succeeded();
      return result;
    } catch (error) {
      const fault = this.count(error);
      // Work from before the breaker opened says nothing about the store after it closed.
      if (fault?.isAway && opened === this.breaker.counted.opened) this.failed(fault);
      throw error;
    }
  }

  private failed(fault: StoreFault): void {
    if (!this.breaker.failed(fault)) return;
    this.log.warn({ reason: fault.reason }, 'the circuit breaker opens: requests fail at once until Neo4j answers');
    for (const leave of this.waiting) leave(fault);
  }

  /** Returns the fault that shows that the store is still away; null if it answers, even if only with an error. */
  private async probe(): Promise<StoreFault | null> {
    try {
      await this.store.release();
    } catch (error) {
      const fault = this.count(error);
      if (fault?.isAway) return fault;
    }
    this.log.info({ probes: this.breaker.counted.probes }, 'the circuit breaker closes: Neo4j answers');
    return null;
  }

  private count(error: unknown): StoreFault | null {
    const origin = error instanceof GraphQLError ? error.originalError : error;
    if (!(origin instanceof StoreFault)) return null;
    this.failures[origin.reason]++;
    return origin;
  }
}
