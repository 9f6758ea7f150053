/** Serves the probes on a port of their own, where no load of clients delays or refuses them. */
import type { Server } from 'node:http';
import type { Settings } from '../settings/types.ts';
import { ClientAddresses } from './http/client-address.ts';
import type { Responder } from './http/responder.ts';
import { Traffic } from './http/traffic.ts';
import type { Log } from './observability/log.ts';
import type { Metrics } from './observability/metrics.ts';
import type { ReadinessCheck } from './observability/readiness.ts';
import { AdminRouter } from './routes/admin-router.ts';
import { createHttpServer, listen, RequestListener } from './routes/server.ts';
import { StatusRoutes } from './routes/status-routes.ts';

/** The parts of the service that its probes need. */
export interface AdminParts {
  readonly readiness: ReadinessCheck;
  readonly metrics: Metrics | null;
  readonly responder: Responder;
  readonly log: Log;
}

/** The port for operators. */
export interface Admin {
  /** The address, without a path. */
  readonly url: string;
  /** Ends the port, with its connections. Probes get answers until then, also while the service stops. */
  close(): Promise<void>;
}

/** Opens the port of the settings; null if they name none. */
export async function openAdmin(
  { readiness, metrics, responder, log }: AdminParts,
  settings: Settings,
): Promise<Admin | null> {
  if (settings.adminPort === 0) return null;
  const traffic = new Traffic(log, metrics, new ClientAddresses(settings.trustedProxies));
  const router = new AdminRouter(new StatusRoutes(readiness, metrics));
  const server = createHttpServer(
    settings,
    new RequestListener({ traffic, router, responder, log, connections: null }),
  );
  const url = await listen(server, settings.host, settings.adminPort, 'admin-port');
  return { url, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}
