/** Adds up the metrics that worker processes reported, also those of workers that have ended. */
import { AggregatorRegistry, Gauge, type MetricObjectWithValues, type MetricValue, type Registry } from 'prom-client';

/** A metric with its values, in the form that prom-client sends to another process. */
export type ReportedMetric = MetricObjectWithValues<MetricValue<string>>;

function read(registry: Registry, gauges: boolean): Promise<readonly ReportedMetric[]> {
  const metrics = registry.getMetricsAsArray().flatMap(({ name }) => registry.getSingleMetric(name) ?? []);
  return Promise.all(metrics.filter((metric) => metric instanceof Gauge === gauges).map((metric) => metric.get()));
}

/** Reads the metrics that only grow. */
export const countsOf = (registry: Registry): Promise<readonly ReportedMetric[]> => read(registry, false);

/**
 * Reads all metrics. Gauges may wait seconds for a store that hangs, so they come first: a report with counts from
 * before would follow a later one, and counters would go down.
 */
export async function metricsOf(registry: Registry): Promise<readonly ReportedMetric[]> {
  const gauges = await read(registry, true);
  return [...gauges, ...(await countsOf(registry))];
}

/** Holds the last report of each worker. A counter must not go down when the worker that counted ends. */
export class WorkerCounts {
  private readonly running = new Map<number, Map<string, ReportedMetric>>();
  /** The counts of ended workers. Soon after each end they become one list. */
  private ended: (readonly ReportedMetric[])[] = [];
  /** The workers that have ended. No later worker has the number of one of them. */
  private readonly gone = new Set<number>();

  /**
   * Takes a report of a worker.
   * @param metrics all of the worker's metrics, or some of them: the others keep their values.
   */
  take(worker: number, metrics: readonly ReportedMetric[]): void {
    // A killed worker may report after its end: its gauges would stay for ever, and its counts would count twice.
    if (this.gone.has(worker)) return;
    const known = this.running.get(worker) ?? new Map<string, ReportedMetric>();
    for (const metric of metrics) known.set(metric.name, metric);
    this.running.set(worker, known);
  }

  /** Keeps the counts of a worker that has ended, and drops its gauges, such as its memory. */
  async end(worker: number): Promise<void> {
    this.gone.add(worker);
    this.ended.push([...(this.running.get(worker)?.values() ?? [])].filter(isCount));
    this.running.delete(worker);
    const lists = this.ended.length;
    const total = await add(this.ended).getMetricsAsJSON();
    this.ended.splice(0, lists, total);
  }

  /**
   * Prints the sum of all reports.
   * @param own the metrics of the process that adds up.
   */
  print(own: readonly ReportedMetric[]): Promise<string> {
    // Some gauges take the first value, which must be that of a running process.
    const running = [...this.running.values()].map((metrics) => [...metrics.values()]);
    return add([own, ...running, ...this.ended]).metrics();
  }
}

/** Returns whether the values of a metric only grow. */
const isCount = ({ type }: Pick<ReportedMetric, 'type'>): boolean => String(type) !== 'gauge';

const add = (lists: readonly (readonly ReportedMetric[])[]): Registry => AggregatorRegistry.aggregate([...lists]);
