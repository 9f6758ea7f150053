import { defineEnum } from '../../../src/model/define.ts';
import { compareText } from '../../../src/model/text.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { careField, careOf } from '../common/care.ts';
import { claimIds, type FactEdge, type FactEdges, isAsserted } from '../common/fact-edges.ts';
import { facts } from '../common/facts.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { type FoodChoice, foodChoiceArguments, readFoodChoice } from '../intakes/food-choice.ts';
import { foodField } from '../intakes/intake-result.ts';

/** How many measured foods count as rich, if no source recommends a food. */
const richestMeasured = 10;

const richBy = defineEnum({
  name: 'RichFoodBasis',
  description: 'Why foods count as rich in a nutrient.',
  values: {
    RECOMMENDED: 'A source recommends them for it.',
    MEASURED:
      'No source recommends a food for it. These are the ' +
      `${richestMeasured} measured foods with the most of it in 100 g, first those that need no cooking.`,
  },
});

const richFood = defineResult({
  name: 'RichFood',
  description: 'A food rich in a nutrient.',
  fields: {
    food: foodField,
    amountPer100g: {
      type: 'float',
      nullable: true,
      description: 'The amount in 100 g, in the unit of the nutrient. Null if it is unknown.',
    },
    claims: { ...claims, description: 'The claims behind it.' },
  },
});

const foodsFields = {
  basis: { type: 'enum', enum: richBy, description: 'Why these foods count as rich.' },
  foods: { type: 'object', object: richFood, list: true, description: 'Foods rich in the nutrient.' },
} as const;

const enhancer = defineResult({
  name: 'AbsorptionEnhancer',
  description: 'A nutrient that helps the body absorb the nutrient in question, and foods rich in it.',
  fields: {
    nutrient,
    mechanism: { type: 'string', nullable: true, description: 'How it helps, as the source explains it.' },
    claims: { ...claims, description: 'The claims that it helps.' },
    ...foodsFields,
  },
});

const pair = defineResult({
  name: 'AbsorptionPair',
  description: 'Two foods to eat together.',
  fields: {
    food: { ...foodField, description: 'A food rich in the nutrient in question.' },
    enhancer: { ...nutrient, description: 'The nutrient that helps to absorb it.' },
    enhancerFood: { ...foodField, description: 'A food rich in the nutrient that helps.' },
    claims: {
      ...claims,
      description: 'The claims that the one nutrient helps to absorb the other, and that the foods are rich in them.',
    },
  },
});

const result = defineResult({
  name: 'AbsorptionPairs',
  description: 'Foods rich in a nutrient, with foods rich in nutrients that help the body absorb it.',
  fields: {
    nutrient,
    ...foodsFields,
    enhancers: {
      type: 'object',
      object: enhancer,
      list: true,
      description: 'The nutrients that help to absorb it, by id.',
    },
    pairs: {
      type: 'object',
      object: pair,
      list: true,
      description:
        'Pairs of two different foods, neither a form of the other. They are in order of the sum of the places of ' +
        'the two foods in their lists.',
    },
    pairCount: { type: 'int', description: 'How many pairs there are, shown or not.' },
    care: careField,
  },
});

interface FoodEdge extends FactEdge<{ readonly id: string; readonly category: string }> {
  readonly amountPer100g: number | null;
}
interface RichIn {
  readonly id: string;
  readonly recommended: FactEdges<FoodEdge>;
  readonly measured: FactEdges<FoodEdge>;
}

const edges = 'edges { amountPer100g claims { id status } node { id category } }';
const richIn = `id recommended: foods(where: { recommended: { eq: true } }) { ${edges} }
  measured: foods(where: { amountPer100g: { gt: 0 } }) { ${edges} }`;
const pairFacts = facts(`query ($nutrient: ID!) {
  nutrient(id: $nutrient) {
    ${richIn}
    absorptionEnhancedBy { edges { mechanism claims { id status } node { ${richIn} } } }
  }
}`);

/** Returns the foods that count as rich: the recommended ones by id, or else the measured ones, the richest first. */
function richFoods({ recommended, measured }: RichIn, { allows, needsCooking }: FoodChoice) {
  const allowed = ({ edges }: FactEdges<FoodEdge>) => edges.filter((edge) => isAsserted(edge) && allows(edge.node.id));
  const named = allowed(recommended);
  const found =
    named.length > 0
      ? named.sort((a, b) => compareText(a.node.id, b.node.id))
      : // The default order has the richest first. Foods that need cooking move to the end.
        allowed(measured)
          .sort((a, b) => Number(needsCooking(a.node.id)) - Number(needsCooking(b.node.id)))
          .slice(0, richestMeasured);
  return {
    basis: named.length > 0 ? ('RECOMMENDED' as const) : ('MEASURED' as const),
    foods: found.map((edge) => ({
      food: edge.node.id,
      amountPer100g: edge.amountPer100g,
      claims: claimIds(edge),
    })),
  };
}

type Rich = ReturnType<typeof richFoods>;

/** Returns all pairs of two lists by the sum of their places, then by the place of the first food. */
function pairUp(foods: Rich['foods'], others: Rich['foods'], { forms: { hierarchy } }: FoodChoice) {
  const isForm = (a: string, b: string) => hierarchy.above(a).has(b) || hierarchy.above(b).has(a);
  return foods
    .flatMap((food, i) => others.map((other, j) => ({ food, other, place: i + j })))
    .filter(({ food, other }) => !isForm(food.food, other.food))
    .sort((a, b) => a.place - b.place);
}

export const absorptionPairsResearch = defineResearch({
  field: 'absorptionPairs',
  description: 'Pairs of foods: one rich in a nutrient, and one rich in a nutrient that helps the body absorb it.',
  arguments: defineArguments({
    nutrient: { type: 'id', kinds: ['Nutrient'], required: true, description: 'Id of the nutrient to absorb.' },
    ...foodChoiceArguments,
    first: { type: 'int', min: 0, max: 100, default: 10, description: 'How many pairs to show.' },
  }),
  result,
  async answer({ nutrient: id, first, ...given }, context): Promise<ValueOf<typeof result>> {
    const choice = await readFoodChoice(context, 'absorptionPairs', given);
    const { nutrient } = await context.ask(pairFacts, { nutrient: id });
    if (!nutrient) throw unknownIds('absorptionPairs(nutrient:)', [id]);
    const rich = richFoods(nutrient, choice);
    const enhancers = nutrient.absorptionEnhancedBy.edges
      .filter(isAsserted)
      .sort((a, b) => compareText(a.node.id, b.node.id))
      .map((edge) => ({ edge, rich: richFoods(edge.node, choice) }));
    const pairs = enhancers
      .flatMap(({ edge, rich: others }) =>
        pairUp(rich.foods, others.foods, choice).map(({ food, other, place }) => ({
          place,
          food: food.food,
          enhancer: edge.node.id,
          enhancerFood: other.food,
          claims: [...new Set([...claimIds(edge), ...food.claims, ...other.claims])],
        })),
      )
      .sort((a, b) => a.place - b.place);
    return {
      nutrient: id,
      ...rich,
      enhancers: enhancers.map(({ edge, rich: others }) => ({
        nutrient: edge.node.id,
        mechanism: edge.mechanism,
        claims: claimIds(edge),
        ...others,
      })),
      pairs: pairs.slice(0, first).map(({ place: _, ...shown }) => shown),
      pairCount: pairs.length,
      care: await careOf(context, [id]),
    };
  },
});
