/** Checks the measured forms of the article's foods, reference intakes, and identifiers of other vocabularies. */
import { describe, expect, it } from 'vitest';
import { type Page, readAllPages } from '../support/nutrition/answers.ts';
import { askArticle, askArticleAs } from '../support/nutrition/nutrition.ts';
import { type Claim, claimFields, find, type Kind, kinds } from './reader.ts';

interface Amount {
  readonly amountPer100g: number | null;
  readonly unit: string;
  readonly derivation: string | null;
  readonly claims: readonly Claim[];
  readonly node: { readonly id: string; readonly name: string; readonly unit: string };
}
interface Measured {
  readonly id: string;
  readonly name: string;
  readonly level: string;
  readonly ndbNumber: string | null;
  readonly portions: readonly { readonly amount: number; readonly measure: string; readonly grams: number }[];
  readonly nutrients: { readonly edges: readonly Amount[] };
}
const measuredFields = (first: number) => `id name level ndbNumber portions { amount measure grams }
  nutrients(first: ${first}) { edges {
    amountPer100g unit derivation claims { ${claimFields} } node { id name unit }
  } }`;

/** Returns the amounts with a claim that cites the food's record in the composition table. */
const recorded = ({ ndbNumber, nutrients }: Measured): readonly Amount[] =>
  nutrients.edges.filter(
    ({ amountPer100g, claims }) =>
      amountPer100g !== null &&
      claims.some(
        ({ section, source }) =>
          section.includes(`NDB ${ndbNumber}`) && source.sourceType === 'DATABASE' && source.title.startsWith('USDA'),
      ),
  );

/** Returns the measured forms of a food and of its forms. */
async function formsOf(typed: string): Promise<readonly Measured[]> {
  const { id } = await find('FOOD', typed);
  type Forms = { readonly forms: { readonly nodes: readonly (Measured & Forms)[] } };
  const { food } = await askArticleAs<{ food: Forms }>(
    `query ($id: ID!) { food(id: $id) {
      forms(first: 20) { nodes { ${measuredFields(20)} forms(first: 10) { nodes { ${measuredFields(20)} } } } }
    } }`,
    { id },
  );
  const all = food.forms.nodes.flatMap((form) => [form, ...form.forms.nodes]);
  return all.filter(({ level }) => level === 'MEASURED');
}

describe('the foods of the article', () => {
  it.each([
    ['salmon', 'Vitamin D'],
    ['mackerel', 'Vitamin D'],
    ['fatty fish', 'Vitamin D'],
    ['egg yolks', 'Vitamin D'],
    ['fortified dairy', 'Vitamin D'],
    ['plant-based milks', 'Vitamin D'],
    ['animal products', 'Vitamin B12'],
    ['fortified cereals', 'Vitamin B12'],
    ['lean red meat', 'Iron'],
    ['lentils', 'Iron'],
    ['beans', 'Iron'],
    ['spinach', 'Iron'],
    ['fortified cereals', 'Iron'],
    ['nuts', 'Magnesium'],
    ['seeds', 'Magnesium'],
    ['whole grains', 'Magnesium'],
    ['beans', 'Magnesium'],
    ['leafy greens', 'Magnesium'],
    ['spinach', 'Magnesium'],
    ['kale', 'Magnesium'],
    ['bananas', 'Potassium'],
    ['avocados', 'Potassium'],
    ['potatoes', 'Potassium'],
    ['spinach', 'Potassium'],
  ])('have measured forms: %s leads to amounts of %s', async (food, nutrient) => {
    const forms = await formsOf(food);
    const amounts = forms.flatMap(recorded).filter(({ node }) => node.name === nutrient);
    expect(amounts.length).toBeGreaterThan(0);
    expect(Math.max(...amounts.map(({ amountPer100g }) => amountPer100g ?? 0))).toBeGreaterThan(0);
    for (const amount of amounts)
      expect([amount.unit, amount.derivation]).toEqual([amount.node.unit, expect.any(String)]);
  });

  it('include raw sockeye salmon, with the vitamin D of the table', async () => {
    const sockeye = (await formsOf('salmon')).find(({ ndbNumber }) => ndbNumber === '15085');
    const vitaminD = sockeye?.nutrients.edges.find(({ node }) => node.name === 'Vitamin D');
    expect(vitaminD).toMatchObject({ amountPer100g: 14.1, unit: 'UG' });
  });
});

describe('measured foods', () => {
  const readAll = (): Promise<readonly Measured[]> =>
    readAllPages(async (after) => {
      const { foods } = await askArticleAs<{ readonly foods: Page<Measured> }>(
        `query ($after: String) {
          foods(first: 50, after: $after, where: { level: { eq: MEASURED } }) {
            pageInfo { hasNextPage endCursor } nodes { ${measuredFields(60)} }
          }
        }`,
        { after },
      );
      return foods;
    });

  it('are at least 120, each with a record number, at least nine amounts, and portions in grams', async () => {
    const foods = await readAll();
    expect(new Set(foods.map(({ id }) => id)).size).toBe(foods.length);
    expect(foods.length).toBeGreaterThanOrEqual(120);
    const lacking = foods.flatMap((food) => [
      ...(/^\d{5}$/.test(food.ndbNumber ?? '') ? [] : [`${food.id}: record number ${food.ndbNumber}`]),
      ...(recorded(food).length >= 9 ? [] : [`${food.id}: ${recorded(food).length} amounts`]),
      ...(food.portions.some(({ grams }) => grams > 0) ? [] : [`${food.id}: no portion`]),
    ]);
    expect(lacking).toEqual([]);
  });

  it('have amounts that fit in 100 g, in the unit of the nutrient', async () => {
    const grams = { G: 1, MG: 1e-3, UG: 1e-6 } as Readonly<Record<string, number>>;
    // Without ash, the sum is below 100 g, except where the figures come from different samples.
    const constituents = ['Water', 'Protein', 'Fat', 'Carbohydrate', 'Alcohol'];
    for (const { id, nutrients } of await readAll()) {
      const inGrams = ({ amountPer100g, unit }: Amount) => (amountPer100g ?? 0) * (grams[unit] ?? 0);
      expect(Math.max(...nutrients.edges.map(inGrams)), id).toBeLessThanOrEqual(100);
      const parts = nutrients.edges.filter(({ node }) => constituents.includes(node.name));
      expect(
        parts.reduce((sum, edge) => sum + inGrams(edge), 0),
        id,
      ).toBeLessThanOrEqual(101);
      for (const { unit, node } of nutrients.edges) expect(unit).toBe(node.unit);
    }
  });
});

describe('reference intakes', () => {
  const intakesOf = async (typed: string) => {
    const { id } = await find('NUTRIENT', typed);
    const { nutrient } = await askArticle(
      `query ($id: ID!) { nutrient(id: $id) { unit referenceIntakes(first: 40) { edges {
        intakeType amount upperLimit upperLimitCovers unit note
        claims { ${claimFields} }
        node { name sex ageFromMonths pregnant lactating }
      } } } }`,
      { id },
    );
    return { unit: nutrient.unit, intakes: nutrient.referenceIntakes.edges };
  };

  it.each([
    'vitamin D',
    'vitamin B12',
    'vitamin E',
    'iron',
    'magnesium',
    'potassium',
    'vitamin C',
    'calcium',
    'phosphorus',
    'vitamin A',
    'thiamin',
    'biotin',
    'copper',
    'selenium',
    'iodine',
  ])('of %s exist for every life stage, in its unit, with a claim from a reference work', async (nutrient) => {
    const { unit, intakes } = await intakesOf(nutrient);
    const { lifeStages } = await askArticle('{ lifeStages { totalCount } }');
    expect(intakes).toHaveLength(lifeStages.totalCount);
    for (const intake of intakes) {
      expect(['RDA', 'AI']).toContain(intake.intakeType);
      expect(intake.unit).toBe(unit);
      expect(intake.claims.map(({ source }) => source.sourceType)).toContain('REFERENCE');
      expect(intake.upperLimitCovers === null).toBe(intake.upperLimit === null);
      // The upper limit of magnesium is below the intake, because it covers supplements only.
      if (intake.upperLimit !== null && intake.upperLimit < intake.amount)
        expect(intake.upperLimitCovers).toBe('SUPPLEMENTS');
      if (intake.upperLimit === null) expect(intake.note ?? '').not.toMatch(/safe|harmless/i);
    }
  });

  const ages = {
    'women 19–30': ['FEMALE', false],
    'men 19–30': ['MALE', false],
    'pregnant 19–30': ['FEMALE', true],
  } as const;
  const rows: readonly [string, keyof typeof ages, string, number, number | null, string][] = [
    ['vitamin D', 'women 19–30', 'RDA', 15, 100, 'UG'],
    ['vitamin B12', 'men 19–30', 'RDA', 2.4, null, 'UG'],
    ['vitamin E', 'women 19–30', 'RDA', 15, 1000, 'MG'],
    ['iron', 'women 19–30', 'RDA', 18, 45, 'MG'],
    ['iron', 'men 19–30', 'RDA', 8, 45, 'MG'],
    ['iron', 'pregnant 19–30', 'RDA', 27, 45, 'MG'],
    ['magnesium', 'men 19–30', 'RDA', 400, 350, 'MG'],
    ['magnesium', 'women 19–30', 'RDA', 310, 350, 'MG'],
    ['potassium', 'men 19–30', 'AI', 3400, null, 'MG'],
    ['potassium', 'women 19–30', 'AI', 2600, null, 'MG'],
    ['vitamin C', 'men 19–30', 'RDA', 90, 2000, 'MG'],
    ['calcium', 'women 19–30', 'RDA', 1000, 2500, 'MG'],
    ['phosphorus', 'women 19–30', 'RDA', 700, 4000, 'MG'],
  ];
  it.each(rows)(
    'of %s for %s are: %s %d, upper limit %s %s',
    async (nutrient, age, intakeType, amount, upperLimit, unit) => {
      const [sex, pregnant] = ages[age];
      const { intakes } = await intakesOf(nutrient);
      const intake = intakes.filter(
        ({ node }) => node.sex === sex && node.ageFromMonths === 19 * 12 && node.pregnant === pregnant,
      );
      expect(intake[0]).toMatchObject({ intakeType, amount, upperLimit, unit });
    },
  );
});

describe('identifiers of other vocabularies', () => {
  const rows: readonly [kind: Kind, typed: string, id: string][] = [
    ['NUTRIENT', 'vitamin D', 'CHEBI:27300'],
    ['NUTRIENT', 'vitamin C', 'CHEBI:'],
    ['NUTRIENT', 'vitamin B12', 'CHEBI:'],
    ['NUTRIENT', 'vitamin E', 'CHEBI:33234'],
    ['NUTRIENT', 'iron', 'CHEBI:'],
    ['NUTRIENT', 'magnesium', 'CHEBI:'],
    ['NUTRIENT', 'potassium', 'CHEBI:'],
    ['SYMPTOM', 'muscle weakness', 'HP:0001324'],
    ['SYMPTOM', 'fatigue', 'HP:0012378'],
    ['SYMPTOM', 'muscle cramps', 'HP:0003394'],
    ['SYMPTOM', 'waddling gait', 'HP:0002515'],
    ['SYMPTOM', 'tingling', 'HP:0003401'],
    ['SYMPTOM', 'bone pain', 'HP:0002653'],
    ['SYMPTOM', 'shortness of breath', 'HP:0002094'],
    ['SYMPTOM', 'irregular heartbeat', 'HP:0011675'],
    ['CONDITION', 'osteomalacia', 'HP:0002749'],
    ['CONDITION', 'hypokalemia', 'HP:0002900'],
    ['CONDITION', 'hypomagnesemia', 'HP:0002917'],
    ['CONDITION', 'megaloblastic anemia', 'HP:0001889'],
    ['CONDITION', 'iron deficiency anemia', 'HP:0001891'],
    ['CONDITION', 'restless leg syndrome', 'MONDO:0005391'],
    ['CONDITION', 'celiac', 'MONDO:0005130'],
    ['CONDITION', "Crohn's", 'MONDO:0005011'],
    ['FOOD', 'salmon', 'FOODON:'],
    ['FOOD', 'spinach', 'FOODON:'],
    ['FOOD', 'bananas', 'FOODON:'],
  ];
  it.each(rows)('include for the %s "%s" the identifier %s with its grade', async (kind, typed, start) => {
    const { id } = await find(kind, typed);
    type Xref = { readonly curie: string; readonly url: string; readonly label: string; readonly match: string };
    const answer = await askArticleAs<Record<string, { xrefs: readonly Xref[] }>>(
      `query ($id: ID!) { ${kinds[kind]}(id: $id) { xrefs { curie url label match } } }`,
      { id },
    );
    expect(answer[kinds[kind]]?.xrefs).toContainEqual({
      curie: expect.stringMatching(new RegExp(`^${start}\\d*$`)),
      url: expect.stringMatching(/^http:\/\/purl\.obolibrary\.org\/obo\/[A-Z]+_\d+$/),
      label: expect.stringMatching(/\w/),
      match: expect.stringMatching(/^(EXACT|CLOSE|NARROW|BROAD|RELATED)$/),
    });
  });

  it('find a symptom in the search', async () => {
    const { search } = await askArticle(
      '{ search(text: "HP:0001324", kinds: [SYMPTOM]) { hits { matches { field text } node { name } } } }',
    );
    expect(search.hits).toContainEqual({
      matches: [{ field: 'XREF', text: 'HP:0001324' }],
      node: { name: 'Muscle weakness' },
    });
  });
});
