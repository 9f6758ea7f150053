/** Loads a small nutrition graph whose claims disagree. The tests of conflicts in the API and on Neo4j use it. */
import { fileURLToPath } from 'node:url';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { graphDataOf } from '../../../src/columns/graph-data.ts';
import { loadSeed } from '../../../src/import/load.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';

/** Loads the seed of this folder into the declared nutrition graph. The real seed has no claims that disagree. */
export async function loadConflictingClaims(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(nutritionGraph);
  return { graph, data: graphDataOf(await loadSeed(graph, fileURLToPath(new URL('./seed/', import.meta.url)))) };
}
