import cluster from 'node:cluster';
import { Engine } from '../engine/engine.ts';
import { resolveGraph } from '../model/resolve.ts';
import { projectVersion } from '../settings/read.ts';
import type { Settings } from '../settings/types.ts';
import type { Store } from '../store/store.ts';
import { openAdmission } from './access/admission.ts';
import { openAdmin } from './admin.ts';
import { type Domain, nutritionDomain } from './domain.ts';
import { Explorer } from './explorer/explorer.ts';
import { warmDocuments } from './graphql/known-documents.ts';
import { openGraphql } from './graphql/open.ts';
import { ClientAddresses } from './http/client-address.ts';
import { Connections } from './http/connections.ts';
import { Cors } from './http/cors.ts';
import { graphqlPath } from './http/paths.ts';
import { Responder } from './http/responder.ts';
import { GracefulStop, type StopTimes } from './http/shutdown.ts';
import { Traffic } from './http/traffic.ts';
import { readLogLevel, reloadableLevel } from './log-level.ts';
import { measureCaches } from './observability/cache-metrics.ts';
import { measureConnections } from './observability/connection-metrics.ts';
import { type Log, openLog } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { type Readiness, ReadinessCheck } from './observability/readiness.ts';
import { Refusals } from './observability/refusals.ts';
import { Reload } from './observability/reload.ts';
import { openStore } from './open-store.ts';
import { readExamples } from './playground/examples.ts';
import { Playground } from './playground/playground.ts';
import { openRedis } from './redis/open.ts';
import { GraphqlRoute } from './routes/graphql-route.ts';
import { Router } from './routes/router.ts';
import { SchemaRoute } from './routes/schema-route.ts';
import { createHttpServer, listen, RequestListener } from './routes/server.ts';
import { StatusRoutes } from './routes/status-routes.ts';

export interface RunningServer {
  /** The address of the API, and of the playground if it is on. */
  readonly url: string;
  /** The address of the port for operators; null for none. */
  readonly adminUrl: string | null;
  readonly store: Store;
  /** Returns the release that the service serves, or the reason why it cannot answer. */
  readonly ready: () => Promise<Readiness>;
  /** Reads the files of keys, trusted documents and the level of the log again. A bad file changes nothing. */
  reload(): Promise<void>;
  /**
   * Stops the service, and closes the store. `/ready` reports it at once, and answers ask clients to close their
   * connections. Then the server accepts nothing more, and finishes the requests under way.
   * @param times of draining and lingering are 0 unless given; the grace is the setting's.
   */
  close(times?: Partial<StopTimes>): Promise<void>;
}

/**
 * Serves the graph. It opens the storeys of the server from the lowest to the highest, and hands each one the storeys
 * below it and its part of the settings.
 * @param open opens the store; unless given, the store of the settings.
 * @param fullWay makes every request take the full way through Yoga, for tests that compare it with the short way.
 * @param domain the subject to serve, for tests of another one.
 */
export async function startServer(
  settings: Settings,
  log: Log = openLog(readLogLevel(settings)),
  open: typeof openStore = openStore,
  fullWay = false,
  domain: Domain = nutritionDomain,
): Promise<RunningServer> {
  const graph = resolveGraph(domain.graph);
  const store = await open(graph, settings, log);
  const engine = new Engine(graph, store, settings, domain.research);
  const version = await projectVersion();
  const isWorker = settings.workers > 1 && cluster.isWorker;

  const readiness = new ReadinessCheck(store, log, staleMsOf(settings));
  const metrics = settings.metrics ? new Metrics(readiness, version, isWorker) : null;
  const clients = new ClientAddresses(settings.trustedProxies);
  const traffic = new Traffic(log, metrics, clients, settings.logSample);
  const refusals = new Refusals(log);
  const connections = new Connections(settings, clients, refusals);
  if (metrics) measureConnections(metrics.registers, connections, refusals);
  const redis = await openRedis(settings, log, metrics?.registers ?? []);
  const admission = await openAdmission(settings, { isWorker, redis });
  const { app, tags, trusted, caches } = await openGraphql(
    { engine, readiness, admission, redis, log, version, fullWay },
    settings,
  );
  if (metrics) measureCaches(metrics.registers, { ...caches, node_json: () => store.nodeTexts?.() ?? null });
  const title = graph.definition.name;
  const pages = { title, examplesFolder: domain.examplesFolder, hasExplorer: settings.explorer };
  const playground = settings.playground ? new Playground(pages) : null;
  const cors = new Cors(settings.corsOrigins);
  const router = new Router(
    cors,
    new GraphqlRoute({ admission, app, tags, playground }),
    new SchemaRoute(engine.schema, admission, settings.introspection && !trusted),
    new StatusRoutes(readiness, settings.adminPort === 0 || settings.publicMetrics ? metrics : null),
    { playground, explorer: settings.explorer ? new Explorer(graph, domain.explorer) : null },
  );
  const responder = new Responder(cors, settings.compressAboveBytes);
  const server = createHttpServer(settings, new RequestListener({ traffic, router, responder, log, connections }));
  connections.watch(server);

  const lists = [admission.keys, trusted].filter((list) => list !== null);
  const reload = new Reload([...lists, ...reloadableLevel(settings, log)], log);
  const stopping = new GracefulStop(server, traffic);
  const admin = await openAdmin({ readiness, metrics, responder, log }, settings);
  const origin = await listen(server, settings.host, settings.port);
  if (store.warm) {
    const examples = playground && !trusted ? await readExamples(domain.examplesFolder) : [];
    // A service with trusted documents answers no others.
    void warmDocuments(engine, trusted ? [...trusted.entries.values()] : examples.map(({ query }) => query), settings);
  }
  return {
    url: origin + graphqlPath,
    adminUrl: admin?.url ?? null,
    store,
    ready: () => readiness.now(),
    reload: () => reload.run(),
    close: async (times) => {
      readiness.end();
      const { graceMs } = settings;
      const cut = await stopping.stop({ drainMs: 0, lingerMs: 0, graceMs, ...times });
      if (cut > 0) log.warn({ connections: cut }, 'cut connections whose requests did not end in time');
      await admin?.close();
      redis?.close();
      await store.close();
    },
  };
}

/** Returns the milliseconds for which kept answers may be given while the store is away. */
const staleMsOf = ({ explain, cacheBytes, staleIfError }: Settings): number =>
  explain || cacheBytes === 0 ? 0 : staleIfError * 1_000;
