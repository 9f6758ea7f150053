import type { Standing } from '../../../src/research/evidence/links.ts';

/** An edge with the claims that support it, as a query for facts reads it. */
export interface FactEdge<N = { readonly id: string }> {
  readonly node: N;
  readonly claims: readonly { readonly id: string; readonly status: string }[];
}
/** A relation of one node, as a query for facts reads it. */
export interface FactEdges<E = FactEdge> {
  readonly edges: readonly E[];
}
type Claims = Pick<FactEdge, 'claims'>;

const hasClaim = ({ claims }: Claims, status: 'ASSERTED' | 'NEGATED'): boolean =>
  claims.some((claim) => claim.status === status);

/** Returns whether a source asserts the edge, regardless of sources that deny it. */
export const isAsserted = (edge: Claims): boolean => hasClaim(edge, 'ASSERTED');

/** Returns whether the sources assert, dispute or deny an edge. Claims that leave it open do not count. */
export function standingOf(edge: Claims): Standing {
  const negated = hasClaim(edge, 'NEGATED');
  if (isAsserted(edge)) return negated ? 'disputed' : 'asserted';
  return negated ? 'negated' : 'open';
}

/** Returns the claims of edges, each once. A missing edge has none. */
export const claimIds = (...edges: readonly (Claims | undefined)[]): readonly string[] => claimIdsOf(edges);

/** Returns the claims of a list of edges, each once. A missing edge has none. */
export const claimIdsOf = (edges: readonly (Claims | undefined)[]): readonly string[] => [
  ...new Set(edges.flatMap((edge) => edge?.claims.map(({ id }) => id) ?? [])),
];
