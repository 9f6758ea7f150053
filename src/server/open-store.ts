import type { Settings } from '../config.ts';
import { connectNeo4j } from '../connect.ts';
import { loadSeed } from '../import/load.ts';
import type { Graph } from '../model/graph.ts';
import { openMemoryStore } from '../store/memory.ts';
import { openNeo4jStore } from '../store/remote.ts';
import type { Store } from '../store/store.ts';

/** Opens the store that the settings name. */
export async function openStore(graph: Graph, settings: Settings): Promise<Store> {
  return settings.store === 'neo4j'
    ? openNeo4jStore(graph, connectNeo4j(settings))
    : openMemoryStore(graph, await loadSeed(graph, settings.seed), settings);
}
