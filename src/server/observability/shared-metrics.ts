/** Lets each worker process report the metrics of all. The first process collects and keeps them. */
import cluster, { type Worker } from 'node:cluster';
import { Counter, Registry } from 'prom-client';
import { measureFirstProcess } from './process-metrics.ts';
import { countsOf, metricsOf, type ReportedMetric, WorkerCounts } from './worker-counts.ts';

/** Worker to first process: print the metrics of all workers. */
interface PrintOrder {
  readonly printMetrics: number;
}
/** First process to worker: the answer to a {@link PrintOrder} of the same number. */
interface PrintedMetrics {
  readonly printedMetrics: number;
  readonly text: string;
}
/** First process to worker: report your metrics now. */
interface ReportOrder {
  readonly reportMetrics: number;
}
/** Worker to first process: the answer to a {@link ReportOrder}, or a report on time, which has number 0. */
interface Report {
  readonly reportedMetrics: number;
  readonly metrics: readonly ReportedMetric[];
}

/** Milliseconds between the reports of a worker. A worker that is killed loses the counts since its last one. */
const reportMs = 1_000;

/** Milliseconds for which a worker may delay the answer to a scrape. Then its last report counts. */
const patienceMs = 3_000;

/** The metrics of workers, and of the process that replaces them. */
export class SharedMetrics {
  private readonly counts = new WorkerCounts();
  private readonly registry = new Registry();
  private readonly replaced = new Counter({
    name: 'nutrigraph_workers_replaced_total',
    help: 'Workers that ended unexpectedly, and were replaced.',
    registers: [this.registry],
  });
  /** Functions to call when a worker reports or ends. */
  private readonly waiting = new Set<(worker: Worker, round: number) => void>();
  private rounds = 0;

  /** Answers the workers of this process from now on. */
  constructor() {
    measureFirstProcess(this.registry);
    cluster.on('message', async (worker: Worker, message: unknown) => {
      if (has<Report>(message, 'reportedMetrics')) {
        this.counts.take(worker.id, message.metrics);
        for (const heard of this.waiting) heard(worker, message.reportedMetrics);
      } else if (has<PrintOrder>(message, 'printMetrics')) {
        const text = await this.print();
        send(worker, { printedMetrics: message.printMetrics, text } satisfies PrintedMetrics);
      }
    });
    // Earlier than "exit". A last message may still follow.
    cluster.on('disconnect', (worker: Worker) => {
      void this.counts.end(worker.id);
      for (const heard of this.waiting) heard(worker, this.rounds);
    });
  }

  /** Counts a worker that ended unexpectedly. */
  countReplaced(): void {
    this.replaced.inc();
  }

  private async print(): Promise<string> {
    await this.collect();
    return this.counts.print(await this.registry.getMetricsAsJSON());
  }

  /** Resolves when each worker has reported, or after some time. */
  private collect(): Promise<void> {
    const round = ++this.rounds;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker?.isConnected());
    const missing = new Set(workers);
    if (missing.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.waiting.delete(heard);
        resolve();
      };
      const heard = (worker: Worker, answered: number): void => {
        if (answered >= round) missing.delete(worker);
        if (missing.size === 0) end();
      };
      const timer = setTimeout(end, patienceMs);
      this.waiting.add(heard);
      for (const worker of workers) if (worker) send(worker, { reportMetrics: round } satisfies ReportOrder);
    });
  }
}

/**
 * Shares the metrics of this worker with the others.
 * @returns a function that prints the metrics of all workers.
 */
export function joinMetrics(registry: Registry): () => Promise<string> {
  const waiting = new Map<number, (text: string) => void>();
  let orders = 0;
  const report = (round: number, metrics: readonly ReportedMetric[]): void => {
    if (process.connected) process.send?.({ reportedMetrics: round, metrics } satisfies Report);
  };
  process.on('message', async (message) => {
    if (has<PrintedMetrics>(message, 'printedMetrics')) {
      waiting.get(message.printedMetrics)?.(message.text);
      waiting.delete(message.printedMetrics);
    } else if (has<ReportOrder>(message, 'reportMetrics')) {
      report(message.reportMetrics, await metricsOf(registry));
    }
  });
  // Gauges may ask the store, which only a scrape should do.
  setInterval(async () => report(0, await countsOf(registry)), reportMs).unref();
  return () => {
    const id = ++orders;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      process.send?.({ printMetrics: id } satisfies PrintOrder);
    });
  };
}

function send(worker: Worker, message: object): void {
  // The channel of a worker that is killed just now breaks: it reports the error to this function only.
  if (worker.isConnected()) worker.process.send?.(message, undefined, undefined, () => {});
}

const has = <T extends object>(message: unknown, key: keyof T): message is T =>
  typeof message === 'object' && message !== null && key in message;
