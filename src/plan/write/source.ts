/**
 * Reads the result of a read for a writer. Each method gets a part of the plan, and returns a function that reads
 * that part of a result. So a source finds its columns, or its places in lists, once for a plan.
 *
 * R is the state of one read, N a node, and P a page of a list.
 */
import type { GraphQLError } from 'graphql';
import type { JsonText } from '../../base/json-text.ts';
import type { PropertyValue } from '../../model/data.ts';
import type { Release } from '../../model/release.ts';
import type {
  ById,
  ByIds,
  ByXref,
  Connection,
  EdgeRead,
  EdgesView,
  NodeSelection,
  NodesView,
  PlannedField,
  Root,
  Search,
  ToOne,
} from '../plan.ts';
import type { ConnectionResult } from '../result.ts';
import type { KeptStrings } from './kept.ts';
import type { Counted } from './written-nodes.ts';

/** A page of a list: fields about its position and the whole list, and the number of its items. */
export interface Page extends Omit<ConnectionResult, 'edges' | 'nodes'> {
  readonly length: number;
}

/**
 * Writes a value and returns true, or returns false where it is missing. Returns null, and writes nothing, for a value
 * that has to take the way of all values, which completes it as graphql-js does.
 */
export type WriteProperty<S> = (out: JsonText, from: S, i: number) => boolean | null;

/** A view of the edges of a list. */
export interface EdgesPlace {
  readonly list: Connection | EdgeRead;
  readonly view: EdgesView;
}

/** A part of a plan with fields: the selection of a node, or the release. */
export type FieldOwner = Pick<NodeSelection, 'properties' | 'fields'>;

/** A field that traverses, and its read. */
export interface FieldPlace<Read extends PlannedField['read'] = PlannedField['read']> {
  readonly owner: FieldOwner;
  readonly field: PlannedField;
  readonly read: Read;
}

export interface Source<R, N, P extends Page> {
  /** Reads root fields. */
  byId(root: Root, read: ById): (reader: R) => N | null;
  byIds(root: Root, read: ByIds | ByXref): (reader: R) => readonly (N | GraphQLError | null)[];
  rootList(root: Root, read: Connection): (reader: R) => P;
  /** Reads the node of a hit. */
  hit(root: Root, read: Search, view: NodesView): (reader: R, hit: number) => N;
  /** Reads the release, and the node below which its lists are. */
  release(root: Root): (reader: R) => { readonly release: Release; readonly node: N };
  /** Reads the answer of a research field, with nodes in the place of ids, or its error. */
  outcome(alias: string): (reader: R) => unknown;

  /** Keeps the strings of nodes between answers; null where the nodes of two answers are never the same. */
  readonly strings: KeptStrings | null;
  /** Returns the count of the work while the source is written; null if all of it is already counted. */
  workOf(reader: R): Counted | null;
  /** Reads the kind of a node. @param selections one for each kind that the node may have. */
  kindOf(selections: readonly NodeSelection[]): (reader: R, node: N) => string;
  /** Reads a property of a node. */
  value(selection: NodeSelection, property: string): (node: N) => PropertyValue;
  /** Writes a property of a node; null for one that takes the way of all values. */
  property(selection: NodeSelection, property: string): WriteProperty<N> | null;
  list(place: FieldPlace<Connection>): (reader: R, node: N) => P;
  toOne(place: FieldPlace<ToOne>): (reader: R, node: N) => N | null;
  /** Reads the edge to a given node, as a page of one edge. */
  edge(place: FieldPlace<EdgeRead>): (reader: R, node: N) => P | null;

  /** Reads a node of a page. */
  item(list: Connection, view: NodesView): (reader: R, page: P, i: number) => N;
  cursor(edges: EdgesPlace): (reader: R, page: P, i: number) => string;
  edgeValue(edges: EdgesPlace, property: string): (page: P, i: number) => PropertyValue;
  edgeProperty(edges: EdgesPlace, property: string): WriteProperty<P> | null;
  edgeNode(edges: EdgesPlace, view: NodesView): (reader: R, page: P, i: number) => N;
  evidence(edges: EdgesPlace, view: NodesView): (reader: R, page: P, i: number) => readonly N[];
}
