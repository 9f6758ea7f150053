import { codedError } from '../../../src/base/errors.ts';
import { must } from '../../../src/base/must.ts';
import { shareOf } from '../../../src/research/cover/coverage.ts';
import type { Cover } from '../../../src/research/cover/minimal-cover.ts';
import { defineArguments, defineResearch, type ValueOf } from '../../../src/research/define.ts';
import { productRoundedUp } from '../../../src/research/statistics/decimal.ts';
import { careOf } from '../common/care.ts';
import { readIntakeLevels } from '../intakes/intake-levels.ts';
import { intakeOf, portionOf } from '../intakes/intake-result.ts';
import {
  intakeArguments,
  type MeasuredFood,
  readIntakes,
  referenceOf,
  type WantedNutrient,
} from '../intakes/intakes.ts';
import { fromParts } from '../intakes/portions.ts';
import { readCautions } from './cautions.ts';
import { coverFoods } from './food-cover.ts';
import { minimalFoodsResult } from './minimal-foods-result.ts';

/**
 * The most foods that the search looks at. It ends, with the sets found so far, before the operation's own budget does.
 */
const searchBudget = 600_000;

/** The most foods that the proof looks at. */
const proofBudget = 200_000;

const measure =
  'A set has each food once, in the quantity shown. It gives enough if its amounts of every wanted nutrient add up ' +
  'to at least the share of the reference intake of the life stage. The rule ignores how much a body absorbs, and ' +
  'everything else that a diet needs: this is not a meal plan. Sets rank by how far they exceed a level for a day, ' +
  'see `cautions` with `certain`, and then by the least share. If a food table does not say how much of an amount ' +
  'counts toward a level, only the part that is certain counts.';

const sayCover = (wanted: readonly WantedNutrient[], chosen: readonly MeasuredFood[], cover: Cover) => ({
  foods: chosen.map((food) => ({ food: food.id, ...portionOf(food) })),
  leastShare: cover.leastShare,
  excess: cover.excess,
  totals: wanted.map((one, i) => ({
    nutrient: one.id,
    total: fromParts(must(cover.totals[i], 'the total of a nutrient')),
    ...intakeOf(one),
    share: shareOf(must(cover.totals[i], 'the total of a nutrient'), referenceOf(one)),
    contributions: chosen.map(({ id, amounts, claims }) => ({
      food: id,
      amount: fromParts(amounts[i] ?? 0),
      claims: claims[i] ?? [],
    })),
  })),
});

/** @throws {GraphQLError} BAD_USER_INPUT if the smallest size is larger than the largest. */
function checkSizes(minFoods: number, maxFoods: number): void {
  if (minFoods <= maxFoods) return;
  throw codedError(
    'BAD_USER_INPUT',
    `minimalFoods(minFoods:) is ${minFoods} and maxFoods is ${maxFoods}, so no size is possible. Give a maxFoods of ` +
      'at least minFoods.',
    { minFoods, maxFoods },
  );
}

export const minimalFoodsResearch = defineResearch({
  field: 'minimalFoods',
  description:
    'The smallest sets of foods that together give a share of the daily reference intake of several nutrients.',
  arguments: defineArguments({
    ...intakeArguments,
    share: {
      type: 'float',
      min: 0.01,
      max: 3,
      default: 1,
      description: 'The share of each reference intake to reach.',
    },
    minFoods: {
      type: 'int',
      min: 1,
      max: 8,
      default: 1,
      description: 'The fewest foods in a set. Even then, a set without any one of its foods does not give enough.',
    },
    maxFoods: { type: 'int', min: 1, max: 8, default: 5, description: 'The most foods in a set.' },
    withinLimits: {
      type: 'boolean',
      default: false,
      description:
        'Whether to leave out sets that certainly exceed a level: those with a caution that has `certain`. The ' +
        'smallest sets are then the smallest without such a caution.',
    },
    alternatives: { type: 'int', min: 1, max: 50, default: 5, description: 'The most sets to show.' },
    candidates: {
      type: 'int',
      min: 1,
      max: 1_000,
      default: 250,
      description:
        'The most foods to search among. Of more foods, it keeps those that give the most of each nutrient and in all.',
    },
  }),
  result: minimalFoodsResult,
  async answer(
    { share, minFoods, maxFoods, alternatives, withinLimits, candidates, ...given },
    context,
  ): Promise<ValueOf<typeof minimalFoodsResult>> {
    checkSizes(minFoods, maxFoods);
    const { wanted, foods: all, lifeStageNote } = await readIntakes(context, 'minimalFoods', given);
    const levelsFor = (some: readonly MeasuredFood[]) =>
      readIntakeLevels(
        context,
        given.lifeStage,
        some.map(({ id }) => id),
      );
    const references = wanted.map(referenceOf);
    const demands = references.map((reference) => ({ reference, needed: productRoundedUp([reference, share]) }));
    const bounds = { minFoods, maxFoods, alternatives, withinLimits, candidates, searchBudget, proofBudget };
    const covers = await coverFoods(context, all, demands, bounds, levelsFor);
    const { kept, levels } = covers;
    const best = must(covers.covers[0], 'the best set');
    const sets = covers.covers
      .map((cover) => ({ cover, chosen: cover.items.map((item) => must(kept[item], 'a food of a set')) }))
      .filter(({ chosen }) => chosen.length > 0);
    const chosen = sets.map((set) => set.chosen);
    const cautions = await readCautions(context, 'sets.cautions', given.lifeStage, chosen, levels);
    return {
      reached: covers.reached,
      sets: sets.map((set, i) => ({
        ...sayCover(wanted, set.chosen, set.cover),
        cautions: must(cautions[i], 'the cautions of a set'),
      })),
      setCount: covers.total,
      short: demands.flatMap(({ needed }, i) =>
        must(best.totals[i], 'a total') < needed ? [must(wanted[i], 'a nutrient').id] : [],
      ),
      proved: covers.proved,
      ranked: covers.ranked,
      candidates: kept.length,
      leftOut: covers.leftOut,
      lifeStageNote,
      care: await careOf(context, given.nutrients),
      measure,
    };
  },
});
