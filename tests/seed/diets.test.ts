/** Compares diets, groups and exclusions over all foods with the category of each food, which no answer uses. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GraphData } from '../../src/model/data.ts';
import type { Id } from '../support/nutrition/answers.ts';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle } from '../support/nutrition/nutrition.ts';

interface Answer {
  readonly rows: readonly { readonly food: Id & { readonly category: string } }[];
  readonly recommended: readonly { readonly food: Id; readonly nutrient: Id }[];
}
const animal = ['FISH', 'SHELLFISH', 'MEAT', 'POULTRY', 'ORGAN_MEAT', 'EGG', 'DAIRY'];
const flesh = ['FISH', 'SHELLFISH', 'MEAT', 'POULTRY', 'ORGAN_MEAT'];

/** A set of nutrients such that every measured food contains at least one. */
const nutrients = ['calcium', 'vitamin-e', 'vitamin-d', 'iron', 'choline'].map((name) => `nutrient:${name}`);
/** Nutrients for which the article recommends foods. */
const recommendedFor = ['vitamin-d', 'vitamin-b12', 'iron', 'magnesium', 'potassium'].map((name) => `nutrient:${name}`);

describe('the foods of a diet', () => {
  let data: GraphData;
  let measured: readonly Id[];
  let categories: ReadonlyMap<string, string>;
  beforeAll(async () => {
    ({ data } = await loadArticle());
    const foods = data.nodes.filter(({ kind }) => kind === 'Food');
    measured = foods.filter(({ properties }) => properties.level === 'MEASURED');
    categories = new Map(foods.map(({ id, properties }) => [id, String(properties.category)]));
  });
  const categoryOf = (id: string) => categories.get(id) ?? '';

  /** Asks for the rows of all measured foods. It asks in parts, because an answer has at most a hundred rows. */
  async function eat(given: Readonly<Record<string, unknown>>): Promise<Answer> {
    const rows: Answer['rows'][number][] = [];
    let recommended: Answer['recommended'] = [];
    for (let start = 0; start < measured.length; start += 100) {
      const { foodsFor } = await askArticle(
        `query ($nutrients: [ID!]!, $foods: [ID!]!, $diets: [ID!], $exclude: [ID!]) {
          foodsFor(
            nutrients: $nutrients, lifeStage: "life-stage:females-31-50", first: 100
            diets: $diets, exclude: $exclude, where: { id: { in: $foods } }
          ) { rows { food { id category } } }
        }`,
        { nutrients, foods: measured.slice(start, start + 100).map(({ id }) => id), ...given },
      );
      rows.push(...foodsFor.rows);
    }
    const named = await askArticle(
      `query ($nutrients: [ID!]!, $diets: [ID!], $exclude: [ID!]) {
        foodsFor(
          nutrients: $nutrients, lifeStage: "life-stage:females-31-50", first: 0, diets: $diets, exclude: $exclude
        ) {
          recommended { food { id } nutrient { id } }
        }
      }`,
      { nutrients: recommendedFor, ...given },
    );
    recommended = named.foodsFor.recommended;
    return { rows, recommended };
  }

  /** Returns a food with all its general forms, over any number of steps. */
  const groupsOf = (id: string): ReadonlySet<string> => {
    const found = new Set([id]);
    for (const one of found)
      for (const { relation, from, to } of data.edges) if (relation === 'FORM_OF' && from === one) found.add(to);
    return found;
  };

  it('each belong to a general food, by a claim of the editors', () => {
    const sources = new Map(
      data.edges.filter(({ relation }) => relation === 'CITES').map(({ from, to }) => [from, to]),
    );
    const alone = measured.filter(({ id }) => groupsOf(id).size === 1);
    expect(alone).toEqual([]);
    for (const { relation, from, evidence } of data.edges)
      if (relation === 'FORM_OF' && measured.some(({ id }) => id === from))
        expect(evidence.map((id) => sources.get(id))).toContainEqual(expect.stringMatching(/^source:editors/));
  });

  it.each([
    ['food:fish', ['FISH']],
    ['food:shellfish', ['SHELLFISH']],
    ['food:meat', ['MEAT', 'POULTRY', 'ORGAN_MEAT']],
    ['food:poultry', ['POULTRY']],
    ['food:organ-meat', ['ORGAN_MEAT']],
    ['food:eggs', ['EGG']],
    ['food:dairy', ['DAIRY']],
    ['food:animal-products', animal],
    ['food:plant-milk', ['PLANT_MILK']],
    ['food:legumes', ['LEGUME']],
    ['food:fruit', ['FRUIT', 'CITRUS']],
    ['food:citrus-fruit', ['CITRUS']],
    ['food:nuts', ['NUT']],
    ['food:seeds', ['SEED']],
    ['food:leafy-greens', ['LEAFY_GREEN']],
    ['food:vegetables', ['VEGETABLE', 'LEAFY_GREEN']],
    ['food:grains', ['WHOLE_GRAIN', 'REFINED_GRAIN', 'BREAKFAST_CEREAL']],
    ['food:yeast', ['YEAST']],
  ])('omit exactly the forms of %s when it is excluded', async (food, left) => {
    const { rows } = await eat({ exclude: [food] });
    const found = new Set(rows.map((row) => row.food.id));
    for (const { id } of measured) {
      // Soy milk is a plant milk and made of legumes: it has two groups but one category.
      if (groupsOf(id).has('food:soy-foods')) continue;
      expect([id, found.has(id)]).toEqual([id, !left.includes(categoryOf(id))]);
    }
  });

  it('omit any excluded general food and all its forms', async () => {
    const general = data.nodes.filter(({ kind, properties }) => kind === 'Food' && properties.level === 'GENERAL');
    for (const { id } of general) {
      const { rows, recommended } = await eat({ exclude: [id] });
      const expected = measured.filter((food) => !groupsOf(food.id).has(id)).map((food) => food.id);
      expect(rows.map(({ food }) => food.id).sort(), id).toEqual(expected.sort());
      for (const { food } of recommended) expect(groupsOf(food.id).has(id), `${food.id} without ${id}`).toBe(false);
    }
  }, 120_000);

  it.each([
    ['risk-factor:vegan-diet', animal],
    ['risk-factor:vegetarian-diet', flesh],
  ])('with %s omit its categories, also among recommended foods', async (diet, left) => {
    const { rows, recommended } = await eat({ diets: [diet] });
    const expected = measured.filter(({ id }) => !left.includes(categoryOf(id))).map(({ id }) => id);
    expect(rows.map(({ food }) => food.id).sort()).toEqual(expected.sort());
    expect(recommended.length).toBeGreaterThan(0);
    for (const { food } of recommended) {
      expect(left).not.toContain(categoryOf(food.id));
      expect(food.id).not.toBe('food:animal-products');
    }
  });

  it('give a vegan the risk factors of a vegetarian', async () => {
    const { differential } =
      await askArticle(`{ differential(present: ["symptom:fatigue"], diets: ["risk-factor:vegan-diet"]) {
      ranking { rows { nutrient { id } riskFactors { riskFactor { id } narrower { id } claims { id } } } } } }`);
    const rows = differential.ranking.flatMap(({ rows }) => rows);
    const of = (id: string) => rows.find(({ nutrient }) => nutrient.id === id)?.riskFactors;
    expect(of('nutrient:iron')).toEqual([
      {
        riskFactor: { id: 'risk-factor:vegetarian-diet' },
        narrower: { id: 'risk-factor:vegan-diet' },
        claims: expect.arrayContaining([{ id: 'claim:editors-vegan-is-vegetarian' }]),
      },
    ]);
    expect(of('nutrient:vitamin-b12')).toMatchObject([
      { riskFactor: { id: 'risk-factor:vegan-diet' }, narrower: null },
    ]);
  });
});
