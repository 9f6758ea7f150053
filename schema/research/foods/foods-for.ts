import type { ResearchContext } from '../../../src/research/context.ts';
import { best, coverages } from '../../../src/research/cover/coverage.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import {
  foodField,
  intakeFields,
  intakeOf,
  portionFields,
  portionOf,
  recommendedFood,
} from '../intakes/intake-result.ts';
import { type Intakes, intakeArguments, type MeasuredFood, readIntakes, referenceOf } from '../intakes/intakes.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { careField, careOf } from '../shared/care.ts';
import { claims, nutrient } from '../shared/entity-fields.ts';
import { claimIds } from '../shared/standing.ts';
import { measureField } from '../shared/symptom-input.ts';
import { cautionsField, readCautions } from './cautions.ts';
import { fromParts } from './portions.ts';

const term = defineResult({
  name: 'FoodCoverageTerm',
  evidenced: false,
  description: 'What a food gives of one nutrient.',
  fields: {
    nutrient,
    measured: { type: 'boolean', description: 'Whether the amount is known. One that is not counts 0.' },
    amount: {
      type: 'float',
      nullable: true,
      description: 'What that much of the food holds, in `unit`, to a millionth of it.',
    },
    ...intakeFields,
    share: {
      type: 'float',
      nullable: true,
      description: 'Amount divided by reference intake, to nine decimals, rounded down.',
    },
    counted: { type: 'float', description: 'The share as it counts in the score: at most 1.' },
    claims: { ...claims, description: 'The claims behind the amount.' },
  },
});

const row = defineResult({
  name: 'FoodCoverage',
  description: 'What a food gives of the nutrients wanted.',
  fields: {
    food: foodField,
    ...portionFields,
    score: { type: 'float', description: 'The sum of what its terms count: at most the number of nutrients.' },
    terms: { type: 'object', object: term, list: true, description: 'One for each nutrient wanted, in their order.' },
    cautions: cautionsField,
  },
});

const result = defineResult({
  name: 'FoodsFor',
  description: 'Foods by how much they give of the reference intakes of some nutrients.',
  fields: {
    rows: {
      type: 'object',
      object: row,
      list: true,
      description:
        'Foods that are eaten as they were measured, the highest score first, equals by id; then, in the same ' +
        'order, those that are cooked first.',
    },
    totalCount: { type: 'int', description: 'How many foods give any of the nutrients, shown or not.' },
    withoutPortion: {
      type: 'entity',
      kind: 'Food',
      list: true,
      description: 'Foods left out because the graph does not hold how much of them the basis looks at.',
    },
    recommended: {
      type: 'object',
      object: recommendedFood,
      list: true,
      description: 'Foods that a source recommends for one of the nutrients, whether or not they were measured.',
    },
    lifeStageNote: lifeStageNoteField,
    care: careField,
    measure: measureField,
  },
});

const measure =
  'For each nutrient wanted, the share of the reference intake of the life stage that this much of the food ' +
  'gives, at most 1 so that no nutrient carries a food by itself; the score is their sum. A reference intake is set for ' +
  'a group of healthy people: it does not advise anyone on what to take.';

const amountOf = (found: MeasuredFood['amounts'][number] | undefined) => (found ? fromParts(found.millionths) : null);

const rowsOf = async (context: ResearchContext, { wanted, foods }: Intakes, first: number) => {
  const amounts = foods.map((food) => food.amounts.map((one) => one?.millionths ?? null));
  const scored = await context.run(coverages(amounts, wanted.map(referenceOf)));
  const [cooked, ready] = [true, false].map((needsCooking) =>
    scored.filter(({ item }) => foods[item]?.needsCooking === needsCooking),
  );
  const top = first === 0 ? [] : await context.run(best(ready ?? [], first));
  const rest = first === top.length ? [] : await context.run(best(cooked ?? [], first - top.length));
  return { totalCount: scored.length, rows: [...top, ...rest] };
};

export const foodsFor = defineResearch({
  field: 'foodsFor',
  description: 'Which foods give most of several nutrients at once, measured by the reference intakes of a life stage.',
  arguments: defineArguments({
    ...intakeArguments,
    first: { type: 'int', min: 0, max: 100, default: 10, description: 'How many foods to show.' },
  }),
  result,
  async answer({ first, ...given }, context): Promise<ValueOf<typeof result>> {
    const intakes = await readIntakes(context, 'foodsFor', given);
    const { wanted, foods, withoutPortion, recommended, lifeStageNote } = intakes;
    const { totalCount, rows } = await rowsOf(context, intakes, first);
    const shown = rows.flatMap(({ item, ...coverage }) => {
      const food = foods[item];
      return food ? [{ ...coverage, food }] : [];
    });
    const each = shown.map(({ food }) => [food]);
    const cautions = await readCautions(context, 'rows.cautions', given.lifeStage, each);
    return {
      totalCount,
      rows: shown.map(({ food, score, terms }, row) => ({
        food: food.id,
        ...portionOf(food),
        score,
        terms: wanted.map((one, i) => ({
          nutrient: one.id,
          measured: food.amounts[i] !== null,
          amount: amountOf(food.amounts[i]),
          ...intakeOf(one),
          share: terms[i]?.share ?? null,
          counted: terms[i]?.counted ?? 0,
          claims: claimIds(food.amounts[i]?.contains),
        })),
        cautions: cautions[row] ?? [],
      })),
      withoutPortion,
      recommended: recommended.map(({ contains, ...rest }) => ({ ...rest, claims: claimIds(contains) })),
      lifeStageNote,
      care: await careOf(context, given.nutrients),
      measure,
    };
  },
});
