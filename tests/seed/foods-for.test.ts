/** Checks `foodsFor`, `minimalFoods` and `absorptionPairs` against the seed and against figures computed by hand. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import type { Id } from '../support/nutrition/answers.ts';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle } from '../support/nutrition/nutrition.ts';

const woman = 'life-stage:females-31-50';
interface Row {
  readonly food: Id & { readonly category: string };
  readonly grams: number;
  readonly portion: string | null;
  readonly needsCooking: boolean;
  readonly score: number;
  readonly terms: readonly {
    readonly nutrient: Id;
    readonly measured: boolean;
    readonly amount: number | null;
    readonly unit: string;
    readonly referenceIntake: number;
    readonly share: number | null;
    readonly counted: number;
    readonly claims: readonly Id[];
    readonly referenceIntakeClaims: readonly Id[];
  }[];
}
interface FoodsFor {
  readonly totalCount: number;
  readonly rows: readonly Row[];
  readonly recommended: readonly {
    readonly food: Id;
    readonly nutrient: Id;
    readonly claims: readonly Id[];
  }[];
  readonly care: { readonly seekCare: readonly unknown[] };
}
const foodsFor = async (variables: Readonly<Record<string, unknown>>): Promise<FoodsFor> =>
  (
    await askArticle(
      `query ($nutrients: [ID!]!, $lifeStage: ID!, $where: FoodWhere, $diets: [ID!], $exclude: [ID!],
          $basis: FoodBasis, $first: Int) {
        foodsFor(nutrients: $nutrients, lifeStage: $lifeStage, where: $where, diets: $diets, exclude: $exclude,
          basis: $basis, first: $first) {
          totalCount recommended { food { id } nutrient { id } claims { id } } care { seekCare { guidance { id } } }
          rows { food { id category } grams portion needsCooking score
            terms { nutrient { id } measured amount unit referenceIntake share counted claims { id }
              referenceIntakeClaims { id } }
            } } }`,
      { lifeStage: woman, first: 100, ...variables },
    )
  ).foodsFor;

describe('foodsFor', () => {
  let data: GraphData;
  beforeAll(async () => {
    ({ data } = await loadArticle());
  });
  const amountOf = (food: string, nutrient: string) => {
    const edge = data.edges.find((one) => one.relation === 'CONTAINS' && one.from === food && one.to === nutrient);
    return Number(edge?.properties.amountPer100g);
  };

  it('divides the amount in 100 g by the reference intake, and returns the claims of both', async () => {
    // Lentils, boiled: 3.33 mg of iron in 100 g; a woman of 31 to 50 has an RDA of 18 mg: 3.33 / 18 = 0.185.
    const { rows } = await foodsFor({ nutrients: ['nutrient:iron'], where: { name: { contains: 'lentils' } } });
    const lentils = rows.find(({ food }) => food.id === 'food:lentils-cooked');
    expect(lentils).toMatchObject({ grams: 100, portion: null });
    expect(lentils?.terms).toMatchObject([
      { amount: 3.33, unit: 'MG', referenceIntake: 18, share: 3.33 / 18, measured: true },
    ]);
    expect(lentils?.terms[0]?.claims.map(({ id }) => id)).toEqual(['claim:usda-sr28-16070']);
    expect(lentils?.terms[0]?.referenceIntakeClaims.map(({ id }) => id)).toEqual(['claim:dri-iron']);
  });

  it('ranks foods by the exact sum of their shares, each at most one', async () => {
    const nutrients = ['nutrient:iron', 'nutrient:magnesium', 'nutrient:vitamin-c'];
    const { rows, totalCount } = await foodsFor({ nutrients });
    expect(rows).toHaveLength(100);
    expect(totalCount).toBeGreaterThan(150);
    for (const { food, score, terms } of rows) {
      expect(terms.map(({ nutrient }) => nutrient.id)).toEqual(nutrients);
      const whole = (share: number) => Math.round(share * 1e9);
      expect(terms.reduce((sum, { counted }) => sum + whole(counted), 0) / 1e9).toBe(score);
      for (const { nutrient, amount, referenceIntake, share, counted, measured } of terms) {
        if (!measured) expect([amount, share, counted]).toEqual([null, null, 0]);
        else {
          expect(amount).toBe(amountOf(food.id, nutrient.id));
          expect(Number(share)).toBeCloseTo(Number(amount) / referenceIntake, 8);
          expect(counted).toBe(Math.min(1, Number(share)));
        }
      }
    }
    for (const cooked of [false, true]) {
      const scores = rows.filter(({ needsCooking }) => needsCooking === cooked).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  it('omits foods that a diet excludes, and an excluded food with all its forms', async () => {
    const nutrients = ['nutrient:vitamin-b12'];
    const all = await foodsFor({ nutrients });
    const vegan = await foodsFor({ nutrients, diets: ['risk-factor:vegan-diet'] });
    expect(new Set(all.rows.map(({ food }) => food.category))).toContain('FISH');
    for (const { food } of vegan.rows) {
      expect(['FISH', 'SHELLFISH', 'MEAT', 'POULTRY', 'ORGAN_MEAT', 'EGG', 'DAIRY']).not.toContain(food.category);
    }
    // Recommended foods need no measured amounts: no food table has nutritional yeast.
    expect(vegan.recommended.map(({ food }) => food.id)).toContain('food:nutritional-yeast');
    const forms = data.edges.filter(({ relation, to }) => relation === 'FORM_OF' && to === 'food:salmon');
    const without = await foodsFor({ nutrients, exclude: ['food:salmon'] });
    const found = without.rows.map(({ food }) => food.id);
    expect(forms.length).toBeGreaterThan(2);
    expect(found.filter((id) => forms.some(({ from }) => from === id))).toEqual([]);
    expect(without.totalCount).toBe(
      all.totalCount - forms.filter(({ from }) => amountOf(from, nutrients[0] ?? '') > 0).length,
    );
  });

  it('returns guidance', async () => {
    const { care } = await foodsFor({ nutrients: ['nutrient:iron'], first: 0 });
    expect(care.seekCare.length).toBeGreaterThan(0);
  });

  it.each([
    ['an unknown life stage', { lifeStage: 'life-stage:elders' }, 'life-stage:elders'],
    ['an unknown nutrient', { nutrients: ['nutrient:kryptonite'] }, 'nutrient:kryptonite'],
    ['a nutrient without a reference intake', { nutrients: ['nutrient:nitrate'] }, 'no reference intake'],
    ['a risk factor that is not a diet', { diets: ['risk-factor:older-age'] }, 'risk-factor:vegan-diet'],
    ['an unknown food', { exclude: ['food:ambrosia'] }, 'food:ambrosia'],
    ['a food as a diet', { diets: ['food:salmon'] }, 'foodsFor(diets:)'],
  ])('refuses %s', async (_name, wrong, message) => {
    await expect(foodsFor({ nutrients: ['nutrient:iron'], ...wrong })).rejects.toThrow(message);
  });
});

interface FoodSet {
  readonly foods: readonly { readonly food: Id; readonly grams: number }[];
  readonly leastShare: number;
  readonly excess: number;
  readonly totals: readonly {
    readonly nutrient: Id;
    readonly total: number;
    readonly referenceIntake: number;
    readonly share: number;
    readonly contributions: readonly {
      readonly food: Id;
      readonly amount: number;
      readonly claims: readonly Id[];
    }[];
  }[];
}
interface MinimalFoods {
  readonly reached: boolean;
  readonly proved: boolean;
  readonly ranked: boolean;
  readonly setCount: number | null;
  readonly candidates: number;
  readonly leftOut: number;
  readonly short: readonly Id[];
  readonly sets: readonly FoodSet[];
}
const minimalFoods = async (variables: Readonly<Record<string, unknown>>): Promise<MinimalFoods> =>
  (
    await askArticle(
      `query ($nutrients: [ID!]!, $lifeStage: ID!, $share: Float, $where: FoodWhere, $diets: [ID!], $exclude: [ID!],
          $basis: FoodBasis, $minFoods: Int, $maxFoods: Int, $alternatives: Int, $candidates: Int) {
        minimalFoods(nutrients: $nutrients, lifeStage: $lifeStage, share: $share, where: $where, diets: $diets,
          exclude: $exclude, basis: $basis, minFoods: $minFoods, maxFoods: $maxFoods, alternatives: $alternatives,
          candidates: $candidates) {
          reached proved ranked setCount candidates leftOut short { id }
          sets { foods { food { id } grams } leastShare excess
            totals { nutrient { id } total referenceIntake share
              contributions { food { id } amount claims { id } } } } } }`,
      { lifeStage: woman, ...variables },
    )
  ).minimalFoods;
const three = ['nutrient:iron', 'nutrient:magnesium', 'nutrient:potassium'];
const noMeat = { not: { category: { in: ['MEAT', 'POULTRY', 'ORGAN_MEAT'] } } };

describe('minimalFoods', () => {
  it('finds single foods with a quarter of the daily iron, magnesium and potassium, without meat', async () => {
    const found = await minimalFoods({ nutrients: three, share: 0.25, where: noMeat, maxFoods: 3 });
    expect(found).toMatchObject({ reached: true, proved: true, ranked: true, leftOut: 0, short: [] });
    for (const { totals } of found.sets) for (const { share } of totals) expect(share).toBeGreaterThanOrEqual(0.25);
    const sizes = new Set(found.sets.map(({ foods }) => foods.length));
    expect([...sizes]).toEqual([1]);
  });

  it('finds, on request, sets of three foods that need each of their foods', async () => {
    const given = { nutrients: three, share: 0.25, where: noMeat, basis: 'PORTION', maxFoods: 3 };
    const found = await minimalFoods({ ...given, minFoods: 3 });
    expect(found).toMatchObject({ reached: true, proved: true, ranked: true, short: [] });
    for (const { foods, totals } of found.sets) {
      expect(foods).toHaveLength(3);
      for (const { food } of foods) {
        const without = totals.map(({ contributions, referenceIntake }) => {
          const rest = contributions.filter((one) => one.food.id !== food.id);
          return rest.reduce((sum, { amount }) => sum + amount, 0) / referenceIntake;
        });
        expect(Math.min(...without)).toBeLessThan(0.25);
      }
    }
    await expect(minimalFoods({ ...given, minFoods: 4 })).rejects.toThrow('minFoods:) is 4 and maxFoods is 3');
  });

  it('finds the same sets of vegetables and fruit as a search through all sets of up to three', async () => {
    // These categories are small enough to try every set of three.
    const where = { category: { in: ['LEAFY_GREEN', 'FRUIT', 'CITRUS'] } };
    const found = await minimalFoods({ nutrients: three, share: 0.25, where, maxFoods: 3, alternatives: 50 });
    const { foodsFor: all } = await askArticle(
      `query ($nutrients: [ID!]!, $lifeStage: ID!, $where: FoodWhere) {
        foodsFor(nutrients: $nutrients, lifeStage: $lifeStage, where: $where, first: 100) {
          rows { food { id } terms { amount referenceIntake } } } }`,
      { nutrients: three, lifeStage: woman, where },
    );
    // Amounts in millionths of a milligram, as integers.
    const foods = all.rows.map(({ food, terms }) => ({
      id: food.id,
      amounts: terms.map(({ amount }) => Math.round(Number(amount ?? 0) * 1e6)),
    }));
    const needed = (all.rows[0]?.terms ?? []).map(({ referenceIntake }) => Math.ceil(referenceIntake * 1e6 * 0.25));
    const enough = (set: readonly (typeof foods)[number][]) =>
      needed.every((least, i) => set.reduce((sum, { amounts }) => sum + (amounts[i] ?? 0), 0) >= least);
    const one = foods.filter((a) => enough([a]));
    const two = foods.flatMap((a, i) => foods.slice(i + 1).filter((b) => enough([a, b])));
    const three3 = foods.flatMap((a, i) =>
      foods.slice(i + 1).flatMap((b, j) => foods.slice(i + j + 2).filter((c) => enough([a, b, c]))),
    );
    const [size, count] = one.length > 0 ? [1, one.length] : two.length > 0 ? [2, two.length] : [3, three3.length];
    expect(found).toMatchObject({ reached: true, proved: true, ranked: true, setCount: count });
    expect(found.sets[0]?.foods).toHaveLength(size);
    expect(found.sets).toHaveLength(Math.min(50, count));
  });

  it('adds the amounts exactly, and ranks sets by their excess over a limit, then by their least share', async () => {
    const { sets } = await minimalFoods({ nutrients: three, diets: ['risk-factor:vegan-diet'], alternatives: 20 });
    for (const { totals, leastShare } of sets) {
      for (const { total, contributions, share, referenceIntake } of totals) {
        const millionths = contributions.reduce((sum, { amount }) => sum + Math.round(amount * 1e6), 0);
        expect(total).toBe(millionths / 1e6);
        expect(share).toBeCloseTo(total / referenceIntake, 8);
        expect(share).toBeLessThanOrEqual(total / referenceIntake);
        expect(contributions.every(({ amount, claims }) => amount === 0 || claims.length > 0)).toBe(true);
      }
      expect(leastShare).toBe(Math.min(...totals.map(({ share }) => share)));
    }
    expect(sets).toEqual(sets.toSorted((a, b) => a.excess - b.excess || b.leastShare - a.leastShare));
  });

  it('names the nutrient that is short in every set', async () => {
    const found = await minimalFoods({
      nutrients: ['nutrient:vitamin-b12'],
      where: { category: { in: ['FRUIT', 'NUT'] } },
    });
    expect(found).toMatchObject({ reached: false, setCount: 0, short: [{ id: 'nutrient:vitamin-b12' }] });
  });

  it('proves the smallest sets even if it ranks only some of the foods', async () => {
    const all = await minimalFoods({ nutrients: three });
    const found = await minimalFoods({ nutrients: three, candidates: 20 });
    expect(found).toMatchObject({ reached: true, proved: true, ranked: false, candidates: 20 });
    expect(found.leftOut).toBeGreaterThan(100);
    expect(found.sets[0]?.foods.length).toBe(all.sets[0]?.foods.length);
  });

  it('claims a proof exactly if no foods that it left out make a smaller set', async () => {
    const sizeOf = ({ reached, sets }: Awaited<ReturnType<typeof minimalFoods>>) =>
      reached ? (sets[0]?.foods.length ?? 0) : 6;
    const claimed = new Set<boolean>();
    for (const share of [0.2, 0.3, 0.5, 0.7, 1, 1.5]) {
      const smallest = sizeOf(await minimalFoods({ nutrients: three, share, candidates: 1_000 }));
      for (const candidates of [1, 2, 3, 5, 8]) {
        const found = await minimalFoods({ nutrients: three, share, candidates });
        expect([share, candidates, found.proved]).toEqual([share, candidates, sizeOf(found) === smallest]);
        claimed.add(found.proved);
      }
    }
    expect(claimed).toEqual(new Set([true, false]));
  });

  it('does not need fewer foods after the exclusion of some', async () => {
    const all = await minimalFoods({ nutrients: three, share: 1 });
    const best = all.sets[0]?.foods.map(({ food }) => food.id);
    const fewer = await minimalFoods({ nutrients: three, share: 1, exclude: best });
    expect(fewer.sets[0]?.foods.length).toBeGreaterThanOrEqual(best?.length ?? 0);
  });

  it('finds sets for many nutrients at once within its budget', async () => {
    const { nutrients } = await askArticle('{ nutrients(where: { intakeGoal: { eq: REACH } }) { nodes { id } } }');
    const found = await minimalFoods({ nutrients: nutrients.nodes.map(({ id }) => id), maxFoods: 8 });
    expect(found.sets.length).toBeGreaterThan(0);
  });
});

interface Pairs {
  readonly basis: string;
  readonly pairCount: number;
  readonly foods: readonly { readonly food: Id; readonly amountPer100g: number | null }[];
  readonly enhancers: readonly {
    readonly nutrient: Id;
    readonly basis: string;
    readonly claims: readonly Id[];
  }[];
  readonly pairs: readonly {
    readonly food: Id;
    readonly enhancer: Id;
    readonly enhancerFood: Id;
    readonly claims: readonly Id[];
  }[];
}
const pairsFor = async (nutrient: string, rest: Readonly<Record<string, unknown>> = {}): Promise<Pairs> =>
  (
    await askArticle(
      `query ($nutrient: ID!, $diets: [ID!], $exclude: [ID!], $first: Int) {
        absorptionPairs(nutrient: $nutrient, diets: $diets, exclude: $exclude, first: $first) {
          basis pairCount foods { food { id } amountPer100g } enhancers { nutrient { id } basis claims { id } }
          pairs { food { id } enhancer { id } enhancerFood { id } claims { id } } } }`,
      { nutrient, first: 100, ...rest },
    )
  ).absorptionPairs;

describe('absorptionPairs', () => {
  it('pairs foods recommended for iron with foods recommended for vitamin C, as the article advises', async () => {
    const found = await pairsFor('nutrient:iron');
    expect(found).toMatchObject({ basis: 'RECOMMENDED', enhancers: [{ nutrient: { id: 'nutrient:vitamin-c' } }] });
    // Five foods for iron (lean red meat, lentils, beans, spinach, fortified cereal) and two for vitamin C: 5 * 2.
    expect(found.pairCount).toBe(10);
    expect(found.pairs.map(({ food, enhancerFood }) => [food.id, enhancerFood.id])).toContainEqual([
      'food:lentils',
      'food:citrus-fruit',
    ]);
    for (const { claims } of found.pairs) {
      expect(claims.map(({ id }) => id)).toEqual(
        expect.arrayContaining(['claim:diet-iron-vitamin-c', 'claim:diet-iron-foods']),
      );
    }
    const vegan = await pairsFor('nutrient:iron', { diets: ['risk-factor:vegan-diet'] });
    expect(vegan.pairCount).toBe(8);
  });

  it('uses the richest measured foods for a nutrient without recommended foods', async () => {
    const found = await pairsFor('nutrient:calcium');
    expect(found.basis).toBe('MEASURED');
    expect(found.foods).toHaveLength(10);
    const amounts = found.foods.map(({ amountPer100g }) => Number(amountPer100g));
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
    expect(found.enhancers).toMatchObject([{ nutrient: { id: 'nutrient:vitamin-d' }, basis: 'RECOMMENDED' }]);
  });

  it('returns no pairs for a nutrient whose absorption no nutrient enhances', async () => {
    expect(await pairsFor('nutrient:potassium')).toMatchObject({ enhancers: [], pairs: [], pairCount: 0 });
  });

  it('does not pair a food with itself', async () => {
    for (const nutrient of ['nutrient:iron', 'nutrient:calcium']) {
      for (const { food, enhancerFood } of (await pairsFor(nutrient)).pairs) expect(food.id).not.toBe(enhancerFood.id);
    }
  });

  it('refuses an unknown nutrient', async () => {
    await expect(pairsFor('nutrient:kryptonite')).rejects.toThrow('nutrient:kryptonite');
  });
});
