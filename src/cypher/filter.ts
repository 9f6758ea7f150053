import type { Graph, Hop } from '../model/graph.ts';
import type { Filter } from '../plan/conditions.ts';
import { type Bindings, type Names, slotParameter } from './bindings.ts';
import { compileAdmission, compileEvidence } from './evidence.ts';
import { hopPattern, matchLookup } from './pattern.ts';
import { cypherName, foldedProperty, givenProperty, recordProperty } from './storage.ts';

type Compare = Filter & { readonly type: 'compare' };
export type CompareLookup = Compare & { readonly on: 'lookup' };
type CompareOwn = Exclude<Compare, CompareLookup>;
type Related = Filter & { readonly type: 'related' | 'count' };

const symbols = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/**
 * Compiles a filter into a Cypher predicate. Cypher's comparisons with null are null, which a `WHERE` rightly drops.
 * Under `not` they would stay null although the plan's two-valued logic makes them true, so the compiler makes each
 * comparison definite there.
 */
export function compileFilter(graph: Graph, filter: Filter, bindings: Bindings, names: Names, negated = false): string {
  switch (filter.type) {
    case 'and':
    case 'or': {
      const parts = filter.of.map((part) => compileFilter(graph, part, bindings, names, negated));
      return `(${parts.join(filter.type === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `NOT ${compileFilter(graph, filter.of, bindings, names, true)}`;
    case 'evidence':
      return compileEvidence(graph, filter, bindings, names);
    case 'compare': {
      if (filter.on === 'lookup') return compileLookup(graph, filter, bindings.node, names);
      const comparison = compileCompare(filter, bindings);
      return negated ? `coalesce(${comparison}, false)` : `(${comparison})`;
    }
    case 'records':
      return compileRecords(graph, filter, bindings, names);
    case 'related': {
      const related = `EXISTS { ${compileRelated(graph, filter, bindings, names)} }`;
      return filter.quantifier === 'none' ? `NOT ${related}` : related;
    }
    case 'count': {
      const counted = compileRelated(graph, filter, bindings, names);
      return `(COUNT { ${counted} } ${symbols[filter.comparator]} ${slotParameter(filter.value)})`;
    }
  }
}

/**
 * Compiles whether an edge to the given node has a value that satisfies the comparison. Definite: false without an
 * edge.
 */
function compileLookup(graph: Graph, filter: CompareLookup, node: string, names: Names): string {
  const far = names.next();
  const match = `${matchLookup(graph, filter, node, far)}`;
  const admitted = compileAdmission(graph, filter.admitted, far, names);
  const where = (condition: string) => [...admitted, condition].join(' AND ');
  if (filter.comparator === 'isNull') {
    const present = `${far.edge}.${cypherName(filter.property)} IS NOT NULL`;
    return `(EXISTS { ${match} WHERE ${where(present)} } <> ${slotParameter(filter.value)})`;
  }
  return `EXISTS { ${match} WHERE ${where(compileCompare({ ...filter, on: 'edge' }, far))} }`;
}

/** Compiles a comparison with a property of the bindings. It is null for a missing value. */
export function compileCompare({ on, property, comparator, value }: CompareOwn, bindings: Bindings): string {
  const { subject, folded } = on === 'record' ? ofRecord(bindings, property) : ofOwner(ownerOf(on, bindings), property);
  const operand = slotParameter(value);
  switch (comparator) {
    case 'in':
      return `${subject} IN ${operand}`;
    case 'contains':
      return `${folded} CONTAINS ${operand}`;
    case 'startsWith':
      return `${folded} STARTS WITH ${operand}`;
    case 'isNull':
      return `(${subject} IS NULL) = ${operand}`;
    case 'has':
      return `${operand} IN ${subject}`;
    case 'isEmpty':
      return `(size(${subject}) = 0) = ${operand}`;
    default:
      return `${subject} ${symbols[comparator]} ${operand}`;
  }
}

const ownerOf = (on: 'edge' | 'node', bindings: Bindings): string =>
  on === 'node' ? bindings.node : (bindings.edge ?? '');

const ofOwner = (owner: string, property: string) => ({
  subject: `${owner}.${cypherName(property)}`,
  folded: `${owner}.${cypherName(foldedProperty(property))}`,
});

/** One field of the current record: null if the record lacks it. */
function ofRecord({ record }: Bindings, field: string) {
  if (!record) throw new Error(`the condition on ${field} is on no record`);
  const { owner, property, definition, place } = record;
  const list = (name: string) => `${owner}.${cypherName(name)}[${place}]`;
  const isGiven = list(givenProperty(property, field));
  const own = recordProperty(property, field);
  const read = (name: string) =>
    definition.fields[field]?.required === true ? list(name) : `CASE WHEN ${isGiven} THEN ${list(name)} END`;
  return { subject: read(own), folded: read(foldedProperty(own.slice(1))) };
}

/**
 * Compiles whether any record satisfies a condition. The condition is definite for each: `any` over a null would be
 * null.
 */
function compileRecords(
  graph: Graph,
  { on, property, definition, quantifier, where }: Filter & { readonly type: 'records' },
  bindings: Bindings,
  names: Names,
): string {
  const owner = ownerOf(on, bindings);
  const place = names.value();
  const records = `coalesce(${owner}.${cypherName(property)}, [])`;
  const inner = { ...bindings, record: { owner, property, definition, place } };
  const found = where
    ? `any(${place} IN range(0, size(${records}) - 1) WHERE ${compileFilter(graph, where, inner, names, true)})`
    : `size(${records}) > 0`;
  return quantifier === 'some' ? `(${found})` : `NOT (${found})`;
}

function compileRelated(graph: Graph, { hop, where }: Related, bindings: Bindings, names: Names): string {
  const far = names.next();
  const condition = where ? ` WHERE ${compileFilter(graph, where, far, names)}` : '';
  return `MATCH ${hopPattern(hop, bindings.node, far)}${condition}`;
}

/** Counts the nodes at the end of a hop: the degree of the node, unless a filter applies. */
export function compileCount(graph: Graph, hop: Hop, where: Filter | null, node: string, names: Names): string {
  const far = names.next();
  // Without a variable at the far end, Neo4j reads the degree instead of walking.
  if (!where) return `COUNT { ${hopPattern(hop, node, { node: '', edge: '' })} }`;
  return `COUNT { MATCH ${hopPattern(hop, node, far)} WHERE ${compileFilter(graph, where, far, names)} }`;
}
