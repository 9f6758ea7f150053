import type { ResearchContext } from '../../context.ts';
import type { PlacedNode } from './explore.ts';

/** The size of a neighbourhood, or of a part of it. */
export interface Extent {
  readonly nodes: number;
  readonly edges: number;
  /** The number of nodes of each kind, in declared order, without empty kinds. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
}

/** The kinds of a graph, in declared order, and the kind of an id. */
interface Kinds {
  readonly declared: readonly string[];
  readonly of: (id: string) => string;
}

/**
 * Measures a whole neighbourhood, and the part of it after a page. An edge belongs to the page of its later end.
 * @param end the place of the first node after the page.
 */
export async function measureExtents(
  context: ResearchContext,
  {
    nodes,
    end,
    relations,
    kinds,
  }: { nodes: readonly PlacedNode[]; end: number; relations: readonly string[]; kinds: Kinds },
): Promise<{ readonly totals: Extent; readonly omitted: Extent }> {
  const ids = nodes.map(({ id }) => id);
  const isWanted = context.wants('totals.edges') || context.wants('omitted.edges');
  const edgesAmong = (some: readonly string[]) =>
    isWanted ? context.edgeCount({ relations, from: some, to: some }) : Promise.resolve(0);
  const all = await edgesAmong(ids);
  const shown = end < ids.length ? await edgesAmong(ids.slice(0, end)) : all;
  const extent = (part: readonly string[], edges: number): Extent => ({
    nodes: part.length,
    edges,
    kinds: countKinds(part, kinds),
  });
  return { totals: extent(ids, all), omitted: extent(ids.slice(end), all - shown) };
}

function countKinds(ids: readonly string[], kinds: Kinds): Extent['kinds'] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(kinds.of(id), (counts.get(kinds.of(id)) ?? 0) + 1);
  return kinds.declared.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}
