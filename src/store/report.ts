import type { BreakerState } from './breaker.ts';
import type { FaultReason } from './fault.ts';

/** The connections of a store. */
export interface PoolReport {
  /** The number of statements under way. */
  readonly inUse: number;
  /** The number of reads that wait for a connection. */
  readonly waiting: number;
}

/** The state of a store that may be away, for metrics. */
export interface StoreReport {
  readonly breaker: BreakerState;
  /** How often the breaker has opened. */
  readonly opened: number;
  /** How often the breaker has asked whether the store is back. */
  readonly probes: number;
  /** Failed reads and probes, by reason. Requests that the breaker refused do not count. */
  readonly failures: Readonly<Record<FaultReason, number>>;
  readonly pool: PoolReport;
}
