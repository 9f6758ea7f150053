import { must } from '../base/must.ts';
import { type GroupsData, groupAt } from '../columns/arrays.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import type { Hop } from '../model/graph.ts';

/** The parts of some rows. */
interface Parts {
  readonly hop: Hop | null;
  readonly kinds: readonly string[];
  readonly relation: RelationColumns | null;
  readonly groups: GroupsData;
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
  private readonly groups: GroupsData;
  private readonly edges: Uint32Array | null;

  constructor({ hop, kinds, relation, groups, neighbours, edges }: Parts) {
    this.hop = hop;
    this.kinds = kinds;
    this.relation = relation;
    this.groups = groups;
    this.neighbours = neighbours;
    this.edges = edges;
  }

  /** Returns the places of a row: from the first one to before the second one. */
  span(row: number): readonly [from: number, to: number] {
    return groupAt(this.groups, row);
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
