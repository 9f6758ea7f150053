/** Checks `dietAnalysis` on the seed: gaps, limits, energy, additions, statements, and the refusal of wrong input. */
import { describe, expect, it } from 'vitest';
import { ask, askAs, loadNutrition, refusalOf } from '../support/nutrition/nutrition.ts';

const woman = 'lifeStage: "life-stage:females-31-50"';
const day = `foods: [
  { food: "food:lentils-cooked", portion: "1 cup" }
  { food: "food:salmon-atlantic-wild-raw", grams: 100 }
  { food: "food:orange-navel-raw", grams: 140, times: 2 }
  { food: "food:spinach-raw", grams: 60 }
  { food: "food:dark-chocolate-70-85", grams: 30 }
]`;

describe('a list of foods', () => {
  it('names foods without a value, and never counts them as 0', async () => {
    const { dietAnalysis } = await ask(`{ dietAnalysis(${day}, ${woman}) {
      totals { nutrient { id } total { least most } terms { food { id } } missing { id } verdict } } }`);
    const { data } = await loadNutrition();
    const eaten = new Set(dietAnalysis.totals.flatMap(({ terms }) => terms.map(({ food }) => food.id)));
    expect(eaten.size).toBe(5);
    for (const { nutrient, total, terms, missing } of dietAnalysis.totals) {
      const measured = data.edges.filter(
        ({ relation, from, to, properties }) =>
          relation === 'CONTAINS' && eaten.has(from) && to === nutrient.id && properties.amountPer100g !== null,
      );
      expect(terms.map(({ food }) => food.id)).toEqual(measured.map(({ from }) => from).sort());
      expect(missing.length).toBe(5 - measured.length);
      expect([nutrient.id, total.most === total.least]).toEqual([nutrient.id, missing.length === 0]);
    }
    const e = dietAnalysis.totals.find(({ nutrient }) => nutrient.id === 'nutrient:vitamin-e');
    expect(e?.missing).toEqual([{ id: 'food:salmon-atlantic-wild-raw' }]);
    expect(e?.verdict).toBe('CANNOT_TELL');
    // 100 g of salmon contain at most 100 g of vitamin E.
    expect((e?.total.most ?? 0) - (e?.total.least ?? 0)).toBe(100_000);
  });

  it('reports the value that settles a question, beside the highest known amount', async () => {
    const { dietAnalysis } = await ask(`{ dietAnalysis(${day}, ${woman}) { cannotTell { nutrient { id } statement
      missing { food { id } reachesFrom missesBelow } highestKnown { food { id } amountPer100g } leavesOut } } }`);
    const by = (id: string) => dietAnalysis.cannotTell.find(({ nutrient }) => nutrient.id === `nutrient:${id}`);
    expect(by('vitamin-e')?.missing).toEqual([
      { food: { id: 'food:salmon-atlantic-wild-raw' }, reachesFrom: 12.9672, missesBelow: 12.9672 },
    ]);
    expect(by('vitamin-e')?.highestKnown).toEqual({ food: { id: 'food:wheat-germ-oil' }, amountPer100g: 149.4 });
    // Tables have preformed niacin only, and the reference intake counts niacin from tryptophan, too.
    expect(by('niacin')).toMatchObject({ missing: [], leavesOut: expect.stringContaining('tryptophan') });
    expect(by('iodine')?.highestKnown).toBeNull();
  });

  it('has the statements on what it does not reach, and marks the given symptoms', async () => {
    const { dietAnalysis } = await ask(`{ dietAnalysis(${day}, person: { ageYears: 35, sex: FEMALE }, symptoms: [
      "symptom:fatigue", "symptom:bone-pain"]) {
      lifeStage { id } aboutDays unlinkedSymptoms { id }
      notReached { nutrient { id } statement share { least } lacking { least }
        deficiency { described name symptoms { symptom { id } given claims { id } } conditions { condition { id } } }
        enhancers { nutrient { id } presence foods { food { id } amount } claims { id } } }
      care { seekCare { guidance { id } } tests { test { id } } } } }`);
    expect(dietAnalysis.lifeStage.id).toBe('life-stage:females-31-50');
    expect(dietAnalysis.aboutDays).toContain('One day is not a habit');
    expect(dietAnalysis.unlinkedSymptoms).toEqual([{ id: 'symptom:bone-pain' }]);
    const shares = dietAnalysis.notReached.map(({ share }) => share.least);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const iron = dietAnalysis.notReached.find(({ nutrient }) => nutrient.id === 'nutrient:iron');
    expect(iron?.statement).toBe(
      'Iron: this list does not reach the reference intake. It contains 12.9534 mg a day, and the RDA is 18 mg.',
    );
    expect(iron?.lacking.least).toBe(5.0466);
    expect(iron?.deficiency).toMatchObject({ described: true, name: 'Iron deficiency anemia' });
    const given = iron?.deficiency.symptoms.filter((one) => one.given).map(({ symptom }) => symptom.id);
    expect(given).toEqual(['symptom:fatigue']);
    expect(iron?.deficiency.symptoms.every(({ claims }) => claims.length > 0)).toBe(true);
    const c = iron?.enhancers.find(({ nutrient }) => nutrient.id === 'nutrient:vitamin-c');
    expect(c?.presence).toBe('EATEN');
    expect(c?.foods.map(({ food }) => food.id)).toEqual([
      'food:orange-navel-raw',
      'food:spinach-raw',
      'food:lentils-cooked',
    ]);
    expect(dietAnalysis.care.seekCare.length).toBeGreaterThan(0);
    expect(dietAnalysis.care.tests.map(({ test }) => test.id)).toContain('test:iron-blood-test');
    const words = JSON.stringify(dietAnalysis.notReached.map(({ statement }) => statement));
    expect(words).not.toMatch(/deficien|diagnos|you\b/i);
  });

  it('has energy shares that add up, by factors with claims', async () => {
    const { dietAnalysis } = await ask(`{ dietAnalysis(foods: [{ food: "food:lentils-cooked", grams: 100 }], ${woman}) {
      energy { byTables { least most } byFactors { least most } macronutrients { nutrient { id } kcalPerGram
        grams { least } kcal { least } share { least most } claims { id source { id } } } } } }`);
    const { byFactors, macronutrients } = dietAnalysis.energy;
    expect(macronutrients.map(({ nutrient, kcalPerGram }) => [nutrient.id, kcalPerGram])).toEqual([
      ['nutrient:alcohol', 7],
      ['nutrient:carbohydrate', 4],
      ['nutrient:fat', 9],
      ['nutrient:protein', 4],
    ]);
    const kcal = macronutrients.reduce((sum, one) => sum + Math.round(one.kcal.least * 1e6), 0) / 1e6;
    expect(byFactors).toEqual({ least: kcal, most: kcal });
    expect(macronutrients.reduce((sum, one) => sum + (one.share?.least ?? 0), 0)).toBeCloseTo(1, 7);
    for (const { grams, kcalPerGram, kcal, claims } of macronutrients) {
      expect(kcal.least).toBeCloseTo(grams.least * kcalPerGram, 6);
      expect(claims.map(({ source }) => source.id)).toEqual(['source:fao-energy-2003']);
    }
  });

  it('compares levels that count for food, and leaves out those for supplements', async () => {
    const { dietAnalysis } = await ask(`{ dietAnalysis(foods: [{ food: "food:beef-liver-raw", grams: 200 }],
      lifeStage: "life-stage:pregnancy-31-50") {
      limits { nutrient { id } covers countedAs { id } verdict amount { least } limit claims { id } } } }`);
    const { limits } = dietAnalysis;
    expect(limits.map(({ covers }) => covers)).not.toContain('SUPPLEMENTS');
    expect(limits.find(({ nutrient }) => nutrient.id === 'nutrient:vitamin-a')).toMatchObject({
      countedAs: { id: 'nutrient:retinol' },
      verdict: 'EXCEEDED',
      limit: 3_000,
    });
    expect(limits.find(({ nutrient }) => nutrient.id === 'nutrient:iron')?.verdict).toBe('NOT_EXCEEDED');
    expect(limits.find(({ nutrient }) => nutrient.id === 'nutrient:molybdenum')?.verdict).toBe('CANNOT_TELL');
  });
});

interface Sets {
  readonly reached: boolean;
  readonly sets: readonly {
    readonly foods: readonly { readonly food: { readonly id: string }; readonly grams: number }[];
    readonly raises: readonly { readonly id: string }[];
    readonly totals: readonly { readonly nutrient: { readonly id: string }; readonly share: number }[];
  }[];
}
interface Added {
  readonly dietAnalysis: {
    readonly additions: Sets;
    readonly notReached: readonly { readonly nutrient: { readonly id: string }; readonly additions: Sets }[];
    readonly limits: readonly { readonly nutrient: { readonly id: string }; readonly verdict: string }[];
  };
}

describe('additions', () => {
  const sets = 'reached sets { foods { food { id } grams } raises { id } totals { nutrient { id } share } }';
  const fields = `notReached { nutrient { id } additions { ${sets} } } additions { ${sets} }
    limits { nutrient { id } verdict }`;
  const wanted = 'nutrients: ["nutrient:iron", "nutrient:magnesium", "nutrient:potassium", "nutrient:calcium"]';

  it('reach what is lacking, if they join the list, within the diet and without a new excess', async () => {
    const { dietAnalysis } = await askAs<Added>(
      `{ dietAnalysis(${day}, ${woman}, ${wanted}, diets: ["risk-factor:vegan-diet"]) { ${fields} } }`,
    );
    expect(dietAnalysis.additions.reached).toBe(true);
    const before = new Set(
      dietAnalysis.limits.filter(({ verdict }) => verdict === 'EXCEEDED').map(({ nutrient }) => nutrient.id),
    );
    const { data } = await loadNutrition();
    const meat = new Set(['FISH', 'MEAT', 'POULTRY', 'EGG', 'DAIRY', 'ORGAN_MEAT', 'SHELLFISH']);
    for (const set of dietAnalysis.additions.sets) {
      expect(set.totals.every(({ share }) => share >= 1)).toBe(true);
      const more = set.foods.map(({ food, grams }) => `{ food: "${food.id}", grams: ${grams} }`).join(' ');
      const { dietAnalysis: after } = await askAs<Added>(
        `{ dietAnalysis(${day.slice(0, -1)} ${more}], ${woman}, ${wanted}) { ${fields} } }`,
      );
      expect(after.notReached).toEqual([]);
      for (const { nutrient, verdict } of after.limits) {
        if (!before.has(nutrient.id)) expect([nutrient.id, verdict]).not.toEqual([nutrient.id, 'EXCEEDED']);
      }
      const categories = set.foods.map(({ food }) => data.nodes.find(({ id }) => id === food.id)?.properties.category);
      expect(categories.filter((category) => meat.has(String(category)))).toEqual([]);
    }
    for (const { nutrient, additions } of dietAnalysis.notReached) {
      expect([nutrient.id, additions.reached]).toEqual([nutrient.id, true]);
      expect(additions.sets[0]?.totals.map((total) => total.nutrient.id)).toEqual([nutrient.id]);
    }
  });

  it('add nothing to a level that the list exceeds, or name it', async () => {
    const { dietAnalysis } = await askAs<Added>(
      `{ dietAnalysis(foods: [{ food: "food:beef-liver-raw", grams: 200 }], ${woman},
        nutrients: ["nutrient:vitamin-c", "nutrient:magnesium"]) { ${fields} } }`,
    );
    const exceeded = dietAnalysis.limits
      .filter(({ verdict }) => verdict === 'EXCEEDED')
      .map(({ nutrient }) => nutrient.id);
    expect(exceeded).toContain('nutrient:vitamin-a');
    for (const set of dietAnalysis.additions.sets) {
      for (const { id } of set.raises) expect(exceeded).toContain(id);
      expect(set.raises).not.toContainEqual({ id: 'nutrient:vitamin-a' });
    }
  });

  it('are empty for a list that lacks nothing', async () => {
    const { dietAnalysis } = await askAs<Added>(
      `{ dietAnalysis(foods: [{ food: "food:lentils-cooked", grams: 2000 }], ${woman}, nutrients: ["nutrient:iron"]) {
        ${fields} } }`,
    );
    expect(dietAnalysis.notReached).toEqual([]);
    expect(dietAnalysis.additions).toEqual({ reached: true, sets: [] });
  });
});

describe('a wrong question', () => {
  const lentils = '{ food: "food:lentils-cooked", grams: 100 }';
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['an unknown food', `foods: [{ food: "food:ambrosia", grams: 1 }], ${woman}`, 'BAD_ID', 'food:ambrosia'],
    ['an id of another kind', `foods: [{ food: "nutrient:iron", grams: 1 }], ${woman}`, 'BAD_ID', 'nutrient:iron'],
    ['a general food', `foods: [{ food: "food:salmon", grams: 1 }], ${woman}`, 'BAD_USER_INPUT', 'measured `forms`'],
    ['no food', `foods: [], ${woman}`, 'BAD_USER_INPUT', 'is empty'],
    ['0 grams', `foods: [{ food: "food:lentils-cooked", grams: 0 }], ${woman}`, 'BAD_USER_INPUT', 'foods:)[0].grams'],
    ['negative grams', `foods: [{ food: "food:lentils-cooked", grams: -1 }], ${woman}`, 'BAD_USER_INPUT', 'is -1'],
    ['0 times', `foods: [{ food: "food:lentils-cooked", grams: 1, times: 0 }], ${woman}`, 'BAD_USER_INPUT', 'times'],
    [
      'an unknown portion',
      `foods: [{ food: "food:lentils-cooked", portion: "1 bowl" }], ${woman}`,
      'BAD_USER_INPUT',
      '"1 cup"',
    ],
    [
      'both quantities',
      `foods: [{ food: "food:lentils-cooked", grams: 1, portion: "1 cup" }], ${woman}`,
      'BAD_USER_INPUT',
      'both grams and a portion',
    ],
    [
      'no quantity',
      `foods: [${lentils}, { food: "food:spinach-raw" }], ${woman}`,
      'BAD_USER_INPUT',
      'foods:)[1] gives neither',
    ],
    ['0 days', `foods: [${lentils}], days: 0, ${woman}`, 'BAD_USER_INPUT', 'days'],
    ['no life stage', `foods: [${lentils}]`, 'BAD_USER_INPUT', 'neither lifeStage nor person'],
    ['a life stage and a person', `foods: [${lentils}], ${woman}, person: { ageYears: 35 }`, 'BAD_USER_INPUT', 'both'],
    [
      'a person without a sex',
      `foods: [${lentils}], person: { ageYears: 35 }`,
      'BAD_USER_INPUT',
      'dietAnalysis(person:) is given no sex',
    ],
    [
      'a person of an impossible age',
      `foods: [${lentils}], person: { ageYears: 135 }`,
      'BAD_USER_INPUT',
      'person:).ageYears',
    ],
    ['an unknown life stage', `foods: [${lentils}], lifeStage: "life-stage:x"`, 'BAD_ID', 'life-stage:x'],
    ['an infant', `foods: [${lentils}], lifeStage: "life-stage:infants-0-6-months"`, 'BAD_USER_INPUT', 'infants'],
    ['an unknown symptom', `foods: [${lentils}], ${woman}, symptoms: ["symptom:x"]`, 'BAD_ID', 'symptom:x'],
    ['an unknown nutrient', `foods: [${lentils}], ${woman}, nutrients: ["nutrient:x"]`, 'BAD_ID', 'nutrient:x'],
    [
      'a circumstance as diet',
      `foods: [${lentils}], ${woman}, diets: ["risk-factor:pregnancy"]`,
      'BAD_USER_INPUT',
      'not a diet',
    ],
    [
      'too many foods',
      `foods: [${Array.from({ length: 101 }, () => lentils).join(' ')}], ${woman}`,
      'LIMIT_EXCEEDED',
      'maxIds',
    ],
  ];

  it.each(cases)('is refused with a code: %s', async (_name, args, code, words) => {
    const refusal = await refusalOf(`{ dietAnalysis(${args}) { days } }`);
    expect(refusal).toEqual({ code, message: expect.stringContaining(words) });
  });
});
