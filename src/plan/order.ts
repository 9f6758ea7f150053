import type { Direction } from '../model/define.ts';
import type { Graph, Hop } from '../model/graph.ts';
import { completeOrder } from '../model/resolve.ts';
import { nodeScope, type Scope } from '../model/scope.ts';
import type { PlanKey } from './conditions.ts';
import { cursorHash } from './cursor.ts';
import type { KeyType, ListSignature } from './plan.ts';
import { boundIds, declarationsOf, describeProperty, type IdText, lookUp, slotText } from './property.ts';
import type { Slots } from './slots.ts';

/** Reads `orderBy` arguments. Each plan has its own, since it adds slots to the plan. */
export class OrderReader {
  private readonly graph: Graph;
  private readonly slots: Slots;

  constructor(graph: Graph, slots: Slots) {
    this.graph = graph;
    this.slots = slots;
  }

  /**
   * Reads a list of objects with one key each: `[{amountPer100g: DESC}, {node: {name: ASC}}]`.
   * @param scope of the items of the list: edges of a hop, or nodes.
   * @returns a total order, or null when the argument names no key and the default applies.
   */
  read(value: unknown, scope: Scope, field: string): readonly PlanKey[] | null {
    if (!Array.isArray(value) || value.length === 0) return null;
    const keys = value.flatMap((item) => this.readKeys(item, scope, field));
    return completeOrder<PlanKey>(keys, describeProperty);
  }

  private readKeys(item: unknown, scope: Scope, field: string): PlanKey[] {
    const { on } = scope;
    // The schema has no order for records: they keep the order in which they are written.
    if (on === 'record') return [];
    return entriesOf(item).flatMap(([key, value]): PlanKey[] => {
      const path = `${field}.${key}`;
      if (on === 'edge' && key === 'node') return this.readKeys(value, nodeScope(this.graph, scope.kinds), path);
      const lookup = scope.lookups.get(key);
      // The schema allows only directions here, and lookups with a direction.
      if (!lookup) return [{ on, property: key, direction: value as Direction }];
      const { of, direction } = Object.fromEntries(entriesOf(value));
      // Many lookups would make each comparison expensive.
      this.slots.countCondition();
      return [{ ...lookUp(this.graph, this.slots, lookup, of, `${path}.of`), direction: direction as Direction }];
    });
  }
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];

export const sameOrder = (a: readonly PlanKey[], b: readonly PlanKey[]): boolean =>
  describeOrder(a) === describeOrder(b);

/** Describes an order: "edge.amountPer100g DESC, node.id DESC". */
export const describeOrder = (keys: readonly PlanKey[], idText: IdText = slotText): string =>
  keys.map((key) => `${describeProperty(key, idText)} ${key.direction}`).join(', ');

/**
 * Returns the signature of a list: its relation or kind, and its order. A cursor is valid only in lists with the same
 * signature. Ids that the order looks up are known only when the plan is bound: see {@link boundList}.
 */
export function listSignature(
  graph: Graph,
  hop: Hop | null,
  kinds: readonly string[],
  orderBy: readonly PlanKey[],
): ListSignature {
  const origin = hop ? `${hop.relation.name} ${hop.direction}` : kinds.join(' ');
  const hash = cursorHash(`${origin}: ${describeOrder(orderBy, () => 'id')}`);
  return { hash, orderBy, types: orderBy.map((key) => keyType(graph, hop, kinds, key)) };
}

/**
 * Returns the signature of a list in one request: an order by one id does not accept cursors of an order by another.
 */
export function boundList(list: ListSignature, values: readonly unknown[]): ListSignature {
  const ids = list.orderBy.flatMap((key) => (key.on === 'lookup' ? [boundIds(values)(key.of)] : []));
  return ids.length === 0 ? list : { ...list, hash: [list.hash, ...ids].join(' ') };
}

/** The list of a search's hits. A cursor holds the hash of the search, the rank of the hit, and its id. */
export const searchList: ListSignature = {
  hash: 'search',
  orderBy: [],
  types: Array.from({ length: 3 }, () => ({ type: 'string', nullable: false, values: null })),
};

/**
 * Returns the type of the values of an order key. A declared order over several kinds names a property that all of them
 * have with the same type; in some of them, a value may be missing.
 */
export function keyType(graph: Graph, hop: Hop | null, kinds: readonly string[], key: PlanKey): KeyType {
  const found = declarationsOf(graph, { hop, kinds }, key);
  const [first] = found;
  // Where there is no edge, a lookup has no value.
  const nullable = key.on === 'lookup' || found.some((definition) => definition?.required !== true);
  if (first?.type === 'enum') return { type: 'string', nullable, values: Object.keys(first.enum.values) };
  if (first?.type === 'boolean') return { type: 'boolean', nullable, values: null };
  const isNumber = first?.type === 'int' || first?.type === 'float';
  return { type: isNumber ? 'number' : 'string', nullable, values: null };
}
