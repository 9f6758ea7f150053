/** Metrics of several worker processes as one text: whichever worker is asked tells what all of them have counted. */
import cluster, { type Worker } from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';

interface Wanted {
  readonly metricsWanted: number;
}
interface Found {
  readonly metricsFound: number;
  /** Null when a worker did not answer. */
  readonly text: string | null;
}

const isWanted = (message: unknown): message is Wanted => has(message, 'metricsWanted');
const isFound = (message: unknown): message is Found => has(message, 'metricsFound');
const has = (message: unknown, key: string): boolean =>
  typeof message === 'object' && message !== null && key in message;

/** Lets the workers that this process starts ask for what all of them have counted. */
export function shareMetrics(): void {
  const all = new AggregatorRegistry();
  cluster.on('message', async (worker: Worker, message: unknown) => {
    if (!isWanted(message)) return;
    const text = await all.clusterMetrics().catch(() => null);
    if (worker.isConnected()) worker.send({ metricsFound: message.metricsWanted, text } satisfies Found);
  });
}

/** Offers what this worker counts to the others. @returns asks for what all of them have counted. */
export function joinMetrics(registry: Registry): () => Promise<string> {
  AggregatorRegistry.setRegistries([registry]);
  // Whose making has this process answer when the counts are gathered.
  new AggregatorRegistry();
  const waiting = new Map<number, (text: string | null) => void>();
  let asked = 0;
  process.on('message', (message) => {
    if (!isFound(message)) return;
    waiting.get(message.metricsFound)?.(message.text);
    waiting.delete(message.metricsFound);
  });
  return async () => {
    const id = ++asked;
    const text = await new Promise<string | null>((resolve) => {
      waiting.set(id, resolve);
      process.send?.({ metricsWanted: id } satisfies Wanted);
    });
    // This worker's own are better than none.
    return text ?? registry.metrics();
  };
}
