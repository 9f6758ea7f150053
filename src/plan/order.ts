import { createHash } from 'node:crypto';
import type { Direction, OrderKey } from '../model/define.ts';
import { completeOrder, type Graph, type Hop } from '../model/graph.ts';
import type { KeyType, ListSignature } from './plan.ts';

/**
 * Reads an `orderBy` argument, a list of objects with one key each: `[{amountPer100g: DESC}, {node: {name: ASC}}]`.
 * @returns a total order, or null when the argument names no key and the default applies.
 */
export function readOrder(value: unknown, on: 'edge' | 'node'): readonly OrderKey[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return completeOrder(value.flatMap((item) => readKeys(item, on)));
}

function readKeys(item: unknown, on: 'edge' | 'node'): OrderKey[] {
  if (typeof item !== 'object' || item === null) return [];
  return Object.entries(item).flatMap(([key, value]): OrderKey[] => {
    if (on === 'edge' && key === 'node') return readKeys(value, 'node');
    // The schema lets nothing but a direction through here.
    return [{ on, property: key, direction: value as Direction }];
  });
}

export const sameOrder = (a: readonly OrderKey[], b: readonly OrderKey[]): boolean =>
  describeOrder(a) === describeOrder(b);

/** An order as text: "edge.amountPer100g DESC, node.id DESC". */
export const describeOrder = (keys: readonly OrderKey[]): string =>
  keys.map((key) => `${key.on}.${key.property} ${key.direction}`).join(', ');

/** What makes a cursor of one list useless in another: the relation or kind walked, and the order. */
export function listSignature(
  graph: Graph,
  hop: Hop | null,
  kinds: readonly string[],
  orderBy: readonly OrderKey[],
): ListSignature {
  const origin = hop ? `${hop.relation.name} ${hop.direction}` : kinds.join(' ');
  const hash = createHash('sha256')
    .update(`${origin}: ${describeOrder(orderBy)}`)
    .digest('base64url')
    .slice(0, 8);
  return { hash, orderBy, types: orderBy.map((key) => keyType(graph, hop, kinds, key)) };
}

/** The list that a search ranks. A cursor holds what was searched for (hashed), the rank of the hit, and its id. */
export const searchList: ListSignature = {
  hash: 'search',
  orderBy: [],
  types: Array.from({ length: 3 }, () => ({ type: 'string', nullable: false, values: null })),
};

/**
 * What the values of an order key may be. A declared order over several kinds may name a property that all of them
 * have, of one type, and that some of them may lack a value of.
 */
export function keyType(graph: Graph, hop: Hop | null, kinds: readonly string[], { on, property }: OrderKey): KeyType {
  const bearers = on === 'node' ? kinds.map((kind) => graph.kind(kind).properties) : [hop?.relation.properties ?? {}];
  const found = bearers.map((properties) => properties[property]);
  const [first] = found;
  const nullable = found.some((definition) => definition?.required !== true);
  if (first?.type === 'enum') return { type: 'string', nullable, values: Object.keys(first.enum.values) };
  if (first?.type === 'boolean') return { type: 'boolean', nullable, values: null };
  const isNumber = first?.type === 'int' || first?.type === 'float';
  return { type: isNumber ? 'number' : 'string', nullable, values: null };
}
