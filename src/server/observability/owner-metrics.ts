import { Counter, type Registry } from 'prom-client';
import { BoundedLabels } from './labels.ts';
import type { RequestRecord } from './record.ts';

/** Number of owners with metrics of their own. */
const maxOwners = 100;

/** Counts what the owners of keys use. */
export class OwnerMetrics {
  private readonly owners = new BoundedLabels(maxOwners, '(other)');
  private readonly requests: Counter;
  private readonly costs: Counter;

  constructor(registers: Registry[]) {
    this.requests = new Counter({
      name: 'nutrigraph_owner_requests_total',
      help: 'Requests by the owner of their key: the first hundred owners separately, the others together.',
      labelNames: ['owner'],
      registers,
    });
    this.costs = new Counter({
      name: 'nutrigraph_owner_cost_total',
      help: 'Estimated cost of the operations that ran, by the owner of the key. Cached answers cost nothing here.',
      labelNames: ['owner'],
      registers,
    });
  }

  /** Counts a request with a key. */
  count({ owner: name, stats }: RequestRecord): void {
    if (name === null) return;
    const owner = this.owners.of(name);
    this.requests.inc({ owner });
    if (stats && !stats.answerCached) this.costs.inc({ owner }, stats.cost);
  }
}
