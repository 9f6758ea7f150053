import type { Limits } from '../limits.ts';
import { executeInMemory } from '../memory/execute.ts';
import { MemoryGraph } from '../memory/graph.ts';
import type { GraphData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { SearchIndex } from '../search/index.ts';
import { describeRelease, type Store } from './store.ts';

/** Opens the embedded store: the whole graph in this process, nothing else needed. */
export function openMemoryStore(graph: Graph, data: GraphData, limits: Limits): Store {
  const memory = new MemoryGraph(graph, data);
  const index = new SearchIndex(memory.nodes, graph.kinds.keys());
  const release = describeRelease(graph, data);
  return {
    name: 'embedded (in memory)',
    release: async () => release,
    searchIndex: async () => index,
    execute: (bound, signal) => executeInMemory(memory, bound, limits, signal),
    close: async () => {},
  };
}
