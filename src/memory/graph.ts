import type { EdgeData, GraphData, NodeData } from '../model/data.ts';
import { isScalar } from '../model/define.ts';
import type { Graph, Hop, HopDirection } from '../model/graph.ts';
import { describeRelease, type Release } from '../model/release.ts';
import { compareText, fold } from '../model/text.ts';
import { type Column, makeColumn } from './column.ts';
import { Crossing } from './crossing.ts';
import { rowComparator } from './order.ts';
import type { Numbering, Rows } from './rows.ts';

/**
 * A graph laid out for walking. Nodes are numbered densely in id order, so that comparing numbers compares ids.
 * Built once, read only.
 */
export class MemoryGraph implements Numbering {
  readonly graph: Graph;
  readonly release: Release;
  readonly nodes: readonly NodeData[];
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly hops = new Map<string, Rows>();
  /** Of the hops that lookups read. */
  private readonly crossings = new Map<string, Crossing>();
  private readonly lists = new Map<string, Rows>();
  private readonly nodeColumns = new Map<string, Column>();
  private readonly foldedColumns = new Map<Column, readonly (string | null)[]>();

  constructor(graph: Graph, data: GraphData) {
    this.graph = graph;
    this.release = describeRelease(graph, data);
    this.nodes = [...data.nodes].sort((a, b) => compareText(a.id, b.id));
    this.numbers = new Map(this.nodes.map((node, i) => [node.id, i]));
    for (const relation of graph.relations.values()) {
      const edges = data.edges.filter((edge) => edge.relation === relation.name);
      for (const direction of ['out', 'in'] as const) {
        const hop = graph.hop(relation.name, direction);
        const rows = this.sortRows(this.layOut(hop, edges));
        this.hops.set(`${relation.name} ${direction}`, rows);
        if (hop.end.lookup) this.crossings.set(`${relation.name} ${direction}`, new Crossing(rows));
      }
    }
    for (const kind of graph.kinds.keys()) this.lists.set(kind, this.sortRows(this.listKind(kind)));
  }

  /** The number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  /** How many node numbers belong to ids that sort before this one, whether or not a node has it. */
  rankOf(id: string): number {
    let [low, high] = [0, this.nodes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const node = this.nodes[middle];
      if (node && compareText(node.id, id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  node(number: number): NodeData {
    const node = this.nodes[number];
    if (!node) throw new Error(`no node has number ${number}`);
    return node;
  }

  /** The rows of a hop, one for each node. */
  rowsOf(relation: string, direction: HopDirection): Rows {
    const rows = this.hops.get(`${relation} ${direction}`);
    if (!rows) throw new Error(`the graph declares no relation ${relation}`);
    return rows;
  }

  /** Finds the edge from a node to one given node: its place in the rows of the hop, or -1. */
  edgesTo({ relation, direction }: Hop, id: string): (near: number) => number {
    const crossing = this.crossings.get(`${relation.name} ${direction}`);
    if (!crossing) throw new Error(`${relation.name} declares no lookup at this end`);
    const far = this.numberOf(id);
    return far === undefined ? () => -1 : (near) => crossing.find(near, far);
  }

  /** All nodes of a kind, in a single row. */
  listOf(kind: string): Rows {
    const rows = this.lists.get(kind);
    if (!rows) throw new Error(`the graph declares no kind ${kind}`);
    return rows;
  }

  /** A scalar property by node number, over all kinds that declare it. Made when first asked for. */
  nodeColumn(kinds: readonly string[], property: string): Column {
    const [kind] = kinds;
    const definition = this.graph.kind(kind ?? '').properties[property];
    if (!definition || !isScalar(definition)) throw new Error(`${kind} declares no scalar property ${property}`);
    // Kinds that share a property's name may differ in its type.
    const key = `${kinds.join(' ')}.${property}`;
    const known = this.nodeColumns.get(key);
    if (known) return known;
    const allowed = new Set(kinds);
    const column = makeColumn(definition, this.nodes.length, (i) => {
      const node = this.node(i);
      return allowed.has(node.kind) ? (node.properties[property] ?? null) : null;
    });
    this.nodeColumns.set(key, column);
    return column;
  }

  /** A text column folded for `contains` and `startsWith`. Made when first asked for. */
  folded(column: Column): readonly (string | null)[] {
    const known = this.foldedColumns.get(column);
    if (known) return known;
    const folded = Array.from({ length: column.length }, (_, i) => {
      const value = column[i];
      return typeof value === 'string' ? fold(value) : null;
    });
    this.foldedColumns.set(column, folded);
    return folded;
  }

  private layOut(hop: Hop, edges: readonly EdgeData[]): Rows {
    const [near, far] = hop.direction === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const);
    const offsets = new Uint32Array(this.nodes.length + 1);
    const rowOf = (edge: EdgeData) => this.numbers.get(edge[near]) ?? 0;
    for (const edge of edges) increment(offsets, rowOf(edge) + 1);
    for (let i = 1; i < offsets.length; i++) increment(offsets, i, offsets[i - 1]);
    const next = offsets.slice();
    const placed = new Array<EdgeData>(edges.length);
    const neighbours = new Uint32Array(edges.length);
    for (const edge of edges) {
      const place = next[rowOf(edge)] ?? 0;
      increment(next, rowOf(edge));
      placed[place] = edge;
      neighbours[place] = this.numbers.get(edge[far]) ?? 0;
    }
    return { hop, kinds: hop.targets, offsets, neighbours, edges: placed, columns: edgeColumns(hop, placed) };
  }

  private listKind(kind: string): Rows {
    const neighbours = Uint32Array.from(this.nodes.flatMap((node, i) => (node.kind === kind ? [i] : [])));
    const offsets = Uint32Array.of(0, neighbours.length);
    return { hop: null, kinds: [kind], offsets, neighbours, edges: null, columns: new Map() };
  }

  /** Puts each row in the default order. */
  private sortRows(rows: Rows): Rows {
    const orderBy = rows.hop?.orderBy ?? this.graph.kind(rows.kinds[0] ?? '').orderBy;
    const compare = rowComparator(this, rows, orderBy, []);
    const places = Uint32Array.from(rows.neighbours.keys());
    for (let row = 0; row + 1 < rows.offsets.length; row++) {
      const [from, to] = [rows.offsets[row] ?? 0, rows.offsets[row + 1] ?? 0];
      if (to - from > 1) places.subarray(from, to).sort(compare);
    }
    const edges = rows.edges && Array.from(places, (place) => rows.edges?.[place]).filter((edge) => edge !== undefined);
    return {
      ...rows,
      neighbours: places.map((place) => rows.neighbours[place] ?? 0),
      edges,
      columns: rows.hop && edges ? edgeColumns(rows.hop, edges) : rows.columns,
    };
  }
}

const increment = (counts: Uint32Array, i: number, by = 1): void => {
  counts[i] = (counts[i] ?? 0) + by;
};

function edgeColumns(hop: Hop, edges: readonly EdgeData[]): ReadonlyMap<string, Column> {
  const scalars = Object.entries(hop.relation.properties).filter(([, property]) => isScalar(property));
  return new Map(
    scalars.map(([name, property]) => [
      name,
      makeColumn(property, edges.length, (i) => edges[i]?.properties[name] ?? null),
    ]),
  );
}
