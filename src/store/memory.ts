import type { Limits } from '../limits.ts';
import { executeInMemory } from '../memory/execute.ts';
import { MemoryGraph } from '../memory/graph.ts';
import type { GraphData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { SearchIndex } from '../search/index.ts';
import type { Release, Store } from './store.ts';

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

/** Counts what a release holds. */
function describeRelease(graph: Graph, data: GraphData): Release {
  const count = (items: readonly string[], names: Iterable<string>) =>
    [...names].map((name) => ({ name, count: items.filter((item) => item === name).length }));
  return {
    ...data.release,
    kinds: count(
      data.nodes.map((node) => node.kind),
      graph.kinds.keys(),
    ),
    relations: count(
      data.edges.map((edge) => edge.relation),
      graph.relations.keys(),
    ),
  };
}
