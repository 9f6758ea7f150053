import { join } from 'node:path';
import { nutritionGraph } from '../../schema/model/index.ts';
import { nutritionResearch } from '../../schema/research/index.ts';
import { Engine } from '../api/operation.ts';
import { projectFolder, type Settings } from '../config.ts';
import { connectNeo4j } from '../connect.ts';
import { loadSeed } from '../import/load.ts';
import { resolveGraph } from '../model/graph.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openNeo4jStore } from '../store/remote.ts';
import type { Store } from '../store/store.ts';
import { createApp, graphqlPath } from './app.ts';
import { readExamples } from './examples.ts';
import { createHttpServer, listen, stop } from './http.ts';
import { renderPlayground } from './playground.ts';
import { type Readiness, watchReadiness } from './ready.ts';

export const examplesFolder = join(projectFolder, 'schema/examples');

export interface RunningServer {
  /** Where the API answers, and the playground where it is on. */
  readonly url: string;
  readonly store: Store;
  /** Whether the store can answer, and what it serves. */
  readonly ready: () => Promise<Readiness>;
  /** Stops accepting, finishes what is in flight within `graceMs`, and closes the store. */
  close(graceMs?: number): Promise<void>;
}

/** Serves the graph from the store of the settings. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const graph = resolveGraph(nutritionGraph);
  const store =
    settings.store === 'neo4j'
      ? openNeo4jStore(graph, connectNeo4j(settings))
      : openMemoryStore(graph, await loadSeed(graph, settings.seed), settings);
  const engine = new Engine(graph, store, settings, nutritionResearch);
  const app = createApp({
    schema: engine.schema,
    limits: settings,
    execute: async (request) => {
      const outcome = await engine.run(request);
      if (!settings.explain || !request.explain) return outcome.result;
      return { ...outcome.result, extensions: { explain: engine.explain(outcome) } };
    },
  });
  const ready = watchReadiness(store);
  const server = createHttpServer({
    ready,
    graphql: (request, response, context) => app(request, response, context),
    playground: settings.playground
      ? async () => renderPlayground(graph.definition.name, await readExamples(examplesFolder))
      : undefined,
  });
  const origin = await listen(server, settings.host, settings.port);
  return {
    url: origin + graphqlPath,
    store,
    ready,
    close: async (graceMs = 5_000) => {
      await stop(server, graceMs);
      await store.close();
    },
  };
}
