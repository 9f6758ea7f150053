import type { Graph, Hop } from '../model/graph.ts';
import type { Filter } from '../plan/plan.ts';
import { hopPattern, matchLookup } from './pattern.ts';
import { type Names, type Scope, slotParameter } from './scope.ts';
import { cypherName, foldedProperty } from './storage.ts';

type Compare = Filter & { readonly type: 'compare' };
type CompareLookup = Compare & { readonly on: 'lookup' };
type CompareOwn = Exclude<Compare, CompareLookup>;
type Related = Filter & { readonly type: 'related' | 'count' };

const symbols = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/**
 * A filter as a Cypher predicate. Cypher's comparisons with null are null, which a `WHERE` drops as it should; under
 * `not` they would stay null where the plan's two-valued logic makes them true, so there each is made definite.
 */
export function compileFilter(graph: Graph, filter: Filter, scope: Scope, names: Names, negated = false): string {
  switch (filter.type) {
    case 'and':
    case 'or': {
      const parts = filter.of.map((part) => compileFilter(graph, part, scope, names, negated));
      return `(${parts.join(filter.type === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `NOT ${compileFilter(graph, filter.of, scope, names, true)}`;
    case 'compare': {
      if (filter.on === 'lookup') return compileLookup(graph, filter, scope.node, names);
      const comparison = compileCompare(filter, scope);
      return negated ? `coalesce(${comparison}, false)` : `(${comparison})`;
    }
    case 'related':
      return `${filter.quantifier === 'none' ? 'NOT ' : ''}EXISTS { ${compileRelated(graph, filter, scope, names)} }`;
    case 'count': {
      const counted = compileRelated(graph, filter, scope, names);
      return `(COUNT { ${counted} } ${symbols[filter.comparator]} ${slotParameter(filter.value)})`;
    }
  }
}

/** Whether there is an edge to the given node whose value compares so. Definite: where there is none, there is not. */
function compileLookup(graph: Graph, filter: CompareLookup, node: string, names: Names): string {
  const far = names.next();
  const match = `${matchLookup(graph, filter, node, far)}`;
  if (filter.comparator === 'isNull') {
    const present = `${far.edge}.${cypherName(filter.property)} IS NOT NULL`;
    return `(EXISTS { ${match} WHERE ${present} } <> ${slotParameter(filter.value)})`;
  }
  return `EXISTS { ${match} WHERE ${compileCompare({ ...filter, on: 'edge' }, far)} }`;
}

function compileCompare({ on, property, comparator, value }: CompareOwn, scope: Scope): string {
  const owner = on === 'node' ? scope.node : scope.edge;
  const subject = `${owner}.${cypherName(property)}`;
  const folded = `${owner}.${cypherName(foldedProperty(property))}`;
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

function compileRelated(graph: Graph, { hop, where }: Related, scope: Scope, names: Names): string {
  const far = names.next();
  const condition = where ? ` WHERE ${compileFilter(graph, where, far, names)}` : '';
  return `MATCH ${hopPattern(hop, scope.node, far)}${condition}`;
}

/** How many nodes a hop leads to from a node: its degree, unless a filter decides. */
export function compileCount(graph: Graph, hop: Hop, where: Filter | null, node: string, names: Names): string {
  const far = names.next();
  // With nothing named at the far end Neo4j reads the degree instead of walking.
  if (!where) return `COUNT { ${hopPattern(hop, node, { node: '', edge: '' })} }`;
  return `COUNT { MATCH ${hopPattern(hop, node, far)} WHERE ${compileFilter(graph, where, far, names)} }`;
}
