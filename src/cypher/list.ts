import type { Graph } from '../model/graph.ts';
import type { Connection } from '../plan/plan.ts';
import { type Bindings, type Names, slotParameter } from './bindings.ts';
import { compileCount, compileFilter } from './filter.ts';
import { joinLookups, type LookupEdges } from './lookup.ts';
import { atCursor, beyondCursor, lookUpKeys, orderKeys } from './order.ts';
import { hopPattern, keyedNode, releaseVariable, sideParameter, whereAll } from './pattern.ts';
import { countProperty, cypherName, keyProperty, rankProperty, rowProperties, sideProperty } from './storage.ts';

/** The far end of a list: a node and, of a hop, the edge that leads there. */
export type FarBindings = Bindings & { readonly edge: string };

/** Greater than any place: rows are shorter than 2^31. */
const pastAnyPlace = 2_147_483_647;

/**
 * The opposite of a definite condition. The planner would turn a `NOT` into a union of walks, each through the whole
 * row.
 */
const isNot = (condition: string): string => `(${condition}) = false`;

/** The variables of an item of a list. */
export const carried = ({ hop }: Connection, { node, edge }: FarBindings, edges: LookupEdges): string[] => [
  node,
  ...(hop ? [edge] : []),
  ...edges.map((found) => found.edge),
];

/** Finds the items of a list: in any order, in the default order from an index, as a count, or as whether any exist. */
export class Lists {
  private readonly graph: Graph;
  private readonly names: Names;

  constructor(graph: Graph, names: Names) {
    this.graph = graph;
    this.names = names;
  }

  /** Everything in a list in its default order, read from an index: a page costs the same at any depth of the list. */
  walkInOrder(read: Connection, near: string, far: FarBindings, backwards: boolean) {
    const { after, before } = read.page;
    const turn = backwards ? ' DESC' : '';
    const { row, rank } = this.rowOf(read, far);
    const bounds = [
      `${rank} ${after === null ? '>= 0' : `> coalesce(head(${this.placeOf(read, near, after)}), -1)`}`,
      ...(before === null ? [] : [`${rank} < coalesce(head(${this.placeOf(read, near, before)}), ${pastAnyPlace})`]),
    ];
    return { items: this.itemsInOrder(read, near, far, bounds), order: `${row}${turn}, ${rank}${turn}` };
  }

  /** Returns the index keys of a list: the near end's key or, for a whole kind, the side; and the place. */
  private rowOf({ hop }: Connection, far: FarBindings): { readonly row: string; readonly rank: string } {
    if (!hop) return { row: `${far.node}.${sideProperty}`, rank: `${far.node}.${rankProperty}` };
    const { end, place } = rowProperties(hop.direction);
    return { row: `${far.edge}.${end}`, rank: `${far.edge}.${place}` };
  }

  private matchInOrder(read: Connection, near: string, far: FarBindings, bounds: readonly string[]): Match {
    const { row } = this.rowOf(read, far);
    if (!read.hop) return { pattern: kindPattern(read, far), where: [`${row} = ${sideParameter}`, ...bounds] };
    // The near node has no variable: with one, the planner would walk from the node and sort.
    return { pattern: hopPattern(read.hop, '', far), where: [`${row} = ${near}.${keyProperty}`, ...bounds] };
  }

  /**
   * The place of a cursor in the row, as a list of at most one: empty if its node is not in this row, or has moved
   * since the service gave out the cursor. It only shortens the walk through the index; the comparison with the cursor
   * decides.
   */
  private placeOf(read: Connection, near: string, slot: number): string {
    const at = this.names.next();
    const keys = orderKeys(this.graph, read, at, this.names);
    const node = keyedNode(this.graph, at.node, `${slotParameter(slot)}[${keys.length - 1}]`);
    const pattern = read.hop ? hopPattern(read.hop, near, { node, edge: at.edge }) : `(${node})`;
    return `COLLECT { MATCH ${pattern} WHERE ${atCursor(keys, slot)} RETURN ${this.rowOf(read, at).rank} }`;
  }

  count(read: Connection, near: string): string {
    if (read.hop) return compileCount(this.graph, read.hop, read.where, near, this.names);
    // The loader has counted the nodes of each kind, so the count does not walk through an index.
    if (!read.where) return `${releaseVariable}.${cypherName(countProperty(kindOf(read)))}`;
    return `COUNT { ${this.whole(read, near, this.names.next())} }`;
  }

  /** Everything in a list that satisfies its filter. */
  whole(read: Connection, near: string, far: FarBindings): string {
    const { match, where } = this.items(read, near, far);
    return `${match}${whereAll(where)}`;
  }

  /**
   * Finds the items of a list that its filter keeps, in no order. In the list of a kind, the lookups that the filter
   * requires become patterns: Neo4j then walks the edges of the given nodes, which are far fewer than the nodes of the
   * kind.
   */
  items(read: Connection, near: string, far: FarBindings): Items {
    const { pattern, where } = this.match(read, near, far);
    if (read.hop || !read.where) {
      const filter = read.where ? [compileFilter(this.graph, read.where, far, this.names)] : [];
      return { match: `MATCH ${pattern}`, where: [...where, ...filter], edges: [] };
    }
    const { match, where: filter, edges } = joinLookups(this.graph, read.where, far, this.names);
    // An edge of a given node leads to nodes of the same side, so the side need not be read again.
    const own = edges.length > 0 ? [`${this.rowOf(read, far).rank} IS NOT NULL`] : where;
    return { match: `MATCH ${pattern}${match}`, where: [...own, ...filter], edges };
  }

  /** The same in the default order, from an index. */
  itemsInOrder(read: Connection, near: string, far: FarBindings, bounds: readonly string[]): Items {
    const { pattern, where } = this.matchInOrder(read, near, far, bounds);
    const filter = read.where ? [compileFilter(this.graph, read.where, far, this.names)] : [];
    return { match: `MATCH ${pattern}`, where: [...where, ...filter], edges: [] };
  }

  /** Whether the list has an item before the page's window, which is up to the cursor `after`. */
  precedes(read: Connection, near: string, after: number): string {
    const far = this.names.next();
    const { rank } = this.rowOf(read, far);
    return this.exists(read, near, far, `${rank} >= 0`, (keys) => [isNot(beyondCursor(keys, after, 'after'))]);
  }

  /** Whether the list has an item after the window: from `before` on, and after `after` even if the two are crossed. */
  follows(read: Connection, near: string, before: number): string {
    const far = this.names.next();
    const { rank } = this.rowOf(read, far);
    const { after } = read.page;
    const bound = `${rank} >= coalesce(head(${this.placeOf(read, near, before)}), 0)`;
    return this.exists(read, near, far, bound, (keys) => [
      ...(after === null ? [] : [beyondCursor(keys, after, 'after')]),
      isNot(beyondCursor(keys, before, 'before')),
    ]);
  }

  /**
   * @param bound of the place, for a list in its default order.
   * @param conditions on the keys of an item.
   */
  private exists(
    read: Connection,
    near: string,
    far: FarBindings,
    bound: string,
    conditions: (keys: ReturnType<typeof orderKeys>) => readonly string[],
  ): string {
    const { match, where, edges } = read.defaultOrder
      ? this.itemsInOrder(read, near, far, [bound])
      : this.items(read, near, far);
    const keys = orderKeys(this.graph, read, far, this.names, edges);
    const lookUp = lookUpKeys(keys, carried(read, far, edges));
    if (lookUp === '') return `EXISTS { ${match}${whereAll([...where, ...conditions(keys)])} }`;
    return `EXISTS { ${match}${whereAll(where)}${lookUp}${whereAll(conditions(keys))} RETURN ${far.node} }`;
  }

  /** Everything in a list, in no order. */
  private match(read: Connection, near: string, far: FarBindings): Match {
    if (read.hop) return { pattern: hopPattern(read.hop, near, far), where: [] };
    const { row, rank } = this.rowOf(read, far);
    // The index has entries only for nodes with a place, and Neo4j uses it only for a condition that says so.
    return { pattern: kindPattern(read, far), where: [`${row} = ${sideParameter}`, `${rank} IS NOT NULL`] };
  }
}

/** The clauses that find items, the conditions that end them, and the edges of lookups that they match. */
interface Items {
  readonly match: string;
  readonly where: readonly string[];
  readonly edges: LookupEdges;
}

interface Match {
  readonly pattern: string;
  readonly where: readonly string[];
}

const kindOf = ({ kinds }: Connection): string => kinds[0] ?? '';

const kindPattern = (read: Connection, { node }: FarBindings): string => `(${node}:${cypherName(kindOf(read))})`;
