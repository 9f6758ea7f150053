import type { Graph } from '../model/graph.ts';
import type { Settings } from '../settings/read.ts';
import { openLaidStore } from '../store/memory-store.ts';
import { openNeo4jStore } from '../store/neo4j-store.ts';
import type { Store } from '../store/store.ts';
import { connectNeo4j } from './connect.ts';
import { layOutSeed } from './seed-snapshot.ts';

/**
 * Opens the store that the settings name.
 * @param tell takes lines for the log.
 */
export async function openStore(
  graph: Graph,
  settings: Settings,
  tell: (line: string) => void = () => {},
): Promise<Store> {
  return settings.store === 'neo4j'
    ? openNeo4jStore(graph, connectNeo4j(settings))
    : openLaidStore(await layOutSeed(graph, settings, tell), settings);
}
