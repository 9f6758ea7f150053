/**
 * What an executor answers: a tree keyed by response alias, so that every resolver below it is a look-up. Both
 * executors build exactly this, and the differential tests compare it.
 */
import type { GraphQLError } from 'graphql';
import type { EdgeData, PropertyValues } from '../model/data.ts';
import type { Release } from '../model/release.ts';
import type { KindCount, SearchHit, SearchPage } from './hits.ts';
import type { NodesView, Search } from './plan.ts';

/** A record by response alias. It inherits nothing: an alias may be any name, `__proto__` among them. */
export const aliasRecord = <T>(): Record<string, T> => Object.create(null);

export interface NodeResult {
  readonly kind: string;
  /** At least the selected properties, by property name. */
  readonly properties: PropertyValues;
  /** Fields that traverse, by response alias. */
  readonly fields: Readonly<Record<string, FieldResult>>;
}

/** What a field that traverses gives: a list, the node that a relation leads to, or the edge to a given node. */
export type FieldResult = ConnectionResult | NodeResult | EdgeResult | null;

export interface EdgeResult {
  readonly cursor: string;
  readonly properties: PropertyValues;
  /** By the alias of `node`. */
  readonly node: Readonly<Record<string, NodeResult>>;
  /** By the alias of the evidence field. */
  readonly evidence: Readonly<Record<string, readonly NodeResult[]>>;
}

/** How many items of a list have a value; null stands for a missing one. */
export interface Bucket {
  readonly value: string | boolean | null;
  readonly count: number;
}

/** Of the items of a list that have a value: how many, and of those values the extremes and the mean. */
export interface Statistics {
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
}

/** By the aggregate as text: see `describeAggregate`. */
export type Aggregates = Readonly<Record<string, readonly Bucket[] | Statistics>>;

export interface ConnectionResult {
  /** Null unless selected. */
  readonly totalCount: number | null;
  readonly hasNextPage: boolean | null;
  readonly hasPreviousPage: boolean | null;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  readonly aggregates: Aggregates;
  /** By the alias of `edges`, and by that of `nodes`. */
  readonly edges: Readonly<Record<string, readonly EdgeResult[]>>;
  readonly nodes: Readonly<Record<string, readonly NodeResult[]>>;
}

export interface HitResult extends Pick<SearchHit, 'match' | 'score' | 'matches'> {
  readonly cursor: string;
  readonly node: Readonly<Record<string, NodeResult>>;
}

/** A page of hits, all of which is known whether it is selected or not. */
export interface SearchResult {
  readonly totalCount: number;
  readonly kinds: readonly KindCount[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
  /** By the alias of `edges` or `hits`, and by that of `nodes`. */
  readonly edges: Readonly<Record<string, readonly HitResult[]>>;
  readonly nodes: Readonly<Record<string, readonly NodeResult[]>>;
}

export interface ReleaseResult {
  readonly release: Release;
  readonly fields: Readonly<Record<string, FieldResult>>;
}

/** An object that a research field answers with, by response alias: values, objects such as this, and entities. */
export type OutcomeResult = Readonly<Record<string, unknown>>;

/** An edge without its properties. */
export type Edge = Omit<EdgeData, 'properties'>;

/** How many edges of one relation start and end at a node. */
export interface Degree {
  readonly node: string;
  readonly relation: string;
  readonly out: number;
  readonly in: number;
}

/** An error costs its root field alone. */
export type RootResult =
  | GraphQLError
  | ConnectionResult
  | NodeResult
  | SearchResult
  | ReleaseResult
  | OutcomeResult
  | readonly (NodeResult | GraphQLError | null)[]
  | readonly Edge[]
  | readonly Degree[]
  | null;

/** By the alias of the root field. */
export type ResultTree = Readonly<Record<string, RootResult>>;

/**
 * A page of hits as a result.
 * @param nodeAt reads the node of a hit for a view, which is given with its number among all views: those of `edges`
 *   in order, then `nodes`.
 */
export function searchResult(
  { hits, total, kinds, hasNextPage, hasPreviousPage }: SearchPage,
  read: Pick<Search, 'edges' | 'nodes'>,
  nodeAt: (view: NodesView, viewNumber: number, hit: number) => NodeResult,
): SearchResult {
  const edges = aliasRecord<readonly HitResult[]>();
  const nodes = aliasRecord<readonly NodeResult[]>();
  let viewNumber = 0;
  const readView = (view: NodesView) => {
    const number = viewNumber++;
    return hits.map((_, hit) => nodeAt(view, number, hit));
  };
  for (const { alias, node } of read.edges) {
    const views = node.map((view) => [view.alias, readView(view)] as const);
    edges[alias] = hits.map(({ match, score, matches, cursor }, hit) => {
      const ofHit = aliasRecord<NodeResult>();
      for (const [name, found] of views) if (found[hit]) ofHit[name] = found[hit];
      return { match, score, matches, cursor, node: ofHit };
    });
  }
  for (const view of read.nodes) nodes[view.alias] = readView(view);
  return {
    totalCount: total,
    kinds,
    hasNextPage,
    hasPreviousPage,
    startCursor: hits[0]?.cursor ?? null,
    endCursor: hits.at(-1)?.cursor ?? null,
    edges,
    nodes,
  };
}
