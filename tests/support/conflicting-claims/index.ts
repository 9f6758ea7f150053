import { fileURLToPath } from 'node:url';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import { type Graph, resolveGraph } from '../../../src/model/graph.ts';

/** A handful of claims in the declared graph of nutrition, some of which disagree; the real seed has none that do. */
export async function loadConflictingClaims(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(nutritionGraph);
  return { graph, data: await loadSeed(graph, fileURLToPath(new URL('./seed/', import.meta.url))) };
}
