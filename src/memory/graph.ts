import { must } from '../base/must.ts';
import type { Column } from '../columns/column.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { Graph, Hop, HopDirection } from '../model/graph.ts';
import { describeRelease, type Release } from '../model/release.ts';
import { fold } from '../model/text.ts';
import { type LayoutData, layOut } from './layout.ts';
import { Rows } from './rows.ts';

/** How many decoded strings of each sort the graph keeps: all of a small graph, the most recent of a large one. */
const stringsKept = 50_000;

/** Returns the edge between a node and one given node, or -1. */
export type EdgeFinder = (near: number) => number;

/** A graph laid out for walking: its columns, and rows of neighbours that refer to them. Read only. */
export class MemoryGraph {
  readonly graph: Graph;
  readonly release: Release;
  readonly columns: GraphColumns;
  private readonly hops = new Map<string, Rows>();
  private readonly lists = new Map<string, Rows>();
  private readonly ids = new Map<number, string>();
  private readonly foldedStrings = new Map<number, string>();

  constructor(columns: GraphColumns, layout: LayoutData = layOut(columns)) {
    const { graph } = columns;
    this.graph = graph;
    this.release = describeRelease(columns);
    this.columns = columns;
    for (const name of graph.relations.keys()) {
      for (const direction of ['out', 'in'] as const) {
        const { groups, edges } = must(layout[direction][name], name);
        const hop = graph.hop(name, direction);
        const relation = columns.relation(name);
        const far = direction === 'out' ? relation.data.to : relation.data.from;
        const neighbours = edges.map((edge) => must(far[edge]));
        const rows = new Rows({ hop, kinds: hop.targets, relation, groups, neighbours, edges });
        this.hops.set(`${name} ${direction}`, rows);
      }
    }
    for (const kind of graph.kinds.keys()) {
      const neighbours = must(layout.lists[kind], kind);
      const groups = { first: 0, offsets: Uint32Array.of(0, neighbours.length) };
      this.lists.set(kind, new Rows({ hop: null, kinds: [kind], relation: null, groups, neighbours, edges: null }));
    }
  }

  /** Returns the number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined {
    return this.columns.numberOf(id);
  }

  /** Returns the rows of a hop, one for each node. */
  rowsOf(relation: string, direction: HopDirection): Rows {
    return must(this.hops.get(`${relation} ${direction}`), `the relation ${relation}`);
  }

  /** Returns all nodes of a kind, in a single row. */
  listOf(kind: string): Rows {
    return must(this.lists.get(kind), `the kind ${kind}`);
  }

  /** Finds the edge between a node and one given node: its place among the edges of the relation, or -1. */
  edgesTo({ relation, direction }: Hop, id: string): EdgeFinder {
    const edges = this.columns.relation(relation.name);
    const far = this.numberOf(id);
    if (far === undefined) return () => -1;
    return direction === 'out' ? (near) => edges.find(near, far) : (near) => edges.find(far, near);
  }

  /** Reads a property of nodes of some kinds, by node number. */
  nodeReader<T>(
    kinds: readonly string[],
    property: string,
    read: (column: Column) => (place: number) => T,
  ): (number: number) => T {
    const parts = kinds.map((kind) => {
      const { start, count, columns } = this.columns.kind(kind);
      return { start, end: start + count, at: read(must(columns.get(property), `${kind}.${property}`)) };
    });
    const [only, ...others] = parts;
    if (only && others.length === 0) return (number) => only.at(number - only.start);
    return (number) => {
      const { start, at } = must(parts.find((part) => number >= part.start && number < part.end));
      return at(number - start);
    };
  }

  /** Returns a string of the graph, folded for `contains` and `startsWith`. */
  folded(code: number): string {
    return keep(this.foldedStrings, code, () => fold(this.columns.strings.at(code)));
  }

  /** Returns the id of a node. The edges around a node repeat the ids of a few nodes. */
  idOf(number: number): string {
    return keep(this.ids, number, () => this.columns.idOf(number));
  }
}

function keep(kept: Map<number, string>, key: number, make: () => string): string {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  if (kept.size === stringsKept) kept.clear();
  kept.set(key, made);
  return made;
}
