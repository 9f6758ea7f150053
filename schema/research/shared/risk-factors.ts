/** Reads the declared circumstances of people with their hierarchy: diets, life stages, diseases. */

import type { ResearchContext } from '../../../src/research/context.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { facts } from './facts.ts';
import { type FactEdge, type FactEdges, isAsserted } from './standing.ts';

/** A risk factor with what the sources say of it. */
export interface RiskFactor {
  readonly id: string;
  readonly riskFactorType: string;
  readonly nutrients: FactEdges<FactEdge & { readonly mechanism: string | null }>;
  readonly excludes: FactEdges;
  readonly broader: FactEdges;
  readonly lifeStages: FactEdges;
  readonly contradicts: FactEdges;
  readonly ruledOutIn: FactEdges;
}

const riskFactorFacts = facts(`{
  riskFactors {
    nodes {
      id riskFactorType
      nutrients { edges { mechanism claims { id status } node { id } } }
      excludes { edges { claims { id status } node { id } } }
      broader { edges { claims { id status } node { id } } }
      lifeStages { edges { claims { id status } node { id } } }
      contradicts { edges { claims { id status } node { id } } }
      ruledOutIn { edges { claims { id status } node { id } } }
    }
  }
}`);

/** All risk factors by id, and which of them are kinds of which. */
export class RiskFactors {
  readonly byId: ReadonlyMap<string, RiskFactor>;
  private readonly hierarchy: Hierarchy;

  constructor(all: readonly RiskFactor[]) {
    this.byId = new Map(all.map((one) => [one.id, one]));
    this.hierarchy = new Hierarchy(
      all.flatMap(({ id, broader }) =>
        broader.edges.filter(isAsserted).map(({ node }) => ({ narrower: id, broader: node.id })),
      ),
    );
  }

  /**
   * Returns a risk factor and all it is a kind of, nearest first, each with the edges that lead up to it. What holds of
   * the broader holds of the narrower.
   */
  above(id: string): readonly { readonly riskFactor: RiskFactor; readonly steps: readonly FactEdge[] }[] {
    return [...this.hierarchy.above(id)].flatMap(([above, path]) => {
      const riskFactor = this.byId.get(above);
      const steps = path.flatMap(
        (from, i) => this.byId.get(from)?.broader.edges.find(({ node }) => node.id === path[i + 1]) ?? [],
      );
      return riskFactor ? [{ riskFactor, steps }] : [];
    });
  }

  /** Returns the circumstances that everyone in a life stage is in, each with the edge that says so. */
  covering(lifeStage: string | null): readonly { readonly id: string; readonly cover: FactEdge }[] {
    return [...this.byId.values()].flatMap(({ id, lifeStages }) =>
      lifeStages.edges.filter((edge) => isAsserted(edge) && edge.node.id === lifeStage).map((cover) => ({ id, cover })),
    );
  }

  /** Whether the first is the second or a kind of it, by any number of steps. */
  isKindOf(narrower: string, broader: string): boolean {
    return this.hierarchy.above(narrower).has(broader);
  }

  isDiet(id: string): boolean {
    return this.byId.get(id)?.riskFactorType === 'DIET';
  }
}

/** Reads every risk factor. */
export async function readRiskFactors(context: ResearchContext): Promise<RiskFactors> {
  const { riskFactors } = await context.ask(riskFactorFacts);
  return new RiskFactors(riskFactors.nodes);
}
