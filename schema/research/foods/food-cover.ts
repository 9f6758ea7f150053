/** Searches for the smallest sets of foods that meet demands, exactly and within a budget. */
import { must } from '../../../src/base/must.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { coverages, shortlist } from '../../../src/research/cover/coverage.ts';
import { excludesCovers } from '../../../src/research/cover/exclusion.ts';
import { type Covers, minimalCovers } from '../../../src/research/cover/minimal-cover.ts';
import type { Demand } from '../../../src/research/cover/table.ts';
import type { IntakeLevels, Level } from '../intakes/intake-levels.ts';
import type { MeasuredFood } from '../intakes/intakes.ts';
import { inParts } from '../intakes/portions.ts';

/** The sizes and limits of a search. */
export interface CoverBounds {
  readonly minFoods: number;
  readonly maxFoods: number;
  /** The most sets to return. */
  readonly alternatives: number;
  /** Whether to leave out sets that certainly exceed a level. */
  readonly withinLimits: boolean;
  /** The most foods to search among. */
  readonly candidates: number;
  /** The most foods that the search looks at. It ends with the sets found so far. */
  readonly searchBudget: number;
  /** The most foods that the proof looks at. */
  readonly proofBudget: number;
}

/** The most of a level that a set may contain, in millionths of its unit; null if the level does not count. */
type Allowance = (level: Level) => number | null;

/** The result of a search. */
export interface FoodCovers extends Covers {
  /** The foods that the search used. The items of the covers are places in this list. */
  readonly kept: readonly MeasuredFood[];
  /** The number of further foods. */
  readonly leftOut: number;
  /** The levels of the foods in the sets. */
  readonly levels: IntakeLevels;
}

const amountsOf = (foods: readonly MeasuredFood[]) => foods.map(({ amounts }) => amounts.map((amount) => amount ?? 0));

/**
 * Finds the smallest sets of foods that meet the demands.
 * @param demands one for each amount of the foods, in the same order.
 * @param levelsFor reads the levels of some foods.
 * @param allowance by default, the level itself.
 */
export async function coverFoods(
  context: ResearchContext,
  all: readonly MeasuredFood[],
  demands: readonly Demand[],
  bounds: CoverBounds,
  levelsFor: (foods: readonly MeasuredFood[]) => Promise<IntakeLevels>,
  allowance: Allowance = ({ limit }) => inParts(limit),
): Promise<FoodCovers> {
  const { candidates, withinLimits } = bounds;
  // Within limits, the levels of all foods decide which of them count. Otherwise those of the candidates are enough.
  const levelsOfAll = withinLimits ? await levelsFor(all) : null;
  const foods = levelsOfAll ? withoutPassing(all, levelsOfAll, allowance) : all;
  const amounts = foods.map((food) => food.amounts);
  const scored = await context.run(
    coverages(
      amounts,
      demands.map(({ reference }) => reference),
    ),
  );
  const kept = (await context.run(shortlist(scored, candidates))).map(({ item }) =>
    must(foods[item], 'a food with a score'),
  );
  const leftOut = scored.length - kept.length;
  const levels = levelsOfAll ?? (await levelsFor(kept));
  const covers = await search(context, demands, kept, levels, allowance, bounds);
  const proved = await isProved(context, demands, foods, { ...covers, leftOut }, bounds);
  return { ...covers, proved, ranked: covers.ranked && leftOut === 0, kept, leftOut, levels };
}

/** Returns the levels that count, with the most of each that a set may contain. */
const counting = (levels: IntakeLevels, allowance: Allowance) =>
  levels.all.flatMap((level) => {
    const allowed = allowance(level);
    return allowed === null ? [] : [{ level, allowed }];
  });

function search(
  context: ResearchContext,
  demands: readonly Demand[],
  foods: readonly MeasuredFood[],
  levels: IntakeLevels,
  allowance: Allowance,
  { minFoods, maxFoods, alternatives, withinLimits, searchBudget }: CoverBounds,
): Promise<Covers> {
  const counted = counting(levels, allowance);
  const limits = {
    levels: counted.map(({ allowed }) => Math.max(1, allowed)),
    loads: foods.map((food) => counted.map(({ level }) => levels.counted(level, food).least)),
  };
  const sizes = { minSize: minFoods, maxSize: maxFoods, keep: alternatives };
  const options = { ...sizes, withinLevels: withinLimits, budget: searchBudget };
  return context.run(minimalCovers({ demands, items: amountsOf(foods), limits }, options));
}

/**
 * Returns whether no smaller set gives enough, with all foods. The search excludes only sets of its candidates. If it
 * left foods out or came to no end, this looks for any smaller set of all foods, regardless of levels.
 */
async function isProved(
  context: ResearchContext,
  demands: readonly Demand[],
  foods: readonly MeasuredFood[],
  covers: Covers & { readonly leftOut: number },
  { minFoods, maxFoods, proofBudget }: CoverBounds,
): Promise<boolean> {
  if (covers.proved && covers.leftOut === 0) return true;
  const found = covers.reached ? must(covers.covers[0], 'the best set').items.length : maxFoods + 1;
  const sizes = { minSize: minFoods, maxSize: found - 1 };
  return context.run(excludesCovers({ demands, items: amountsOf(foods) }, sizes, proofBudget));
}

/** Leaves out the foods that alone certainly exceed a level, since no set with them is within the limits. */
const withoutPassing = (foods: readonly MeasuredFood[], levels: IntakeLevels, allowance: Allowance) => {
  const counted = counting(levels, allowance);
  return foods.filter((food) => counted.every(({ level, allowed }) => levels.counted(level, food).least <= allowed));
};
