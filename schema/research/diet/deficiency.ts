/** Reads the statements of the graph on nutrients that a list does not reach. */
import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import type { ValueOf } from '../../../src/research/define.ts';
import { isLess, isZero } from '../../../src/research/statistics/exact.ts';
import { type DeficiencySymptoms, readDeficiencySymptoms } from '../common/deficiencies.ts';
import { claimIds, isAsserted } from '../common/fact-edges.ts';
import { facts, having } from '../common/facts.ts';
import type { deficiencyResult, enhancerResult } from './deficiency-result.ts';
import type { DailyFigures } from './figures.ts';
import type { Intake } from './intake.ts';

const statementFacts = facts(`query ($nutrients: [ID!]!) {
  nodes(ids: $nutrients) {
    ... on Nutrient {
      id deficiencyName deficiencyDescribed
      conditions { edges { mechanism deficiencySeverity claims { id status } node { id } } }
      absorptionEnhancedBy { edges { mechanism claims { id status } node { id } } }
    }
  }
}`);

type Deficiency = ValueOf<typeof deficiencyResult>;
type Enhancer = ValueOf<typeof enhancerResult>;

/** The statements on one nutrient. */
export interface Statements {
  readonly deficiency: Deficiency;
  /** Nutrients that help the body absorb it, by id. */
  readonly enhancers: readonly Pick<Enhancer, 'nutrient' | 'mechanism' | 'claims'>[];
}

/**
 * Reads the statements on some nutrients.
 * @param given the symptoms to mark.
 * @throws {GraphQLError} BAD_ID for a symptom that the release does not have.
 */
export async function readStatements(
  context: ResearchContext,
  nutrients: readonly string[],
  given: readonly string[],
): Promise<ReadonlyMap<string, Statements>> {
  const symptoms = await readDeficiencySymptoms(context);
  const unknown = given.filter((id) => !symptoms.links.features.includes(id));
  if (unknown.length > 0) throw unknownIds('dietAnalysis(symptoms:)', unknown);
  const { nodes } = await context.ask(statementFacts, { nutrients });
  return new Map(
    nodes.filter(having('conditions')).map((node) => [
      node.id,
      {
        deficiency: {
          described: node.deficiencyDescribed,
          name: node.deficiencyName,
          symptoms: symptomsOf(symptoms, node.id, given),
          conditions: node.conditions.edges
            .filter(isAsserted)
            .map((edge) => ({
              condition: edge.node.id,
              deficiencySeverity: edge.deficiencySeverity,
              mechanism: edge.mechanism,
              claims: claimIds(edge),
            }))
            .sort((a, b) => compareText(a.condition, b.condition)),
        },
        enhancers: node.absorptionEnhancedBy.edges
          .filter(isAsserted)
          .map((edge) => ({ nutrient: edge.node.id, mechanism: edge.mechanism, claims: claimIds(edge) }))
          .sort((a, b) => compareText(a.nutrient, b.nutrient)),
      },
    ]),
  );
}

/** Returns the symptoms that a source links to a deficiency of a nutrient: first the given ones, then by id. */
function symptomsOf(
  deficiencies: DeficiencySymptoms,
  nutrient: string,
  given: readonly string[],
): Deficiency['symptoms'] {
  const { links } = deficiencies;
  return links.features
    .filter((symptom) => links.having(symptom).includes(nutrient))
    .map((symptom) => ({
      symptom,
      given: given.includes(symptom),
      claims: deficiencies.claims(nutrient, symptom),
    }))
    .sort((a, b) => Number(b.given) - Number(a.given) || compareText(a.symptom, b.symptom));
}

/** Returns an enhancer with its amount in the list. */
export function sayEnhancer(
  enhancer: Statements['enhancers'][number],
  intake: Intake,
  figures: DailyFigures,
): Enhancer {
  const eaten = intake.terms.filter(({ amount }) => !isZero(amount));
  const absent = intake.most !== null && isZero(intake.most);
  return {
    ...enhancer,
    presence: eaten.length > 0 ? 'EATEN' : absent ? 'NOT_EATEN' : 'CANNOT_TELL',
    total: figures.range(intake),
    foods: eaten
      .toSorted((a, b) => (isLess(b.amount, a.amount) ? -1 : Number(isLess(a.amount, b.amount))))
      .map(({ food, amount, claims }) => ({ food, amount: figures.perDay(amount), claims })),
  };
}
