/** Compiles the conditions on lookups that every item of a list has to satisfy. */
import type { Graph } from '../model/graph.ts';
import type { Filter, LookupRef } from '../plan/conditions.ts';
import type { Names } from './bindings.ts';
import { compileAdmission } from './evidence.ts';
import { type CompareLookup, compileCompare, compileFilter } from './filter.ts';
import { matchLookup } from './pattern.ts';

/** The edges of lookups that a pattern matches, with their variables. */
export type LookupEdges = readonly (Pick<LookupRef, 'hop' | 'of'> & { readonly edge: string })[];

/** Finds the variable of the edge that a lookup reads. */
export const edgeOf = (edges: LookupEdges, { hop, of }: Pick<LookupRef, 'hop' | 'of'>): string | undefined =>
  edges.find((found) => found.of === of && found.hop.relation === hop.relation && found.hop.direction === hop.direction)
    ?.edge;

/**
 * Compiles a filter into a pattern for each lookup that it requires, and conditions. Two nodes have at most one edge of
 * a relation, so no item comes twice.
 */
export function joinLookups(
  graph: Graph,
  filter: Filter,
  far: { readonly node: string; readonly edge: string },
  names: Names,
) {
  const edges: { hop: LookupRef['hop']; of: LookupRef['of']; edge: string }[] = [];
  const matches: string[] = [];
  const where = conjunctsOf(filter).flatMap((part) => {
    if (!requiresEdge(part)) return compileFilter(graph, part, far, names);
    const { hop, of } = part;
    const known = edgeOf(edges, part);
    if (known) return compileCompare({ ...part, on: 'edge' }, { node: '', edge: known });
    const given = names.next();
    matches.push(` ${matchLookup(graph, part, far.node, given)}`);
    edges.push({ hop, of, edge: given.edge });
    return [compileCompare({ ...part, on: 'edge' }, given), ...compileAdmission(graph, part.admitted, given, names)];
  });
  return { match: matches.join(''), where, edges: edges as LookupEdges };
}

const conjunctsOf = (filter: Filter): readonly Filter[] =>
  filter.type === 'and' ? filter.of.flatMap(conjunctsOf) : [filter];

/** Without the edge, a comparison is false, and `isNull` may be true. */
const requiresEdge = (filter: Filter): filter is CompareLookup =>
  filter.type === 'compare' && filter.on === 'lookup' && filter.comparator !== 'isNull';
