import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { fileFood } from '../../../../importers/fdc/classify.ts';
import { type Curated, curate, helpingClaim } from '../../../../importers/fdc/curated.ts';
import { derivationOfSource, foodRules, nutrientRules, seedFolder } from '../../../../importers/fdc/data.ts';
import { foodCategory } from '../../../../schema/model/enums.ts';
import { food } from '../../../../schema/model/food.ts';
import { contains } from '../../../../schema/model/food-contents.ts';
import { nutrient } from '../../../../schema/model/nutrient.ts';
import { loadNutrition } from '../../../support/nutrition/nutrition.ts';

const groups = parse(readFileSync(join(seedFolder, 'groups.yaml'), 'utf8')) as {
  readonly Food: { readonly id: string }[];
};
let curated: Curated;
beforeAll(async () => {
  curated = curate((await loadNutrition()).data);
});

const { groups: rules, also, eaten, fortified } = foodRules;
const valuesOf = (property: { readonly type: string } | undefined): string[] =>
  property?.type === 'enum' && 'enum' in property ? Object.keys((property.enum as typeof foodCategory).values) : [];

describe('the rules that file foods', () => {
  it('have names of their own', () => {
    const names = [...rules, ...also].map(({ rule }) => rule);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
  });

  it('file foods under general foods that the seed or the import has', () => {
    const known = new Set([...curated.ids, ...groups.Food.map(({ id }) => id)]);
    expect([...rules, ...also].flatMap(({ forms }) => forms).filter((id) => !known.has(id))).toEqual([]);
  });

  it('name values of the model', () => {
    expect(rules.filter(({ category }) => !(category in foodCategory.values))).toEqual([]);
    expect(eaten.filter(({ eatenAs }) => !valuesOf(food.properties.eatenAs).includes(eatenAs))).toEqual([]);
    const classes = valuesOf(nutrient.properties.class);
    expect(nutrientRules.classes.filter((one) => !classes.includes(one.class))).toEqual([]);
    const kinds = valuesOf(contains.properties.derivation);
    expect(Object.values(derivationOfSource).filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it("take the grams of a helping from the editors' claim", () => {
    const helpings = rules.flatMap(({ helping }) => helping ?? []);
    expect(helpings.length).toBeGreaterThan(50);
    expect(helpings.filter((helping) => !curated.helpingGrams.has(helpingClaim(helping)))).toEqual([]);
  });

  it('each say why, in a sentence', () => {
    for (const { because } of [...rules, ...also, ...eaten, ...fortified]) expect(because).toMatch(/^[A-Z].*\.$/);
  });

  it('end with one that fits every food', () => {
    const filed = fileFood({ description: 'Anything', category: undefined }, () => false);
    expect(filed).toMatchObject({ group: { rule: 'other-foods' }, eatenAs: 'AS_IS', fortified: false });
  });
});

const nothing = (): boolean => false;
describe.each([
  ['1500', 'Fish, salmon, coho, wild, raw', 'FISH', ['salmon'], 'AFTER_COOKING', false],
  ['1500', 'Mollusks, oyster, eastern, wild, raw', 'SHELLFISH', ['shellfish'], 'AFTER_COOKING', false],
  ['1500', 'Fish, fish sticks, frozen, prepared', 'FISH', ['fish'], 'AS_IS', false],
  ['0100', 'Milk, dry, nonfat, instant, with added vitamin A and vitamin D', 'DAIRY', ['milk'], 'AFTER_COOKING', true],
  ['0100', 'Milk, nonfat, fluid, without added vitamin A', 'DAIRY', ['milk'], 'AS_IS', false],
  ['0100', 'Egg, white, dried', 'EGG', ['eggs'], 'AFTER_COOKING', false],
  ['1100', 'Spinach, raw', 'LEAFY_GREEN', ['spinach'], 'AS_IS', false],
  [
    '1100',
    'Potatoes, mashed, home-prepared, whole milk added',
    'VEGETABLE',
    ['potato', 'prepared-foods'],
    'AS_IS',
    false,
  ],
  ['1800', 'Bagels, egg', 'REFINED_GRAIN', ['refined-grains', 'prepared-foods'], 'AS_IS', false],
  ['1900', 'Honey', 'OTHER', ['sweeteners', 'animal-products'], 'AS_IS', false],
  ['1300', 'Beef, variety meats and by-products, heart, raw', 'ORGAN_MEAT', ['organ-meat'], 'AFTER_COOKING', false],
  ['1400', 'Alcoholic beverage, wine, table, red', 'ALCOHOLIC_DRINK', ['alcoholic-drinks'], 'AS_IS', false],
  ['1600', 'Soymilk, chocolate, unfortified', 'PLANT_MILK', ['plant-milk', 'soy-foods'], 'AS_IS', false],
  ['1600', 'Bacon, meatless', 'LEGUME', ['soy-foods'], 'AS_IS', false],
  ['0600', 'Soup, chicken noodle, canned, condensed', 'PREPARED_FOOD', ['soups-and-sauces'], 'AFTER_COOKING', false],
  ['3500', 'Oil, walrus (Alaska Native)', 'OIL', ['animal-fats'], 'AS_IS', false],
])('%s %s', (code, description, category, forms, eatenAs, isFortified) => {
  it('is filed as a reader expects', () => {
    const filing = fileFood({ description, category: { code, name: '' } }, nothing);
    expect(filing.group.category).toBe(category);
    expect(filing.forms.map(({ form }) => form)).toEqual(forms.map((form) => `food:${form}`));
    expect(filing).toMatchObject({ eatenAs, fortified: isFortified });
  });
});

it('takes every food with folic acid as fortified', () => {
  const cereal = { description: 'Cereals ready-to-eat, flakes', category: { code: '0800', name: '' } };
  expect(fileFood(cereal, (number) => number === '431').group.rule).toBe('ready-cereal-fortified');
  expect(fileFood(cereal, nothing).group.rule).toBe('ready-cereal');
});

it("decide about each measured food of the seed as the editors did, going by the seed's descriptions", () => {
  // The categories of USDA are the first two digits of NDB numbers, but for a few that were moved.
  const moved: Readonly<Record<string, string>> = { '43406': '1100', '23557': '1300', '23562': '1300' };
  const differing = [...curated.foodByNdb].flatMap(([ndb, { id, properties }]) => {
    const description = String(properties.description).replace(/^As USDA SR28 describes it: (.*)\.$/, '$1');
    const above0 = (number: string): boolean => {
      const target = curated.nutrientByNumber.get(number)?.id ?? '';
      return Number(curated.contains.get(`${id} ${target}`)?.properties.amountPer100g ?? 0) > 0;
    };
    const { group, forms, eatenAs, fortified } = fileFood(
      { description, category: { code: moved[ndb] ?? `${ndb.slice(0, 2)}00`, name: '' } },
      above0,
    );
    const edges = curated.formsByFood.get(id) ?? [];
    const editors = [
      properties.category,
      properties.eatenAs,
      properties.fortified,
      ...edges.map(({ to }) => to).sort(),
    ];
    const rules = [group.category, eatenAs, fortified, ...forms.map(({ form }) => form).sort()];
    return editors.join() === rules.join() ? [] : [`${ndb} ${description}: ${editors} / ${rules}`];
  });
  expect(differing).toEqual([]);
});
