/** Puts the neighbours of every node, and the nodes of every kind, in their default order. */
import { must } from '../base/must.ts';
import { countingSort, type GroupsData, groupAt, groupBy, range } from '../columns/arrays.ts';
import { type Column, isScalarColumn } from '../columns/column.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import type { OrderKey } from '../model/define.ts';
import type { Hop, HopDirection } from '../model/graph.ts';

/** The rows of a hop. */
interface RowsData {
  /** The row of each node. */
  readonly groups: GroupsData;
  /** The edge at each place. */
  readonly edges: Uint32Array;
}

/** The result of sorting by the default orders. Sorting takes time, so a snapshot keeps it. */
export interface LayoutData {
  /** By relation. */
  readonly out: Readonly<Record<string, RowsData>>;
  readonly in: Readonly<Record<string, RowsData>>;
  /** Node numbers by kind. */
  readonly lists: Readonly<Record<string, Uint32Array>>;
}

export function layOut(columns: GraphColumns): LayoutData {
  const { graph } = columns;
  const hops = (direction: HopDirection) =>
    Object.fromEntries(
      [...graph.relations.keys()].map((name) => [name, layOutHop(columns, graph.hop(name, direction))]),
    );
  const lists = [...graph.kinds.values()].map(({ name, orderBy }) => [name, listOf(columns, [name], orderBy)] as const);
  return { out: hops('out'), in: hops('in'), lists: Object.fromEntries(lists) };
}

function layOutHop(columns: GraphColumns, hop: Hop): RowsData {
  const { data, count, columns: ofEdges } = columns.relation(hop.relation.name);
  const [near, far] = hop.direction === 'out' ? [data.from, data.to] : [data.to, data.from];
  // Edges are sorted by the node where they start, so the rows of that direction are known.
  const groups = hop.direction === 'out' ? data.groups : groupBy(near);
  // The order ends with the node's id. Nodes are ranked by all keys after the last one of an edge, at once.
  const ofNodes = hop.orderBy.findLastIndex(({ on }) => on === 'edge') + 1;
  const ranks = new Uint32Array(columns.nodeCount);
  for (const [rank, node] of listOf(columns, hop.targets, hop.orderBy.slice(ofNodes)).entries()) ranks[node] = rank;
  const byRank = countingSort(range(count), columns.nodeCount, (edge) => must(ranks[must(far[edge])]));
  const edges = countingSort(byRank, columns.nodeCount, (edge) => must(near[edge]));
  const keys = hop.orderBy
    .slice(0, ofNodes)
    .map((key) =>
      key.on === 'edge'
        ? { values: keysOf(ofEdges.get(key.property), count, key), nodes: null }
        : { values: nodeKeys(columns, hop.targets, key), nodes: far },
    );
  if (keys.length > 0) {
    const compare = (a: number, b: number): number => {
      for (const { values, nodes } of keys) {
        const x = must(values[nodes ? must(nodes[a]) : a]);
        const y = must(values[nodes ? must(nodes[b]) : b]);
        if (x < y) return -1;
        if (x > y) return 1;
      }
      // Sorting is stable, so the ranks decide.
      return 0;
    };
    const { first, offsets } = groups;
    for (let row = 0; row + 1 < offsets.length; row++) {
      const [from, to] = groupAt(groups, first + row);
      if (to - from > 1) edges.subarray(from, to).sort(compare);
    }
  }
  return { groups, edges };
}

/** Returns the numbers of all nodes of some kinds in an order of node keys, which ends with the id. */
function listOf(columns: GraphColumns, kinds: readonly string[], orderBy: readonly OrderKey[]): Uint32Array {
  const numbers = Uint32Array.from(
    kinds.flatMap((kind) => {
      const { start, count } = columns.kind(kind);
      return Array.from({ length: count }, (_, i) => start + i);
    }),
  );
  const keys = orderBy.map((key) => nodeKeys(columns, kinds, key));
  return numbers.sort((a, b) => {
    for (const values of keys) {
      const [x, y] = [must(values[a]), must(values[b])];
      if (x < y) return -1;
      if (x > y) return 1;
    }
    return 0;
  });
}

/** Returns numbers by node that sort as a key does, in its direction. */
function nodeKeys(columns: GraphColumns, kinds: readonly string[], key: OrderKey): Float64Array {
  const keys = new Float64Array(columns.nodeCount);
  for (const kind of kinds) {
    const { start, count, columns: ofKind } = columns.kind(kind);
    keys.set(keysOf(ofKind.get(key.property), count, key), start);
  }
  return keys;
}

/** Returns numbers that sort as a key does, in its direction. Missing values come last in both. */
function keysOf(column: Column | undefined, count: number, { property, direction }: OrderKey): Float64Array {
  if (!column || !isScalarColumn(column)) throw new Error(`${property} is not a scalar property to order by`);
  const sign = direction === 'ASC' ? 1 : -1;
  const keys = new Float64Array(count);
  for (let place = 0; place < count; place++) {
    const key = column.keyAt(place);
    keys[place] = key === null ? Number.POSITIVE_INFINITY : sign * key;
  }
  return keys;
}
