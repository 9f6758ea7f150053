import type { Release } from '../../model/release.ts';
import { type FaultReason, StoreFault } from '../../store/fault.ts';
import type { ReplicaReport } from '../../store/replica/state.ts';
import type { Store } from '../../store/store.ts';

/** The release that the service serves, or the reason why it cannot answer. */
export type Readiness =
  | { readonly release: Release; readonly fault: null }
  | {
      readonly release: null;
      readonly fault: { readonly reason: FaultReason | 'failure' | 'stopping'; readonly message: string };
    };

const stopping: Readiness = {
  release: null,
  fault: { reason: 'stopping', message: 'The service is being stopped: send requests elsewhere.' },
};

/** Milliseconds for which a result is valid: many probes together must not load the store. */
const validMs = 1_000;

/** Checks whether the service can answer. It asks the store at most once a second. */
export class ReadinessCheck {
  private readonly store: Store;
  private last: Promise<Readiness> | null = null;
  private isEnding = false;

  constructor(store: Store) {
    this.store = store;
  }

  /** Returns the present state of the service. */
  async now(): Promise<Readiness> {
    if (this.isEnding) return stopping;
    this.last ??= readinessOf(this.store).finally(() => {
      setTimeout(() => {
        this.last = null;
      }, validMs).unref();
    });
    const readiness = await this.last;
    return this.isEnding ? stopping : readiness;
  }

  /** Reports on the replica; null for a store without one. */
  replica(): ReplicaReport | null {
    return this.store.replicaReport?.() ?? null;
  }

  /** Reports from now on that the service is being stopped. */
  end(): void {
    this.isEnding = true;
  }
}

async function readinessOf(store: Store): Promise<Readiness> {
  try {
    return { release: await store.release(), fault: null };
  } catch (error) {
    // The log reports any other error when a query meets it.
    const { reason, message } =
      error instanceof StoreFault ? error : ({ reason: 'failure', message: 'The store fails.' } as const);
    return { release: null, fault: { reason, message } };
  }
}
