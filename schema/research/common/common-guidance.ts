/** Reads the guidance on all nutrients. It applies also to nutrients that the sources do not name. */

import type { ResearchContext } from '../../../src/research/context.ts';
import type { FactEdge, FactEdges } from './fact-edges.ts';
import { facts } from './facts.ts';

export type GuidanceType = 'SEEK_CARE' | 'AVOID' | 'DIET' | 'READ_ON';

export interface GuidanceNode {
  readonly id: string;
  readonly guidanceType: GuidanceType;
}

const commonFacts = facts(`{
  guidances(where: { appliesToAll: { eq: true } }) {
    nodes { id guidanceType nutrients { edges { claims { id status } node { id } } } }
  }
}`);

/**
 * Reads the guidance on all nutrients.
 * @returns a function that adds it to the guidance that names a nutrient. It has the claims of all its edges, since the
 * source states it of nutrients in general.
 */
export async function readCommonGuidance(
  context: ResearchContext,
): Promise<(named: FactEdges<FactEdge<GuidanceNode>>) => FactEdges<FactEdge<GuidanceNode>>> {
  const { guidances } = await context.ask(commonFacts);
  const common = guidances.nodes.map(({ id, guidanceType, nutrients }) => {
    const claims = new Map(nutrients.edges.flatMap((edge) => edge.claims.map((claim) => [claim.id, claim] as const)));
    return { node: { id, guidanceType }, claims: [...claims.values()] };
  });
  return ({ edges }) => ({
    edges: [...edges, ...common.filter(({ node }) => !edges.some((edge) => edge.node.id === node.id))],
  });
}
