import type { PictureClaim } from '../../../src/explorer/draw/picture.ts';
import type { compositionDocument } from '../queries/composition.ts';
import type { AnswerOf } from '../queries/document.ts';
import { claimsOf } from './claims.ts';
import { amountText, percent } from './numbers.ts';
import type { Term } from './term.ts';

type Answer = AnswerOf<typeof compositionDocument>;
export type CompositionAnswer = NonNullable<Answer['composition']>;
type Row = CompositionAnswer['rows'][number];

/** A nutrient of a food: its amounts, and its share of the intake in the portion, or in 100 g without a portion. */
export interface CompositionRow {
  readonly nutrient: Row['nutrient'];
  readonly per100g: string;
  readonly portion: string | null;
  readonly per100Kcal: string | null;
  readonly intake: string | null;
  readonly share: number | null;
  readonly shareText: string | null;
  readonly claims: readonly PictureClaim[];
}

const textOf = (amount: number | null | undefined, unit: string): string | null =>
  amount == null ? null : amountText(amount, unit);

/** Returns a row for each measured nutrient, in the order of the answer. */
export const compositionRows = ({ rows }: CompositionAnswer): readonly CompositionRow[] =>
  rows.map(({ nutrient, unit, per100g, portion, per100Kcal, referenceIntake, referenceIntakeType, ...row }) => {
    const share = (portion ?? per100g).share;
    return {
      nutrient,
      per100g: textOf(per100g.amount, unit) ?? '',
      portion: textOf(portion?.amount, unit),
      per100Kcal: textOf(per100Kcal?.amount, unit),
      intake: referenceIntake === null ? null : `${amountText(referenceIntake, unit)} (${referenceIntakeType})`,
      share,
      shareText: share === null ? null : percent(share),
      claims: claimsOf([...row.claims, ...row.referenceIntakeClaims]),
    };
  });

/** Returns bars for the nutrients whose intake is to reach: for others, a long bar would look like a good one. */
export const intakeTerms = (rows: readonly CompositionRow[]): readonly Term[] =>
  rows.flatMap(({ nutrient, share, shareText, portion, per100g, intake, claims }) =>
    nutrient.intakeGoal !== 'REACH' || share === null || shareText === null
      ? []
      : [
          {
            key: nutrient.id,
            label: nutrient.name,
            value: share,
            text: shareText,
            note: `${portion ?? per100g} of ${intake ?? ''}`,
            claims,
            isOfSeveral: true,
          },
        ],
  );
