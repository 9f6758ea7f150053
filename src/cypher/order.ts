import type { Graph } from '../model/graph.ts';
import { keyType } from '../plan/order.ts';
import type { Connection } from '../plan/plan.ts';
import { type Bindings, type Names, slotParameter } from './bindings.ts';
import { matchAdmitted } from './evidence.ts';
import { edgeOf, type LookupEdges } from './lookup.ts';
import { comparableProperty, cypherName } from './storage.ts';

/** One key of an order as Cypher expressions, with their properties. */
interface CypherKey {
  /** The value in a cursor. */
  readonly stored: string;
  /** The clause that looks up the value under the name `stored`, before sorting. */
  readonly lookup: { readonly match: string; readonly value: string } | null;
  /** The value that sorts rows. */
  readonly value: string;
  /** The value to compare with a cursor. */
  readonly compared: string;
  readonly nullable: boolean;
  readonly descending: boolean;
}

/**
 * Returns the keys of a connection's order. Enum values compare by their place in the declaration.
 * @param edges of lookups, which the pattern of the list matches.
 */
export function orderKeys(
  graph: Graph,
  read: Connection,
  bindings: Bindings,
  names: Names,
  edges: LookupEdges = [],
): readonly CypherKey[] {
  return read.orderBy.map((key): CypherKey => {
    const { type, nullable, values } = keyType(graph, read.hop, read.kinds, key);
    const descending = key.direction === 'DESC';
    if (key.on === 'lookup') {
      const edge = edgeOf(edges, key);
      if (edge) {
        const stored = `${edge}.${cypherName(key.property)}`;
        return { stored, lookup: null, value: stored, compared: stored, nullable, descending };
      }
      const stored = names.value();
      const far = names.next();
      const lookup = {
        match: `OPTIONAL ${matchAdmitted(graph, key, bindings.node, far, names)}`,
        value: `${far.edge}.${cypherName(key.property)}`,
      };
      return { stored, lookup, value: stored, compared: stored, nullable, descending };
    }
    const { on, property } = key;
    const owner = on === 'node' ? bindings.node : bindings.edge;
    const stored = `${owner}.${cypherName(property)}`;
    const value = values ? placeIn(values, stored) : stored;
    const isText = type === 'string' && !values && property !== 'id';
    const compared = isText ? `coalesce(${owner}.${cypherName(comparableProperty(property))}, ${stored})` : value;
    return { stored, lookup: null, value, compared, nullable, descending };
  });
}

/**
 * The clauses that look up the keys of an order, once for each item; empty for an order without lookups. Two nodes have
 * at most one edge of a relation, so no item comes twice.
 */
export function lookUpKeys(keys: readonly CypherKey[], carried: readonly string[]): string {
  const found = keys.flatMap(({ stored, lookup }) => (lookup ? [{ stored, ...lookup }] : []));
  if (found.length === 0) return '';
  const values = found.map(({ stored, value }) => `${value} AS ${stored}`);
  return ` ${found.map(({ match }) => match).join(' ')} WITH ${[...carried, ...values].join(', ')}`;
}

/** Names of enum values are GraphQL names: letters, digits and underscores need no escaping. */
const placeIn = (values: readonly string[], subject: string): string =>
  `CASE ${subject} ${values.map((value, i) => `WHEN '${value}' THEN ${i}`).join(' ')} END`;

/**
 * Compiles the order, or its reverse, into an `ORDER BY` list. Missing values come last forwards, and so first
 * backwards.
 */
export const orderList = (keys: readonly CypherKey[], backwards: boolean): string =>
  keys
    .flatMap(({ value, nullable, descending }) => [
      ...(nullable ? [`${value} IS NULL${backwards ? ' DESC' : ''}`] : []),
      `${value}${descending !== backwards ? ' DESC' : ''}`,
    ])
    .join(', ');

/**
 * Compiles whether a place comes after (or before) a cursor in the order: a comparison of the first key, for ties of
 * the next key, and so on. Definite even for missing values.
 */
export function beyondCursor(keys: readonly CypherKey[], slot: number, side: 'after' | 'before'): string {
  const condition = (i: number): string => {
    const key = keys[i];
    if (!key) return 'false';
    const operand = `${slotParameter(slot)}[${i}]`;
    const beyond = compareKey(key, operand, side);
    if (i === keys.length - 1) return beyond;
    return `(${beyond} OR ${equalKey(key, operand)} AND ${condition(i + 1)})`;
  };
  return condition(0);
}

function compareKey(
  { compared: value, nullable, descending }: CypherKey,
  operand: string,
  side: 'after' | 'before',
): string {
  const comparison = `${value} ${(side === 'after') !== descending ? '>' : '<'} ${operand}`;
  if (!nullable) return comparison;
  // A missing value comes after every other, in both directions.
  const [missing, beyondMissing] = side === 'after' ? [operand, value] : [value, operand];
  return `CASE WHEN ${missing} IS NULL THEN false WHEN ${beyondMissing} IS NULL THEN true ELSE ${comparison} END`;
}

const equalKey = ({ compared: value, nullable }: CypherKey, operand: string): string =>
  nullable
    ? `CASE WHEN ${value} IS NULL OR ${operand} IS NULL THEN ${value} IS NULL AND ${operand} IS NULL ` +
      `ELSE ${value} = ${operand} END`
    : `${value} = ${operand}`;

/** Compiles whether a place is that of a cursor: every key is equal. */
export const atCursor = (keys: readonly CypherKey[], slot: number): string =>
  keys.map((key, i) => equalKey(key, `${slotParameter(slot)}[${i}]`)).join(' AND ');
