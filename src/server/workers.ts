/** Several processes that serve on one port: one starts the others, replaces those that end, and stops them together. */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';
import { stopOnSignal } from '../base/signals.ts';
import { type Log, writtenOut } from './observability/log.ts';
import { shareMetrics } from './observability/shared-metrics.ts';

/** How long, in milliseconds, until a worker that ended is replaced: one that cannot start is not started in a frenzy. */
const replaceMs = 1_000;

/** Tells the process that started this one that it serves, and what it would print. */
export const tellServing = (banner: string): void => void process.send?.({ banner });

/**
 * Starts workers, each a process that runs the same command, and prints what they serve when all do. The process ends
 * with 0 when all of them have been stopped and have ended with 0; with 1 when the first one cannot start.
 */
export async function supervise(count: number, log: Log): Promise<void> {
  // What clients have used up is counted here, and what each worker measured is added up here.
  new RateLimiterClusterMaster();
  shareMetrics();
  let isStopping = false;
  stopOnSignal(async (signal) => {
    isStopping = true;
    const fine = await Promise.all(workers().map((worker) => stopWorker(worker, signal)));
    await writtenOut(log);
    return fine.every(Boolean) ? 0 : 1;
  });

  const banner = await startWorker(log);
  // It has said what keeps it from starting; unless it was told to end.
  if (banner === null) process.exit(isStopping ? 0 : 1);
  cluster.on('exit', async ({ process: { pid } }: Worker, code: number | null, signal: string | null) => {
    if (isStopping) return;
    log.error({ worker: pid, code, signal }, 'a worker ended, and is replaced');
    await pause(replaceMs);
    if (!isStopping) await startWorker(log);
  });
  await Promise.all(Array.from({ length: count - 1 }, () => startWorker(log)));
  process.stdout.write(banner);
}

/** Those that run. One that has just ended may be listed still, and would be waited for in vain. */
const workers = (): readonly Worker[] =>
  Object.values(cluster.workers ?? {}).flatMap((worker) => (worker && !worker.isDead() ? worker : []));

/** @returns what the worker would print when it serves; null when it ends before. */
async function startWorker(log: Log): Promise<string | null> {
  const worker = cluster.fork();
  return new Promise((resolve) => {
    worker.on('message', (message: { readonly banner?: string }) => {
      if (message.banner === undefined) return;
      log.info({ worker: worker.process.pid }, 'a worker serves');
      resolve(message.banner);
    });
    worker.once('exit', () => resolve(null));
  });
}

/** @returns whether the worker ended as it should. */
async function stopWorker(worker: Worker, signal: NodeJS.Signals): Promise<boolean> {
  const ended = once(worker, 'exit');
  worker.process.kill(signal);
  const [code, endedBy] = await ended;
  return code === 0 || endedBy === signal;
}
