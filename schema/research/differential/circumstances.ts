import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { claims } from '../shared/entity-fields.ts';
import { facts } from '../shared/facts.ts';
import { type RiskFactors, readRiskFactors } from '../shared/risk-factors.ts';
import { claimIdsOf, type FactEdge, isAsserted } from '../shared/standing.ts';
import { refuseContradictions } from './contradictions.ts';

/** A risk factor that a person was said to have, as far as it bears on a nutrient. */
const matchedRisk = defineResult({
  name: 'MatchedRiskFactor',
  description: 'A circumstance given that makes a shortage of the nutrient more likely, diets among them.',
  fields: {
    riskFactor: { type: 'entity', kind: 'RiskFactor', description: 'The circumstance.' },
    narrower: {
      type: 'entity',
      kind: 'RiskFactor',
      nullable: true,
      description: 'The circumstance given, where it is a kind of this one: a vegan diet of a vegetarian diet.',
    },
    condition: {
      type: 'entity',
      kind: 'Condition',
      nullable: true,
      description: 'The condition given that brings it with it. Null where the circumstance itself was given.',
    },
    lifeStage: {
      type: 'entity',
      kind: 'LifeStage',
      nullable: true,
      description:
        'The life stage given, where everyone in it is in the circumstance. Null where something else was given.',
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
  description: 'Circumstances and diets given that bear on it. They do not count in the score.',
} as const;

const conditionFacts = facts(`query ($ids: [ID!]!, $lifeStages: [ID!]!) {
  nodes(ids: $lifeStages) { id }
  conditions(where: { id: { in: $ids } }) { nodes { id riskFactors { edges { claims { id status } node { id } } } } }
}`);

export interface Circumstances {
  readonly riskFactors: readonly string[] | null;
  readonly diets: readonly string[] | null;
  readonly lifeStage: string | null;
}

/** The risk factors that bear on each nutrient. */
export type RisksByNutrient = ReadonlyMap<string, readonly MatchedRisk[]>;

/**
 * Reads which circumstances bear on which nutrients. A circumstance counts as all it is a kind of, a condition as the
 * risk factors it is an example of, and a life stage as the circumstances that everyone in it is in. Each nutrient names
 * the nearest circumstance that bears on it, once.
 * @param field that was asked, for messages.
 * @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for a diet that is none, or for what
 *   contradicts each other.
 */
export async function readCircumstances(
  context: ResearchContext,
  field: string,
  told: Circumstances,
): Promise<RisksByNutrient> {
  const ids = { riskFactors: told.riskFactors ?? [], diets: told.diets ?? [] };
  const all = [...new Set([...ids.riskFactors, ...ids.diets])];
  const { lifeStage } = told;
  if (all.length === 0 && lifeStage === null) return new Map();
  const lifeStages = lifeStage === null ? [] : [lifeStage];
  const { conditions, nodes } = await context.ask(conditionFacts, { ids: all, lifeStages });
  if (nodes.includes(null)) throw unknownIds(`${field}(lifeStage:)`, lifeStages);
  const riskFactors = await readRiskFactors(context);
  const known = new Set([...riskFactors.byId.keys(), ...conditions.nodes.map(({ id }) => id)]);
  for (const [argument, some] of Object.entries(ids)) {
    const unknown = some.filter((id) => !known.has(id));
    if (unknown.length > 0) throw unknownIds(`${field}(${argument}:)`, unknown);
  }
  refuseOthersThanDiets(riskFactors, field, ids.diets);

  const examples = conditions.nodes.flatMap(({ id, riskFactors: { edges } }) =>
    edges.filter(isAsserted).map((example) => ({ id, example })),
  );
  const covering = riskFactors.covering(lifeStage);
  refuseContradictions(
    riskFactors,
    field,
    [
      ...all.filter((id) => riskFactors.byId.has(id)).map((id) => ({ riskFactor: id, given: id })),
      ...examples.map(({ id, example }) => ({ riskFactor: example.node.id, given: id })),
      ...covering.map(({ id }) => ({ riskFactor: id, given: lifeStage ?? id })),
    ],
    lifeStage,
  );

  const risks = new Map<string, MatchedRisk[]>();
  const match = (id: string, from: Pick<MatchedRisk, 'condition' | 'lifeStage'>, example?: FactEdge) => {
    const matched = new Set<string>();
    for (const { riskFactor, steps } of riskFactors.above(id)) {
      for (const edge of riskFactor.nutrients.edges.filter(isAsserted)) {
        const nutrient = edge.node.id;
        const others = risks.get(nutrient) ?? [];
        if (matched.has(nutrient) || others.some((one) => one.riskFactor === riskFactor.id)) continue;
        matched.add(nutrient);
        const narrower = steps.length > 0 ? id : null;
        const { mechanism } = edge;
        const claims = claimIdsOf([edge, ...steps, example]);
        risks.set(nutrient, [...others, { riskFactor: riskFactor.id, narrower, ...from, mechanism, claims }]);
      }
    }
  };
  // A circumstance given itself comes before one that another given circumstance is a kind of.
  const given = all.filter((id) => riskFactors.byId.has(id)).sort(compareText);
  const isBroader = (id: string) => given.some((other) => other !== id && riskFactors.isKindOf(other, id));
  const itself = { condition: null, lifeStage: null };
  for (const id of [...given.filter(isBroader), ...given.filter((id) => !isBroader(id))]) match(id, itself);
  for (const { id, example } of examples) match(example.node.id, { condition: id, lifeStage: null }, example);
  for (const { id, cover } of covering) match(id, { condition: null, lifeStage }, cover);
  return risks;
}

/**
 * Refuses ids that are given as diets and name other risk factors.
 * @throws {GraphQLError} BAD_USER_INPUT, which lists the diets there are.
 */
export function refuseOthersThanDiets(riskFactors: RiskFactors, field: string, ids: readonly string[]): void {
  const others = ids.filter((id) => !riskFactors.isDiet(id));
  if (others.length === 0) return;
  const diets = [...riskFactors.byId.keys()].filter((id) => riskFactors.isDiet(id)).sort(compareText);
  throw codedError(
    'BAD_USER_INPUT',
    `${field}(diets:) holds ${others.join(', ')}, which is not a diet. Give one of ${diets.join(', ')}; other ` +
      'circumstances go into riskFactors.',
    { ids: others, diets },
  );
}
