import { Gauge, type Registry } from 'prom-client';
import type { Refusals } from './refusals.ts';
import { reportTotals } from './totals.ts';

/** Reports on connections whenever the metrics are read. The metrics of several workers add up. */
export function measureConnections(
  registers: Registry[],
  connections: { readonly count: number; readonly limit: number },
  refusals: Pick<Refusals, 'totals'>,
): void {
  new Gauge({
    name: 'nutrigraph_http_connections',
    help: 'Open connections, without those that the service accepts for probes beyond the limit.',
    registers,
    collect() {
      this.set(connections.count);
    },
  });
  new Gauge({
    name: 'nutrigraph_http_connections_limit',
    help: 'Connections that the service may have open: --max-connections, for each worker.',
    registers,
    collect() {
      this.set(connections.limit);
    },
  });
  const refused = {
    name: 'nutrigraph_http_connections_refused_total',
    help: 'Refused connections, by reason: limit (of all connections) or client (the limit of one address).',
    registers,
  };
  reportTotals(refused, 'reason', () => refusals.totals);
}
