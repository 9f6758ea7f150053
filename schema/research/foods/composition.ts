import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import { shareOf } from '../../../src/research/cover/coverage.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { intakeType } from '../../model/life-stage.ts';
import { claimIds, type FactEdge, isAsserted } from '../common/fact-edges.ts';
import { facts, withValue } from '../common/facts.ts';
import { claims, nutrient } from '../common/result-fields.ts';
import { foodField } from '../intakes/intake-result.ts';
import {
  basisFactsOf,
  fromParts,
  type Helping,
  helpingBy,
  helpingOf,
  hundredGrams,
  inParts,
  partsIn,
  portionFacts,
  portionRule,
} from '../intakes/portions.ts';
import { lifeStageNoteField, refuseWithoutFoods, stageFoods } from '../intakes/stage-foods.ts';
import { cautionsField, readCautions } from './cautions.ts';

const amount = defineResult({
  name: 'CompositionAmount',
  evidenced: false,
  description: 'The amount of a nutrient in a quantity of a food.',
  fields: {
    grams: { type: 'float', unit: 'g', description: 'The quantity of the food, rounded to a millionth of a gram.' },
    amount: { type: 'float', nullable: true, description: 'The amount in `unit`, rounded to a millionth.' },
    share: {
      type: 'float',
      nullable: true,
      description:
        'Amount divided by the reference intake of the life stage, rounded down to nine decimals. Null without a ' +
        'life stage, or if the nutrient has no reference intake for it.',
    },
  },
});

const row = defineResult({
  name: 'CompositionRow',
  evidenced: false,
  description: 'The amounts of one nutrient in a food.',
  fields: {
    nutrient,
    unit: { type: 'enum', enum: nutrientUnit, description: 'The unit of the amounts and of the reference intake.' },
    per100g: { type: 'object', object: amount, description: 'The amount in 100 g.' },
    portion: {
      type: 'object',
      object: amount,
      nullable: true,
      description: 'The amount in the given portion, or else in one helping. Null if the graph has no helping.',
    },
    per100Kcal: {
      type: 'object',
      object: amount,
      nullable: true,
      description: 'The amount in the quantity that gives 100 kcal. Null if the energy of the food is 0 or unknown.',
    },
    referenceIntake: {
      type: 'float',
      nullable: true,
      description: 'Daily reference intake of the life stage, in `unit`. Null in the same cases as `share`.',
    },
    referenceIntakeType: {
      type: 'enum',
      enum: intakeType,
      nullable: true,
      description: 'The sort of reference intake.',
    },
    claims: { ...claims, description: 'The claims behind the amount.' },
    referenceIntakeClaims: { ...claims, description: 'The claims behind the reference intake.' },
  },
});

const result = defineResult({
  name: 'Composition',
  description: 'The nutrients of a food, in amounts that people eat and as shares of reference intakes.',
  fields: {
    food: foodField,
    portionRule: {
      type: 'enum',
      enum: portionRule,
      nullable: true,
      description: 'The rule that sets the portion. Null if there is no portion.',
    },
    portionClaims: { ...claims, description: 'The claims behind a helping. Empty for the other rules.' },
    rows: {
      type: 'object',
      object: row,
      list: true,
      description: 'The measured nutrients, in the order of `Food.nutrients`.',
    },
    cautions: { ...cautionsField, description: 'Levels that the portion alone exceeds, by nutrient id.' },
    lifeStageNote: lifeStageNoteField,
  },
});

interface IntakeEdge extends FactEdge {
  readonly intakeType: keyof typeof intakeType.values;
  readonly amount: number;
}
const compositionFacts = facts(`query ($food: ID!, $stage: ID!, $staged: Boolean!, $nutrients: [ID!]!) {
  nodes(ids: $nutrients) { id }
  food(id: $food) {
    ${portionFacts}
    contents: nutrients(where: { amountPer100g: { isNull: false } }) {
      edges { amountPer100g claims { id status } node { id unit } }
    }
  }
  lifeStage(id: $stage) @include(if: $staged) {
    ${stageFoods}
    referenceIntakes { edges { intakeType amount claims { id status } node { id } } }
  }
}`);

const amountIn = (helping: Helping, per100g: number, intake: IntakeEdge | undefined) => {
  const amount = partsIn(helping, per100g);
  const reference = intake ? inParts(intake.amount) : 0;
  return {
    grams: helping.grams,
    amount: fromParts(amount),
    share: reference > 0 ? shareOf(amount, reference) : null,
  };
};

export const compositionResearch = defineResearch({
  field: 'composition',
  description:
    'The amount of each measured nutrient in a food: in 100 g, in a portion, in 100 kcal, and as a share of the ' +
    'reference intake of a life stage.',
  arguments: defineArguments({
    food: { type: 'id', kinds: ['Food'], required: true, description: 'Id of a measured food.' },
    lifeStage: {
      type: 'id',
      kinds: ['LifeStage'],
      description: 'Id of the life stage. Shares refer to its reference intakes.',
    },
    grams: { type: 'float', min: 0.001, max: 10_000, description: 'The portion in grams.' },
    portion: { type: 'string', description: 'One of the food\'s `portions`: its amount and measure, such as "1 cup".' },
    nutrients: {
      type: 'id',
      kinds: ['Nutrient'],
      list: true,
      description: 'Ids of the nutrients to show. Default: all.',
    },
  }),
  result,
  async answer({ food: id, lifeStage: stage, grams, portion, nutrients }, context): Promise<ValueOf<typeof result>> {
    const wanted = nutrients ?? [];
    const variables = { food: id, stage: stage ?? '', staged: stage !== null, nutrients: wanted };
    const { food, lifeStage, nodes } = await context.ask(compositionFacts, variables);
    if (!food) throw unknownIds('composition(food:)', [id]);
    if (stage !== null && !lifeStage) throw unknownIds('composition(lifeStage:)', [stage]);
    if (lifeStage) refuseWithoutFoods('composition(lifeStage:)', lifeStage);
    const unknown = wanted.filter((_, i) => nodes[i] === null);
    if (unknown.length > 0) throw unknownIds('composition(nutrients:)', unknown);
    const contents = food.contents.edges.filter(isAsserted);
    if (contents.length === 0) throw notMeasured(id);
    const given = grams !== null || portion !== null;
    const chosen = given
      ? helpingOf('composition', { grams, portion }, food)
      : helpingBy('PORTION', basisFactsOf(food));
    const hundredKcal = helpingBy('PER_100_KCAL', basisFactsOf(food));
    const intakes = new Map(lifeStage?.referenceIntakes.edges.filter(isAsserted).map((edge) => [edge.node.id, edge]));
    const shown = withValue(contents, 'amountPer100g').filter(
      ({ node }) => nutrients === null || nutrients.includes(node.id),
    );
    const sets = stage === null || !chosen ? [] : [[{ id, helping: chosen }]];
    const [cautions] = stage === null ? [] : await readCautions(context, 'cautions', stage, sets);
    return {
      food: id,
      portionRule: chosen?.rule ?? null,
      portionClaims: chosen?.claims ?? [],
      rows: shown.map((edge) => {
        const { amountPer100g, node } = edge;
        const intake = intakes.get(node.id);
        const inHelping = (helping: Helping | null) => helping && amountIn(helping, amountPer100g, intake);
        return {
          nutrient: node.id,
          unit: node.unit,
          per100g: amountIn(hundredGrams, amountPer100g, intake),
          portion: inHelping(chosen),
          per100Kcal: inHelping(hundredKcal),
          referenceIntake: intake?.amount ?? null,
          referenceIntakeType: intake?.intakeType ?? null,
          claims: claimIds(edge),
          referenceIntakeClaims: claimIds(intake),
        };
      }),
      cautions: cautions ?? [],
      lifeStageNote: lifeStage?.foodNote ?? null,
    };
  },
});

const notMeasured = (id: string) =>
  codedError(
    'BAD_USER_INPUT',
    `composition(food:) is ${id}, which has no measured amounts that \`evidence\` admits. Give one of its measured ` +
      '`forms`, or other sources in `evidence`.',
    { ids: [id] },
  );
