import type { SeedEdge } from './edges.ts';

/**
 * Finds closed paths by walking depth first: none if there is none, and otherwise enough of them that the graph is
 * acyclic once the last edge of each is taken out.
 */
export function findCycles(edges: readonly SeedEdge[]): SeedEdge[][] {
  const leaving = new Map<string, SeedEdge[]>();
  for (const edge of edges) {
    const siblings = leaving.get(edge.data.from);
    if (siblings) siblings.push(edge);
    else leaving.set(edge.data.from, [edge]);
  }
  const untriedFrom = (id: string): SeedEdge[] => (leaving.get(id) ?? []).toReversed();

  const cycles: SeedEdge[][] = [];
  const finished = new Set<string>();
  for (const start of leaving.keys()) {
    if (finished.has(start)) continue;
    // The walk keeps its own stack: a chain may be longer than calls can nest.
    const path: SeedEdge[] = [];
    const untried = [untriedFrom(start)];
    const depths = new Map([[start, 0]]);
    while (untried.length > 0) {
      const edge = untried.at(-1)?.pop();
      if (!edge) {
        untried.pop();
        const left = path.pop()?.data.to ?? start;
        depths.delete(left);
        finished.add(left);
      } else if (depths.has(edge.data.to)) {
        cycles.push([...path.slice(depths.get(edge.data.to)), edge]);
      } else if (!finished.has(edge.data.to)) {
        path.push(edge);
        depths.set(edge.data.to, path.length);
        untried.push(untriedFrom(edge.data.to));
      }
    }
  }
  return cycles;
}
