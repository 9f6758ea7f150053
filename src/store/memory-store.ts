import type { Limits } from '../base/limits.ts';
import { executeInMemory } from '../memory/execute.ts';
import { MemoryGraph } from '../memory/graph.ts';
import type { GraphData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { SearchIndex } from '../search/index.ts';
import type { Store } from './store.ts';

/** Opens the embedded store: the whole graph in this process, nothing else needed. */
export function openMemoryStore(graph: Graph, data: GraphData, limits: Limits): Store {
  const memory = new MemoryGraph(graph, data);
  const index = new SearchIndex(graph, memory.nodes);
  return {
    name: 'embedded (in memory)',
    release: async () => memory.release,
    searchIndex: async () => ({ release: memory.release.id, index }),
    execute: async (bound, signal) => ({
      release: memory.release.id,
      tree: await executeInMemory(memory, bound, limits, signal),
    }),
    explain: () => ({}),
    close: async () => {},
  };
}
