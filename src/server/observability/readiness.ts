import type { Release } from '../../model/release.ts';
import { endsWithin } from '../../store/deadline.ts';
import { type FaultReason, isAwayReason, StoreFault } from '../../store/fault.ts';
import type { ReplicaReport } from '../../store/replica/state.ts';
import type { StoreReport } from '../../store/report.ts';
import type { Store } from '../../store/store.ts';
import { describeFailure } from './failures.ts';
import type { Log } from './log.ts';

/** The reasons that do not come from the store. */
export const otherReasons = ['failure', 'stopping'] as const;

/** The release that the service serves, or the reason why it cannot answer. */
export type Readiness =
  | { readonly release: Release; readonly fault: null }
  | {
      readonly release: null;
      readonly fault: { readonly reason: FaultReason | (typeof otherReasons)[number]; readonly message: string };
    };

/** The release whose kept answers may be given. */
export interface Servable {
  readonly release: Release;
  /** Null while the store confirms the release; else when it last did, by the clock of `Date`. */
  readonly staleSince: number | null;
}

const stopping: Readiness = {
  release: null,
  fault: { reason: 'stopping', message: 'The service is being stopped: send requests elsewhere.' },
};

/** Milliseconds for which a result is valid: many probes together must not load the store. */
const validMs = 1_000;

/** Milliseconds for which a kept answer waits for the store. */
const soonMs = 500;

/** Checks whether the service can answer. It asks the store at most once a second. */
export class ReadinessCheck {
  private readonly store: Store;
  private readonly log: Pick<Log, 'info' | 'error'>;
  private readonly staleMs: number;
  /** The reason in the last line of the log; null while the store answers. */
  private logged: string | null = null;
  private last: { readonly whole: Promise<Readiness>; readonly soon: Promise<Readiness | null> } | null = null;
  private isEnding = false;
  private lastConfirmed: { readonly release: Release; readonly at: number } | null = null;

  /** @param staleMs milliseconds for which kept answers may be given while the store is away; 0 for none. */
  constructor(store: Store, log: Pick<Log, 'info' | 'error'>, staleMs: number) {
    this.store = store;
    this.log = log;
    this.staleMs = staleMs;
  }

  /** Whether the service is being stopped. */
  get isStopping(): boolean {
    return this.isEnding;
  }

  /** Returns the present state of the service. */
  async now(): Promise<Readiness> {
    if (this.isEnding) return stopping;
    const readiness = await this.ofStore();
    return this.isEnding ? stopping : readiness;
  }

  /** Returns the present state of the store. A service that is being stopped still answers, also from its caches. */
  ofStore(): Promise<Readiness> {
    return this.check().whole;
  }

  /** Returns the same, but null if the store takes longer to answer than a kept answer may wait. */
  ofStoreSoon(): Promise<Readiness | null> {
    return this.check().soon;
  }

  /**
   * Returns the release whose kept answers may be given now. While the store is away, or takes longer than a kept
   * answer may wait, that is the last one for some time.
   */
  async servable(): Promise<Servable | null> {
    const early = await this.ofStoreSoon();
    // A store that hangs takes seconds to fail.
    const late = early ? null : this.stale();
    if (late) return late;
    const state = early ?? (await this.ofStore());
    if (state.release) return { release: state.release, staleSince: null };
    return isAway(state) ? this.stale() : null;
  }

  private stale(): Servable | null {
    const last = this.lastConfirmed;
    return last && Date.now() - last.at < this.staleMs ? { release: last.release, staleSince: last.at } : null;
  }

  private check() {
    if (this.last) return this.last;
    const whole = this.ask().finally(() => {
      setTimeout(() => {
        this.last = null;
      }, validMs).unref();
    });
    const soon = endsWithin(soonMs, whole).then((isThere) => (isThere ? whole : null));
    this.last = { whole, soon };
    return this.last;
  }

  private async ask(): Promise<Readiness> {
    try {
      const release = await this.store.release();
      this.lastConfirmed = { release, at: Date.now() };
      if (this.logged !== null) this.log.info({ release: release.id }, 'ready again');
      this.logged = null;
      return { release, fault: null };
    } catch (error) {
      const fault = faultOf(error);
      const { reason, message } = fault;
      if (this.logged !== reason && !this.isEnding) {
        // The line has a message of its own.
        this.log.error({ reason, ...describeFailure(error), message: undefined }, `not ready. ${message}`);
      }
      this.logged = reason;
      return { release: null, fault };
    }
  }

  /** Reports on the replica; null for a store without one. */
  replica(): ReplicaReport | null {
    return this.store.replicaReport?.() ?? null;
  }

  /** Reports on a store that may be away; undefined for the embedded one. */
  storeReport(): StoreReport | undefined {
    return this.store.storeReport?.();
  }

  /** Reports from now on that the service is being stopped. */
  end(): void {
    this.isEnding = true;
  }
}

/** Whether a state means that the store is away, and may be back with the same release. */
const isAway = ({ fault }: Readiness): boolean => fault !== null && isAwayReason(fault.reason);

function faultOf(error: unknown): NonNullable<Readiness['fault']> {
  if (!(error instanceof StoreFault)) return { reason: 'failure', message: 'The store fails.' };
  const { reason, message } = error;
  return { reason, message };
}
