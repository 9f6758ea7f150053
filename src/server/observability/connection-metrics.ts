import { Counter, Gauge, type Registry } from 'prom-client';
import { type Refusals, refusalReasons } from './refusals.ts';

/** Reports on connections whenever the metrics are read. The metrics of several workers add up. */
export function measureConnections(
  registers: Registry[],
  connections: { readonly count: number },
  refusals: Pick<Refusals, 'total'>,
): void {
  new Gauge({
    name: 'nutrigraph_http_connections',
    help: 'Open connections, without those that the service accepts for probes beyond the limit.',
    registers,
    collect() {
      this.set(connections.count);
    },
  });
  new Counter({
    name: 'nutrigraph_http_connections_refused_total',
    help: 'Refused connections, by reason: limit (of all connections) or client (the limit of one address).',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const reason of refusalReasons) this.inc({ reason }, refusals.total(reason));
    },
  });
}
