/** Loads the part of the graph that the article's sources support, for tests that count by themselves. */
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { articleSources } from './article-sources.ts';
import { loadNutrition } from './nutrition.ts';

/**
 * Returns the graph as a client sees it under the limit to these sources: their claims, the relations that one of these
 * claims supports, and the entities at the ends of these relations.
 */
export async function loadArticle(): Promise<{ readonly graph: Graph; readonly data: GraphData }> {
  const { graph, data } = await loadNutrition();
  const { release, nodes, edges } = data;
  const cited = edges.filter(({ relation, to }) => relation === 'CITES' && articleSources.includes(to));
  const claims = new Set(cited.map(({ from }) => from));
  const isHidden = (id: string) => id.startsWith('claim:') && !claims.has(id);
  const kept = edges.flatMap((edge) => {
    if (isHidden(edge.from) || isHidden(edge.to)) return [];
    if (edge.evidence.length === 0) return [edge];
    const evidence = edge.evidence.filter((id) => claims.has(id));
    return evidence.length === 0 ? [] : [{ ...edge, evidence }];
  });
  const seen = new Set(kept.flatMap(({ from, to }) => [from, to]));
  return { graph, data: { release, nodes: nodes.filter(({ id }) => seen.has(id)), edges: kept } };
}
