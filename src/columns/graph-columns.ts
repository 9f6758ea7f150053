import type { EdgeData, NodeData, PropertyValue, ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';

/** The edges of one relation, sorted by from, then to. An edge has a place, counted from 0. */
export interface RelationColumns {
  readonly relation: string;
  readonly count: number;
  /** The number of the node where the edge starts. */
  from(place: number): number;
  to(place: number): number;
  value(place: number, property: string): PropertyValue;
  /** Numbers of the evidence nodes, in the order written. */
  evidence(place: number): readonly number[];
  edge(place: number): EdgeData;
}

/** A whole graph in columns: immutable. Nodes are numbered densely in the order of their ids. */
export interface GraphColumns {
  readonly graph: Graph;
  readonly release: ReleaseInfo;
  readonly nodeCount: number;
  /** How many edges all relations have together. */
  readonly edgeCount: number;
  kindOf(number: number): string;
  idOf(number: number): string;
  /** Returns the number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined;
  value(number: number, property: string): PropertyValue;
  node(number: number): NodeData;
  /** How many nodes a kind has. */
  nodeCountOf(kind: string): number;
  edgeCountOf(relation: string): number;
  relation(name: string): RelationColumns;
  nodes(): Iterable<NodeData>;
  edges(relation: string): Iterable<EdgeData>;
}
