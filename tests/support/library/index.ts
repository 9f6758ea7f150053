import { fileURLToPath } from 'node:url';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from './model.ts';

/** Where the library's seed lies, as an absolute path. */
export const librarySeed = fileURLToPath(new URL('./seed/', import.meta.url));

/** The library, resolved and loaded from its seed. */
export async function loadLibrary(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(libraryGraph);
  return { graph, data: graphDataOf(await loadSeed(graph, librarySeed)) };
}
