import { must } from '../../../src/base/must.ts';
import { unknownIds } from '../../../src/research/arguments.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import { defineResearch, type ValueOf } from '../../../src/research/define.ts';
import { careOf } from '../common/care.ts';
import { readFoodChoice } from '../intakes/food-choice.ts';
import { readIntakeLevels } from '../intakes/intake-levels.ts';
import { energy } from '../intakes/portions.ts';
import { AdditionSearch, noAdditions } from './additions.ts';
import { type DietInput, dietArguments, readStage } from './arguments.ts';
import { readStatements, sayEnhancer } from './deficiency.ts';
import { readEatenFoods } from './eaten-foods.ts';
import { readEnergyFactors, sayEnergy } from './energy.ts';
import { DailyFigures } from './figures.ts';
import { type Finding, findingOf, readHighest, sayMissed, sayUndecided } from './findings.ts';
import { EatenNutrients, type Intake } from './intake.ts';
import { type ComparedLevel, compareLevels, sayLevels } from './limits.ts';
import { type ComparedNutrient, readReferences } from './references.ts';
import { dietResult } from './result.ts';
import { aboutDays, measure } from './words.ts';

type Diet = ValueOf<typeof dietResult>;

/** The amounts of a list, and its findings. */
interface Analysis {
  readonly figures: DailyFigures;
  readonly intakeOf: (nutrient: string) => Intake;
  readonly missed: readonly Finding[];
  readonly compared: readonly ComparedLevel[];
}

/** Returns the nutrients to show: the given ones, or those that the foods contain or that have a reference intake. */
function shownOf(nutrients: readonly ComparedNutrient[], eaten: EatenNutrients, { nutrients: given }: DietInput) {
  const unknown = (given ?? []).filter((id) => !nutrients.some((one) => one.id === id));
  if (unknown.length > 0) throw unknownIds('dietAnalysis(nutrients:)', unknown);
  return nutrients.filter((one) => (given ? given.includes(one.id) : one.reference !== null || eaten.contain(one.id)));
}

/** Returns one total, with the nutrient density where the energy of the list is known. */
function totalOf(
  nutrient: ComparedNutrient,
  intake: Intake,
  kcal: Intake,
  finding: Finding | null,
  figures: DailyFigures,
): Diet['totals'][number] {
  const { id, unit, reference, leavesOut } = nutrient;
  return {
    nutrient: id,
    unit,
    total: figures.range(intake),
    terms: intake.terms.map(({ food, amount, claims }) => ({ food, amount: figures.perDay(amount), claims })),
    missing: intake.gaps.map(({ food }) => food),
    leavesOut,
    referenceIntake: reference?.amount ?? null,
    referenceIntakeType: reference?.intakeType ?? null,
    referenceIntakeClaims: reference?.claims ?? [],
    share: reference && figures.shares(intake, reference.amount),
    verdict: finding?.verdict ?? null,
    per1000Kcal: figures.perThousand(intake, kcal),
  };
}

/** Returns the nutrients not reached, the lowest share first, with the statements on them and additions for each. */
async function missedOf(
  context: ResearchContext,
  { figures, intakeOf, missed }: Analysis,
  symptoms: readonly string[],
  search: AdditionSearch | null,
): Promise<Pick<Diet, 'notReached' | 'unlinkedSymptoms'>> {
  const statements = await readStatements(
    context,
    missed.map(({ nutrient }) => nutrient.id),
    symptoms,
  );
  const notReached: Diet['notReached'][number][] = [];
  for (const finding of missed) {
    const { id } = finding.nutrient;
    const { deficiency, enhancers } = must(statements.get(id), 'the statements on a nutrient');
    notReached.push({
      ...sayMissed(finding, figures),
      deficiency,
      enhancers: enhancers.map((enhancer) => sayEnhancer(enhancer, intakeOf(enhancer.nutrient), figures)),
      additions: search && context.wants('notReached.additions') ? await search.of(id) : noAdditions,
    });
  }
  const linked = new Set(notReached.flatMap(({ deficiency }) => deficiency.symptoms.map(({ symptom }) => symptom)));
  return { notReached, unlinkedSymptoms: symptoms.filter((symptom) => !linked.has(symptom)) };
}

/** Opens the search for additions, if the operation selects one and a nutrient is not reached. */
function openSearch(context: ResearchContext, stage: string, input: DietInput, analysis: Analysis) {
  const { missed, compared, figures } = analysis;
  if (missed.length === 0 || !(context.wants('additions') || context.wants('notReached.additions'))) return null;
  const lacking = missed.map(({ nutrient, intake, reference }) => ({
    nutrient: nutrient.id,
    intake,
    reference: reference.amount,
  }));
  return AdditionSearch.open(context, stage, input, lacking, compared, figures);
}

export const dietAnalysisResearch = defineResearch({
  field: 'dietAnalysis',
  description:
    'Whether a list of foods reaches the reference intakes of a life stage: the amount of each nutrient, with its ' +
    'terms and claims, as an interval where amounts are missing. It describes the list and is not a diagnosis of a ' +
    'person. The service keeps neither the list nor the answer.',
  arguments: dietArguments,
  result: dietResult,
  isPrivate: true,
  async answer(input, context): Promise<Diet> {
    const stage = await readStage(context, input);
    const foods = await readEatenFoods(context, input.foods);
    const { nutrients, lifeStageNote } = await readReferences(context, stage);
    const { diets, exclude } = input;
    const choice = await readFoodChoice(context, 'dietAnalysis', { diets, exclude, readyToEat: false });
    const levels = await readIntakeLevels(
      context,
      stage,
      foods.map(({ id }) => id),
    );
    const figures = new DailyFigures(input.days);
    const eaten = new EatenNutrients(foods, nutrients);
    const shown = shownOf(nutrients, eaten, input);
    await context.run(eaten.compute(shown));
    const intakeOf = (id: string) => eaten.of(id);
    const findings = shown.map((nutrient) => ({
      nutrient,
      finding: findingOf(nutrient, intakeOf(nutrient.id), figures),
    }));
    const withVerdict = (verdict: Finding['verdict']) =>
      findings.flatMap(({ finding }) => (finding?.verdict === verdict ? [finding] : []));
    const missed = byShare(withVerdict('NOT_REACHED'), figures);
    const undecided = withVerdict('CANNOT_TELL');
    const compared = compareLevels(levels, foods);
    const analysis: Analysis = { figures, intakeOf, missed, compared };
    const search = await openSearch(context, stage, input, analysis);
    const highest = await readHighest(
      context,
      undecided.map(({ nutrient }) => nutrient.id),
    );
    return {
      lifeStage: stage,
      lifeStageNote,
      days: input.days,
      aboutDays: aboutDays(input.days),
      foods: foods.map(({ id, grams }) => ({
        food: id,
        grams: figures.perDay(grams),
        leftOut: !choice.allows(id),
        needsCooking: choice.needsCooking(id),
      })),
      totals: findings.map(({ nutrient, finding }) =>
        totalOf(nutrient, intakeOf(nutrient.id), intakeOf(energy), finding, figures),
      ),
      ...(await missedOf(context, analysis, input.symptoms ?? [], search)),
      cannotTell: undecided.map((finding) => sayUndecided(finding, highest, figures)),
      limits: sayLevels(compared, figures),
      energy: sayEnergy(await readEnergyFactors(context), intakeOf, figures),
      additions: search && context.wants('additions') ? await search.all() : noAdditions,
      care: await careOf(
        context,
        missed.map(({ nutrient }) => nutrient.id),
      ),
      measure,
    };
  },
});

/** Sorts nutrients not reached: the lowest share of the reference intake first, equal shares in their order. */
const byShare = (missed: readonly Finding[], figures: DailyFigures): readonly Finding[] =>
  missed
    .map((finding) => ({ finding, share: figures.shares(finding.intake, finding.reference.amount).least }))
    .sort((a, b) => a.share - b.share)
    .map(({ finding }) => finding);
