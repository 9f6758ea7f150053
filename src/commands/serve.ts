/** The command that serves the graph, until a signal or an uncaught error ends the process. */
import cluster from 'node:cluster';
import { stopOnSignal } from '../base/signals.ts';
import { banner } from '../server/banner.ts';
import { describeFailure } from '../server/observability/failures.ts';
import { type Log, openLog, writtenOut } from '../server/observability/log.ts';
import { startTracing } from '../server/observability/telemetry.ts';
import { startServer } from '../server/start.ts';
import { reportServing, supervise } from '../server/workers.ts';
import type { Settings } from '../settings/types.ts';

/** How long, in milliseconds, idle connections are left open at the end. */
const lingerMs = 1_000;

/**
 * Serves, and says on standard output where. The process ends with 0 after SIGTERM or SIGINT, with 1 at once after a
 * second one or an uncaught error.
 * @param service what it is called, and its version.
 * @throws what keeps it from starting.
 */
export async function serve(
  settings: Settings,
  service: { readonly name: string; readonly version: string },
): Promise<void> {
  const log = openLog(settings.logLevel);
  // Rejections that nobody handles come here, too. What state they leave is unknown, so nothing more is answered.
  process.on('uncaughtException', (error, origin) => die(log, error, origin));
  if (settings.workers > 1 && cluster.isPrimary) return supervise(settings.workers, log);
  const tracing = await startTracing(process.env, service.version, log);
  const server = await startServer(settings, log);

  const stop = async (signal: NodeJS.Signals): Promise<number> => {
    log.info({ signal }, 'stopping');
    // Whoever sits at a terminal has no load balancer that needs time to notice.
    await server.close({ drainMs: signal === 'SIGTERM' ? settings.drainMs : 0, lingerMs });
    await tracing?.stop();
    log.info('stopped');
    await writtenOut(log);
    return 0;
  };
  stopOnSignal(stop);

  const { store, url } = server;
  const readiness = await server.ready();
  log.info({ version: service.version, url, store: store.name, release: readiness.release?.id }, 'serving');
  const text = banner(service.name, { ...settings, url }, store.name, readiness);
  if (settings.workers > 1) reportServing(text);
  else process.stdout.write(text);
}

/** Ends the process with one line in the log, which is written out before it ends. */
function die(log: Log, error: unknown, origin: string): never {
  log.fatal({ origin, ...describeFailure(error) });
  process.exit(1);
}
