import { unknownIds } from '../../src/research/arguments.ts';
import { defineArguments } from '../../src/research/define.ts';
import { facts } from '../../src/research/facts.ts';
import { Hierarchy } from '../../src/research/hierarchy.ts';
import type { Study } from '../../src/research/study.ts';
import { notDiets } from './circumstances.ts';
import { type FactEdges, isAsserted } from './standing.ts';

/** What research on foods takes to leave some out. */
export const foodChoiceArguments = defineArguments({
  diets: {
    type: 'id',
    kinds: ['RiskFactor'],
    list: true,
    description: 'Ids of risk factors that are diets: foods of the categories that they leave out are left out.',
  },
  exclude: {
    type: 'id',
    kinds: ['Food'],
    list: true,
    description: 'Ids of foods to leave out, with all their forms.',
  },
});

/** What it takes to tell whether a food is left out. */
export interface ChosenFood {
  readonly id: string;
  readonly category: string;
}

export interface FoodChoice {
  readonly hierarchy: Hierarchy;
  /** Whether a food is neither left out itself, nor a form of what is. */
  allows(food: ChosenFood): boolean;
}

const choiceFacts = facts<{
  readonly riskFactors: {
    readonly nodes: readonly {
      readonly id: string;
      readonly riskFactorType: string;
      readonly leavesOut: readonly string[];
    }[];
  };
  readonly excluded: readonly ({ readonly id: string } | null)[];
  readonly foods: { readonly nodes: readonly { readonly id: string; readonly formOf: FactEdges }[] };
}>(`query ($diets: [ID!]!, $exclude: [ID!]!) {
  riskFactors(where: { id: { in: $diets } }) { nodes { id riskFactorType leavesOut } }
  excluded: nodes(ids: $exclude) { id }
  foods(where: { formOf: { some: {} } }) { nodes { id formOf { edges { claims { id status } node { id } } } } }
}`);

/**
 * Reads which foods are left out.
 * @param field that was asked, for messages.
 * @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for a diet that is none.
 */
export async function readFoodChoice(
  study: Study,
  field: string,
  given: { readonly diets: readonly string[] | null; readonly exclude: readonly string[] | null },
): Promise<FoodChoice> {
  const [diets, exclude] = [given.diets ?? [], given.exclude ?? []];
  const { riskFactors, excluded, foods } = await study.ask(choiceFacts, { diets, exclude });
  const found = new Map(riskFactors.nodes.map((node) => [node.id, node]));
  const missing = diets.filter((id) => !found.has(id));
  if (missing.length > 0) throw unknownIds(`${field}(diets:)`, missing);
  const unknown = exclude.filter((_, i) => excluded[i] === null);
  if (unknown.length > 0) throw unknownIds(`${field}(exclude:)`, unknown);
  const others = diets.filter((id) => found.get(id)?.riskFactorType !== 'DIET');
  if (others.length > 0) throw await notDiets(study, field, others);

  const categories = new Set(riskFactors.nodes.flatMap(({ leavesOut }) => leavesOut));
  const hierarchy = new Hierarchy(
    foods.nodes.flatMap(({ id, formOf }) =>
      formOf.edges.filter(isAsserted).map(({ node }) => ({ narrower: id, broader: node.id })),
    ),
  );
  return {
    hierarchy,
    allows: ({ id, category }) =>
      !categories.has(category) && (exclude.length === 0 || !exclude.some((food) => hierarchy.above(id).has(food))),
  };
}
