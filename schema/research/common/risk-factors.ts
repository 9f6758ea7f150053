/** Reads the circumstances of people that raise the risk of a deficiency, such as diets, with their hierarchy. */

import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { Hierarchy } from '../../../src/research/evidence/hierarchy.ts';
import { type FactEdge, type FactEdges, isAsserted } from './fact-edges.ts';
import { facts } from './facts.ts';

/** A risk factor with its relations. */
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

/** All risk factors and their hierarchy. */
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
   * Returns a risk factor and all broader ones, nearest first, each with the edges that lead up to it. A statement
   * about a broader risk factor applies to the narrower ones.
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

  /** Returns the circumstances that apply to everyone in a life stage, each with the edge that states it. */
  covering(lifeStage: string | null): readonly { readonly id: string; readonly cover: FactEdge }[] {
    return [...this.byId.values()].flatMap(({ id, lifeStages }) =>
      lifeStages.edges.filter((edge) => isAsserted(edge) && edge.node.id === lifeStage).map((cover) => ({ id, cover })),
    );
  }

  /** Returns whether two risk factors are the same, or the first is narrower than the second. */
  isKindOf(narrower: string, broader: string): boolean {
    return this.hierarchy.above(narrower).has(broader);
  }

  /** Returns whether a risk factor is a diet. */
  isDiet(id: string): boolean {
    return this.byId.get(id)?.riskFactorType === 'DIET';
  }
}

/**
 * Refuses ids of `diets` that name other risk factors.
 * @param field names the research field in errors.
 * @throws {GraphQLError} BAD_USER_INPUT, which lists the diets.
 */
export function refuseOthersThanDiets(riskFactors: RiskFactors, field: string, ids: readonly string[]): void {
  const others = ids.filter((id) => !riskFactors.isDiet(id));
  if (others.length === 0) return;
  const diets = [...riskFactors.byId.keys()].filter((id) => riskFactors.isDiet(id)).sort(compareText);
  throw codedError(
    'BAD_USER_INPUT',
    `${field}(diets:) contains ${others.join(', ')}, which is not a diet. Give one of ${diets.join(', ')}; other ` +
      'circumstances go into riskFactors.',
    { ids: others, diets },
  );
}

/** Reads every risk factor. */
export async function readRiskFactors(context: ResearchContext): Promise<RiskFactors> {
  const { riskFactors } = await context.ask(riskFactorFacts);
  return new RiskFactors(riskFactors.nodes);
}
