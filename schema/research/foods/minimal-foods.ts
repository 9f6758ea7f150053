import { codedError } from '../../../src/base/errors.ts';
import { must } from '../../../src/base/must.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { coverages, shareOf, shortlist } from '../../../src/research/cover/coverage.ts';
import { type Cover, type Covers, minimalCovers } from '../../../src/research/cover/minimal-cover.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { productRoundedUp } from '../../../src/research/statistics/decimal.ts';
import { careField, careOf } from '../common/care.ts';
import { claims, measureField, nutrient } from '../common/result-fields.ts';
import { type IntakeLevels, readIntakeLevels } from '../intakes/intake-levels.ts';
import { foodField, intakeFields, intakeOf, portionFields, portionOf } from '../intakes/intake-result.ts';
import {
  intakeArguments,
  type MeasuredFood,
  readIntakes,
  referenceOf,
  type WantedNutrient,
} from '../intakes/intakes.ts';
import { fromParts, inParts } from '../intakes/portions.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { cautionsField, readCautions } from './cautions.ts';

/**
 * The most foods that the search looks at. It ends, with the sets found so far, before the operation's own budget does.
 */
const searchBudget = 600_000;

const contribution = defineResult({
  name: 'FoodContribution',
  description: 'The amount of a nutrient that one food of a set gives.',
  fields: {
    food: foodField,
    amount: { type: 'float', description: 'The amount in the unit of the nutrient, rounded to a millionth.' },
    claims: { ...claims, description: 'The claims behind the amount.' },
  },
});

const total = defineResult({
  name: 'FoodSetTotal',
  description: 'The amount of one nutrient that a set of foods gives.',
  fields: {
    nutrient,
    total: { type: 'float', description: 'The sum of the contributions, in `unit`.' },
    ...intakeFields,
    share: { type: 'float', description: 'Total divided by reference intake, rounded down to nine decimals.' },
    contributions: {
      type: 'object',
      object: contribution,
      list: true,
      description: 'The part of each food in the total.',
    },
  },
});

const helping = defineResult({
  name: 'FoodHelping',
  description: 'A quantity of a food.',
  fields: { food: foodField, ...portionFields },
});

const set = defineResult({
  name: 'FoodSet',
  description: 'Foods that together give the share of every wanted nutrient.',
  fields: {
    foods: { type: 'object', object: helping, list: true, description: 'The foods, by id.' },
    leastShare: {
      type: 'float',
      description: 'The smallest `share` of its totals.',
    },
    excess: {
      type: 'float',
      description:
        'The amount divided by the level, for the level that the set certainly exceeds by the largest factor, ' +
        'rounded down to nine decimals. 0 if it certainly exceeds none: only the part of an amount that is certain ' +
        'counts.',
    },
    totals: {
      type: 'object',
      object: total,
      list: true,
      description: 'One total for each wanted nutrient, in the order given.',
    },
    cautions: cautionsField,
  },
});

const result = defineResult({
  name: 'MinimalFoods',
  description: 'The fewest foods that together give a share of the reference intakes of some nutrients.',
  fields: {
    reached: {
      type: 'boolean',
      description: 'Whether the search found a set of `minFoods` to `maxFoods` foods that gives enough.',
    },
    sets: {
      type: 'object',
      object: set,
      list: true,
      description:
        'If reached, sets of the smallest size: the lowest `excess` first, then the highest `leastShare`, then by ' +
        'id. A set without any one of its foods would not give enough. If not reached, the one set that a greedy ' +
        'search finds.',
    },
    setCount: {
      type: 'int',
      nullable: true,
      description:
        'The number of sets of that size that give enough, shown or not. Null if the search ended before it counted ' +
        'all.',
    },
    short: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'Nutrients of which the first set gives too little. Empty if it gives enough.',
    },
    proved: {
      type: 'boolean',
      description:
        'Whether it is certain that no smaller set of at least `minFoods` foods gives enough: the search excluded ' +
        'every one, with all foods.',
    },
    ranked: {
      type: 'boolean',
      description: 'Whether it is certain that no other set of that size ranks before the last one shown.',
    },
    candidates: { type: 'int', description: 'The number of foods that the search used.' },
    leftOut: { type: 'int', description: 'The number of further foods, which exceed the argument `candidates`.' },
    lifeStageNote: lifeStageNoteField,
    care: careField,
    measure: measureField,
  },
});

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

interface Bounds {
  readonly share: number;
  readonly minFoods: number;
  readonly maxFoods: number;
  readonly alternatives: number;
  readonly withinLimits: boolean;
}

async function search(
  context: ResearchContext,
  wanted: readonly WantedNutrient[],
  foods: readonly MeasuredFood[],
  levels: IntakeLevels,
  { share, minFoods, maxFoods, alternatives, withinLimits }: Bounds,
): Promise<{ readonly covers: Covers; readonly needed: readonly number[] }> {
  const demands = wanted.map((one) => {
    const reference = referenceOf(one);
    return { reference, needed: productRoundedUp([reference, share]) };
  });
  const items = foods.map(({ amounts }) => amounts.map((amount) => amount ?? 0));
  const limits = {
    levels: levels.all.map(({ limit }) => Math.max(1, inParts(limit))),
    loads: foods.map((food) => levels.all.map((level) => levels.counted(level, food).least)),
  };
  const covers = await context.run(
    minimalCovers(
      { demands, items, limits },
      { minSize: minFoods, maxSize: maxFoods, keep: alternatives, withinLevels: withinLimits, budget: searchBudget },
    ),
  );
  return { covers, needed: demands.map(({ needed }) => needed) };
}

/** Leaves out the foods that alone certainly exceed a level, since no set with them is within the limits. */
async function withoutPassing(
  context: ResearchContext,
  stage: string,
  foods: readonly MeasuredFood[],
): Promise<readonly MeasuredFood[]> {
  const ids = foods.map(({ id }) => id);
  const levels = await readIntakeLevels(context, stage, ids);
  return foods.filter((food) =>
    levels.all.every((level) => levels.counted(level, food).least <= inParts(level.limit)),
  );
}

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
  result,
  async answer(
    { share, minFoods, maxFoods, alternatives, withinLimits, candidates, ...given },
    context,
  ): Promise<ValueOf<typeof result>> {
    checkSizes(minFoods, maxFoods);
    const { wanted, foods: all, lifeStageNote } = await readIntakes(context, 'minimalFoods', given);
    const foods = withinLimits ? await withoutPassing(context, given.lifeStage, all) : all;
    const amounts = foods.map((food) => food.amounts);
    const references = wanted.map(referenceOf);
    const scored = await context.run(coverages(amounts, references));
    const kept = (await context.run(shortlist(scored, candidates))).map(({ item }) =>
      must(foods[item], 'a food with a score'),
    );
    const leftOut = scored.length - kept.length;
    const ids = kept.map(({ id }) => id);
    const levels = await readIntakeLevels(context, given.lifeStage, ids);
    const bounds = { share, minFoods, maxFoods, alternatives, withinLimits };
    const { covers, needed } = await search(context, wanted, kept, levels, bounds);
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
      short: wanted.map(({ id }) => id).filter((_, i) => must(best.totals[i], 'a total') < must(needed[i], 'a demand')),
      proved: covers.proved && leftOut === 0,
      ranked: covers.ranked && leftOut === 0,
      candidates: kept.length,
      leftOut,
      lifeStageNote,
      care: await careOf(context, given.nutrients),
      measure,
    };
  },
});
