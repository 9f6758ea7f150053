import { must } from '../base/must.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import type { Hop } from '../model/graph.ts';

/** The parts of some rows. */
interface Parts {
  readonly hop: Hop | null;
  readonly kinds: readonly string[];
  readonly relation: RelationColumns | null;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly edges: Uint32Array | null;
}

/**
 * Rows of neighbours, each row in its default order. A hop has a row for each node; the list of a kind is a single row.
 * A neighbour has a place among those of all rows.
 */
export class Rows {
  readonly hop: Hop | null;
  /** The kinds that neighbours may be of. */
  readonly kinds: readonly string[];
  /** The edges that the rows follow; null in the list of a kind. */
  readonly relation: RelationColumns | null;
  /** The node at each place. */
  readonly neighbours: Uint32Array;
  private readonly offsets: Uint32Array;
  private readonly edges: Uint32Array | null;

  constructor({ hop, kinds, relation, offsets, neighbours, edges }: Parts) {
    this.hop = hop;
    this.kinds = kinds;
    this.relation = relation;
    this.offsets = offsets;
    this.neighbours = neighbours;
    this.edges = edges;
  }

  /** Returns the places of a row: from the first one to before the second one. */
  span(row: number): readonly [from: number, to: number] {
    return [must(this.offsets[row], `row ${row}`), must(this.offsets[row + 1], `row ${row}`)];
  }

  /** Returns how many neighbours a row has. */
  degree(row: number): number {
    const [from, to] = this.span(row);
    return to - from;
  }

  neighbour(place: number): number {
    return must(this.neighbours[place], `place ${place}`);
  }

  /** Returns the edge at a place, as its place among the edges of the relation. */
  edge(place: number): number {
    return must(this.edges?.[place], `the edge at place ${place}`);
  }
}
