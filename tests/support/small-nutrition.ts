import { join } from 'node:path';
import { nutritionGraph } from '../../schema/model/index.ts';
import { projectFolder } from '../../src/config.ts';
import { loadSeed } from '../../src/import/load.ts';
import type { GraphData } from '../../src/model/data.ts';
import { type Graph, resolveGraph } from '../../src/model/graph.ts';

const kinds = new Set(['Nutrient', 'Symptom', 'Claim', 'Source']);

/** A part of the real graph that is quickly put into Neo4j, for tests of the service rather than of answers. */
export async function loadSmallNutrition(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const graph = resolveGraph(nutritionGraph);
  const { release, nodes, edges } = await loadSeed(graph, join(projectFolder, 'seed'));
  const kept = nodes.filter(({ kind }) => kinds.has(kind));
  const ids = new Set(kept.map(({ id }) => id));
  return { graph, data: { release, nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) } };
}
