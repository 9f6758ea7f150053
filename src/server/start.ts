import cluster from 'node:cluster';
import { join } from 'node:path';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { Engine } from '../engine/engine.ts';
import { resolveGraph } from '../model/resolve.ts';
import { projectFolder, projectVersion, type Settings } from '../settings/read.ts';
import type { Store } from '../store/store.ts';
import { Admission } from './access/admission.ts';
import { Allowance } from './access/allowance.ts';
import { readKeys } from './access/keys.ts';
import { readManifest } from './access/manifest.ts';
import { persistedBy } from './access/persisted.ts';
import { sha256 } from './access/sha256.ts';
import { answererOf } from './graphql/answer.ts';
import { AnswerCache } from './graphql/answer-cache.ts';
import { createApp } from './graphql/app.ts';
import { tagger } from './graphql/cache-headers.ts';
import { logFailureTo } from './graphql/errors.ts';
import { clientBehind } from './http/client-address.ts';
import { Cors } from './http/cors.ts';
import { routesOf } from './http/routes.ts';
import { createHttpServer, listen } from './http/server.ts';
import { type StopTimes, stopperOf } from './http/shutdown.ts';
import { Traffic } from './http/traffic.ts';
import { type Log, openLog } from './observability/log.ts';
import { Metrics } from './observability/metrics.ts';
import { type Readiness, watchReadiness } from './observability/ready.ts';
import { openStore } from './open-store.ts';
import { graphqlPath } from './paths.ts';
import { readExamples } from './playground/examples.ts';
import { renderPlayground } from './playground/playground.ts';

export const examplesFolder = join(projectFolder, 'schema/examples');

export interface RunningServer {
  /** Where the API answers, and the playground where it is on. */
  readonly url: string;
  readonly store: Store;
  /** Whether the store can answer, and what it serves. */
  readonly ready: () => Promise<Readiness>;
  /**
   * Stops the service, and closes the store. `/ready` says so at once, and answers tell clients to close their
   * connections; then nothing more is accepted, and what is in flight is finished.
   * @param times to drain and to linger, none unless given; of grace, the setting's.
   */
  close(times?: Partial<StopTimes>): Promise<void>;
}

/**
 * Serves the graph.
 * @param open opens what it is served from: unless given, the store of the settings.
 */
export async function startServer(
  settings: Settings,
  log: Log = openLog(settings.logLevel),
  open: typeof openStore = openStore,
): Promise<RunningServer> {
  const graph = resolveGraph(nutritionGraph);
  const store = await open(graph, settings, (line) => log.info(line));
  const engine = new Engine(graph, store, settings, nutritionResearch);
  const { ready, end } = watchReadiness(store);
  // What explains itself tells of the run at hand.
  const cache = settings.cacheBytes > 0 && !settings.explain ? new AnswerCache(settings.cacheBytes, ready) : null;
  const logFailure = logFailureTo(log);
  const isWorker = settings.workers > 1 && cluster.isWorker;
  const rules = { schema: engine.schema, limits: settings };
  const trusted = settings.trustedDocuments === '' ? null : await readManifest(settings.trustedDocuments, rules);
  const service = [await projectVersion(), trusted && sha256(JSON.stringify([...trusted]))];
  const keys = settings.apiKeysFile === '' ? null : await readKeys(settings.apiKeysFile);
  const admission = new Admission(keys, settings.rateCost > 0 ? new Allowance(settings, isWorker) : null);
  const app = createApp({
    ...rules,
    introspection: settings.introspection,
    documentCacheBytes: settings.documentCacheBytes,
    persisted: persistedBy(trusted, settings.persistedBytes),
    log: logFailure,
    execute: answererOf(engine, cache, (record, cost) => admission.charge(record, cost), settings),
  });
  const metrics = settings.metrics ? new Metrics(ready, isWorker) : null;
  const traffic = new Traffic(log, metrics, clientBehind(settings.trustedProxies));
  const respond = routesOf({
    ready,
    metrics,
    admit: (request, record) => admission.admit(request, record),
    tag: settings.explain ? undefined : tagger(ready, settings.cacheMaxAge, keys === null, service),
    cors: new Cors(settings.corsOrigins === '' ? [] : settings.corsOrigins.split(',')),
    graphql: (request, response, context) => app(request, response, context),
    playground: settings.playground
      ? async () => renderPlayground(graph.definition.name, await readExamples(examplesFolder))
      : undefined,
  });
  const server = createHttpServer({ limits: settings, respond, traffic, log: logFailure });
  const stop = stopperOf(server, traffic);
  const origin = await listen(server, settings.host, settings.port);
  return {
    url: origin + graphqlPath,
    store,
    ready,
    close: async (times) => {
      end();
      const { graceMs } = settings;
      const cut = await stop({ drainMs: 0, lingerMs: 0, graceMs, ...times });
      if (cut > 0) log.warn({ connections: cut }, 'cut what had not finished in time');
      await store.close();
    },
  };
}
