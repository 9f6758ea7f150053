import type { GraphData, ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import type { Bound } from '../plan/plan.ts';
import type { ResultTree } from '../plan/result.ts';
import type { SearchIndex } from '../search/index.ts';

/** What a store serves: the release's own words and how much is in it. */
export interface Release extends ReleaseInfo {
  /** Nodes of each kind, in the order of the declaration. */
  readonly kinds: readonly { readonly name: string; readonly count: number }[];
  /** Edges of each relation, likewise. */
  readonly relations: readonly { readonly name: string; readonly count: number }[];
}

/** Where the graph lives. Every store gives the same answer to the same bound plan. */
export interface Store {
  /** For banners and logs; never for clients. */
  readonly name: string;
  release(): Promise<Release>;
  /** The index that search roots ask before they are executed. */
  searchIndex(): Promise<SearchIndex>;
  /**
   * Reads what a plan asks for.
   * @param signal aborts the read when the client has gone away.
   * @throws {GraphQLError} with a code a client may see.
   */
  execute(bound: Bound, signal?: AbortSignal): Promise<ResultTree>;
  close(): Promise<void>;
}

/** Counts what a release holds. */
export function describeRelease(graph: Graph, data: GraphData): Release {
  const count = (items: readonly string[], names: Iterable<string>) =>
    [...names].map((name) => ({ name, count: items.filter((item) => item === name).length }));
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
