/** How much of a food an answer looks at, and by which rule. */
import { codedError } from '../../../src/base/errors.ts';
import { defineEnum } from '../../../src/model/define.ts';
import { roundedQuotient } from '../../../src/research/statistics/decimal.ts';
import { claimIds, type FactEdge, isAsserted } from '../shared/standing.ts';

/** Amounts are whole numbers of this part of their unit, so that sums are exact in any order. */
const parts = 1_000_000;

/** Returns an amount in whole millionths: the product of the factors, computed exactly and rounded once. */
export const inParts = (...factors: readonly number[]): number => roundedQuotient([parts, ...factors]);

/** Returns a number of millionths as an amount. */
export const fromParts = (millionths: number): number => millionths / parts;

export const foodBasis = defineEnum({
  name: 'FoodBasis',
  description: 'How much of each food is looked at.',
  values: {
    PER_100_G: 'A hundred grams.',
    PORTION: 'One helping, as the editors set it for foods of its sort.',
    PER_100_KCAL: 'As much as gives 100 kcal of energy.',
  },
});
export type FoodBasis = keyof typeof foodBasis.values;

export const portionRule = defineEnum({
  name: 'PortionRule',
  description: 'By which rule an answer chose how much of a food it looks at.',
  values: {
    PER_100_G: 'A hundred grams, for every food.',
    HELPING: 'One helping of foods of its sort, as the editors set it; `portionClaims` says who states it.',
    PER_100_KCAL: 'As much as gives 100 kcal.',
    GIVEN_GRAMS: 'The grams that the question gives for the food.',
    GIVEN_PORTION: 'The household portion that the question names for the food.',
  },
});

/** What is read of a food to find how much of it to look at. */
export interface PortionedFood {
  readonly id: string;
  readonly portions: readonly { readonly amount: number; readonly measure: string; readonly grams: number }[];
  readonly formOf: { readonly edges: readonly (FactEdge & { readonly helpingGrams: number | null })[] };
  readonly nutrients: { readonly edges: readonly (FactEdge & { readonly amountPer100g: number | null })[] };
}

/** The fields of a food that `PortionedFood` reads. */
export const portionFacts = `id portions { amount measure grams }
  formOf { edges { helpingGrams claims { id status } node { id } } }
  nutrients(where: { node: { id: { eq: "nutrient:energy" } } }) {
    edges { amountPer100g claims { id status } node { id } }
  }`;

/** How much of a food an answer looks at. */
export interface Helping {
  readonly grams: number;
  /** The household portion that the question names. */
  readonly portion: string | null;
  readonly rule: keyof typeof portionRule.values;
  readonly claims: readonly string[];
  /** What this much holds is 100 g times the factors, divided by the divisors: exact where grams are rounded. */
  readonly factors: readonly number[];
  readonly divisors: readonly number[];
}

/** Returns what a helping holds of an amount per 100 g, in whole millionths, rounded once. */
export const partsIn = ({ factors, divisors }: Pick<Helping, 'factors' | 'divisors'>, per100g: number): number =>
  roundedQuotient([parts, per100g, ...factors], divisors);

const ofGrams = (grams: number, rule: Helping['rule'], rest: Partial<Helping> = {}): Helping => ({
  grams,
  portion: null,
  rule,
  claims: [],
  factors: [grams],
  divisors: [100],
  ...rest,
});

export const hundredGrams = ofGrams(100, 'PER_100_G');

/** Returns how much of a food a basis looks at: null where the graph does not hold what the basis needs. */
export function helpingBy(basis: FoodBasis, food: PortionedFood): Helping | null {
  if (basis === 'PER_100_G') return hundredGrams;
  if (basis === 'PORTION') {
    const stated = food.formOf.edges.find((edge) => edge.helpingGrams !== null && isAsserted(edge));
    return stated?.helpingGrams ? ofGrams(stated.helpingGrams, 'HELPING', { claims: claimIds(stated) }) : null;
  }
  const kcal = food.nutrients.edges.find(isAsserted)?.amountPer100g ?? 0;
  if (kcal === 0) return null;
  // The grams are told to a millionth; what they hold is computed from the energy itself.
  const grams = fromParts(roundedQuotient([parts, 100, 100], [kcal]));
  return ofGrams(grams, 'PER_100_KCAL', { factors: [100], divisors: [kcal] });
}

const sayPortion = ({ amount, measure }: PortionedFood['portions'][number]): string => `${amount} ${measure}`;

/**
 * Returns how much of a food the question asks for.
 * @param argument that gives it, for messages.
 * @throws {GraphQLError} BAD_USER_INPUT for grams and a portion at once, neither, or a portion that the food has not
 * or has twice.
 */
export function helpingOf(
  argument: string,
  given: { readonly grams: number | null; readonly portion: string | null },
  food: PortionedFood,
): Helping {
  const { grams, portion } = given;
  if ((grams === null) === (portion === null)) {
    const found = grams === null ? 'neither grams nor a portion' : 'both grams and a portion';
    throw codedError('BAD_USER_INPUT', `${argument} gives ${found} of ${food.id}. Give one of the two.`, {
      ids: [food.id],
    });
  }
  if (grams !== null) return ofGrams(grams, 'GIVEN_GRAMS');
  const [chosen, other] = food.portions.filter((one) => sayPortion(one) === portion);
  if (chosen && other) {
    throw codedError(
      'BAD_USER_INPUT',
      `${argument} names the portion ${JSON.stringify(portion)}, of which ${food.id} has several: of ${chosen.grams} g ` +
        `and of ${other.grams} g. Give grams.`,
      { ids: [food.id] },
    );
  }
  if (chosen) return ofGrams(chosen.grams, 'GIVEN_PORTION', { portion });
  const portions = food.portions.map(sayPortion);
  throw codedError(
    'BAD_USER_INPUT',
    `${argument} names the portion ${JSON.stringify(portion)}, which ${food.id} has not. ` +
      (portions.length > 0 ? `Name one of ${portions.map((one) => JSON.stringify(one)).join(', ')}, or` : 'Instead,') +
      ' give grams.',
    { ids: [food.id], portions },
  );
}
