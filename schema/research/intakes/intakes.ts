import { codedError } from '../../../src/base/errors.ts';
import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { type ArgumentValues, defineArguments } from '../../../src/research/define.ts';
import type { nutrientUnit } from '../../model/enums.ts';
import { contains } from '../../model/food-contents.ts';
import { type AssertedEdge, readAssertedEdges } from '../common/asserted-edges.ts';
import { type FactEdge, isAsserted } from '../common/fact-edges.ts';
import { facts, having } from '../common/facts.ts';
import { foodChoiceArguments, readFoodChoice } from './food-choice.ts';
import { helpingArguments, readHelpings } from './helpings.ts';
import { type Helping, inParts, partsIn } from './portions.ts';
import { refuseWithoutFoods, stageFoods } from './stage-foods.ts';

/** The arguments of research on foods for some nutrients. */
export const intakeArguments = defineArguments({
  nutrients: {
    type: 'id',
    kinds: ['Nutrient'],
    list: true,
    min: 1,
    required: true,
    description: 'Ids of the wanted nutrients.',
  },
  lifeStage: {
    type: 'id',
    kinds: ['LifeStage'],
    required: true,
    description: 'Id of the life stage. Shares refer to its reference intakes.',
  },
  where: { type: 'where', kind: 'Food', description: 'Consider only these foods.' },
  ...foodChoiceArguments,
  ...helpingArguments,
});

interface Intake extends Omit<FactEdge, 'node'> {
  readonly intakeType: 'RDA' | 'AI';
  readonly amount: number;
  readonly upperLimit: number | null;
  readonly note: string | null;
}

const food = 'claims { id status } node { id }';
const intakeFacts = facts(`query (
  $nutrients: [ID!]!, $lifeStage: ID!, $recommended: NutrientFoodsWhere!, $where: FoodWhere!, $chosen: Boolean!
) {
  lifeStage(id: $lifeStage) { ${stageFoods} }
  nodes(ids: $nutrients) {
    ... on Nutrient {
      id unit intakeGoal
      referenceIntakes(where: { node: { id: { eq: $lifeStage } } }) {
        edges { intakeType amount upperLimit note claims { id status } }
      }
      recommended: foods(where: $recommended) { edges { ${food} } }
    }
  }
  foods(where: $where) @include(if: $chosen) { nodes { id } }
}`);

/** A wanted nutrient with its reference intake. */
export interface WantedNutrient {
  readonly id: string;
  readonly unit: keyof typeof nutrientUnit.values;
  readonly intake: Intake;
}

/** Returns the reference intake of a nutrient in whole millionths of its unit, the reference of shares. */
export const referenceOf = ({ intake }: WantedNutrient): number => Math.max(1, inParts(intake.amount));

/** A food with its quantity, and the amounts of the wanted nutrients. */
export interface MeasuredFood {
  readonly id: string;
  readonly helping: Helping;
  /** Whether the data measured it before the cooking that it needs. */
  readonly needsCooking: boolean;
  /** The amount of each wanted nutrient in the helping, in millionths of its unit; null if unknown. */
  readonly amounts: readonly (number | null)[];
  /** The claims behind each amount. */
  readonly claims: readonly (readonly string[])[];
}

/** The facts about foods for some wanted nutrients. */
export interface Intakes {
  readonly wanted: readonly WantedNutrient[];
  /** The foods in order of id. */
  readonly foods: readonly MeasuredFood[];
  /** Foods left out because the graph lacks the quantity that the basis sets, in order of id. */
  readonly withoutPortion: readonly string[];
  /** Foods that a source recommends for a wanted nutrient, with or without measured amounts. */
  readonly recommended: readonly { readonly food: string; readonly nutrient: string; readonly contains: FactEdge }[];
  /** A note on the foods of the life stage. */
  readonly lifeStageNote: string | null;
}

/**
 * Reads the amounts of some nutrients in foods, and their reference intakes for a life stage.
 * @param field names the research field in errors.
 * @throws {GraphQLError} BAD_ID for an id that no entity has; BAD_USER_INPUT for a life stage that eats no foods, and
 *   for nutrients that have no reference intake, or whose goal is to stay under a level.
 */
export async function readIntakes(
  context: ResearchContext,
  field: string,
  given: ArgumentValues<typeof intakeArguments>,
): Promise<Intakes> {
  const choice = await readFoodChoice(context, field, given);
  const nodeWhere = given.where ? { node: given.where } : {};
  const { lifeStage, nodes, ...chosen } = await context.ask(intakeFacts, {
    nutrients: given.nutrients,
    lifeStage: given.lifeStage,
    recommended: { recommended: { eq: true }, ...nodeWhere },
    where: given.where ?? {},
    chosen: given.where !== null,
  });
  if (!lifeStage) throw unknownIds(`${field}(lifeStage:)`, [given.lifeStage]);
  refuseWithoutFoods(`${field}(lifeStage:)`, lifeStage);
  const unknown = given.nutrients.filter((_, i) => nodes[i] === null);
  if (unknown.length > 0) throw unknownIds(`${field}(nutrients:)`, unknown);
  const found = nodes.filter(having('intakeGoal'));
  const limited = found.filter(({ intakeGoal }) => intakeGoal === 'STAY_UNDER').map(({ id }) => id);
  if (limited.length > 0) throw toStayUnder(field, limited);
  const wanted = found.flatMap(({ id, unit, referenceIntakes: { edges } }): WantedNutrient[] => {
    const intake = edges.find(isAsserted);
    return intake && intake.amount > 0 ? [{ id, unit, intake }] : [];
  });
  const without = found.map(({ id }) => id).filter((id) => !wanted.some((one) => one.id === id));
  if (without.length > 0) throw noIntake(field, without, given.lifeStage);

  const among = chosen.foods && new Set(chosen.foods.nodes.map(({ id }) => id));
  const allows = (id: string) => (among?.has(id) ?? true) && choice.allows(id);
  const helpingOf = await readHelpings(context, field, choice.forms, given);
  const measured = await readAssertedEdges(context, contains.name, 'amountPer100g', { to: given.nutrients });
  const helped = foodsOf(measured, given.nutrients, allows).map((food) => ({ ...food, helping: helpingOf(food.id) }));
  return {
    wanted,
    lifeStageNote: lifeStage.foodNote,
    foods: helped.flatMap(({ id, per100g, helping, claims }) => {
      if (!helping) return [];
      const amounts = per100g.map((amount) => amount && partsIn(helping, amount));
      return [{ id, helping, needsCooking: choice.needsCooking(id), amounts, claims }];
    }),
    withoutPortion: helped.flatMap(({ id, helping }) => (helping ? [] : [id])),
    recommended: found.flatMap(({ id, recommended }) =>
      recommended.edges
        .filter((edge) => isAsserted(edge) && choice.allows(edge.node.id))
        .map((contains) => ({ food: contains.node.id, nutrient: id, contains }))
        .sort((a, b) => compareText(a.food, b.food)),
    ),
  };
}

/** The amounts of the wanted nutrients in 100 g of a food. */
interface FoodRow {
  readonly id: string;
  readonly per100g: (number | null)[];
  readonly claims: (readonly string[])[];
}

/** Gathers amounts by food, in the order of the edges, which is that of the foods' ids. */
function foodsOf(
  measured: Iterable<AssertedEdge>,
  nutrients: readonly string[],
  allows: (food: string) => boolean,
): readonly FoodRow[] {
  const places = new Map(nutrients.map((id, i) => [id, i]));
  const rows: FoodRow[] = [];
  let current = { id: '', row: null as FoodRow | null };
  for (const { from: id, to, value, claims } of measured) {
    const place = places.get(to);
    if (value === null || place === undefined) continue;
    if (current.id !== id) {
      const row = allows(id) ? { id, per100g: nutrients.map(() => null), claims: nutrients.map(() => []) } : null;
      if (row) rows.push(row);
      current = { id, row };
    }
    if (!current.row) continue;
    current.row.per100g[place] = value;
    current.row.claims[place] = claims;
  }
  return rows;
}

const noIntake = (field: string, ids: readonly string[], lifeStage: string) =>
  codedError(
    'BAD_USER_INPUT',
    `${field}(nutrients:) contains ${ids.join(', ')}, which has no reference intake for ${lifeStage} ` +
      'that `evidence` admits, so shares have no reference. Leave it out, add the sources of its intakes to ' +
      '`evidence`, or look at the `foods` of the nutrient.',
    { ids, lifeStage },
  );

const toStayUnder = (field: string, ids: readonly string[]) =>
  codedError(
    'BAD_USER_INPUT',
    `${field}(nutrients:) contains ${ids.join(', ')}, whose goal is to stay under a level, so no one looks for foods ` +
      'with it. Leave it out; `cautions` names the foods that exceed the level.',
    { ids },
  );
