import type { Limits } from '../base/limits.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import { executeInMemory } from '../memory/execute.ts';
import { MemoryGraph } from '../memory/graph.ts';
import { layOut } from '../memory/layout.ts';
import { Reading } from '../memory/reading.ts';
import { MemorySource } from '../memory/source.ts';
import { WriterCache } from '../plan/write/cache.ts';
import { writeAnswer } from '../plan/write/write.ts';
import { SearchIndex } from '../search/index.ts';
import { indexNodes } from '../search/index-nodes.ts';
import type { Laid } from './snapshot.ts';
import type { Store } from './store.ts';

/** Sorts and indexes a graph. A snapshot saves the result. */
export const layOutGraph = (columns: GraphColumns): Laid => ({
  columns,
  layout: layOut(columns),
  search: indexNodes(columns.graph, columns.nodes()),
});

/** Opens the embedded store: the whole graph in this process, without a database. */
export const openMemoryStore = (columns: GraphColumns, limits: Limits): Store =>
  openLaidStore(layOutGraph(columns), limits);

/** Opens the embedded store on a graph that is sorted and indexed. */
export function openLaidStore({ columns, layout, search }: Laid, limits: Limits): Store {
  const memory = new MemoryGraph(columns, layout);
  const index = new SearchIndex(columns.graph, search);
  const source = new MemorySource(memory);
  const writers = new WriterCache(source);
  const release = memory.release.id;
  return {
    name: 'embedded (in memory)',
    release: async () => memory.release,
    searchIndex: async () => ({ release, index }),
    async execute(bound, stop, writing) {
      const writer = writing && writers.of(writing.operation);
      if (!writer) return { release, tree: await executeInMemory(memory, bound, limits, stop) };
      const reading = new Reading(memory, bound, limits);
      return { release, tree: {}, written: await writeAnswer(writer, reading, writing, stop) };
    },
    explain: () => ({}),
    nodeTexts: () => source.strings.size,
    close: async () => {},
  };
}
