/** Asks for foods that a diet or `exclude` leaves out, under limits by evidence that hide why. */
import { describe, expect, it } from 'vitest';
import { askAs, loadNutrition } from '../support/nutrition/nutrition.ts';

const { data } = await loadNutrition();
const edgesOf = (relation: string) => data.edges.filter((edge) => edge.relation === relation);
const forms = edgesOf('FORM_OF');
const categories = new Map(
  data.nodes.flatMap(({ id, kind, properties }) => (kind === 'Food' ? [[id, String(properties.category)]] : [])),
);

/** Returns a food with all foods that it is a form of. */
function groupsOf(id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const one of found) for (const { from, to } of forms) if (from === one) found.add(to);
  return found;
}

const animal = ['FISH', 'SHELLFISH', 'MEAT', 'POULTRY', 'ORGAN_MEAT', 'EGG', 'DAIRY'];
const isAnimal = (food: string): boolean => animal.includes(categories.get(food) ?? '');
const isFish = (food: string): boolean => groupsOf(food).has('food:fish');

/** Limits that hide the editors, who say what a diet excludes and which foods belong to which group. */
const limits = [
  '{ sourceKinds: [COMPOSITION_TABLE, INTAKE_TABLE] }',
  '{ sourceKinds: [COMPOSITION_TABLE, INTAKE_TABLE, LAY_ARTICLE, CURATED_DATABASE, MEDICAL_REFERENCE] }',
  '{ sources: ["source:usda-sr28", "source:dri-iom", "source:dri-nasem-2019", "source:article", "source:mic-b12"] }',
];

const foodsOf = (argument: string, evidence: string): readonly (readonly [question: string, selection: string])[] => {
  const nutrients = 'nutrients: ["nutrient:vitamin-b12", "nutrient:vitamin-d"]';
  const stage = 'lifeStage: "life-stage:females-31-50"';
  const food = 'food { id }';
  return [
    [
      `foodsFor(${nutrients}, ${stage}, first: 100, ${argument}, evidence: ${evidence})`,
      `{ rows { ${food} } recommended { ${food} } }`,
    ],
    [
      `minimalFoods(${nutrients}, ${stage}, share: 0.5, ${argument}, evidence: ${evidence})`,
      `{ sets { foods { ${food} } } }`,
    ],
    [
      `absorptionPairs(nutrient: "nutrient:calcium", first: 50, ${argument}, evidence: ${evidence})`,
      `{ foods { ${food} } enhancers { foods { ${food} } } }`,
    ],
    [
      `dietAnalysis(foods: [{ food: "food:lentils-cooked", grams: 100 }], ${stage}, ${nutrients},
        ${argument}, evidence: ${evidence})`,
      `{ notReached { additions { sets { foods { ${food} } } } } }`,
    ],
  ];
};

/** Returns the ids of all foods anywhere in an answer. */
function foodsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('food' in value) return [(value.food as { readonly id: string }).id];
  return Object.values(value).flatMap(foodsIn);
}

describe.each(limits)('under %s', (evidence) => {
  it.each([
    ['a vegan is offered no animal product', 'diets: ["risk-factor:vegan-diet"]', isAnimal],
    ['excluded fish is left out with all its forms', 'exclude: ["food:fish"]', isFish],
  ])('%s', async (_name, argument, isLeftOut) => {
    for (const [question, selection] of foodsOf(argument, evidence)) {
      const found = foodsIn(await askAs(`{ ${question} ${selection} }`));
      expect(found.filter(isLeftOut), question).toEqual([]);
    }
    // The tables alone have these foods, so only the arguments leave them out.
    const [[question, selection] = ['', '']] = foodsOf('readyToEat: false', evidence);
    expect(foodsIn(await askAs(`{ ${question} ${selection} }`)).filter(isLeftOut)).not.toEqual([]);
  });
});

it('marks a food of the list that the diet excludes', async () => {
  const { dietAnalysis } = await askAs<{ dietAnalysis: { foods: readonly unknown[] } }>(`{ dietAnalysis(
    foods: [{ food: "food:lentils-cooked", grams: 100 }, { food: "food:salmon-atlantic-wild-raw", grams: 100 }]
    lifeStage: "life-stage:females-31-50", diets: ["risk-factor:vegan-diet"], evidence: ${limits[0]}
  ) { foods { food { id } leftOut } } }`);
  expect(dietAnalysis.foods).toEqual([
    { food: { id: 'food:lentils-cooked' }, leftOut: false },
    { food: { id: 'food:salmon-atlantic-wild-raw' }, leftOut: true },
  ]);
});
