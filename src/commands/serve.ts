/** The command that serves the graph, until a signal or an uncaught error ends the process. */
import cluster from 'node:cluster';
import { nutritionGraph } from '../../schema/model/index.ts';
import { reloadOnHangup, stopOnSignal } from '../base/signals.ts';
import { announcement, banner } from '../server/banner.ts';
import { readLogLevel } from '../server/log-level.ts';
import { describeFailure } from '../server/observability/failures.ts';
import { flushed, type Log, openLog } from '../server/observability/log.ts';
import { startTracing } from '../server/observability/telemetry.ts';
import { type RunningServer, startServer } from '../server/start.ts';
import { reloadOnMessage, reportServing, supervise } from '../server/workers.ts';
import { projectVersion, readSettings } from '../settings/read.ts';
import type { Command } from './command.ts';

/** Milliseconds for which idle connections stay open at the end. */
const lingerMs = 1_000;

/**
 * Serves, and prints where: as text on a terminal, elsewhere as a line of JSON. The process ends with 0 after SIGTERM
 * or SIGINT, and at once with 1 after a second signal or an uncaught error.
 * @throws the error that keeps the service from starting.
 */
export const serve: Command = async (args) => {
  const settings = readSettings(args, process.env);
  const version = await projectVersion();
  const log = openLog(readLogLevel(settings));
  // Also for unhandled rejections. The state after such an error is unknown, so the process must not continue.
  process.on('uncaughtException', (error, origin) => die(log, error, origin));
  if (settings.workers > 1 && cluster.isPrimary) return supervise(settings, log);
  const started = reloadWhenAsked();
  const tracing = await startTracing(process.env, version, log);
  const server = await startServer(settings, log);

  await started(server);

  const stop = async (signal: NodeJS.Signals): Promise<number> => {
    log.info({ signal }, 'stopping');
    // A person who presses Ctrl-C has no load balancer that needs time.
    await server.close({ drainMs: signal === 'SIGTERM' ? settings.drainMs : 0, lingerMs });
    await tracing?.stop();
    log.info('stopped');
    await flushed(log);
    return 0;
  };
  stopOnSignal(stop);

  const { store, url, adminUrl } = server;
  const readiness = await server.ready();
  log.info(
    {
      version,
      url,
      host: settings.host,
      ...(adminUrl && { adminUrl }),
      store: store.name,
      release: readiness.release?.id,
    },
    'serving',
  );
  const { playground, explorer, workers, host } = settings;
  const announced = { playground, explorer, workers, host, url, adminUrl };
  const announce = process.stdout.isTTY ? banner : announcement;
  const text = announce(nutritionGraph.name, announced, store.name, readiness);
  if (workers > 1) reportServing(text);
  else process.stdout.write(text);
};

/**
 * Lets SIGHUP reload the service, also while it starts: it may have read a file just before the change.
 * @returns a function that takes the service once it has started.
 */
function reloadWhenAsked(): (server: RunningServer) => Promise<void> {
  let running: RunningServer | null = null;
  let isDue = false;
  const reload = (): void => {
    if (running) void running.reload();
    else isDue = true;
  };
  reloadOnHangup(reload);
  if (cluster.isWorker) reloadOnMessage(reload);
  return async (server) => {
    running = server;
    if (isDue) await server.reload();
  };
}

/** Logs the error as one line, waits until the line is written, and ends the process. */
function die(log: Log, error: unknown, origin: string): never {
  log.fatal({ origin, ...describeFailure(error) });
  process.exit(1);
}
