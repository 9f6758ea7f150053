import { UsageError } from '../base/usage-error.ts';
import type { Graph } from '../model/graph.ts';
import { bytesOf } from '../settings/memory-size.ts';
import type { StoreSettings } from '../settings/types.ts';
import { openLaidStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './observability/log.ts';
import { layOutSeed } from './seed-snapshot.ts';

/**
 * Opens the store of the settings. Loads only that one: the driver of Neo4j takes a fifth of the time to start.
 * @throws {UsageError} for settings that do not fit together.
 */
export async function openStore(
  graph: Graph,
  settings: StoreSettings,
  log: Pick<Log, 'info' | 'warn'>,
): Promise<Store> {
  const memory = bytesOf(settings.replica);
  if (settings.store === 'memory') {
    if (memory !== null) {
      throw new UsageError(
        '--replica: expected off, or --store neo4j beside it. The embedded store holds the graph in memory already.',
      );
    }
    const laid = await layOutSeed(
      graph,
      settings,
      (line) => log.info(line),
      (line) => log.warn(line),
    );
    return openLaidStore(laid, settings);
  }
  const [{ openNeo4jStore }, { guardStore }, { connectNeo4j }] = await Promise.all([
    import('../store/neo4j-store.ts'),
    import('../store/guarded-store.ts'),
    import('./connect.ts'),
  ]);
  const connection = connectNeo4j(settings);
  const neo4j = guardStore(openNeo4jStore(graph, connection), { settings, pool: () => connection.report(), log });
  if (memory === null) return neo4j;
  const { openReplica } = await import('./replica.ts');
  return openReplica(graph, neo4j, { settings, memory, log });
}
