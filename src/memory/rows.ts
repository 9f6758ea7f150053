import type { EdgeData } from '../model/data.ts';
import type { Graph, Hop, HopDirection } from '../model/graph.ts';
import type { Column } from './column.ts';

/**
 * Rows of neighbours, each row in its default order: row `r` holds the places `offsets[r]` to `offsets[r + 1]`.
 * A hop has a row for each node; the list of a kind is a single row.
 */
export interface Rows {
  readonly hop: Hop | null;
  readonly kinds: readonly string[];
  readonly offsets: Uint32Array;
  /** The node at each place. */
  readonly neighbours: Uint32Array;
  /** The edge at each place; null in the list of a kind. */
  readonly edges: readonly EdgeData[] | null;
  /** Scalar edge properties, aligned with the places, so that sorting and filtering follow no reference. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** What comparing places needs to know of the nodes: numbers stand for ids, and columns hold their properties. */
export interface Numbering {
  readonly graph: Graph;
  /** The number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined;
  /** How many node numbers belong to ids that sort before this one, whether or not a node has it. */
  rankOf(id: string): number;
  /** A scalar property by node number. */
  nodeColumn(kinds: readonly string[], property: string): Column;
  /** The rows of a hop, one for each node. */
  rowsOf(relation: string, direction: HopDirection): Rows;
  /** Finds the edge from a node to one given node: its place in the rows of the hop, or -1. */
  edgesTo(hop: Hop, id: string): (near: number) => number;
}
