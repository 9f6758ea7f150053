/** Computes the quantity of a food that an answer looks at. */
import { codedError } from '../../../src/base/errors.ts';
import { defineEnum } from '../../../src/model/define.ts';
import { roundedQuotient } from '../../../src/research/statistics/decimal.ts';
import { claimIds, type FactEdge, isAsserted } from '../common/fact-edges.ts';

/** Amounts are whole numbers of millionths of their unit, so that sums are exact in any order. */
export const parts = 1_000_000;

/** Returns an amount in whole millionths: the exact product of the factors, rounded once. */
export const inParts = (...factors: readonly number[]): number => roundedQuotient([parts, ...factors]);

/** Converts millionths to an amount. */
export const fromParts = (millionths: number): number => millionths / parts;

export const foodBasis = defineEnum({
  name: 'FoodBasis',
  description: 'A rule for the quantity of each food.',
  values: {
    PER_100_G: 'The quantity is 100 g.',
    PORTION: 'One helping, which the editors set for foods of its sort.',
    PER_100_KCAL: 'The quantity that gives 100 kcal of energy.',
  },
});
export type FoodBasis = keyof typeof foodBasis.values;

export const portionRule = defineEnum({
  name: 'PortionRule',
  description: 'The rule that sets the quantity of a food in an answer.',
  values: {
    PER_100_G: 'The quantity is 100 g, for every food.',
    HELPING: 'One helping, which the editors set for foods of its sort. `portionClaims` has the claims for it.',
    PER_100_KCAL: 'The quantity that gives 100 kcal.',
    GIVEN_GRAMS: 'The grams in the arguments.',
    GIVEN_PORTION: 'The household portion in the arguments.',
  },
});

/** The facts about a food that decide its quantity by a basis. */
export interface BasisFacts {
  /** The helping that the editors set, with its claims. */
  readonly stated: { readonly grams: number; readonly claims: readonly string[] } | null;
  /** The energy in 100 g. */
  readonly kcal: number | null;
}

/** The facts about a food that set its quantity. */
export interface PortionedFood {
  readonly id: string;
  readonly portions: readonly { readonly amount: number; readonly measure: string; readonly grams: number }[];
  readonly formOf: { readonly edges: readonly (FactEdge & { readonly helpingGrams: number | null })[] };
  readonly nutrients: { readonly edges: readonly (FactEdge & { readonly amountPer100g: number | null })[] };
}

/** The nutrient that counts as the energy of a food. */
export const energy = 'nutrient:energy';

/** The fields of a food that `PortionedFood` reads. */
export const portionFacts = `id portions { amount measure grams }
  formOf { edges { helpingGrams claims { id status } node { id } } }
  nutrients(where: { node: { id: { eq: "${energy}" } } }) {
    edges { amountPer100g claims { id status } node { id } }
  }`;

/** A quantity of a food. */
export interface Helping {
  readonly grams: number;
  /** The household portion that the client names. */
  readonly portion: string | null;
  readonly rule: keyof typeof portionRule.values;
  readonly claims: readonly string[];
  /** The amount in 100 g times the factors, divided by the divisors, is the exact amount here. `grams` is rounded. */
  readonly factors: readonly number[];
  readonly divisors: readonly number[];
}

/** Returns the amount in a helping, from the amount in 100 g, in whole millionths, rounded once. */
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

/** Returns the facts about one food that decide its quantity by a basis. */
export function basisFactsOf({ formOf, nutrients }: PortionedFood): BasisFacts {
  const stated = formOf.edges.find((edge) => edge.helpingGrams !== null && isAsserted(edge));
  return {
    stated: stated?.helpingGrams ? { grams: stated.helpingGrams, claims: claimIds(stated) } : null,
    kcal: nutrients.edges.find(isAsserted)?.amountPer100g ?? null,
  };
}

/** Returns the quantity of a food that a basis sets; null if the graph lacks a fact that the basis needs. */
export function helpingBy(basis: FoodBasis, { stated, kcal }: BasisFacts): Helping | null {
  if (basis === 'PER_100_G') return hundredGrams;
  if (basis === 'PORTION') return stated && ofGrams(stated.grams, 'HELPING', { claims: stated.claims });
  if (!kcal) return null;
  // `grams` is rounded to a millionth. Amounts come from the energy itself.
  const grams = fromParts(roundedQuotient([parts, 100, 100], [kcal]));
  return ofGrams(grams, 'PER_100_KCAL', { factors: [100], divisors: [kcal] });
}

const sayPortion = ({ amount, measure }: PortionedFood['portions'][number]): string => `${amount} ${measure}`;

/**
 * Returns the quantity of a food that the client gives.
 * @param argument names the argument in errors.
 * @throws {GraphQLError} BAD_USER_INPUT for both grams and a portion, for neither, or for a portion that the food does
 *   not have or has twice.
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
      `${argument} names the portion ${JSON.stringify(portion)}, and ${food.id} has several: ${chosen.grams} g and ` +
        `${other.grams} g. Give grams.`,
      { ids: [food.id] },
    );
  }
  if (chosen) return ofGrams(chosen.grams, 'GIVEN_PORTION', { portion });
  const portions = food.portions.map(sayPortion);
  throw codedError(
    'BAD_USER_INPUT',
    `${argument} names the portion ${JSON.stringify(portion)}, which ${food.id} does not have. ` +
      (portions.length > 0 ? `Name one of ${portions.map((one) => JSON.stringify(one)).join(', ')}, or` : 'Instead,') +
      ' give grams.',
    { ids: [food.id], portions },
  );
}
