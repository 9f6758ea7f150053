import { codedError } from '../../src/errors.ts';
import { unknownIds } from '../../src/research/arguments.ts';
import { defineResult, type ValueOf } from '../../src/research/define.ts';
import { facts } from '../../src/research/facts.ts';
import type { Study } from '../../src/research/study.ts';
import { claims } from './entity-fields.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from './standing.ts';

/** A risk factor that a person was said to have, as far as it bears on a nutrient. */
const matchedRisk = defineResult({
  name: 'MatchedRiskFactor',
  description: 'A circumstance given that makes a shortage of the nutrient more likely, diets among them.',
  fields: {
    riskFactor: { type: 'entity', kind: 'RiskFactor', description: 'The circumstance.' },
    condition: {
      type: 'entity',
      kind: 'Condition',
      nullable: true,
      description: 'The condition given that brings it with it. Null where the circumstance itself was given.',
    },
    mechanism: {
      type: 'string',
      nullable: true,
      description: 'How it makes the shortage more likely, as the source explains it.',
    },
    claims,
  },
});
type MatchedRisk = ValueOf<typeof matchedRisk>;

/** The field `riskFactors` of a nutrient in an answer. */
export const matchedRisks = {
  type: 'object',
  object: matchedRisk,
  list: true,
  description: 'Circumstances and diets given that bear on it. They are no part of the score.',
} as const;

interface RiskFactor {
  readonly id: string;
  readonly riskFactorType: string;
  readonly nutrients: FactEdges<FactEdge & { readonly mechanism: string | null }>;
}
const riskFactor = 'id riskFactorType nutrients { edges { mechanism claims { id status } node { id } } }';
const circumstanceFacts = facts<{
  readonly riskFactors: { readonly nodes: readonly RiskFactor[] };
  readonly conditions: {
    readonly nodes: readonly { readonly id: string; readonly riskFactors: FactEdges<FactEdge<RiskFactor>> }[];
  };
}>(`query ($ids: [ID!]!) {
  riskFactors(where: { id: { in: $ids } }) { nodes { ${riskFactor} } }
  conditions(where: { id: { in: $ids } }) {
    nodes { id riskFactors { edges { claims { id status } node { ${riskFactor} } } } }
  }
}`);
const dietFacts = facts<{ readonly riskFactors: { readonly nodes: readonly { readonly id: string }[] } }>(
  '{ riskFactors(where: { riskFactorType: { eq: DIET } }) { nodes { id } } }',
);

export interface Circumstances {
  readonly riskFactors: readonly string[] | null;
  readonly diets: readonly string[] | null;
}

/** The risk factors that bear on each nutrient. */
export type RisksByNutrient = ReadonlyMap<string, readonly MatchedRisk[]>;

/**
 * Reads what circumstances bear on which nutrients. A condition counts as the risk factors it is an example of, unless
 * those were given themselves.
 * @param field that was asked, for messages.
 * @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for a diet that is none.
 */
export async function readCircumstances(study: Study, field: string, given: Circumstances): Promise<RisksByNutrient> {
  const ids = { riskFactors: given.riskFactors ?? [], diets: given.diets ?? [] };
  const all = [...new Set([...ids.riskFactors, ...ids.diets])];
  if (all.length === 0) return new Map();
  const { riskFactors, conditions } = await study.ask(circumstanceFacts, { ids: all });
  const direct = new Map(riskFactors.nodes.map((node) => [node.id, node]));
  const known = new Set([...direct.keys(), ...conditions.nodes.map(({ id }) => id)]);
  for (const [argument, given] of Object.entries(ids)) {
    const unknown = given.filter((id) => !known.has(id));
    if (unknown.length > 0) throw unknownIds(`${field}(${argument}:)`, unknown);
  }
  const others = ids.diets.filter((id) => direct.get(id)?.riskFactorType !== 'DIET');
  if (others.length > 0) throw await notDiets(study, field, others);

  const risks = new Map<string, MatchedRisk[]>();
  const match = (node: RiskFactor, condition: string | null, example?: FactEdge<RiskFactor>) => {
    for (const edge of node.nutrients.edges.filter(isAsserted)) {
      const { mechanism } = edge;
      const matched = { riskFactor: node.id, condition, mechanism, claims: claimIds(edge, example) };
      risks.set(edge.node.id, [...(risks.get(edge.node.id) ?? []), matched]);
    }
  };
  for (const node of direct.values()) match(node, null);
  for (const condition of conditions.nodes) {
    for (const example of condition.riskFactors.edges.filter(isAsserted)) {
      if (!direct.has(example.node.id)) match(example.node, condition.id, example);
    }
  }
  return risks;
}

/** The error for diets that are none. */
export async function notDiets(study: Study, field: string, ids: readonly string[]) {
  const { riskFactors } = await study.ask(dietFacts);
  const diets = riskFactors.nodes.map(({ id }) => id);
  return codedError(
    'BAD_USER_INPUT',
    `${field}(diets:) holds ${ids.join(', ')}, no diet. The diets are ${diets.join(', ')}; give other circumstances as riskFactors.`,
    { ids, diets },
  );
}
