/** The metrics at `/metrics`, in the text format of Prometheus. */
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { must } from '../../base/must.ts';
import { BoundedLabels } from './labels.ts';
import { OwnerMetrics } from './owner-metrics.ts';
import { measureProcess } from './process-metrics.ts';
import type { ReadinessCheck } from './readiness.ts';
import type { RequestRecord } from './record.ts';
import { measureReplica } from './replica-metrics.ts';
import { joinMetrics } from './shared-metrics.ts';
import { measureStore, staleCounter } from './store-metrics.ts';

/** Upper bounds of the histograms, in seconds. */
const latencies = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const costs = [1, 5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000];

/** Number of operations with metrics of their own. Each name costs memory, and a client may invent any number. */
const maxOperations = 100;

/** Counts what the server does. Label values come from bounded sets, so that no client can make the metrics grow. */
export class Metrics {
  private readonly registry = new Registry();
  /** Where other parts of the service register their metrics. */
  readonly registers = [this.registry];
  private readonly operations = new BoundedLabels(maxOperations, '(other)');
  private readonly inFlight = new Gauge({
    name: 'nutrigraph_http_requests_in_flight',
    help: 'Requests that the service is answering now.',
    registers: this.registers,
  });
  private readonly requests = new Counter({
    name: 'nutrigraph_http_requests_total',
    help: 'Requests by route and status. Status "aborted": the client left before it had the answer.',
    labelNames: ['route', 'status'],
    registers: this.registers,
  });
  private readonly errors = new Counter({
    name: 'nutrigraph_errors_total',
    help: 'Answers with an error, by code.',
    labelNames: ['code'],
    registers: this.registers,
  });
  private readonly durations = new Histogram({
    name: 'nutrigraph_operation_duration_seconds',
    help: 'Time from the arrival of a request to the last byte of its answer, by name of the operation.',
    labelNames: ['operation'],
    buckets: latencies,
    registers: this.registers,
  });
  private readonly costs = new Histogram({
    name: 'nutrigraph_operation_cost',
    help: 'Estimated cost of the operations.',
    buckets: costs,
    registers: this.registers,
  });
  private readonly answers = new Counter({
    name: 'nutrigraph_answers_total',
    help: 'Operations whose answer came from the cache (hit) or was computed (miss).',
    labelNames: ['cache'],
    registers: this.registers,
  });
  private readonly plans = new Counter({
    name: 'nutrigraph_plans_total',
    help: 'Operations that ran with a plan from the cache (hit) or a new plan (miss).',
    labelNames: ['cache'],
    registers: this.registers,
  });
  private readonly ways = new Counter({
    name: 'nutrigraph_answer_ways_total',
    help: 'Operations whose answer the service wrote as JSON (written), or graphql-js completed (completed).',
    labelNames: ['way'],
    registers: this.registers,
  });
  private readonly storeTimes = new Histogram({
    name: 'nutrigraph_store_duration_seconds',
    help: 'Time that an operation waited for the store.',
    buckets: latencies,
    registers: this.registers,
  });

  private readonly research = new Counter({
    name: 'nutrigraph_research_work_total',
    help: 'Nodes and edges that research visited, by its field.',
    labelNames: ['field'],
    registers: this.registers,
  });
  private readonly owners = new OwnerMetrics(this.registers);
  private readonly staleAnswers = staleCounter(this.registers);
  private readonly text: () => Promise<string>;

  /**
   * @param version of the service.
   * @param isWorker true if this process is one of several that count together.
   */
  constructor(readiness: ReadinessCheck, version: string, isWorker: boolean) {
    measureProcess(this.registry, version);
    measureStore(this.registers, () => readiness.storeReport());
    if (readiness.replica()) measureReplica(this.registry, () => must(readiness.replica()));
    this.text = isWorker ? joinMetrics(this.registry) : () => this.registry.metrics();
    const { registers } = this;
    new Gauge({
      name: 'nutrigraph_ready',
      help: '1 if the service can answer, as at /ready.',
      aggregator: 'min',
      registers,
      async collect() {
        this.set((await readiness.now()).release ? 1 : 0);
      },
    });
    new Gauge({
      name: 'nutrigraph_release_info',
      help: 'The release that the service serves, in the labels. The value is always 1.',
      labelNames: ['release', 'version', 'published'],
      aggregator: 'first',
      registers,
      async collect() {
        const { release } = await readiness.now();
        this.reset();
        if (release) this.set({ release: release.id, version: release.version, published: release.published }, 1);
      },
    });
  }

  /** Counts a request that arrived. */
  began(): void {
    this.inFlight.inc();
  }

  /** Counts input that never became a request. The service answered with this status. */
  refused(status: number): void {
    this.requests.inc({ route: 'other', status });
    this.errors.inc({ code: 'BAD_REQUEST' });
  }

  /**
   * Counts a request that ended.
   * @param route one of a fixed set of names.
   * @param status null if the client left before it had the answer.
   */
  ended(record: RequestRecord, { route, status, ms }: { route: string; status: number | null; ms: number }): void {
    this.inFlight.dec();
    this.requests.inc({ route, status: status ?? 'aborted' });
    for (const code of record.codes) this.errors.inc({ code });
    this.owners.count(record);
    for (const [field, work] of record.research) this.research.inc({ field }, work);
    const { stats, operation } = record;
    if (!stats) return;
    // Only operations that ran are measured by name: a client could invent any number of documents that are refused.
    const label = operation === null ? '(unnamed)' : this.operations.of(operation);
    this.durations.observe({ operation: label }, ms / 1000);
    this.costs.observe(stats.cost);
    if (record.stale) this.staleAnswers.inc();
    this.answers.inc({ cache: stats.answerCached ? 'hit' : 'miss' });
    // A cached answer needs neither a plan nor the store.
    if (stats.answerCached) return;
    this.plans.inc({ cache: stats.planCached ? 'hit' : 'miss' });
    if (stats.answerWay) this.ways.inc({ way: stats.answerWay });
    this.storeTimes.observe(stats.storeMs / 1000);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  render(): Promise<string> {
    return this.text();
  }
}
