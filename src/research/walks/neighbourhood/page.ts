import type { Edge } from '../../../plan/result.ts';
import type { Neighbourhood, PlacedNode } from './explore.ts';

/** The size of a neighbourhood, or of a part of it. */
export interface Extent {
  readonly nodes: number;
  readonly edges: number;
  /** The number of nodes of each kind, in declared order, without empty kinds. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** A page of a neighbourhood. All pages together have each node and each edge once. */
export interface NeighbourhoodPage {
  readonly nodes: readonly PlacedNode[];
  /** The edges whose later end is on this page. The other end is on this page or an earlier one. */
  readonly edges: readonly Edge[];
  /** The size of all pages together. */
  readonly totals: Extent;
  /** The size of the pages after this one. */
  readonly omitted: Extent;
  /** The place of the page's last node; null if it is the last page. */
  readonly last: number | null;
}

/**
 * Cuts a page out of a neighbourhood.
 * @param after the place of the last node of the page before; -1 for the first page.
 * @param limit the most nodes of the page.
 * @param kinds the kinds of the graph, in declared order, and the kind of an id.
 */
export function cutPage(
  { nodes, edges }: Neighbourhood,
  after: number,
  limit: number,
  kinds: { readonly declared: readonly string[]; readonly of: (id: string) => string },
): NeighbourhoodPage {
  const end = Math.min(after + 1 + limit, nodes.length);
  const extentFrom = (place: number): Extent => {
    const counts = new Map<string, number>();
    for (const { id } of nodes.slice(place)) counts.set(kinds.of(id), (counts.get(kinds.of(id)) ?? 0) + 1);
    return {
      nodes: nodes.length - place,
      edges: edges.filter((edge) => edge.place >= place).length,
      kinds: kinds.declared.flatMap((kind) => {
        const count = counts.get(kind);
        return count === undefined ? [] : [{ kind, count }];
      }),
    };
  };
  return {
    nodes: nodes.slice(after + 1, end),
    edges: edges.flatMap(({ edge, place }) => (place > after && place < end ? [edge] : [])),
    totals: extentFrom(0),
    omitted: extentFrom(end),
    last: end < nodes.length ? end - 1 : null,
  };
}
