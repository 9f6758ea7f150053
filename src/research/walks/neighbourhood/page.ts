import type { Edge } from '../../../plan/result.ts';
import type { Neighbourhood, PlacedNode } from './explore.ts';

/** How much of something there is. */
export interface Extent {
  readonly nodes: number;
  readonly edges: number;
  /** The nodes of each kind, in declared order; kinds of which there is none are left out. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** A part of a neighbourhood. All pages together hold each node and each edge once. */
export interface NeighbourhoodPage {
  readonly nodes: readonly PlacedNode[];
  /** Those whose later end is on this page: both ends are on it or on pages before it. */
  readonly edges: readonly Edge[];
  readonly totals: Extent;
  /** What is on pages after this one. */
  readonly omitted: Extent;
  /** The place of the page's last node where there are more, or null. */
  readonly last: number | null;
}

/**
 * Cuts a page out of a neighbourhood.
 * @param after place of the last node of the page before, -1 for the first page.
 * @param limit how many nodes.
 * @param kinds of the graph, in declared order.
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
