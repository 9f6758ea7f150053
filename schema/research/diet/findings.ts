/** Decides which reference intakes a list of foods reaches, and which missing amounts would settle it. */
import { compareText } from '../../../src/model/text.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import type { ValueOf } from '../../../src/research/define.ts';
import { type Exact, exact, isLess, isZero, minus, times, wholeParts } from '../../../src/research/statistics/exact.ts';
import { contains } from '../../model/food-contents.ts';
import { readAssertedEdges } from '../common/asserted-edges.ts';
import { fromParts, inParts, parts } from '../intakes/portions.ts';
import type { DailyFigures, Range } from './figures.ts';
import { type Gap, type Intake, mostIn, sumOrNull } from './intake.ts';
import type { ComparedNutrient, Reference } from './references.ts';
import type { dietResult } from './result.ts';
import { sayCannotTell, sayNotReached } from './words.ts';

type Diet = ValueOf<typeof dietResult>;
type Verdict = NonNullable<Diet['totals'][number]['verdict']>;
type Undecided = Diet['cannotTell'][number];

/** A nutrient with a reference intake to reach, its amount in the list, and whether that reaches it. */
export interface Finding {
  readonly nutrient: ComparedNutrient;
  readonly reference: Reference;
  readonly intake: Intake;
  readonly verdict: Verdict;
}

/** Returns the finding on a nutrient; null if the nutrient has no reference intake to reach. */
export function findingOf(nutrient: ComparedNutrient, intake: Intake, figures: DailyFigures): Finding | null {
  const { reference, intakeGoal, leavesOut } = nutrient;
  if (!reference || intakeGoal === 'STAY_UNDER') return null;
  const isMissed = leavesOut === null && intake.most !== null && figures.isBelow(intake.most, reference.amount);
  const isReached = !figures.isBelow(intake.least, reference.amount);
  return { nutrient, reference, intake, verdict: isReached ? 'REACHED' : isMissed ? 'NOT_REACHED' : 'CANNOT_TELL' };
}

/** Returns the fields that the lists of nutrients not reached and undecided have. */
function openFields({ nutrient, reference, intake }: Finding, figures: DailyFigures) {
  const total = figures.range(intake);
  const lack = (amount: number) => fromParts(Math.max(0, inParts(reference.amount) - inParts(amount)));
  const lacking: Range = { least: total.most === null ? 0 : lack(total.most), most: lack(total.least) };
  return {
    nutrient: nutrient.id,
    unit: nutrient.unit,
    total,
    referenceIntake: reference.amount,
    referenceIntakeType: reference.intakeType,
    referenceIntakeClaims: reference.claims,
    share: figures.shares(intake, reference.amount),
    lacking,
  };
}

const wordsOf = ({ nutrient, reference }: Finding, total: Range) => ({
  name: nutrient.name,
  unit: nutrient.unit,
  intakeType: reference.intakeType,
  reference: reference.amount,
  total,
});

/** Returns a nutrient not reached as the answer shows it. */
export function sayMissed(finding: Finding, figures: DailyFigures) {
  const fields = openFields(finding, figures);
  return { ...fields, statement: sayNotReached(wordsOf(finding, fields.total)) };
}

/** Returns an undecided nutrient as the answer shows it. */
export function sayUndecided(
  finding: Finding,
  highest: ReadonlyMap<string, Highest>,
  figures: DailyFigures,
): Undecided {
  const { nutrient, intake } = finding;
  const { leavesOut } = nutrient;
  const fields = openFields(finding, figures);
  return {
    ...fields,
    statement: sayCannotTell(wordsOf(finding, fields.total), intake.gaps.length, leavesOut),
    leavesOut,
    missing: intake.gaps.map((gap) => sayGap(gap, finding, figures)).sort(byReach),
    highestKnown: highest.get(nutrient.id) ?? null,
  };
}

/** Computes from which amount in 100 g a missing amount reaches the reference, and below which it misses it. */
function sayGap(
  gap: Gap,
  { nutrient, reference, intake }: Finding,
  figures: DailyFigures,
): Undecided['missing'][number] {
  const most = mostIn(gap);
  const lacking = minus(figures.inAllDays(reference.amount), intake.least);
  const others = sumOrNull(intake.gaps.filter((other) => other !== gap).map(mostIn));
  const rest = others && minus(lacking, others);
  const per100g = (amount: Exact, rounding: 'up' | 'down') =>
    wholeParts(times(amount, exact(100)), parts, gap.grams, rounding) / parts;
  return {
    food: gap.food,
    grams: figures.perDay(gap.grams),
    most: most && figures.perDay(most),
    reachesFrom: most === null || !isLess(most, lacking) ? per100g(lacking, 'up') : null,
    missesBelow: rest === null || isZero(rest) || nutrient.leavesOut !== null ? null : per100g(rest, 'down'),
  };
}

const byReach = (a: Undecided['missing'][number], b: Undecided['missing'][number]): number =>
  (a.reachesFrom ?? Number.POSITIVE_INFINITY) - (b.reachesFrom ?? Number.POSITIVE_INFINITY) ||
  compareText(a.food, b.food);

type Highest = NonNullable<Undecided['highestKnown']>;

/** Reads the highest amount that the graph has of each nutrient. */
export async function readHighest(
  context: ResearchContext,
  nutrients: readonly string[],
): Promise<ReadonlyMap<string, Highest>> {
  const highest = new Map<string, Highest>();
  if (nutrients.length === 0 || !context.wants('cannotTell.highestKnown')) return highest;
  for (const edge of await readAssertedEdges(context, contains.name, 'amountPer100g', { to: nutrients })) {
    if (edge.value === null || edge.value <= (highest.get(edge.to)?.amountPer100g ?? -1)) continue;
    highest.set(edge.to, { food: edge.from, amountPer100g: edge.value, claims: edge.claims });
  }
  return highest;
}
