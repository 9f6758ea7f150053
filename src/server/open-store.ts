import { loadSeed } from '../import/load.ts';
import type { Graph } from '../model/graph.ts';
import type { StoreSettings } from '../settings/types.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { openNeo4jStore } from '../store/neo4j-store.ts';
import type { Store } from '../store/store.ts';
import { connectNeo4j } from './connect.ts';

/** Opens the store of the settings. */
export async function openStore(graph: Graph, settings: StoreSettings): Promise<Store> {
  return settings.store === 'neo4j'
    ? openNeo4jStore(graph, connectNeo4j(settings))
    : openMemoryStore(graph, await loadSeed(graph, settings.seed), settings);
}
