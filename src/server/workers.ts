/** Runs several processes that serve on one port. The first starts, replaces and stops the others. */
import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { RateLimiterClusterMaster } from 'rate-limiter-flexible';
import { reloadOnHangup, stopOnSignal } from '../base/signals.ts';
import type { Settings } from '../settings/types.ts';
import { reloadableLevel } from './log-level.ts';
import { flushed, type Log } from './observability/log.ts';
import { Reload } from './observability/reload.ts';
import { SharedMetrics } from './observability/shared-metrics.ts';
import { endLostConnections } from './worker-connections.ts';

/** Milliseconds until a worker that ended is replaced, so that a worker that cannot start is not started in a loop. */
const replaceMs = 1_000;

/** The message that makes a worker read its files again. A signal would end a worker that is still starting. */
const reloadMessage = 'nutrigraph:reload';

/** Calls `reload` when the first process sends the message for it. */
export function reloadOnMessage(reload: () => void): void {
  process.on('message', (message) => {
    if (message === reloadMessage) reload();
  });
}

/** Reports to the first process that this worker serves, with its banner. */
export const reportServing = (banner: string): void => void process.send?.({ banner });

/**
 * Starts workers, each a process that runs the same command, and prints the banner of one when all of them serve. The
 * process ends with 0 after all workers were stopped and ended with 0, and with 1 if the first worker cannot start.
 */
export async function supervise(settings: Settings, log: Log): Promise<void> {
  // This process counts the allowances of clients, and adds up the metrics of the workers.
  new RateLimiterClusterMaster();
  const metrics = new SharedMetrics();
  const level = reloadableLevel(settings, log);
  const own = new Reload(level, log);
  reloadOnHangup(() => {
    if (level.length > 0) void own.run();
    for (const worker of workers()) worker.send(reloadMessage);
  });
  let isStopping = false;
  stopOnSignal(async (signal) => {
    isStopping = true;
    const fine = await Promise.all(workers().map((worker) => stopWorker(worker, signal)));
    await flushed(log);
    return fine.every(Boolean) ? 0 : 1;
  });

  const banner = await startWorker(log);
  // The worker has printed why it cannot start; or a signal stopped it.
  if (banner === null) process.exit(isStopping ? 0 : 1);
  cluster.on('exit', async ({ process: { pid } }: Worker, code: number | null, signal: string | null) => {
    if (isStopping) return;
    metrics.countReplaced();
    log.error({ worker: pid, code, signal }, 'a worker ended, and is replaced');
    await pause(replaceMs);
    if (!isStopping) await startWorker(log);
  });
  await Promise.all(Array.from({ length: settings.workers - 1 }, () => startWorker(log)));
  process.stdout.write(banner);
}

/** The workers that run. The cluster may still list one that has just ended, for which waiting would never end. */
const workers = (): readonly Worker[] =>
  Object.values(cluster.workers ?? {}).flatMap((worker) => (worker && !worker.isDead() ? worker : []));

/** Starts a worker. @returns its banner once it serves; null if it ends before. */
async function startWorker(log: Log): Promise<string | null> {
  const worker = cluster.fork();
  endLostConnections(worker);
  worker.on('error', (error) => {
    // Without a process, no end of one would have it replaced.
    if (worker.process.pid === undefined) throw error;
    // The worker has just ended, and this process does not know it yet. Its successor reads the files anyway.
    log.warn({ worker: worker.process.pid, reason: error.message }, 'a message did not reach a worker');
  });
  return new Promise((resolve) => {
    worker.on('message', (message: { readonly banner?: string }) => {
      if (message.banner === undefined) return;
      log.info({ worker: worker.process.pid }, 'a worker serves');
      resolve(message.banner);
    });
    worker.once('exit', () => resolve(null));
  });
}

/** Stops a worker. @returns whether it ended without an error. */
async function stopWorker(worker: Worker, signal: NodeJS.Signals): Promise<boolean> {
  const ended = once(worker, 'exit');
  worker.process.kill(signal);
  const [code, endedBy] = await ended;
  return code === 0 || endedBy === signal;
}
