/** Searches for the smallest additions to a list of foods that reach reference intakes. */
import { must } from '../../../src/base/must.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { shareOf } from '../../../src/research/cover/coverage.ts';
import type { ValueOf } from '../../../src/research/define.ts';
import { minus } from '../../../src/research/statistics/exact.ts';
import { coverFoods, type FoodCovers } from '../foods/food-cover.ts';
import { type IntakeLevels, type Level, readIntakeLevels } from '../intakes/intake-levels.ts';
import { portionOf } from '../intakes/intake-result.ts';
import { type MeasuredFood, readIntakes } from '../intakes/intakes.ts';
import { fromParts, inParts } from '../intakes/portions.ts';
import type { additionsResult } from './additions-result.ts';
import type { DietInput } from './arguments.ts';
import type { DailyFigures } from './figures.ts';
import type { Intake } from './intake.ts';
import { type ComparedLevel, isExceeded } from './limits.ts';

type Additions = ValueOf<typeof additionsResult>;

/** A nutrient to reach. */
export interface Lacking {
  readonly nutrient: string;
  readonly intake: Intake;
  readonly reference: number;
}

/** The most foods that a search and its proof look at, for all nutrients together and for each of them. */
const budgets = {
  all: { searchBudget: 200_000, proofBudget: 50_000 },
  each: { searchBudget: 10_000, proofBudget: 5_000 },
} as const;

/** The most foods to search among. */
const candidates = 250;

/** The additions to a list that lacks nothing. */
export const noAdditions: Additions = {
  reached: true,
  sets: [],
  setCount: 0,
  short: [],
  proved: true,
  ranked: true,
  candidates: 0,
  leftOut: 0,
};

/** The foods that may be added to a list, and how much of each level the list leaves. */
export class AdditionSearch {
  private readonly context: ResearchContext;
  private readonly input: DietInput;
  private readonly foods: readonly MeasuredFood[];
  private readonly levels: IntakeLevels;
  private readonly lacking: readonly Lacking[];
  private readonly figures: DailyFigures;
  /** The rest of each level, in millionths. */
  private readonly rests: ReadonlyMap<string, number>;
  private readonly exceeded: ReadonlySet<string>;

  private constructor(
    context: ResearchContext,
    input: DietInput,
    addable: { readonly foods: readonly MeasuredFood[]; readonly levels: IntakeLevels },
    lacking: readonly Lacking[],
    compared: readonly ComparedLevel[],
    figures: DailyFigures,
  ) {
    this.context = context;
    this.input = input;
    this.foods = addable.foods;
    this.levels = addable.levels;
    this.lacking = lacking;
    this.figures = figures;
    this.exceeded = new Set(compared.filter((one) => isExceeded(one, figures)).map(({ level }) => nameOf(level)));
    this.rests = new Map(
      compared.map(({ level, least }) => [
        nameOf(level),
        figures.partsDown(minus(figures.inAllDays(level.limit), least)),
      ]),
    );
  }

  /**
   * Reads the foods that may be added.
   * @param lacking the nutrients to reach: at least one.
   * @throws {GraphQLError} BAD_ID and BAD_USER_INPUT for `diets` and `exclude` that name something else.
   */
  static async open(
    context: ResearchContext,
    stage: string,
    input: DietInput,
    lacking: readonly Lacking[],
    compared: readonly ComparedLevel[],
    figures: DailyFigures,
  ): Promise<AdditionSearch> {
    const { diets, exclude, readyToEat, additionBasis: basis } = input;
    const nutrients = lacking.map(({ nutrient }) => nutrient);
    const choice = { nutrients, lifeStage: stage, where: null, diets, exclude, readyToEat, basis, helpings: null };
    const { foods } = await readIntakes(context, 'dietAnalysis', choice);
    const levels = await readIntakeLevels(
      context,
      stage,
      foods.map(({ id }) => id),
    );
    return new AdditionSearch(context, input, { foods, levels }, lacking, compared, figures);
  }

  /** Searches for sets that reach all reference intakes together. */
  all(): Promise<Additions> {
    return this.search([...this.lacking.keys()], budgets.all);
  }

  /** Searches for sets that reach the reference intake of one nutrient. */
  of(nutrient: string): Promise<Additions> {
    return this.search([this.lacking.findIndex((one) => one.nutrient === nutrient)], budgets.each);
  }

  private async search(places: readonly number[], budget: (typeof budgets)['all' | 'each']): Promise<Additions> {
    const wanted = places.map((place) => must(this.lacking[place], 'a nutrient to reach'));
    const foods = this.foods.map((food) => ({
      ...food,
      amounts: places.map((place) => food.amounts[place] ?? null),
      claims: places.map((place) => food.claims[place] ?? []),
    }));
    const demands = wanted.map((nutrient) => {
      const needed = Math.max(1, this.neededOf(nutrient));
      return { reference: needed, needed };
    });
    const { maxAdditions: maxFoods, alternatives } = this.input;
    const bounds = { minFoods: 1, maxFoods, alternatives, withinLimits: true, candidates, ...budget };
    const cover = (allowance: (level: Level) => number | null) =>
      coverFoods(this.context, foods, demands, bounds, async () => this.levels, allowance);
    const covers = await cover((level) => this.restOf(level));
    if (covers.reached || this.exceeded.size === 0) return this.say(covers, wanted);
    // The list alone exceeds some levels, and nothing that adds to these is enough. The answer names them in `raises`.
    const relaxed = await cover((level) => (this.exceeded.has(nameOf(level)) ? null : this.restOf(level)));
    return this.say(relaxed, wanted);
  }

  /** Returns how much of a nutrient the list lacks, in millionths. */
  private neededOf({ intake, reference }: Lacking): number {
    return this.figures.partsUp(minus(this.figures.inAllDays(reference), intake.least));
  }

  /** Returns how much of a level the list leaves, in millionths. Food never counts toward the levels not compared. */
  private restOf(level: Level): number {
    return this.rests.get(nameOf(level)) ?? inParts(level.limit);
  }

  private say(covers: FoodCovers, wanted: readonly Lacking[]): Additions {
    const { reached, total, proved, ranked, kept, leftOut } = covers;
    const sets = covers.covers
      .map((cover) => cover.items.map((item) => must(kept[item], 'a food of a set')))
      .filter((chosen) => chosen.length > 0);
    const best = covers.covers[0];
    const lacks = (nutrient: Lacking, i: number) => (best?.totals[i] ?? 0) < this.neededOf(nutrient);
    return {
      reached,
      sets: sets.map((chosen) => this.saySet(chosen, wanted)),
      setCount: total,
      short: wanted.filter(lacks).map(({ nutrient }) => nutrient),
      proved,
      ranked,
      candidates: kept.length,
      leftOut,
    };
  }

  private saySet(chosen: readonly MeasuredFood[], wanted: readonly Lacking[]): Additions['sets'][number] {
    const raised = this.levels.all.filter(
      (level) => this.exceeded.has(nameOf(level)) && chosen.some((food) => this.levels.counted(level, food).least > 0),
    );
    return {
      foods: chosen.map((food) => ({ food: food.id, ...portionOf(food) })),
      totals: wanted.map(({ nutrient, intake, reference }, i) => {
        const added = chosen.reduce((sum, { amounts }) => sum + (amounts[i] ?? 0), 0);
        const total = this.figures.sumOfParts(intake.terms) + added;
        return {
          nutrient,
          total: fromParts(total),
          share: shareOf(total, Math.max(1, inParts(reference))),
          contributions: chosen.map(({ id, amounts, claims }) => ({
            food: id,
            amount: fromParts(amounts[i] ?? 0),
            claims: claims[i] ?? [],
          })),
        };
      }),
      raises: [...new Set(raised.map(({ nutrient }) => nutrient))],
    };
  }
}

const nameOf = ({ nutrient, limitKind }: Level): string => `${limitKind} ${nutrient}`;
