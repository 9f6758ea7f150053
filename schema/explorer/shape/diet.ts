import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import { namesOf } from '../../../src/explorer/words.ts';
import type { dietDocument } from '../queries/diet.ts';
import type { AnswerOf } from '../queries/document.ts';
import { claimsOf } from './claims.ts';
import { addUpAmounts, amountText, percent, plain, unitLabel } from './numbers.ts';

export type DietAnswer = NonNullable<AnswerOf<typeof dietDocument>['dietAnalysis']>;
type Total = DietAnswer['totals'][number];

interface Range {
  readonly least: number;
  readonly most: number | null;
}

/** An upper end beyond this multiple of a reference says only that nothing is known. */
const farthest = 20;

/** Takes an upper end away that is as good as none: the weight of the food bounds it, and nothing else. */
export const bounded = ({ least, most }: Range, reference: number): Range => ({
  least,
  most: most !== null && most > least && most > farthest * reference ? null : most,
});

/** Says an interval: one number if both ends are equal, and "at least" without an upper end. */
export function rangeText({ least, most }: Range, print: (value: number) => string): string {
  if (most === least) return print(least);
  return most === null ? `at least ${print(least)}` : `${print(least)} to ${print(most)}`;
}

/** A nutrient of the list against its intake. The strings of the terms add up exactly to the lower end of the total. */
export interface IntakeRow {
  readonly key: string;
  readonly label: string;
  readonly share: Range;
  readonly text: string;
  readonly note: string;
  readonly verdict: string;
  readonly sum: string;
  readonly claims: readonly PictureClaim[];
}

const verdicts: Readonly<Record<string, string>> = {
  REACHED: 'reaches the reference intake',
  NOT_REACHED: "doesn't reach the reference intake",
  CANNOT_TELL: 'missing values decide',
};

/** Returns the nutrients with a reference intake to reach. */
export const intakeRows = ({ totals }: DietAnswer): readonly IntakeRow[] =>
  totals.flatMap((total) => {
    const { nutrient, verdict, unit, referenceIntake, referenceIntakeType } = total;
    if (total.share === null || verdict === null || referenceIntake === null) return [];
    const share = bounded(total.share, 1);
    return [
      {
        key: nutrient.id,
        label: nutrient.name,
        share,
        text: rangeText(share, percent),
        note:
          `${rangeText(bounded(total.total, referenceIntake), plain)} of ` +
          `${amountText(referenceIntake, unit)} (${referenceIntakeType ?? ''}) a day` +
          `${total.leavesOut === null ? '' : `. ${total.leavesOut}`}`,
        verdict: verdicts[verdict] ?? verdict,
        sum: sumOf(total),
        claims: claimsOf([...total.terms.flatMap(({ claims }) => claims), ...total.referenceIntakeClaims]),
      },
    ];
  });

/** Writes the sum of the known amounts, and names the foods without one. */
function sumOf({ terms, total, unit, missing }: Total): string {
  const printed = addUpAmounts(
    terms.map(({ amount }) => amount),
    total.least,
  );
  const sum = terms.map(({ food }, i) => `${food.name}: ${printed.terms[i] ?? ''}`).join(' + ');
  const known = terms.length === 0 ? 'No food has a known amount' : `${sum} = ${printed.total} ${unitLabel(unit)}`;
  const unknown = missing.length === 0 ? '' : `. No value for ${namesOf(missing)}`;
  return `${known}${unknown}.`;
}
