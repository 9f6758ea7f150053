import { codedError } from '../../../src/base/errors.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import { shareOf } from '../../../src/research/cover/coverage.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { nutrientUnit } from '../../model/enums.ts';
import { intakeType } from '../../model/life-stage.ts';
import { foodField } from '../intakes/intake-result.ts';
import { lifeStageNoteField, refuseWithoutFoods, stageFoods } from '../intakes/stage-foods.ts';
import { claims, nutrient } from '../shared/entity-fields.ts';
import { facts, withValue } from '../shared/facts.ts';
import { claimIds, type FactEdge, isAsserted } from '../shared/standing.ts';
import { cautionsField, readCautions } from './cautions.ts';
import {
  fromParts,
  type Helping,
  helpingBy,
  helpingOf,
  hundredGrams,
  inParts,
  partsIn,
  portionFacts,
  portionRule,
} from './portions.ts';

const amount = defineResult({
  name: 'CompositionAmount',
  evidenced: false,
  description: 'What some of a food holds of a nutrient.',
  fields: {
    grams: { type: 'float', unit: 'g', description: 'How much of the food that is, to a millionth of a gram.' },
    amount: { type: 'float', nullable: true, description: 'In `unit`, to a millionth of it.' },
    share: {
      type: 'float',
      nullable: true,
      description:
        'Amount divided by the reference intake of the life stage, to nine decimals, rounded down. Null without a life ' +
        'stage, and for a nutrient that has no reference intake of it.',
    },
  },
});

const row = defineResult({
  name: 'CompositionRow',
  evidenced: false,
  description: 'What a food holds of one nutrient.',
  fields: {
    nutrient,
    unit: { type: 'enum', enum: nutrientUnit, description: 'Unit of the amounts and of the reference intake.' },
    per100g: { type: 'object', object: amount, description: 'In a hundred grams.' },
    portion: {
      type: 'object',
      object: amount,
      nullable: true,
      description: 'In the portion that the question gives, else in one helping. Null where the graph holds none.',
    },
    per100Kcal: {
      type: 'object',
      object: amount,
      nullable: true,
      description: 'In as much as gives 100 kcal. Null where the food gives no energy, or nobody measured it.',
    },
    referenceIntake: {
      type: 'float',
      nullable: true,
      description: 'Reference intake a day of the life stage, in `unit`. Null as `share` is.',
    },
    referenceIntakeType: {
      type: 'enum',
      enum: intakeType,
      nullable: true,
      description: 'Which reference intake it is.',
    },
    claims: { ...claims, description: 'The claims behind the amount.' },
    referenceIntakeClaims: { ...claims, description: 'The claims behind the reference intake.' },
  },
});

const result = defineResult({
  name: 'Composition',
  description: 'What a food holds, in amounts that people eat and as shares of what they need.',
  fields: {
    food: foodField,
    portionRule: {
      type: 'enum',
      enum: portionRule,
      nullable: true,
      description: 'By which rule the portion was chosen. Null where the graph holds none.',
    },
    portionClaims: { ...claims, description: 'The claims behind a helping. Empty by another rule.' },
    rows: {
      type: 'object',
      object: row,
      list: true,
      description: 'Nutrients measured, in the order of `Food.nutrients`.',
    },
    cautions: { ...cautionsField, description: 'Levels that the portion passes by itself, by nutrient id.' },
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
  const held = partsIn(helping, per100g);
  const reference = intake ? inParts(intake.amount) : 0;
  return {
    grams: helping.grams,
    amount: fromParts(held),
    share: reference > 0 ? shareOf(held, reference) : null,
  };
};

export const composition = defineResearch({
  field: 'composition',
  description:
    'What a food holds of each nutrient measured: in 100 g, in a portion, in 100 kcal, and as a share of the reference ' +
    'intake of a life stage.',
  arguments: defineArguments({
    food: { type: 'id', kinds: ['Food'], required: true, description: 'Id of a measured food.' },
    lifeStage: { type: 'id', kinds: ['LifeStage'], description: 'Id of the life stage whose reference intakes count.' },
    grams: { type: 'float', min: 0.001, max: 10_000, description: 'How many grams the portion is.' },
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
    const asked = { food: id, stage: stage ?? '', staged: stage !== null, nutrients: wanted };
    const { food, lifeStage, nodes } = await context.ask(compositionFacts, asked);
    if (!food) throw unknownIds('composition(food:)', [id]);
    if (stage !== null && !lifeStage) throw unknownIds('composition(lifeStage:)', [stage]);
    if (lifeStage) refuseWithoutFoods('composition(lifeStage:)', lifeStage);
    const unknown = wanted.filter((_, i) => nodes[i] === null);
    if (unknown.length > 0) throw unknownIds('composition(nutrients:)', unknown);
    const contents = food.contents.edges.filter(isAsserted);
    if (contents.length === 0) throw notMeasured(id);
    const given = grams !== null || portion !== null;
    const chosen = given ? helpingOf('composition', { grams, portion }, food) : helpingBy('PORTION', food);
    const hundredKcal = helpingBy('PER_100_KCAL', food);
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
    `composition(food:) is ${id}, of which nothing is measured. Give one of its measured \`forms\`.`,
    { ids: [id] },
  );
