import { createHash } from 'node:crypto';
import type { Direction, OrderKey, Properties } from '../model/define.ts';
import { completeOrder, type Graph, type Hop } from '../model/graph.ts';
import type { ListSignature } from './plan.ts';

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
  // A declared order may name what all the kinds have, beyond the shared properties.
  const nodeProperties = graph.kind(kinds[0] ?? '').properties;
  const types = orderBy.map((key) => {
    const properties: Properties = key.on === 'node' ? nodeProperties : (hop?.relation.properties ?? {});
    const property = properties[key.property];
    const isNumber = property?.type === 'int' || property?.type === 'float';
    const type = isNumber
      ? ('number' as const)
      : property?.type === 'boolean'
        ? ('boolean' as const)
        : ('string' as const);
    const values = property?.type === 'enum' ? Object.keys(property.enum.values) : null;
    return { type, nullable: property?.required !== true, values };
  });
  return { hash, orderBy, types };
}
