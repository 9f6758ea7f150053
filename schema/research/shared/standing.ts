import type { Standing } from '../../../src/research/evidence/links.ts';

/** An edge with the claims that support it, as facts give it. */
export interface FactEdge<N = { readonly id: string }> {
  readonly node: N;
  readonly claims: readonly { readonly id: string; readonly status: string }[];
}
export interface FactEdges<E = FactEdge> {
  readonly edges: readonly E[];
}
type Claims = Pick<FactEdge, 'claims'>;

const someIs = ({ claims }: Claims, wanted: 'ASSERTED' | 'NEGATED'): boolean =>
  claims.some(({ status }) => status === wanted);

/** Whether a source says that it is so, whatever others say. */
export const isAsserted = (edge: Claims): boolean => someIs(edge, 'ASSERTED');

/** How an edge stands by what the sources say. Claims that leave it open settle nothing. */
export function standingOf(edge: Claims): Standing {
  const negated = someIs(edge, 'NEGATED');
  if (isAsserted(edge)) return negated ? 'disputed' : 'asserted';
  return negated ? 'negated' : 'open';
}

/** The claims of edges, each once. Edges that there are not have none. */
export const claimIds = (...edges: readonly (Claims | undefined)[]): readonly string[] => claimIdsOf(edges);

/** The claims of a list of relations, each once. */
export const claimIdsOf = (edges: readonly (Claims | undefined)[]): readonly string[] => [
  ...new Set(edges.flatMap((edge) => edge?.claims.map(({ id }) => id) ?? [])),
];
