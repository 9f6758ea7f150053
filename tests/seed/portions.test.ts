/** Checks units, portions, life stages and raw foods against the seed and against figures computed by hand. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import { ask, askAs, loadNutrition } from '../support/nutrition/nutrition.ts';

let data: GraphData;
beforeAll(async () => {
  ({ data } = await loadNutrition());
});
const woman = 'life-stage:females-31-50';

describe('units', () => {
  const amounts = async (nutrient: string, fields: string) => {
    const { food } = await askAs<{ food: { nutrients: { edges: readonly Record<string, number | null>[] } } }>(
      `query ($nutrient: ID!) {
        food(id: "food:cod-liver-oil") { nutrients(where: { node: { id: { eq: $nutrient } } }) { edges { ${fields} } } }
      }`,
      { nutrient },
    );
    return food.nutrients.edges[0];
  };

  it('convert mass, energy and the international units of vitamin D under any alias', async () => {
    // 250 µg of vitamin D in 100 g: 250 / 1000 = 0.25 mg, 250 / 1000000 = 0.00025 g, 250 * 40 = 10000 IU.
    const fields = 'amountPer100g ug: amountPer100g(unit: UG) mg: amountPer100g(unit: MG) g: amountPer100g(unit: G)';
    expect(await amounts('nutrient:vitamin-d', `${fields} iu: amountPer100g(unit: IU) unit`)).toEqual({
      amountPer100g: 250,
      ug: 250,
      mg: 0.25,
      g: 0.00025,
      iu: 10_000,
      unit: 'UG',
    });
    expect(await amounts('nutrient:vitamin-d-iu', 'amountPer100g(unit: UG)')).toEqual({ amountPer100g: 250 });
    // 902 kcal * 4.184 = 3773.968 kJ, but the product of doubles is 3773.9680000000003.
    expect(await amounts('nutrient:energy', 'kj: amountPer100g(unit: KJ)')).toEqual({ kj: 3773.968 });
  });

  it('convert reference intakes and limits: 15 µg of vitamin D are 600 IU, 100 µg are 4000 IU', async () => {
    const { lifeStage } = await ask(
      `query ($stage: ID!) { lifeStage(id: $stage) {
        referenceIntakes(where: { node: { id: { eq: "nutrient:vitamin-d" } } }) {
          edges { amount(unit: IU) upperLimit(unit: IU) unit }
        } } }`,
      { stage: woman },
    );
    expect(lifeStage.referenceIntakes.edges).toEqual([{ amount: 600, upperLimit: 4_000, unit: 'UG' }]);
  });

  it.each([
    ['nutrient:vitamin-a-iu', 'UG', 'an amount in IU cannot be given in UG here. Ask for IU'],
    ['nutrient:vitamin-a', 'IU', 'an amount in UG cannot be given in IU here. Ask for G, MG, UG'],
    ['nutrient:energy', 'G', 'an amount in KCAL cannot be given in G here. Ask for KCAL, KJ'],
  ])('of %s do not convert to %s', async (nutrient, unit, message) => {
    await expect(amounts(nutrient, `amountPer100g(unit: ${unit})`)).rejects.toThrow(message);
  });

  it('agree with the food table where it has both: µg times 40, within the rounding of both', async () => {
    const given = (nutrient: string) =>
      new Map(
        data.edges
          .filter(({ relation, to }) => relation === 'CONTAINS' && to === nutrient)
          .map(({ from, properties }) => [from, Number(properties.amountPer100g)]),
      );
    const iu = given('nutrient:vitamin-d-iu');
    const both = [...given('nutrient:vitamin-d')].filter(([food]) => iu.has(food));
    expect(both.length).toBeGreaterThan(100);
    for (const [food, ug] of both) expect(Math.abs((iu.get(food) ?? 0) - 40 * ug), food).toBeLessThanOrEqual(4);
  });
});

interface Row {
  readonly food: { readonly id: string };
  readonly grams: number;
  readonly portion: string | null;
  readonly portionRule: string;
  readonly portionClaims: readonly { readonly id: string }[];
  readonly needsCooking: boolean;
  readonly terms: readonly { readonly amount: number | null; readonly share: number | null }[];
}
interface FoodsFor {
  readonly rows: readonly Row[];
  readonly withoutPortion: readonly { readonly id: string }[];
  readonly lifeStageNote: string | null;
}
const foodsFor = async (variables: Readonly<Record<string, unknown>>): Promise<FoodsFor> =>
  (
    await ask(
      `query ($nutrients: [ID!]!, $lifeStage: ID!, $basis: FoodBasis, $helpings: [FoodHelpingInput!], $ready: Boolean,
          $where: FoodWhere) {
        foodsFor(nutrients: $nutrients, lifeStage: $lifeStage, basis: $basis, helpings: $helpings, readyToEat: $ready,
          where: $where, first: 100) {
          lifeStageNote withoutPortion { id }
          rows { food { id } grams portion portionRule portionClaims { id } needsCooking terms { amount share } } } }`,
      { nutrients: ['nutrient:iron'], lifeStage: woman, ...variables },
    )
  ).foodsFor;
const only = (id: string) => ({ where: { id: { eq: id } } });

describe('the amount of each food', () => {
  it('is one helping by PORTION, with a claim of the editors', async () => {
    const measured = data.nodes.filter(({ properties }) => properties.level === 'MEASURED').map(({ id }) => id);
    const stated = data.edges.filter(
      ({ relation, properties }) => relation === 'FORM_OF' && properties.helpingGrams !== null,
    );
    expect(stated.map(({ from }) => from).sort()).toEqual(measured.sort());
    for (const { evidence } of stated) expect(evidence.join()).toContain('claim:editors-helping-');
    const { rows, withoutPortion } = await foodsFor({ basis: 'PORTION' });
    expect(withoutPortion).toEqual([]);
    for (const { food, grams, portion, portionRule, portionClaims } of rows) {
      expect(grams).toBe(stated.find(({ from }) => from === food.id)?.properties.helpingGrams);
      expect([portion, portionRule]).toEqual([null, 'HELPING']);
      expect(portionClaims.map(({ id }) => id).join()).toContain('claim:editors-helping-');
    }
  });

  it('keeps molasses, raw lentils, sesame and amaranth out of the first ten by PORTION', async () => {
    for (const nutrient of ['nutrient:iron', 'nutrient:magnesium', 'nutrient:potassium']) {
      const { rows } = await foodsFor({
        nutrients: [nutrient],
        lifeStage: 'life-stage:pregnancy-31-50',
        basis: 'PORTION',
      });
      const first = rows.slice(0, 10).map(({ food }) => food.id);
      for (const food of ['food:molasses', 'food:lentils-raw', 'food:sesame-seeds-whole', 'food:amaranth-uncooked'])
        expect(first).not.toContain(food);
    }
  });

  it('has 100 kcal by PER_100_KCAL, with only one rounding', async () => {
    // Spinach, raw: 23 kcal and 2.71 mg of iron in 100 g. The amount is 10000 / 23 = 434.782608... g, with
    // 2.71 * 100 / 23 = 11.782608... mg.
    const { rows } = await foodsFor({ basis: 'PER_100_KCAL', ...only('food:spinach-raw') });
    expect(rows).toMatchObject([{ grams: 434.782609, portionRule: 'PER_100_KCAL', terms: [{ amount: 11.782609 }] }]);
  });

  it('follows the argument for single foods, in grams or as a household portion', async () => {
    // Molasses: 4.72 mg of iron in 100 g. A cup weighs 337 g: 4.72 * 3.37 = 15.9064. 20 g contain 0.944 mg.
    const helping = (given: object) => ({ helpings: [{ food: 'food:molasses', ...given }], ...only('food:molasses') });
    expect((await foodsFor(helping({ portion: '1 cup' }))).rows).toMatchObject([
      { grams: 337, portion: '1 cup', portionRule: 'GIVEN_PORTION', terms: [{ amount: 15.9064 }] },
    ]);
    expect((await foodsFor({ ...helping({ grams: 20 }), basis: 'PORTION' })).rows).toMatchObject([
      { grams: 20, portion: null, portionRule: 'GIVEN_GRAMS', terms: [{ amount: 0.944 }] },
    ]);
  });

  it.each([
    ['a portion that the food does not have', [{ food: 'food:molasses', portion: '2 cups' }], 'Name one of "1 cup"'],
    ['grams and a portion', [{ food: 'food:molasses', portion: '1 cup', grams: 1 }], 'both grams and a portion'],
    ['a helping without grams and without a portion', [{ food: 'food:molasses' }], 'neither grams nor a portion'],
    ['zero grams', [{ food: 'food:molasses', grams: 0 }], 'from 0.001 to 10000'],
    [
      'negative grams, with the place in the list',
      [
        { food: 'food:kale-raw', grams: 5 },
        { food: 'food:molasses', grams: -5 },
      ],
      'foodsFor(helpings:)[1].grams is -5; it has to be a number from 0.001 to 10000',
    ],
    [
      'a name that two portions of the food have',
      [{ food: 'food:bread-white-enriched', portion: '1 slice' }],
      'foodsFor(helpings:)[0] names the portion "1 slice", and food:bread-white-enriched has several: 29 g and 25 g',
    ],
    ['a food twice', [1, 2].map((grams) => ({ food: 'food:molasses', grams })), 'food:molasses twice'],
    ['a general food', [{ food: 'food:salmon', grams: 1 }], 'a general food'],
    ['an unknown food', [{ food: 'food:ambrosia', grams: 1 }], 'food:ambrosia'],
    ['an id of another kind', [{ food: 'nutrient:iron', grams: 1 }], 'Expected an id of the kind Food'],
  ])('is refused for %s', async (_name, helpings, message) => {
    await expect(foodsFor({ helpings })).rejects.toThrow(message);
  });
});

describe('foods that need cooking', () => {
  it.each(['PER_100_G', 'PORTION', 'PER_100_KCAL'])('come after all others by %s', async (basis) => {
    for (const nutrients of [['nutrient:iron'], ['nutrient:vitamin-b12', 'nutrient:choline']]) {
      const cooked = (await foodsFor({ nutrients, basis })).rows.map(({ needsCooking }) => needsCooking);
      expect(cooked).toEqual(cooked.toSorted((a, b) => Number(a) - Number(b)));
    }
  });

  it('include raw liver, dry lentils, raw fish and uncooked grain, and a request can exclude them', async () => {
    const where = { category: { in: ['ORGAN_MEAT', 'LEGUME', 'FISH', 'WHOLE_GRAIN'] } };
    const all = (await foodsFor({ where })).rows;
    const cooked = all.filter(({ needsCooking }) => needsCooking).map(({ food }) => food.id);
    for (const id of ['beef-liver-raw', 'lentils-raw', 'cod-atlantic-raw', 'amaranth-uncooked', 'quinoa-uncooked'])
      expect(cooked).toContain(`food:${id}`);
    for (const id of ['beef-liver-braised', 'lentils-cooked', 'quinoa-cooked', 'peanuts-raw'])
      expect(cooked).not.toContain(`food:${id}`);
    const ready = (await foodsFor({ where, ready: true })).rows;
    expect(ready.map(({ food }) => food.id)).toEqual(
      all.filter(({ needsCooking }) => !needsCooking).map(({ food }) => food.id),
    );
  });
});

describe('life stages', () => {
  it.each(['foodsFor', 'minimalFoods'])(
    'below 6 months have no foods in %s, and neither have nutrients to limit',
    async (field) => {
      const query = (stage: string, nutrient: string) =>
        ask(`{ ${field}(nutrients: ["${nutrient}"], lifeStage: "${stage}") { lifeStageNote } }`);
      await expect(query('life-stage:infants-0-6-months', 'nutrient:iron')).rejects.toThrow(
        'no solid foods before 6 months',
      );
      expect(await query('life-stage:infants-6-12-months', 'nutrient:iron')).toMatchObject({
        [field]: { lifeStageNote: expect.stringContaining('beside breast milk or formula') },
      });
      expect(await query(woman, 'nutrient:iron')).toEqual({ [field]: { lifeStageNote: null } });
      await expect(query(woman, 'nutrient:sodium')).rejects.toThrow('to stay under a level');
    },
  );

  const stageFor = async (person: string) =>
    (await askAs<{ lifeStageFor: { lifeStage: { id: string } } }>(`{ lifeStageFor(${person}) { lifeStage { id } } }`))
      .lifeStageFor.lifeStage.id;

  it.each([
    ['ageMonths: 0', 'infants-0-6-months'],
    ['ageMonths: 5', 'infants-0-6-months'],
    ['ageMonths: 6', 'infants-6-12-months'],
    ['ageYears: 1', 'children-1-3'],
    ['ageYears: 8, ageMonths: 11, sex: MALE', 'children-4-8'],
    ['ageYears: 18, ageMonths: 11, sex: MALE', 'males-14-18'],
    ['ageMonths: 228, sex: MALE', 'males-19-30'],
    ['ageYears: 70, sex: FEMALE', 'females-51-70'],
    ['ageYears: 71, sex: FEMALE', 'females-over-70'],
    ['ageYears: 130, sex: MALE', 'males-over-70'],
    ['ageYears: 50, sex: FEMALE, pregnant: true', 'pregnancy-31-50'],
    ['ageYears: 25, pregnant: true', 'pregnancy-19-30'],
    ['ageYears: 25, sex: FEMALE, lactating: true', 'lactation-19-30'],
    ['ageYears: 25, sex: FEMALE', 'females-19-30'],
  ])('have one for a person with %s', async (person, stage) => {
    expect(await stageFor(person)).toBe(`life-stage:${stage}`);
  });

  it.each([
    ['sex: MALE', 'is given no age'],
    ['ageYears: 3, ageMonths: 12', 'ageMonths is at most 11'],
    ['ageYears: 30', 'Give sex: FEMALE or MALE'],
    ['ageYears: 30, sex: MALE, pregnant: true', 'a male who is pregnant'],
    ['ageYears: 30, sex: MALE, lactating: true', 'a male who breastfeeds'],
    ['ageYears: 30, pregnant: true, lactating: true', 'pregnant and lactating'],
    ['ageYears: 8, sex: FEMALE, pregnant: true', 'exist from 14 years up to, not including, 51 years'],
    ['ageYears: 51, sex: FEMALE, pregnant: true', 'finds no life stage for a pregnant person of 51 years'],
    ['ageYears: 131, sex: MALE', 'from 0 to 130'],
  ])('have none for a person with %s', async (person, message) => {
    await expect(stageFor(person)).rejects.toThrow(message);
  });

  it('cover each month of each person exactly once, and a filter finds those without an end', async () => {
    const { lifeStages } = await ask(`{
      lifeStages(where: { sex: { eq: MALE }, ageFromMonths: { lte: 960 },
        or: [{ ageToMonths: { gt: 960 } }, { ageToMonths: { isNull: true } }] }) { nodes { id } }
    }`);
    expect(lifeStages.nodes).toEqual([{ id: 'life-stage:males-over-70' }]);
    const stages = data.nodes.filter(({ kind }) => kind === 'LifeStage').map(({ properties }) => properties);
    for (const sex of ['MALE', 'FEMALE']) {
      for (let age = 0; age <= 1_560; age += 1) {
        const found = stages.filter(
          ({ ageFromMonths, ageToMonths, ...stage }) =>
            !(stage.pregnant || stage.lactating) &&
            ['ANY', sex].includes(String(stage.sex)) &&
            Number(ageFromMonths) <= age &&
            age < Number(ageToMonths ?? Number.POSITIVE_INFINITY),
        );
        expect(found.length, `${sex} ${age}`).toBe(1);
      }
    }
  });
});

describe('composition', () => {
  const compose = async (args: string, fields: string) =>
    (await askAs<{ composition: Record<string, unknown> }>(`{ composition(${args}) { ${fields} } }`)).composition;
  const iron =
    'rows { unit per100g { grams amount share } portion { grams amount share } per100Kcal { grams amount } }';

  it('returns amounts per 100 g, portion and 100 kcal, and shares of a reference intake', async () => {
    // Lentils, boiled: 3.33 mg of iron and 116 kcal in 100 g. A helping of 130 g contains 4.329 mg, or 0.2405 of 18 mg.
    // 100 kcal are 10000 / 116 = 86.206896... g, with 333 / 116 = 2.870689... mg.
    const args = `food: "food:lentils-cooked", lifeStage: "${woman}", nutrients: ["nutrient:iron"]`;
    expect(await compose(args, `portionRule ${iron}`)).toEqual({
      portionRule: 'HELPING',
      rows: [
        {
          unit: 'MG',
          per100g: { grams: 100, amount: 3.33, share: 0.185 },
          portion: { grams: 130, amount: 4.329, share: 0.2405 },
          per100Kcal: { grams: 86.206897, amount: 2.87069 },
        },
      ],
    });
  });

  it('accepts grams or a household portion, and returns no share without a life stage', async () => {
    // One cup of boiled lentils weighs 198 g: 3.33 * 1.98 = 6.5934 mg.
    const args = 'food: "food:lentils-cooked", nutrients: ["nutrient:iron"]';
    const fields = 'portionRule rows { portion { grams amount share } }';
    expect(await compose(`${args}, portion: "1 cup"`, fields)).toEqual({
      portionRule: 'GIVEN_PORTION',
      rows: [{ portion: { grams: 198, amount: 6.5934, share: null } }],
    });
    expect(await compose(`${args}, grams: 50`, fields)).toMatchObject({ rows: [{ portion: { amount: 1.665 } }] });
  });

  it('returns every measured nutrient with its claims, and cautions about the portion', async () => {
    // Chicken liver, raw: 3290 µg of retinol in 100 g, which exceeds the limit of 3000 µg in pregnancy.
    const args = 'food: "food:chicken-liver-raw", grams: 100, lifeStage: "life-stage:pregnancy-31-50"';
    const fields = 'rows { nutrient { id } claims { id } share: referenceIntake referenceIntakeClaims { id } } ';
    const found = await compose(args, `${fields} cautions { nutrient { id } amount }`);
    const measured = data.edges.filter(
      ({ relation, from, properties }) =>
        relation === 'CONTAINS' && from === 'food:chicken-liver-raw' && properties.amountPer100g !== null,
    );
    expect(found.rows).toHaveLength(measured.length);
    for (const row of found.rows as { claims: unknown[]; share: number | null; referenceIntakeClaims: unknown[] }[]) {
      expect(row.claims.length).toBeGreaterThan(0);
      expect(row.referenceIntakeClaims.length > 0).toBe(row.share !== null);
    }
    expect(found.cautions).toContainEqual({ nutrient: { id: 'nutrient:vitamin-a' }, amount: 3_290 });
  });

  it.each([
    ['food: "food:salmon"', 'no measured amounts'],
    ['food: "food:ambrosia"', 'food:ambrosia'],
    ['food: "food:molasses", grams: 1, portion: "1 cup"', 'both grams and a portion'],
    ['food: "food:molasses", lifeStage: "life-stage:elders"', 'life-stage:elders'],
    ['food: "food:molasses", nutrients: ["nutrient:iron", "nutrient:kryptonite"]', '"nutrient:kryptonite"'],
    ['food: "food:molasses", lifeStage: "life-stage:infants-0-6-months"', 'no solid foods before 6 months'],
  ])('refuses %s', async (args, message) => {
    await expect(compose(args, 'portionRule')).rejects.toThrow(message);
  });
});
