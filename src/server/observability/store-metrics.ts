import { Counter, Gauge, type Registry } from 'prom-client';
import { breakerStates } from '../../store/breaker.ts';
import type { StoreReport } from '../../store/report.ts';
import { reportTotal, reportTotals } from './totals.ts';

/** Reports on a store that may be away, whenever the metrics are read. The metrics of several workers add up. */
export function measureStore(registers: Registry[], report: () => StoreReport | undefined): void {
  if (!report()) return;
  new Gauge({
    name: 'nutrigraph_store_breaker_state',
    help: 'Processes whose circuit breaker is in a state: closed, open, or half_open while a probe is on its way.',
    labelNames: ['state'],
    registers,
    collect() {
      for (const state of breakerStates) {
        this.set({ state: state.replace('-', '_') }, state === report()?.breaker ? 1 : 0);
      }
    },
  });
  const opened = {
    name: 'nutrigraph_store_breaker_opened_total',
    help: 'How often the circuit breaker opened, because the store was away.',
    registers,
  };
  reportTotal(opened, () => report()?.opened ?? 0);
  const probes = {
    name: 'nutrigraph_store_probes_total',
    help: 'How often an open breaker asked whether the store is back.',
    registers,
  };
  reportTotal(probes, () => report()?.probes ?? 0);
  const failures = {
    name: 'nutrigraph_store_failures_total',
    help: 'Failed reads and probes of the store, by reason. Requests that the breaker refused do not count.',
    registers,
  };
  reportTotals(failures, 'reason', () => report()?.failures ?? {});
  new Gauge({
    name: 'nutrigraph_store_pool_connections',
    help: 'Connections to the store that reads use (in_use).',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'in_use' }, report()?.pool.inUse ?? 0);
    },
  });
  new Gauge({
    name: 'nutrigraph_store_pool_waiting',
    help: 'Reads that wait for a connection to the store.',
    registers,
    collect() {
      this.set(report()?.pool.waiting ?? 0);
    },
  });
}

/** Counts the answers that the service gave while the store was away. */
export const staleCounter = (registers: Registry[]): Counter =>
  new Counter({
    name: 'nutrigraph_stale_answers_total',
    help: 'Kept answers that the service gave, marked as stale, while the store was away.',
    registers,
  });
