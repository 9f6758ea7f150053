import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';
import type { EdgeData, PropertyValue } from '../model/data.ts';
import { type GroupsData, groupAt } from './arrays.ts';
import { type Column, type ColumnData, valuesAt } from './column.ts';

/** The edges of one relation, in the form that memory and snapshots share. */
export interface RelationData {
  /** The edges of each node, by the number of the node that they start at. */
  readonly groups: GroupsData;
  /** The node that each edge starts at, and the one that it leads to. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** The numbers of the evidence nodes from one offset to the next; both empty if no edge has evidence. */
  readonly evidenceOffsets: Uint32Array;
  readonly evidence: Uint32Array;
  readonly columns: Readonly<Record<string, ColumnData>>;
}

/** The part of the nodes that an edge needs. */
interface Nodes {
  idOf(number: number): string;
}

/** The edges of one relation, sorted by from, then to. An edge has a place, counted from 0. */
export class RelationColumns {
  readonly relation: string;
  readonly count: number;
  readonly data: RelationData;
  /** By property name. */
  readonly columns: ReadonlyMap<string, Column>;
  private readonly nodes: Nodes;

  constructor(relation: string, nodes: Nodes, data: RelationData, columns: ReadonlyMap<string, Column>) {
    this.relation = relation;
    this.count = data.to.length;
    this.data = data;
    this.columns = columns;
    this.nodes = nodes;
  }

  /** Returns the number of the node where an edge starts. */
  from(place: number): number {
    return must(this.data.from[place], `edge ${place} of ${this.relation}`);
  }

  to(place: number): number {
    return must(this.data.to[place], `edge ${place} of ${this.relation}`);
  }

  /** Returns the place of the edge between two nodes, or -1. Takes time in the logarithm of the first one's degree. */
  find(from: number, to: number): number {
    const { groups, to: targets } = this.data;
    const [start, end] = groupAt(groups, from);
    const place = lowerBound(start, end, (i) => must(targets[i]) < to);
    return place < end && targets[place] === to ? place : -1;
  }

  value(place: number, property: string): PropertyValue {
    return this.columns.get(property)?.valueAt(place) ?? null;
  }

  /** Returns the numbers of the evidence nodes, in the order written. */
  evidence(place: number): Uint32Array {
    const { evidenceOffsets: offsets, evidence } = this.data;
    return offsets.length === 0 ? evidence : evidence.subarray(must(offsets[place]), must(offsets[place + 1]));
  }

  edge(place: number): EdgeData {
    return {
      relation: this.relation,
      from: this.nodes.idOf(this.from(place)),
      to: this.nodes.idOf(this.to(place)),
      properties: valuesAt(this.columns, place),
      evidence: Array.from(this.evidence(place), (number) => this.nodes.idOf(number)),
    };
  }
}
