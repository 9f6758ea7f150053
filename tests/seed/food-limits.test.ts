/** Checks how `minimalFoods` ranks sets that exceed a limit, and how it omits them on request. */
import { describe, expect, it } from 'vitest';
import type { Id } from '../support/nutrition/answers.ts';
import { ask, loadNutrition } from '../support/nutrition/nutrition.ts';

describe('the smallest sets of foods with vitamin D, vitamin B12 and calcium for a woman of 60', () => {
  interface Cautioned {
    readonly foods: readonly { readonly food: Id; readonly grams: number }[];
    readonly excess: number;
    readonly leastShare: number;
    readonly cautions: readonly {
      readonly nutrient: Id;
      readonly countedAs: Id;
      readonly certain: boolean;
      readonly amount: number;
      readonly limit: number;
    }[];
  }
  const cautioned = async (rest: Readonly<Record<string, unknown>> = {}) =>
    (
      await ask(
        `query ($nutrients: [ID!]!, $lifeStage: ID!, $share: Float, $withinLimits: Boolean) {
          minimalFoods(nutrients: $nutrients, lifeStage: $lifeStage, share: $share, withinLimits: $withinLimits,
              alternatives: 50) {
            setCount ranked
            sets { excess leastShare foods { food { id } grams }
              cautions { nutrient { id } countedAs { id } certain amount limit } } } }`,
        {
          nutrients: ['nutrient:vitamin-d', 'nutrient:vitamin-b12', 'nutrient:calcium'],
          lifeStage: 'life-stage:females-51-70',
          ...rest,
        },
      )
    ).minimalFoods;
  const passed = ({ cautions }: Cautioned) => cautions.filter(({ certain }) => certain);

  it('are first those that exceed no limit', async () => {
    const { sets, setCount, ranked } = await cautioned();
    expect({ setCount, ranked }).toEqual({ setCount: sets.length, ranked: true });
    const over = sets.map((set) => passed(set).length > 0);
    expect(over).toEqual(over.toSorted((a, b) => Number(a) - Number(b)));
    expect(new Set(over).size).toBe(2);
    for (const set of sets) {
      // The largest ratio of an amount to its limit.
      const times = passed(set).map(({ amount, limit }) => amount / limit);
      expect(set.excess).toBeCloseTo(Math.max(0, ...times), 8);
    }
    expect(sets).toEqual(sets.toSorted((a, b) => a.excess - b.excess || b.leastShare - a.leastShare));
  });

  it('have the right excess for two sets computed by hand', async () => {
    const { sets } = await cautioned();
    const excessOf = (...foods: readonly string[]) =>
      sets.find((set) => foods.every((id) => set.foods.some(({ food }) => food.id === `food:${id}`)))?.excess;
    expect(excessOf('cheese-parmesan-hard', 'salmon-sockeye-canned')).toBe(0);
    // The cereal has 3,333 mg of calcium and the mushrooms 1 mg. The limit is 2,000 mg: 3,334 / 2,000 = 1.667.
    expect(excessOf('cereal-total-whole-grain', 'mushroom-maitake-raw')).toBe(1.667);
  });

  it('are, on request, exactly those that exceed no limit', async () => {
    const [all, within] = [await cautioned(), await cautioned({ withinLimits: true })];
    const expected = all.sets.filter((set) => passed(set).length === 0);
    expect(within).toEqual({ sets: expected, setCount: expected.length, ranked: true });
  });

  it('have cautions about the sums of the amounts in their foods', async () => {
    const { data } = await loadNutrition();
    const { sets } = await cautioned();
    const cautions = sets.flatMap((set) => passed(set).map((caution) => ({ foods: set.foods, ...caution })));
    expect(cautions.length).toBeGreaterThan(0);
    for (const { foods, countedAs, amount } of cautions) {
      const held = foods.map(({ food, grams }) => {
        const edge = data.edges.find(
          ({ relation, from, to }) => relation === 'CONTAINS' && from === food.id && to === countedAs.id,
        );
        return (Number(edge?.properties.amountPer100g ?? 0) * grams) / 100;
      });
      expect(amount).toBeCloseTo(
        held.reduce((sum, one) => sum + one, 0),
        5,
      );
    }
  });

  it.each([0.5, 1, 1.5])('have the same order for the share %d', async (share) => {
    const { sets } = await cautioned({ share });
    const over = sets.map((set) => passed(set).length > 0);
    expect(over).toEqual(over.toSorted((a, b) => Number(a) - Number(b)));
    for (const set of (await cautioned({ share, withinLimits: true })).sets) expect(passed(set)).toEqual([]);
  });
});
