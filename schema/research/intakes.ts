import { codedError } from '../../src/errors.ts';
import { defineEnum } from '../../src/model/define.ts';
import { compareText } from '../../src/model/text.ts';
import { unknownIds } from '../../src/research/arguments.ts';
import { roundedQuotient } from '../../src/research/decimal.ts';
import { defineArguments, type Where } from '../../src/research/define.ts';
import { facts } from '../../src/research/facts.ts';
import type { Study } from '../../src/research/study.ts';
import type { nutrientUnit } from '../model/enums.ts';
import { foodChoiceArguments, readFoodChoice } from './food-choice.ts';
import type { FactEdge, FactEdges } from './standing.ts';

/** Amounts are whole numbers of this part of their unit, so that sums are exact in any order. */
const parts = 1_000_000;

/** An amount in whole millionths: the product of the factors, computed exactly and rounded once. */
export const inParts = (...factors: readonly number[]): number => roundedQuotient([parts, ...factors]);

/** A number of millionths as an amount. */
export const fromParts = (millionths: number): number => millionths / parts;

/** How much of a food is looked at. */
const basis = defineEnum({
  name: 'FoodBasis',
  description: 'How much of each food is looked at.',
  values: { PER_100_G: 'A hundred grams.', PORTION: 'Its first household portion; foods without one are left out.' },
});

/** What research on foods for some nutrients takes. */
export const intakeArguments = defineArguments({
  nutrients: {
    type: 'id',
    kinds: ['Nutrient'],
    list: true,
    min: 1,
    required: true,
    description: 'Ids of the nutrients wanted.',
  },
  lifeStage: {
    type: 'id',
    kinds: ['LifeStage'],
    required: true,
    description: 'Id of the life stage whose reference intakes are the measure.',
  },
  where: { type: 'where', kind: 'Food', description: 'Look among these foods only.' },
  ...foodChoiceArguments,
  basis: { type: 'enum', enum: basis, default: 'PER_100_G', description: 'How much of each food is looked at.' },
});

interface IntakeArguments {
  readonly nutrients: readonly string[];
  readonly lifeStage: string;
  readonly where: Where | null;
  readonly diets: readonly string[] | null;
  readonly exclude: readonly string[] | null;
  readonly basis: string;
}

interface FoodNode {
  readonly id: string;
  readonly category: string;
  readonly portions: readonly { readonly amount: number; readonly measure: string; readonly grams: number }[];
}
interface Intake extends Omit<FactEdge, 'node'> {
  readonly intakeType: 'RDA' | 'AI';
  readonly amount: number;
  readonly upperLimit: number | null;
  readonly note: string | null;
}
interface NutrientNode {
  readonly id: string;
  readonly unit: WantedNutrient['unit'];
  readonly referenceIntakes: { readonly edges: readonly Intake[] };
  readonly measured: FactEdges<FactEdge<FoodNode> & { readonly amountPer100g: number }>;
  readonly recommended: FactEdges<FactEdge<FoodNode>>;
}

const food = 'claims { id status } node { id category portions { amount measure grams } }';
const intakeFacts = facts<{
  readonly lifeStage: { readonly id: string } | null;
  readonly nodes: readonly (NutrientNode | null)[];
}>(`query ($nutrients: [ID!]!, $lifeStage: ID!, $measured: NutrientFoodsWhere!, $recommended: NutrientFoodsWhere!) {
  lifeStage(id: $lifeStage) { id }
  nodes(ids: $nutrients) {
    ... on Nutrient {
      id unit
      referenceIntakes(where: { node: { id: { eq: $lifeStage } } }) {
        edges { intakeType amount upperLimit note claims { id status } }
      }
      measured: foods(where: $measured) { edges { amountPer100g ${food} } }
      recommended: foods(where: $recommended) { edges { ${food} } }
    }
  }
}`);

/** A nutrient that is wanted, and how much of it a day is the reference. */
export interface WantedNutrient {
  readonly id: string;
  readonly unit: keyof typeof nutrientUnit.values;
  readonly intake: Intake;
}

/** What a food gives of a nutrient. */
export interface FoodAmount {
  /** In millionths of the unit of the nutrient, in the amount of food looked at. */
  readonly millionths: number;
  readonly contains: FactEdge;
}

/** The reference intake of a nutrient in whole millionths of its unit, by which shares are measured. */
export const referenceOf = ({ intake }: WantedNutrient): number => Math.max(1, inParts(intake.amount));

/** An amount as the graph has it. */
type Measured = Pick<FoodAmount, 'contains'> & { readonly per100g: number };

/** A food, and how much of it is looked at. */
export interface MeasuredFood {
  readonly id: string;
  readonly grams: number;
  /** The household portion, as one would say it; null where it is a hundred grams. */
  readonly portion: string | null;
  /** By the nutrients wanted, in their order; null where it was not measured. */
  readonly amounts: readonly (FoodAmount | null)[];
}

export interface Intakes {
  readonly wanted: readonly WantedNutrient[];
  /** By id. */
  readonly foods: readonly MeasuredFood[];
  /** Foods left out since no portion of them is known, by id. */
  readonly withoutPortion: readonly string[];
  /** Foods that a source recommends for a nutrient wanted, measured or not. */
  readonly recommended: readonly { readonly food: string; readonly nutrient: string; readonly contains: FactEdge }[];
}

/**
 * Reads what foods give of some nutrients, and what of those is the reference intake of a life stage.
 * @param field that was asked, for messages.
 * @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for nutrients without a reference intake.
 */
export async function readIntakes(study: Study, field: string, given: IntakeArguments): Promise<Intakes> {
  const choice = await readFoodChoice(study, field, given);
  const among = given.where ? { node: given.where } : {};
  const { lifeStage, nodes } = await study.ask(intakeFacts, {
    nutrients: given.nutrients,
    lifeStage: given.lifeStage,
    measured: { amountPer100g: { isNull: false }, ...among },
    recommended: { richSource: { eq: true }, ...among },
  });
  if (!lifeStage) throw unknownIds(`${field}(lifeStage:)`, [given.lifeStage]);
  const unknown = given.nutrients.filter((_, i) => nodes[i] === null);
  if (unknown.length > 0) throw unknownIds(`${field}(nutrients:)`, unknown);
  const found = nodes.filter((node) => node !== null);
  const wanted = found.flatMap(({ id, unit, referenceIntakes: { edges } }): WantedNutrient[] =>
    edges[0] && edges[0].amount > 0 ? [{ id, unit, intake: edges[0] }] : [],
  );
  const without = found.map(({ id }) => id).filter((id) => !wanted.some((one) => one.id === id));
  if (without.length > 0) throw noIntake(field, without, given.lifeStage);

  const foods = new Map<string, { readonly node: FoodNode; readonly amounts: (Measured | null)[] }>();
  for (const [i, { measured }] of found.entries()) {
    for (const edge of measured.edges.filter(({ node }) => choice.allows(node))) {
      const known = foods.get(edge.node.id) ?? { node: edge.node, amounts: wanted.map(() => null) };
      known.amounts[i] = { per100g: edge.amountPer100g, contains: edge };
      foods.set(edge.node.id, known);
    }
  }
  const all = [...foods.values()].sort((a, b) => compareText(a.node.id, b.node.id));
  const byPortion = given.basis === 'PORTION';
  return {
    wanted,
    foods: all.flatMap(({ node, amounts }) => {
      const [portion] = node.portions;
      if (byPortion && !portion) return [];
      const grams = byPortion && portion ? portion.grams : 100;
      const scaled = amounts.map(
        (one) => one && { contains: one.contains, millionths: inParts(one.per100g, grams, 0.01) },
      );
      return [{ id: node.id, grams, portion: byPortion && portion ? sayPortion(portion) : null, amounts: scaled }];
    }),
    withoutPortion: byPortion ? all.flatMap(({ node }) => (node.portions.length === 0 ? [node.id] : [])) : [],
    recommended: found.flatMap(({ id, recommended }) =>
      recommended.edges
        .filter(({ node }) => choice.allows(node))
        .map((contains) => ({ food: contains.node.id, nutrient: id, contains }))
        .sort((a, b) => compareText(a.food, b.food)),
    ),
  };
}

const sayPortion = ({ amount, measure }: FoodNode['portions'][number]): string => `${amount} ${measure}`;

const noIntake = (field: string, ids: readonly string[], lifeStage: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field}(nutrients:) holds ${ids.join(', ')}, for which no reference intake is known for ${lifeStage}, so there is ` +
      "nothing to measure foods by. Leave it out, or look at the nutrient's foods.",
    { ids, lifeStage },
  );
