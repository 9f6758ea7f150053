/** Loads a small part of the nutrition graph. The tests of the service on Neo4j use it. */
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { loadNutrition } from './nutrition.ts';

const kinds = new Set(['Nutrient', 'Symptom', 'Claim', 'Source']);

/** Returns a part of the real graph that loads into Neo4j quickly, for tests of the service rather than of answers. */
export async function loadSmallNutrition(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const { graph, data } = await loadNutrition();
  const { release, nodes, edges } = data;
  const kept = nodes.filter(({ kind }) => kinds.has(kind));
  const ids = new Set(kept.map(({ id }) => id));
  return { graph, data: { release, nodes: kept, edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) } };
}
