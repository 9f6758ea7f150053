import { loadSeed } from '../import/load.ts';
import type { Graph } from '../model/graph.ts';
import type { Settings } from '../settings/read.ts';
import { openMemoryStore } from '../store/memory-store.ts';
import { openNeo4jStore } from '../store/neo4j-store.ts';
import type { Store } from '../store/store.ts';
import { connectNeo4j } from './connect.ts';

/** Opens the store that the settings name. */
export async function openStore(graph: Graph, settings: Settings): Promise<Store> {
  return settings.store === 'neo4j'
    ? openNeo4jStore(graph, connectNeo4j(settings))
    : openMemoryStore(graph, await loadSeed(graph, settings.seed), settings);
}
