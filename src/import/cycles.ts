import { must } from '../base/must.ts';

/** Edges by place, whose ends are numbers. */
export interface Ends {
  readonly length: number;
  fromAt(place: number): number;
  toAt(place: number): number;
}

/**
 * Finds closed paths by walking depth first, as lists of the places of their edges: enough of them that the graph is
 * acyclic without the last edge of each.
 * @param first the least number of an end, which may be below 0.
 * @param end above the greatest one.
 */
export function* findCycles(edges: Ends, first: number, end: number): Generator<number[]> {
  const { starts, places } = edgesByStart(edges, first, end);
  /** For each node, which of its edges the walk follows next. */
  const next = starts.slice();
  /** For each node on the path, the number of edges before it plus 1. 0 for the other nodes. */
  const depths = new Int32Array(end - first);
  const isFinished = new Uint8Array(end - first);
  const nodeAt = (items: Int32Array | Uint8Array, node: number): number => must(items[node - first], 'a node');

  for (let place = 0; place < edges.length; place++) {
    const start = edges.fromAt(place);
    if (nodeAt(isFinished, start)) continue;
    // The walk keeps its own stack: a chain may be longer than calls can nest.
    const path: number[] = [];
    let node = start;
    depths[node - first] = 1;
    for (;;) {
      const at = nodeAt(next, node);
      if (at < nodeAt(starts, node + 1)) {
        next[node - first] = at + 1;
        const edge = must(places[at], 'an edge');
        const to = edges.toAt(edge);
        const depth = nodeAt(depths, to);
        if (depth > 0) yield [...path.slice(depth - 1), edge];
        else if (!nodeAt(isFinished, to)) {
          path.push(edge);
          depths[to - first] = path.length + 1;
          node = to;
        }
        continue;
      }
      depths[node - first] = 0;
      isFinished[node - first] = 1;
      const last = path.pop();
      if (last === undefined) break;
      node = edges.fromAt(last);
    }
  }
}

/** Lists the places of edges by the node they leave: those of node n are between `starts[n]` and `starts[n + 1]`. */
function edgesByStart(edges: Ends, first: number, end: number): { starts: Int32Array; places: Int32Array } {
  const starts = new Int32Array(end - first + 1);
  const add = (index: number, more: number): number => {
    const before = must(starts[index], 'a node');
    starts[index] = before + more;
    return before;
  };
  for (let place = 0; place < edges.length; place++) add(edges.fromAt(place) - first + 1, 1);
  for (let index = 1; index < starts.length; index++) add(index, must(starts[index - 1], 'a node'));
  const places = new Int32Array(edges.length);
  const free = starts.slice();
  for (let place = 0; place < edges.length; place++) {
    const from = edges.fromAt(place) - first;
    const slot = must(free[from], 'a node');
    places[slot] = place;
    free[from] = slot + 1;
  }
  return { starts, places };
}
