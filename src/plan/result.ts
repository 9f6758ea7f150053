/**
 * The result of an executor: a tree whose keys are response aliases, so that every resolver is a lookup. Both executors
 * build exactly this, and the differential tests compare it.
 */
import type { GraphQLError } from 'graphql';
import type { EdgeData, PropertyValue, PropertyValues } from '../model/data.ts';
import type { Release } from '../model/release.ts';
import type { KindCount, SearchHit, SearchPage } from './hits.ts';
import type { NodesView, Search } from './plan.ts';

/** Returns a record for response aliases. It inherits nothing: an alias may be any name, `__proto__` included. */
export const aliasRecord = <T>(): Record<string, T> => Object.create(null);

export interface NodeResult {
  readonly kind: string;
  /** At least the selected properties, by property name. */
  readonly properties: PropertyValues;
  /** Fields that traverse, by response alias. */
  readonly fields: Readonly<Record<string, FieldResult>>;
}

/** The result of a field that traverses: a list, the node that a relation leads to, or the edge to a given node. */
export type FieldResult = ConnectionResult | NodeResult | EdgeResult | null;

export interface EdgeResult {
  readonly cursor: string;
  readonly properties: PropertyValues;
  /** By the alias of `node`. */
  readonly node: Readonly<Record<string, NodeResult>>;
  /** By the alias of the evidence field. */
  readonly evidence: Readonly<Record<string, readonly NodeResult[]>>;
}

/** The number of items of a list that have a value; null counts the items without one. */
export interface Bucket {
  readonly value: string | boolean | null;
  readonly count: number;
}

/** The number of items of a list that have a value, and the extremes and the mean of those values. */
export interface Statistics {
  readonly count: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
}

/** The results of aggregates, by description: see `describeAggregate`. */
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

/** A page of hits. All its fields are known, whether they are selected or not. */
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

/** An object in the answer of a research field, by response alias: values, objects such as this, and entities. */
export type OutcomeResult = Readonly<Record<string, unknown>>;

/** An edge without its properties. */
export type Edge = Omit<EdgeData, 'properties'>;

/**
 * Edges in columns, which take far less memory than an object for each edge. Row i of each column is edge i. Rows are
 * in the order of the relations as declared, then of `from` and of `to` by code point.
 */
export interface EdgeTable {
  readonly relation: readonly string[];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly evidence: readonly (readonly string[])[];
  /** A column for each property that was read, by name. */
  readonly properties: Readonly<Record<string, readonly PropertyValue[]>>;
}

/** The numbers of edges of one relation that start and end at a node. */
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
  | EdgeTable
  | readonly string[]
  | number
  | null;

/** By the alias of the root field. */
export type ResultTree = Readonly<Record<string, RootResult>>;

/** Returns the fields of a page of hits beside its hits. */
export const searchFields = ({ hits, total, kinds, hasNextPage, hasPreviousPage }: SearchPage) => ({
  totalCount: total,
  kinds,
  hasNextPage,
  hasPreviousPage,
  startCursor: hits[0]?.cursor ?? null,
  endCursor: hits.at(-1)?.cursor ?? null,
});

/**
 * Returns a page of hits as a result.
 * @param nodeAt reads the node of a hit for a view. The number of the view counts all views: those of `edges` in order,
 *   then `nodes`.
 */
export function searchResult(
  page: SearchPage,
  read: Pick<Search, 'edges' | 'nodes'>,
  nodeAt: (view: NodesView, viewNumber: number, hit: number) => NodeResult,
): SearchResult {
  const { hits } = page;
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
  return { ...searchFields(page), edges, nodes };
}
