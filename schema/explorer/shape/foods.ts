import type { AnswerOf } from '../queries/document.ts';
import type { fewestFoodsDocument } from '../queries/fewest-foods.ts';
import type { foodsForDocument } from '../queries/foods-for.ts';
import { claimsOf } from './claims.ts';
import { addUpAmounts, addUpPercent, amountText, percent, plain, unitLabel } from './numbers.ts';
import type { Term } from './term.ts';
import { labelOf } from './words.ts';

export type FoodsForAnswer = NonNullable<AnswerOf<typeof foodsForDocument>['foodsFor']>;
export type FewestFoodsAnswer = NonNullable<AnswerOf<typeof fewestFoodsDocument>['minimalFoods']>;

/** A food of `foodsFor`. The strings of its bars add up exactly to its score. */
export interface RankedFood {
  readonly id: string;
  readonly name: string;
  readonly quantity: string;
  readonly scoreText: string;
  readonly bars: readonly Term[];
  readonly cautions: FoodsForAnswer['rows'][number]['cautions'];
}

type Quantity = Pick<FoodsForAnswer['rows'][number], 'grams' | 'portion' | 'portionRule' | 'needsCooking'>;

/** Says how much of a food counts, such as "85 g, one helping". */
export const quantityText = ({ grams, portion, portionRule, needsCooking }: Quantity): string =>
  [
    `${plain(grams)} g`,
    portion ?? (portionRule === 'PER_100_G' ? null : labelOf(portionRule)),
    needsCooking ? 'weighed before cooking' : null,
  ]
    .filter((part) => part !== null)
    .join(', ');

/** Returns the foods of the answer with a bar for each nutrient. */
export const rankedFoods = ({ rows }: FoodsForAnswer): readonly RankedFood[] =>
  rows.map((row) => {
    const printed = addUpPercent(
      row.terms.map(({ counted }) => counted),
      row.score,
    );
    return {
      ...row.food,
      quantity: quantityText(row),
      scoreText: printed.total,
      cautions: row.cautions,
      bars: row.terms.map((term, i) => ({
        key: term.nutrient.id,
        label: term.nutrient.name,
        value: term.counted,
        text: printed.terms[i] ?? '',
        note: termNote(term),
        claims: claimsOf([...term.claims, ...term.referenceIntakeClaims]),
        isOfSeveral: true,
      })),
    };
  });

type AnswerTerm = FoodsForAnswer['rows'][number]['terms'][number];

/** Says the amount and the intake behind a share. A share above the whole intake counts as the whole. */
function termNote({ amount, unit, referenceIntake, referenceIntakeType, share, counted }: AnswerTerm): string {
  if (amount === null || share === null) return 'no measured amount; counts as 0';
  const of = `${amountText(amount, unit)} of ${amountText(referenceIntake, unit)} (${referenceIntakeType})`;
  return share > counted ? `${of}; ${percent(share)}, counted as 100%` : of;
}

/** A set of `minimalFoods`, with a bar for each nutrient that its foods add up to. */
export interface FoodSetRow {
  readonly key: string;
  readonly foods: readonly { readonly id: string; readonly name: string; readonly quantity: string }[];
  readonly totals: readonly SetTotal[];
  readonly cautions: FewestFoodsAnswer['sets'][number]['cautions'];
}

/** The amount of a nutrient in a set. The strings of the terms add up exactly to the text of the total. */
export interface SetTotal extends Term {
  readonly total: string;
  readonly terms: readonly { readonly key: string; readonly food: string; readonly text: string }[];
}

/** Returns the sets of the answer. */
export const foodSets = ({ sets }: FewestFoodsAnswer): readonly FoodSetRow[] =>
  sets.map(({ foods, totals, cautions }) => ({
    cautions,
    key: foods.map(({ food }) => food.id).join(' '),
    foods: foods.map((helping) => ({ ...helping.food, quantity: quantityText(helping) })),
    totals: totals.map((total) => {
      const printed = addUpAmounts(
        total.contributions.map(({ amount }) => amount),
        total.total,
      );
      const unit = unitLabel(total.unit);
      return {
        key: total.nutrient.id,
        label: total.nutrient.name,
        value: total.share,
        text: percent(total.share),
        note:
          `${printed.total} ${unit} of ${amountText(total.referenceIntake, total.unit)} ` +
          `(${total.referenceIntakeType})`,
        total: `${printed.total} ${unit}`,
        terms: total.contributions.map(({ food }, i) => ({
          key: food.id,
          food: food.name,
          text: `${printed.terms[i] ?? ''} ${unit}`,
        })),
        claims: claimsOf([...total.contributions.flatMap(({ claims }) => claims), ...total.referenceIntakeClaims]),
        isOfSeveral: true,
      };
    }),
  }));
