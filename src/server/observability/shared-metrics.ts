/** Adds up the metrics of several worker processes, so that each worker can report the total. */
import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

interface MetricsRequest {
  /** Number of the request within its worker. */
  readonly metricsWanted: number;
}
interface MetricsReply {
  readonly metricsFound: number;
  /** Null when a worker did not answer. */
  readonly text: string | null;
}

const isRequest = (message: unknown): message is MetricsRequest => has(message, 'metricsWanted');
const isReply = (message: unknown): message is MetricsReply => has(message, 'metricsFound');
const has = (message: unknown, key: string): boolean =>
  typeof message === 'object' && message !== null && key in message;

/** Answers the workers of this process when they request the metrics of all workers. */
export function shareMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', async (worker: Worker, message: unknown) => {
    if (!isRequest(message)) return;
    const text = await all.clusterMetrics().catch(() => null);
    if (worker.isConnected()) worker.send({ metricsFound: message.metricsWanted, text } satisfies MetricsReply);
  });
}

/**
 * Shares the metrics of this worker with the others.
 * @returns a function that requests the metrics of all workers.
 */
export function joinMetrics(registry: Registry): () => Promise<string> {
  AggregatorRegistry.setRegistries([registry]);
  // Its constructor makes this process reply when the first process gathers the metrics.
  new AggregatorRegistry();
  const waiting = new Map<number, (text: string | null) => void>();
  let requests = 0;
  process.on('message', (message) => {
    if (!isReply(message)) return;
    waiting.get(message.metricsFound)?.(message.text);
    waiting.delete(message.metricsFound);
  });
  return async () => {
    const id = ++requests;
    const text = await new Promise<string | null>((resolve) => {
      waiting.set(id, resolve);
      process.send?.({ metricsWanted: id } satisfies MetricsRequest);
    });
    // This worker's own metrics are better than none.
    return text ?? registry.metrics();
  };
}
