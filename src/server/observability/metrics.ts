/** What monitoring reads under `/metrics`, in the text format of Prometheus. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { BoundedLabels } from './labels.ts';
import type { Readiness } from './ready.ts';
import type { RequestRecord } from './record.ts';
import { joinMetrics } from './shared-metrics.ts';

/** Upper bounds of the histograms, in seconds. */
const latencies = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const costs = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000];

/** How many operations are told apart by name. A client may invent names without end, and each costs memory. */
const maxOperations = 100;

/** Counts what a server does. Its label values come from bounded sets, so that nobody can make it grow. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly operations = new BoundedLabels(maxOperations, '(other)');
  private readonly inFlight = new Gauge({
    name: 'nutrigraph_http_requests_in_flight',
    help: 'Requests that are being answered.',
    registers: this.registers,
  });
  private readonly requests = new Counter({
    name: 'nutrigraph_http_requests_total',
    help: 'Requests by route and status. Status "aborted": the client went away before it had the answer.',
    labelNames: ['route', 'status'],
    registers: this.registers,
  });
  private readonly errors = new Counter({
    name: 'nutrigraph_errors_total',
    help: 'Answers with an error of the code.',
    labelNames: ['code'],
    registers: this.registers,
  });
  private readonly durations = new Histogram({
    name: 'nutrigraph_operation_duration_seconds',
    help: 'From the arrival of a request to the last byte of its answer, by name of the operation.',
    labelNames: ['operation'],
    buckets: latencies,
    registers: this.registers,
  });
  private readonly costs = new Histogram({
    name: 'nutrigraph_operation_cost',
    help: 'Estimated cost of the operations that were answered.',
    buckets: costs,
    registers: this.registers,
  });
  private readonly answers = new Counter({
    name: 'nutrigraph_answers_total',
    help: 'Operations whose answer was kept from an earlier request (hit), or had to be made (miss).',
    labelNames: ['cache'],
    registers: this.registers,
  });
  private readonly plans = new Counter({
    name: 'nutrigraph_plans_total',
    help: 'Operations that were run whose plan was kept from an earlier request (hit), or had to be made (miss).',
    labelNames: ['cache'],
    registers: this.registers,
  });
  private readonly storeTimes = new Histogram({
    name: 'nutrigraph_store_duration_seconds',
    help: 'Time that an operation waited for the store.',
    buckets: latencies,
    registers: this.registers,
  });

  private readonly text: () => Promise<string>;

  /**
   * @param ready whether the store can answer, and which release.
   * @param isWorker whether this is one of several processes that count together.
   */
  constructor(ready: () => Promise<Readiness>, isWorker: boolean) {
    collectDefaultMetrics({ register: this.registry });
    this.text = isWorker ? joinMetrics(this.registry) : () => this.registry.metrics();
    const { registers } = this;
    new Gauge({
      name: 'nutrigraph_ready',
      help: '1 when the service can answer, as /ready tells.',
      aggregator: 'min',
      registers,
      async collect() {
        this.set((await ready()).release ? 1 : 0);
      },
    });
    new Gauge({
      name: 'nutrigraph_release_info',
      help: 'The release that is served; the value says nothing.',
      labelNames: ['release', 'version', 'published'],
      aggregator: 'first',
      registers,
      async collect() {
        const { release } = await ready();
        this.reset();
        if (release) this.set({ release: release.id, version: release.version, published: release.published }, 1);
      },
    });
  }

  began(): void {
    this.inFlight.inc();
  }

  /** @param route one of few names. @param status null when the client went away. */
  ended(record: RequestRecord, { route, status, ms }: { route: string; status: number | null; ms: number }): void {
    this.inFlight.dec();
    this.requests.inc({ route, status: status ?? 'aborted' });
    for (const code of record.codes) this.errors.inc({ code });
    const { effort, operation } = record;
    if (!effort) return;
    // Only what was planned is measured by name: documents that are refused cost their sender nothing to invent.
    const label = operation === null ? '(unnamed)' : this.operations.of(operation);
    this.durations.observe({ operation: label }, ms / 1000);
    this.costs.observe(effort.cost);
    this.answers.inc({ cache: effort.answerCached ? 'hit' : 'miss' });
    // What is given again is neither planned nor read.
    if (effort.answerCached) return;
    this.plans.inc({ cache: effort.planCached ? 'hit' : 'miss' });
    this.storeTimes.observe(effort.storeMs / 1000);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  render(): Promise<string> {
    return this.text();
  }
}
