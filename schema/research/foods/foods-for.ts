import { must } from '../../../src/base/must.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { bestByScore, type Coverage, coverages } from '../../../src/research/cover/coverage.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { careField, careOf } from '../common/care.ts';
import { claimIds } from '../common/fact-edges.ts';
import { claims, measureField, nutrient } from '../common/result-fields.ts';
import {
  foodField,
  intakeFields,
  intakeOf,
  portionFields,
  portionOf,
  recommendedFood,
} from '../intakes/intake-result.ts';
import { type Intakes, intakeArguments, readIntakes, referenceOf } from '../intakes/intakes.ts';
import { fromParts } from '../intakes/portions.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { cautionsField, readCautions } from './cautions.ts';

const term = defineResult({
  name: 'FoodCoverageTerm',
  evidenced: false,
  description: 'The amount of one nutrient that a food gives.',
  fields: {
    nutrient,
    measured: { type: 'boolean', description: 'Whether the amount is known. An unknown amount counts as 0.' },
    amount: {
      type: 'float',
      nullable: true,
      description: 'The amount in this quantity of the food, in `unit`, rounded to a millionth.',
    },
    ...intakeFields,
    share: {
      type: 'float',
      nullable: true,
      description: 'Amount divided by reference intake, rounded down to nine decimals.',
    },
    counted: { type: 'float', description: 'The share as the score counts it: at most 1.' },
    claims: { ...claims, description: 'The claims behind the amount.' },
  },
});

const row = defineResult({
  name: 'FoodCoverage',
  description: 'The amounts of the wanted nutrients that a food gives.',
  fields: {
    food: foodField,
    ...portionFields,
    score: { type: 'float', description: 'The sum of `counted` over the terms: at most the number of nutrients.' },
    terms: {
      type: 'object',
      object: term,
      list: true,
      description: 'One term for each wanted nutrient, in the order given.',
    },
    cautions: cautionsField,
  },
});

const result = defineResult({
  name: 'FoodsFor',
  description: 'Foods by the shares that they give of the reference intakes of some nutrients.',
  fields: {
    rows: {
      type: 'object',
      object: row,
      list: true,
      description:
        'First foods that need no cooking, the highest score first, equal scores by id. Then, in the same order, ' +
        'foods that need cooking.',
    },
    totalCount: { type: 'int', description: 'The number of foods that give any of the nutrients, shown or not.' },
    withoutPortion: {
      type: 'entity',
      kind: 'Food',
      list: true,
      description: 'Foods left out because the graph lacks the quantity that the basis sets.',
    },
    recommended: {
      type: 'object',
      object: recommendedFood,
      list: true,
      description: 'Foods that a source recommends for one of the nutrients, with or without measured amounts.',
    },
    lifeStageNote: lifeStageNoteField,
    care: careField,
    measure: measureField,
  },
});

const measure =
  'For each wanted nutrient, the share is the part of the reference intake of the life stage that this quantity of ' +
  'the food gives. The score is the sum of the shares. Each share counts as at most 1, so no nutrient decides the ' +
  'score of a food alone. A reference intake describes a group of healthy people: it does not advise anyone on what ' +
  'to take.';

const rowsOf = async (context: ResearchContext, { wanted, foods }: Intakes, first: number) => {
  const amounts = foods.map((food) => food.amounts);
  const scored = await context.run(coverages(amounts, wanted.map(referenceOf)));
  const needsCooking = ({ item }: Coverage) => must(foods[item], 'a food with a score').needsCooking;
  const ready = scored.filter((one) => !needsCooking(one));
  const uncooked = scored.filter(needsCooking);
  const top = first === 0 ? [] : await context.run(bestByScore(ready, first));
  const rest = first === top.length ? [] : await context.run(bestByScore(uncooked, first - top.length));
  return { totalCount: scored.length, rows: [...top, ...rest] };
};

export const foodsForResearch = defineResearch({
  field: 'foodsFor',
  description:
    'The foods that give the most of several nutrients at once, as shares of the reference intakes of a life stage.',
  arguments: defineArguments({
    ...intakeArguments,
    first: { type: 'int', min: 0, max: 100, default: 10, description: 'The most foods to show.' },
  }),
  result,
  async answer({ first, ...given }, context): Promise<ValueOf<typeof result>> {
    const intakes = await readIntakes(context, 'foodsFor', given);
    const { wanted, foods, withoutPortion, recommended, lifeStageNote } = intakes;
    const { totalCount, rows } = await rowsOf(context, intakes, first);
    const shown = rows.map(({ item, ...coverage }) => ({
      ...coverage,
      food: must(foods[item], 'a food with a score'),
    }));
    const each = shown.map(({ food }) => [food]);
    const cautions = await readCautions(context, 'rows.cautions', given.lifeStage, each);
    return {
      totalCount,
      rows: shown.map(({ food, score, terms }, row) => ({
        food: food.id,
        ...portionOf(food),
        score,
        terms: terms.map(({ share, counted }, i) => {
          const one = must(wanted[i], 'the nutrient of a term');
          const amount = food.amounts[i] ?? null;
          return {
            nutrient: one.id,
            measured: amount !== null,
            amount: amount && fromParts(amount),
            ...intakeOf(one),
            share,
            counted,
            claims: food.claims[i] ?? [],
          };
        }),
        cautions: must(cautions[row], 'the cautions of a food'),
      })),
      withoutPortion,
      recommended: recommended.map(({ contains, ...rest }) => ({ ...rest, claims: claimIds(contains) })),
      lifeStageNote,
      care: await careOf(context, given.nutrients),
      measure,
    };
  },
});
