import { codedError } from '../../../src/base/errors.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { coverages, shareOf, shortlist } from '../../../src/research/cover/coverage.ts';
import { type Cover, type Covers, minimalCovers } from '../../../src/research/cover/minimal-cover.ts';
import { defineArguments, defineResearch, defineResult, type ValueOf } from '../../../src/research/define.ts';
import { productRoundedUp } from '../../../src/research/statistics/decimal.ts';
import { type IntakeLevels, readIntakeLevels } from '../intakes/intake-levels.ts';
import { foodField, intakeFields, intakeOf, portionFields, portionOf } from '../intakes/intake-result.ts';
import {
  intakeArguments,
  type MeasuredFood,
  readIntakes,
  referenceOf,
  type WantedNutrient,
} from '../intakes/intakes.ts';
import { lifeStageNoteField } from '../intakes/stage-foods.ts';
import { careField, careOf } from '../shared/care.ts';
import { claims, nutrient } from '../shared/entity-fields.ts';
import { claimIds } from '../shared/standing.ts';
import { measureField } from '../shared/symptom-input.ts';
import { cautionsField, readCautions } from './cautions.ts';
import { fromParts, inParts } from './portions.ts';

/** Most foods the search looks at. It ends with what it has found before the operation's own budget does. */
const searchBudget = 600_000;

const contribution = defineResult({
  name: 'FoodContribution',
  description: 'What one food of a set gives of a nutrient.',
  fields: {
    food: foodField,
    amount: { type: 'float', description: 'In the unit of the nutrient, to a millionth of it.' },
    claims: { ...claims, description: 'The claims behind the amount.' },
  },
});

const total = defineResult({
  name: 'FoodSetTotal',
  description: 'What a set of foods gives of one nutrient.',
  fields: {
    nutrient,
    total: { type: 'float', description: 'The sum of the contributions, in `unit`.' },
    ...intakeFields,
    share: { type: 'float', description: 'Total divided by reference intake, to nine decimals, rounded down.' },
    contributions: { type: 'object', object: contribution, list: true, description: 'What each food gives.' },
  },
});

const helping = defineResult({
  name: 'FoodHelping',
  description: 'A food, and how much of it.',
  fields: { food: foodField, ...portionFields },
});

const set = defineResult({
  name: 'FoodSet',
  description: 'Foods that together give so much of every nutrient wanted.',
  fields: {
    foods: { type: 'object', object: helping, list: true, description: 'The foods, by id.' },
    leastShare: {
      type: 'float',
      description: 'The least `share` of its totals.',
    },
    excess: {
      type: 'float',
      description:
        'How many times the level it holds, of the level that it is certain to pass by most; nine decimals, rounded ' +
        'down. 0 where it is certain to pass none: an amount that may count in part is not taken to pass.',
    },
    totals: { type: 'object', object: total, list: true, description: 'One for each nutrient wanted, in their order.' },
    cautions: cautionsField,
  },
});

const result = defineResult({
  name: 'MinimalFoods',
  description: 'The fewest foods that together give a share of the reference intakes of some nutrients.',
  fields: {
    reached: { type: 'boolean', description: 'Whether any set of `minFoods` to `maxFoods` foods gives enough.' },
    sets: {
      type: 'object',
      object: set,
      list: true,
      description:
        'Where reached, sets of the smallest size. Those that pass no level come first, then those of the least `excess`; ' +
        'among equals those of the highest `leastShare`, then by id. Every food of a set is needed. Where not reached, ' +
        'the set that came closest step by step.',
    },
    setCount: {
      type: 'int',
      nullable: true,
      description:
        'How many sets of that size give enough, shown or not. Null where the search ended before all were counted.',
    },
    short: {
      type: 'entity',
      kind: 'Nutrient',
      list: true,
      description: 'Nutrients of which the first set gives too little. Empty where it gives enough.',
    },
    proved: {
      type: 'boolean',
      description:
        'Whether it is certain that no smaller set, of at least `minFoods`, does: every one was excluded, and every food ' +
        'looked at.',
    },
    ranked: {
      type: 'boolean',
      description: 'Whether it is certain that no set of that size ranks before those shown.',
    },
    candidates: { type: 'int', description: 'How many foods were looked at.' },
    leftOut: { type: 'int', description: 'How many more there are, left out to keep to the bound on candidates.' },
    lifeStageNote: lifeStageNoteField,
    care: careField,
    measure: measureField,
  },
});

const measure =
  'Each food is counted once, in the amount told. A set gives enough when the sum of its amounts of every nutrient is at ' +
  'least the share asked for of the reference intake of the life stage. What a body absorbs is not counted, nor is ' +
  'anything else that a diet needs: this is not a meal plan. Sets are ranked by how far they pass a level that a day ' +
  'should not pass, as `cautions` with `certain` name it, and then by the least share. Where a food table does not say ' +
  'how much of an amount counts toward a level, only what is certain to count is added up.';

const sayCover = (wanted: readonly WantedNutrient[], chosen: readonly MeasuredFood[], cover: Cover) => ({
  foods: chosen.map((food) => ({ food: food.id, ...portionOf(food) })),
  leastShare: cover.leastShare,
  excess: cover.excess,
  totals: wanted.map((one, i) => ({
    nutrient: one.id,
    total: fromParts(cover.totals[i] ?? 0),
    ...intakeOf(one),
    share: shareOf(cover.totals[i] ?? 0, referenceOf(one)),
    contributions: chosen.map(({ id, amounts }) => ({
      food: id,
      amount: fromParts(amounts[i]?.millionths ?? 0),
      claims: claimIds(amounts[i]?.contains),
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
  const items = foods.map(({ amounts }) => amounts.map((one) => one?.millionths ?? 0));
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

/** Whether a food by itself is certain to pass a level, so that no set with it is within the limits. */
const passesAlone = (levels: IntakeLevels, food: MeasuredFood): boolean =>
  levels.all.some((level) => levels.counted(level, food).least > inParts(level.limit));

/** @throws {GraphQLError} BAD_USER_INPUT for bounds between which no set lies. */
function checkSizes(minFoods: number, maxFoods: number): void {
  if (minFoods <= maxFoods) return;
  throw codedError(
    'BAD_USER_INPUT',
    `minimalFoods(minFoods:) is ${minFoods} and maxFoods ${maxFoods}, so that no set lies between. Give a maxFoods of at ` +
      'least minFoods.',
    { minFoods, maxFoods },
  );
}

export const minimalFoods = defineResearch({
  field: 'minimalFoods',
  description:
    'The fewest foods that together give a share of the daily reference intake of several nutrients, and other sets of ' +
    'as few.',
  arguments: defineArguments({
    ...intakeArguments,
    share: { type: 'float', min: 0.01, max: 3, default: 1, description: 'Which share of each reference intake.' },
    minFoods: {
      type: 'int',
      min: 1,
      max: 8,
      default: 1,
      description: 'The fewest foods in a set. With any number, a set holds no food that could be left out.',
    },
    maxFoods: { type: 'int', min: 1, max: 8, default: 5, description: 'The most foods in a set.' },
    withinLimits: {
      type: 'boolean',
      default: false,
      description:
        'Whether to leave out sets that are certain to pass a level: those with a caution that has `certain`. The ' +
        'smallest sets are then the smallest of those that pass none.',
    },
    alternatives: { type: 'int', min: 1, max: 50, default: 5, description: 'How many sets to show.' },
    candidates: {
      type: 'int',
      min: 1,
      max: 1_000,
      default: 250,
      description: 'The most foods to look at: beyond, those that give most, alone and of each nutrient, are kept.',
    },
  }),
  result,
  async answer(
    { share, minFoods, maxFoods, alternatives, withinLimits, candidates, ...given },
    context,
  ): Promise<ValueOf<typeof result>> {
    checkSizes(minFoods, maxFoods);
    const { wanted, foods: all, lifeStageNote } = await readIntakes(context, 'minimalFoods', given);
    const ids = all.map(({ id }) => id);
    const levels = await readIntakeLevels(context, given.lifeStage, ids);
    const foods = withinLimits ? all.filter((food) => !passesAlone(levels, food)) : all;
    const amounts = foods.map((food) => food.amounts.map((one) => one?.millionths ?? null));
    const references = wanted.map(referenceOf);
    const scored = await context.run(coverages(amounts, references));
    const kept = (await context.run(shortlist(scored, candidates))).flatMap(({ item }) => foods[item] ?? []);
    const leftOut = scored.length - kept.length;
    const bounds = { share, minFoods, maxFoods, alternatives, withinLimits };
    const { covers, needed } = await search(context, wanted, kept, levels, bounds);
    const [first] = covers.covers;
    const sets = covers.covers
      .map((cover) => ({ cover, chosen: cover.items.flatMap((item) => kept[item] ?? []) }))
      .filter(({ chosen }) => chosen.length > 0);
    const chosen = sets.map((set) => set.chosen);
    const cautions = await readCautions(context, 'sets.cautions', given.lifeStage, chosen, levels);
    return {
      reached: covers.reached,
      sets: sets.map((set, i) => ({ ...sayCover(wanted, set.chosen, set.cover), cautions: cautions[i] ?? [] })),
      setCount: covers.total,
      short: wanted.flatMap(({ id }, i) => ((first?.totals[i] ?? 0) < (needed[i] ?? 0) ? [id] : [])),
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
