import type { Graph } from '../model/graph.ts';
import type { Settings } from '../settings/read.ts';
import { openLaidStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { layOutSeed } from './seed-snapshot.ts';

/**
 * Opens the store that the settings name. Loads only that one: the driver of Neo4j takes a fifth of the time to start.
 * @param tell takes lines for the log.
 */
export async function openStore(
  graph: Graph,
  settings: Settings,
  tell: (line: string) => void = () => {},
): Promise<Store> {
  if (settings.store === 'memory') return openLaidStore(await layOutSeed(graph, settings, tell), settings);
  const [{ openNeo4jStore }, { connectNeo4j }] = await Promise.all([
    import('../store/neo4j-store.ts'),
    import('./connect.ts'),
  ]);
  return openNeo4jStore(graph, connectNeo4j(settings));
}
