import type { ReleaseInfo } from './data.ts';
import type { Graph } from './graph.ts';

/** The description of a release, with the numbers of its nodes and edges. */
export interface Release extends ReleaseInfo {
  /** Nodes of each kind, in the order of the declaration. */
  readonly kinds: readonly { readonly name: string; readonly count: number }[];
  /** Edges of each relation, likewise. */
  readonly relations: readonly { readonly name: string; readonly count: number }[];
}

/** A graph that can say how much it holds. */
interface Counted {
  readonly graph: Graph;
  readonly release: ReleaseInfo;
  nodeCountOf(kind: string): number;
  edgeCountOf(relation: string): number;
}

/** Describes the release of a graph with the numbers of its nodes and edges. */
export const describeRelease = (counted: Counted): Release => ({
  ...counted.release,
  kinds: [...counted.graph.kinds.keys()].map((name) => ({ name, count: counted.nodeCountOf(name) })),
  relations: [...counted.graph.relations.keys()].map((name) => ({ name, count: counted.edgeCountOf(name) })),
});
