/** Turns exact amounts of all the days into the figures of an answer, for one day. */
import { type Exact, exact, isLess, isZero, times, wholeParts } from '../../../src/research/statistics/exact.ts';
import { parts } from '../intakes/portions.ts';
import { type Intake, mostIn } from './intake.ts';

/** Shares are whole billionths, rounded down. */
export const billionth = 1_000_000_000;

/** An interval of numbers as an answer shows it. */
export interface Range {
  readonly least: number;
  /** Null if nothing bounds it. */
  readonly most: number | null;
}

/** Converts amounts of a number of days. */
export class DailyFigures {
  readonly days: Exact;

  constructor(days: number) {
    this.days = exact(days);
  }

  /** Returns an amount per day in whole millionths, rounded once. */
  parts = (amount: Exact): number => wholeParts(amount, parts, this.days, 'nearest');

  /** Returns an amount per day, rounded to a millionth. */
  perDay = (amount: Exact): number => this.parts(amount) / parts;

  /** Returns an amount per day in whole millionths, rounded up. */
  partsUp = (amount: Exact): number => wholeParts(amount, parts, this.days, 'up');

  /** Returns an amount per day in whole millionths, rounded down. */
  partsDown = (amount: Exact): number => wholeParts(amount, parts, this.days, 'down');

  /** Returns the sum of the rounded terms, in whole millionths. */
  sumOfParts = (terms: Intake['terms']): number => sum(terms.map(({ amount }) => this.parts(amount)));

  /** Returns an intake per day. Its ends are the sums of the rounded terms, and of the rounded bounds of the gaps. */
  range({ terms, gaps }: Pick<Intake, 'terms' | 'gaps'>): Range {
    const least = this.sumOfParts(terms);
    const most = gaps.map(mostIn);
    const bounded = most.filter((amount) => amount !== null);
    return {
      least: least / parts,
      most: bounded.length < most.length ? null : (least + sum(bounded.map(this.parts))) / parts,
    };
  }

  /** Returns an intake as a share of a reference per day, rounded down to nine decimals. */
  shares({ least, most }: Pick<Intake, 'least' | 'most'>, reference: number): Range {
    const share = (amount: Exact) => wholeParts(amount, billionth, this.inAllDays(reference), 'down') / billionth;
    return { least: share(least), most: most && share(most) };
  }

  /** Returns an intake for each 1,000 kcal, rounded to a millionth; null if the energy is 0, or not known exactly. */
  perThousand({ least, most }: Pick<Intake, 'least' | 'most'>, kcal: Pick<Intake, 'least' | 'gaps'>): Range | null {
    if (kcal.gaps.length > 0 || isZero(kcal.least)) return null;
    const density = (amount: Exact) => wholeParts(times(amount, exact(1_000)), parts, kcal.least, 'nearest') / parts;
    return { least: density(least), most: most && density(most) };
  }

  /** Returns the amount in all the days that a level per day makes. */
  inAllDays = (level: number): Exact => times(exact(level), this.days);

  /** Returns whether an amount is less than a level per day. */
  isBelow = (amount: Exact, level: number): boolean => isLess(amount, this.inAllDays(level));

  /** Returns whether an amount is more than a level per day. */
  isAbove = (amount: Exact, level: number): boolean => isLess(this.inAllDays(level), amount);
}

/** Adds whole numbers, which is exact in any order. */
const sum = (numbers: readonly number[]): number =>
  Number(numbers.reduce((total, number) => total + BigInt(number), 0n));
