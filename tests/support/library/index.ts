/** Loads the library: a small graph without nutrition, on which the tests of the engine and of both stores run. */
import { fileURLToPath } from 'node:url';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { libraryGraph } from './model.ts';

/** The absolute path of the library's seed. */
export const librarySeed = fileURLToPath(new URL('./seed/', import.meta.url));

/** Resolves the library's graph and loads its seed. */
export async function loadLibrary(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(libraryGraph);
  return { graph, data: graphDataOf(await loadSeed(graph, librarySeed)) };
}
