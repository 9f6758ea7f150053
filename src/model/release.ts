import type { GraphData, ReleaseInfo } from './data.ts';
import type { Graph } from './graph.ts';

/** A release, with the numbers of nodes and edges that it holds. */
export interface Release extends ReleaseInfo {
  /** Nodes of each kind, in the order of the declaration. */
  readonly kinds: readonly { readonly name: string; readonly count: number }[];
  /** Edges of each relation, likewise. */
  readonly relations: readonly { readonly name: string; readonly count: number }[];
}

/** Counts the nodes of each kind and the edges of each relation in a release. */
export function describeRelease(graph: Graph, data: GraphData): Release {
  const count = (items: readonly string[], names: Iterable<string>) => {
    const counts = new Map<string, number>();
    for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
    return [...names].map((name) => ({ name, count: counts.get(name) ?? 0 }));
  };
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
