import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineResult, type ValueOf } from '../../../src/research/define.ts';
import { riskFactorType } from '../../model/risk-factor.ts';
import { claimIdsOf, type FactEdge, isAsserted } from '../common/fact-edges.ts';
import { facts } from '../common/facts.ts';
import { claims } from '../common/result-fields.ts';
import { readRiskFactors, refuseOthersThanDiets } from '../common/risk-factors.ts';
import { refuseContradictions } from './contradictions.ts';

const matchedRisk = defineResult({
  name: 'MatchedRiskFactor',
  description: 'A given circumstance, such as a diet, that makes a deficiency of the nutrient more likely.',
  fields: {
    riskFactor: { type: 'entity', kind: 'RiskFactor', description: 'The circumstance.' },
    type: {
      type: 'enum',
      enum: riskFactorType,
      description: 'Kind of the circumstance, such as a disease or a medicine, to group the circumstances by.',
    },
    narrower: {
      type: 'entity',
      kind: 'RiskFactor',
      nullable: true,
      description:
        'The given circumstance, if it is narrower than this one: a vegan diet is a kind of vegetarian diet.',
    },
    condition: {
      type: 'entity',
      kind: 'Condition',
      nullable: true,
      description:
        'The given condition that is an example of the circumstance. Null if the circumstance itself is given.',
    },
    lifeStage: {
      type: 'entity',
      kind: 'LifeStage',
      nullable: true,
      description:
        'The given life stage, if the circumstance applies to everyone in it. Null if something else is given.',
    },
    mechanism: {
      type: 'string',
      nullable: true,
      description: 'How it makes the deficiency more likely, as the source explains it.',
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
  description:
    'Given circumstances and diets that raise the risk of a deficiency of it. They do not count in the score.',
} as const;

const conditionFacts = facts(`query ($ids: [ID!]!, $lifeStages: [ID!]!) {
  nodes(ids: $lifeStages) { id }
  conditions(where: { id: { in: $ids } }) { nodes { id riskFactors { edges { claims { id status } node { id } } } } }
}`);

/** The circumstances of a person, as arguments give them. */
export interface Circumstances {
  readonly riskFactors: readonly string[] | null;
  readonly diets: readonly string[] | null;
  readonly lifeStage: string | null;
}

/** The given risk factors of a deficiency of each nutrient. */
export type RisksByNutrient = ReadonlyMap<string, readonly MatchedRisk[]>;

/**
 * Reads which of the given circumstances raise the risk for which nutrients. A circumstance counts as all broader ones,
 * a condition as the risk factors that it is an example of, and a life stage as the circumstances that apply to
 * everyone in it. Each nutrient has the nearest of its risk factors once.
 * @param field names the research field in errors.
 * @throws {GraphQLError} BAD_ID for an id that no entity has; BAD_USER_INPUT for a diet that is another circumstance,
 *   or for circumstances that contradict each other.
 */
export async function readCircumstances(
  context: ResearchContext,
  field: string,
  given: Circumstances,
): Promise<RisksByNutrient> {
  const ids = { riskFactors: given.riskFactors ?? [], diets: given.diets ?? [] };
  const all = [...new Set([...ids.riskFactors, ...ids.diets])];
  const { lifeStage } = given;
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
        const { id: broader, riskFactorType: type } = riskFactor;
        const claims = claimIdsOf([edge, ...steps, example]);
        risks.set(nutrient, [...others, { riskFactor: broader, type, narrower, ...from, mechanism, claims }]);
      }
    }
  };
  // A broader circumstance that is itself given names itself, rather than a narrower one that is given too.
  const circumstances = all.filter((id) => riskFactors.byId.has(id)).sort(compareText);
  const isBroader = (id: string) => circumstances.some((other) => other !== id && riskFactors.isKindOf(other, id));
  const itself = { condition: null, lifeStage: null };
  for (const id of [...circumstances.filter(isBroader), ...circumstances.filter((id) => !isBroader(id))])
    match(id, itself);
  for (const { id, example } of examples) match(example.node.id, { condition: id, lifeStage: null }, example);
  for (const { id, cover } of covering) match(id, { condition: null, lifeStage }, cover);
  return risks;
}
