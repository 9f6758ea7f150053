import type { Limits } from '../base/limits.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import { executeInMemory } from '../memory/execute.ts';
import { MemoryGraph } from '../memory/graph.ts';
import type { Graph } from '../model/graph.ts';
import { bindSearches } from '../search/bind.ts';
import { indexNodes } from '../search/data.ts';
import { SearchIndex } from '../search/index.ts';
import type { Store } from './store.ts';

/** Opens the embedded store: the whole graph in this process, nothing else needed. */
export function openMemoryStore(graph: Graph, columns: GraphColumns, limits: Limits): Store {
  const memory = new MemoryGraph(columns);
  const index = new SearchIndex(graph, indexNodes(graph, columns.nodes()));
  return {
    name: 'embedded (in memory)',
    release: async () => memory.release,
    execute: async (question, signal) => ({
      release: memory.release.id,
      tree: await executeInMemory(memory, await bindSearches(index, question, signal), limits, signal),
    }),
    explain: () => ({}),
    close: async () => {},
  };
}
