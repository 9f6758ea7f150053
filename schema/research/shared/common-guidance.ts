/** Reads the guidance that applies to every nutrient, also to those that no source names in it. */

import type { ResearchContext } from '../../../src/research/context.ts';
import { facts } from './facts.ts';
import type { FactEdge, FactEdges } from './standing.ts';

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
 * Adds to the guidance that names a nutrient what applies to all nutrients. The claims behind that are those by which it
 * applies to any, since the source says it of nutrients in general.
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
