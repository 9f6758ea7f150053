import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import type { nutrientUnit } from '../../model/enums.ts';
import { foodChoiceArguments, readFoodChoice } from '../foods/food-choice.ts';
import { helpingArguments, readHelpings } from '../foods/helpings.ts';
import { type Helping, inParts, partsIn } from '../foods/portions.ts';
import { facts, having, withValue } from '../shared/facts.ts';
import { type FactEdge, isAsserted } from '../shared/standing.ts';
import { refuseWithoutFoods, stageFoods } from './stage-foods.ts';

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
  ...helpingArguments,
});

interface FoodNode {
  readonly id: string;
}
interface Intake extends Omit<FactEdge, 'node'> {
  readonly intakeType: 'RDA' | 'AI';
  readonly amount: number;
  readonly upperLimit: number | null;
  readonly note: string | null;
}

const food = 'claims { id status } node { id }';
const intakeFacts =
  facts(`query ($nutrients: [ID!]!, $lifeStage: ID!, $measured: NutrientFoodsWhere!, $recommended: NutrientFoodsWhere!) {
  lifeStage(id: $lifeStage) { ${stageFoods} }
  nodes(ids: $nutrients) {
    ... on Nutrient {
      id unit intakeGoal
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
  readonly helping: Helping;
  /** Whether it was measured in a state in which it is not eaten. */
  readonly needsCooking: boolean;
  /** By the nutrients wanted, in their order; null where it was not measured. */
  readonly amounts: readonly (FoodAmount | null)[];
}

export interface Intakes {
  readonly wanted: readonly WantedNutrient[];
  /** By id. */
  readonly foods: readonly MeasuredFood[];
  /** Foods left out because the graph does not hold how much of them the basis looks at, by id. */
  readonly withoutPortion: readonly string[];
  /** Foods that a source recommends for a nutrient wanted, measured or not. */
  readonly recommended: readonly { readonly food: string; readonly nutrient: string; readonly contains: FactEdge }[];
  /** What applies to the foods of the life stage. */
  readonly lifeStageNote: string | null;
}

/**
 * Reads what foods give of some nutrients, and what of those is the reference intake of a life stage.
 * @param field that was asked, for messages.
 * @throws {GraphQLError} BAD_ID for an id that nothing has; BAD_USER_INPUT for a life stage that eats no foods, and for
 * nutrients that have no reference intake or one to stay under.
 */
export async function readIntakes(
  context: ResearchContext,
  field: string,
  given: ArgumentValues<typeof intakeArguments>,
): Promise<Intakes> {
  const choice = await readFoodChoice(context, field, given);
  const among = given.where ? { node: given.where } : {};
  const { lifeStage, nodes } = await context.ask(intakeFacts, {
    nutrients: given.nutrients,
    lifeStage: given.lifeStage,
    measured: { amountPer100g: { isNull: false }, ...among },
    recommended: { recommended: { eq: true }, ...among },
  });
  if (!lifeStage) throw unknownIds(`${field}(lifeStage:)`, [given.lifeStage]);
  refuseWithoutFoods(`${field}(lifeStage:)`, lifeStage);
  const unknown = given.nutrients.filter((_, i) => nodes[i] === null);
  if (unknown.length > 0) throw unknownIds(`${field}(nutrients:)`, unknown);
  const found = nodes.filter(having('intakeGoal'));
  const toLimit = found.filter(({ intakeGoal }) => intakeGoal === 'STAY_UNDER').map(({ id }) => id);
  if (toLimit.length > 0) throw notSought(field, toLimit);
  const wanted = found.flatMap(({ id, unit, referenceIntakes: { edges } }): WantedNutrient[] => {
    const intake = edges.find(isAsserted);
    return intake && intake.amount > 0 ? [{ id, unit, intake }] : [];
  });
  const without = found.map(({ id }) => id).filter((id) => !wanted.some((one) => one.id === id));
  if (without.length > 0) throw noIntake(field, without, given.lifeStage);

  const foods = new Map<string, { readonly node: FoodNode; readonly amounts: (Measured | null)[] }>();
  for (const [i, { measured }] of found.entries()) {
    for (const edge of withValue(measured.edges, 'amountPer100g')) {
      if (!isAsserted(edge) || !choice.allows(edge.node)) continue;
      const known = foods.get(edge.node.id) ?? { node: edge.node, amounts: wanted.map(() => null) };
      known.amounts[i] = { per100g: edge.amountPer100g, contains: edge };
      foods.set(edge.node.id, known);
    }
  }
  const helpingOf = await readHelpings(context, field, given);
  const all = [...foods.values()].sort((a, b) => compareText(a.node.id, b.node.id));
  const helped = all.map(({ node: { id }, amounts }) => ({ id, amounts, helping: helpingOf(id) }));
  return {
    wanted,
    lifeStageNote: lifeStage.foodNote,
    foods: helped.flatMap(({ id, amounts, helping }) => {
      if (!helping) return [];
      const scaled = amounts.map((one) => one && { contains: one.contains, millionths: partsIn(helping, one.per100g) });
      return [{ id, helping, needsCooking: choice.needsCooking(id), amounts: scaled }];
    }),
    withoutPortion: helped.flatMap(({ id, helping }) => (helping ? [] : [id])),
    recommended: found.flatMap(({ id, recommended }) =>
      recommended.edges
        .filter((edge) => isAsserted(edge) && choice.allows(edge.node))
        .map((contains) => ({ food: contains.node.id, nutrient: id, contains }))
        .sort((a, b) => compareText(a.food, b.food)),
    ),
  };
}

const noIntake = (field: string, ids: readonly string[], lifeStage: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field}(nutrients:) holds ${ids.join(', ')}, for which no reference intake is known for ${lifeStage}, so there is ` +
      "nothing to measure foods by. Leave it out, or look at the nutrient's foods.",
    { ids, lifeStage },
  );

const notSought = (field: string, ids: readonly string[]) =>
  codedError(
    'BAD_USER_INPUT',
    `${field}(nutrients:) holds ${ids.join(', ')}, whose goal is to stay under a level, so no food is sought for it. ` +
      'Leave it out; `cautions` says which foods pass that level.',
    { ids },
  );
