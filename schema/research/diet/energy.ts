/** Computes the energy of a list of foods, and the nutrients that it comes from. */
import { compareText } from '../../../src/model/text.ts';
import type { ResearchContext } from '../../../src/research/context.ts';
import type { ValueOf } from '../../../src/research/define.ts';
import { type Exact, exact, isZero, plus, sumOf, times, wholeParts } from '../../../src/research/statistics/exact.ts';
import { claimIds, isAsserted } from '../common/fact-edges.ts';
import { facts } from '../common/facts.ts';
import { energy } from '../intakes/portions.ts';
import type { energyResult } from './energy-result.ts';
import { billionth, type DailyFigures, type Range } from './figures.ts';
import { type Intake, massOf, sumOrNull, type Unit } from './intake.ts';

const factorFacts = facts(`query ($energy: ID!) {
  nutrient(id: $energy) { energySources { edges { kcalPerGram claims { id status } node { id unit } } } }
}`);

/** The general factor of a nutrient. */
export interface EnergyFactor {
  readonly nutrient: string;
  readonly unit: Unit;
  readonly kcalPerGram: number;
  readonly claims: readonly string[];
}

/** Reads the general factors that a source asserts, by nutrient id. */
export async function readEnergyFactors(context: ResearchContext): Promise<readonly EnergyFactor[]> {
  const { nutrient } = await context.ask(factorFacts, { energy });
  return (nutrient?.energySources.edges ?? [])
    .filter((edge) => isAsserted(edge))
    .map((edge) => ({
      nutrient: edge.node.id,
      unit: edge.node.unit,
      kcalPerGram: edge.kcalPerGram,
      claims: claimIds(edge),
    }))
    .sort((a, b) => compareText(a.nutrient, b.nutrient));
}

type Interval = Pick<Intake, 'least' | 'most'>;

const scaled = ({ least, most }: Interval, factor: Exact): Interval => ({
  least: times(least, factor),
  most: most && times(most, factor),
});

/** Returns the energy of the list as the answer shows it. */
export function sayEnergy(
  factors: readonly EnergyFactor[],
  intakeOf: (nutrient: string) => Intake,
  figures: DailyFigures,
): ValueOf<typeof energyResult> {
  const interval = ({ least, most }: Interval): Range => ({
    least: figures.perDay(least),
    most: most && figures.perDay(most),
  });
  const yielding = factors.flatMap((factor) => {
    const intake = intakeOf(factor.nutrient);
    const mass = massOf(factor.unit);
    if (mass === null) return [];
    const grams = scaled(intake, exact(1 / mass));
    return [{ factor, grams, kcal: scaled(grams, exact(factor.kcalPerGram)) }];
  });
  const all = addUp(yielding.map(({ kcal }) => kcal));
  return {
    byTables: figures.range(intakeOf(energy)),
    byFactors: interval(all),
    macronutrients: yielding.map(({ factor: { nutrient, kcalPerGram, claims }, grams, kcal }, i) => ({
      nutrient,
      grams: interval(grams),
      kcalPerGram,
      kcal: interval(kcal),
      share: shareIn(kcal, addUp(yielding.filter((_, j) => j !== i).map((other) => other.kcal))),
      claims,
    })),
  };
}

const addUp = (intervals: readonly Interval[]): Interval => ({
  least: sumOf(intervals.map(({ least }) => least)),
  most: sumOrNull(intervals.map(({ most }) => most)),
});

/** Returns a part as a share of the whole: it is smallest beside the most of the others, and largest beside the least. */
function shareIn(part: Interval, others: Interval): Range | null {
  if (part.most === null || others.most === null) return null;
  const share = (amount: Exact, beside: Exact): number | null => {
    const whole = plus(amount, beside);
    return isZero(whole) ? null : wholeParts(amount, billionth, whole, 'down') / billionth;
  };
  const [least, most] = [share(part.least, others.most), share(part.most, others.least)];
  return most === null ? null : { least: least ?? 0, most };
}
