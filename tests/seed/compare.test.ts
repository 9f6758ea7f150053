/** Compares nutrients: the table of the article, the items that they share, and the items that differ. */
import { describe, expect, it } from 'vitest';
import { type Id, slug } from '../support/nutrition/answers.ts';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle, refusalOfArticle } from '../support/nutrition/nutrition.ts';

interface Cell {
  readonly claims: readonly { readonly status: string; readonly section: string; readonly source: Id }[];
}
type Column = 'legSymptoms' | 'coOccurringSymptoms' | 'otherSymptoms';
type Row = Readonly<Record<Column, readonly (Cell & { readonly symptom: Id })[]>> & {
  readonly nutrient: Id;
  readonly functions: readonly (Cell & { readonly function: Id; readonly primaryForLegs: boolean })[];
  readonly conditions: readonly (Cell & { readonly condition: Id })[];
  readonly riskFactors: readonly (Cell & { readonly riskFactor: Id })[];
  readonly tests: readonly (Cell & { readonly test: Id })[];
  readonly foods: readonly (Cell & { readonly food: Id })[];
};
interface Part {
  readonly aspect: string;
  readonly count: number;
  readonly items: readonly { readonly item: Id; readonly holders: readonly (Cell & { readonly nutrient: Id })[] }[];
}
type Parts = Readonly<Record<'shared' | 'sharedBySome' | 'apart', readonly Part[]>>;
type Comparison = Parts & { readonly rows: readonly Row[]; readonly care: { readonly withoutGuidance: readonly Id[] } };

const claims = 'claims { status section source { id } }';
const part = `{ aspect count items { item { id } holders { nutrient { id } ${claims} } } }`;

const compare = async (...nutrients: readonly string[]): Promise<Comparison> =>
  (
    await askArticle(
      `query ($nutrients: [ID!]!) {
        compare(nutrients: $nutrients) {
          rows {
            nutrient { id }
            functions { function { id } primaryForLegs ${claims} }
            legSymptoms { symptom { id } ${claims} }
            coOccurringSymptoms { symptom { id } ${claims} }
            otherSymptoms { symptom { id } ${claims} }
            conditions { condition { id } ${claims} }
            riskFactors { riskFactor { id } ${claims} }
            tests { test { id } ${claims} }
            foods { food { id } ${claims} }
          }
          shared ${part} sharedBySome ${part} apart ${part}
          care { withoutGuidance { id } }
        }
      }`,
      { nutrients: nutrients.map((slug) => `nutrient:${slug}`) },
    )
  ).compare;

const table = ['vitamin-d', 'vitamin-b12', 'iron', 'magnesium', 'potassium'];
const article = await compare(...table);

/** Returns the items of one aspect in a part, with their nutrients: "celiac-disease: vitamin-b12, magnesium". */
const itemsOf = (parts: readonly Part[], aspect: string) =>
  parts
    .filter((each) => each.aspect === aspect)
    .flatMap(({ items }) =>
      items.map(({ item, holders }) => `${slug(item)}: ${holders.map(({ nutrient }) => slug(nutrient)).join(', ')}`),
    );

describe("compare, for the nutrients of the article's table", () => {
  // The cells have the words and the order of the article: "Aches, cramps, general weakness", and so on.
  const cells: readonly (readonly [nutrient: string, functions: string, leg: string, coOccurring: string])[] = [
    [
      'vitamin-d',
      'calcium-absorption muscle-function',
      'muscle-aches muscle-cramps muscle-weakness',
      'bone-pain fatigue mood-changes',
    ],
    [
      'vitamin-b12',
      'nerve-health red-blood-cell-production',
      'numbness-tingling balance-problems',
      'fatigue memory-loss swollen-tongue',
    ],
    [
      'iron',
      'oxygen-transport',
      'fatigue heavy-legs restless-legs',
      'shortness-of-breath pale-skin cold-hands-and-feet',
    ],
    [
      'magnesium',
      'muscle-contraction muscle-relaxation',
      'muscle-weakness muscle-cramps muscle-twitches',
      'fatigue irregular-heartbeat low-appetite',
    ],
    [
      'potassium',
      'electrolyte-balance muscle-signals',
      'muscle-cramps muscle-weakness fatigue',
      'dizziness increased-thirst irregular-heartbeat',
    ],
  ];

  it('returns rows in the order of its argument', () => {
    expect(article.rows.map(({ nutrient }) => slug(nutrient))).toEqual(table);
  });

  it.each(cells)('returns the cells of the table for %s', (nutrient, ...columns) => {
    const row = article.rows.find((each) => slug(each.nutrient) === nutrient);
    if (!row) throw new Error(`no row of ${nutrient}`);
    const primary = row.functions.filter(({ primaryForLegs }) => primaryForLegs);
    const read = [
      primary.map((each) => slug(each.function)),
      row.legSymptoms.map(({ symptom }) => slug(symptom)),
      row.coOccurringSymptoms.map(({ symptom }) => slug(symptom)),
    ];
    expect(read.map((cell) => cell.join(' '))).toEqual(columns);
    for (const cell of [...primary, ...row.legSymptoms, ...row.coOccurringSymptoms])
      expect(cell.claims.map(({ section }) => section)).toContainEqual(expect.stringMatching(/comparison table/i));
  });

  it('returns symptoms outside of the table separately', () => {
    const others = Object.fromEntries(
      article.rows.map(({ nutrient, otherSymptoms }) => [
        slug(nutrient),
        otherSymptoms.map(({ symptom }) => slug(symptom)).sort(),
      ]),
    );
    expect(others).toEqual({
      'vitamin-d': ['leg-cramps', 'leg-weakness', 'soft-bones', 'waddling-gait'],
      'vitamin-b12': ['difficulty-walking', 'leg-weakness', 'muscle-weakness'],
      iron: ['leg-weakness', 'muscle-weakness'],
      magnesium: ['leg-cramps', 'leg-weakness'],
      potassium: ['leg-cramps', 'leg-weakness'],
    });
  });
});

describe('compare', () => {
  it('splits the items of five nutrients into shared and different ones', () => {
    // Fatigue co-occurs for vitamins D and B12 and magnesium. It is a leg symptom for iron and potassium.
    expect(itemsOf(article.shared, 'SYMPTOM')).toEqual(
      ['fatigue', 'leg-weakness', 'muscle-weakness'].map((symptom) => `${symptom}: ${table.join(', ')}`),
    );
    expect(itemsOf(article.sharedBySome, 'SYMPTOM')).toEqual([
      'leg-cramps: vitamin-d, magnesium, potassium',
      'muscle-cramps: vitamin-d, magnesium, potassium',
      // Vitamin D has it through its waddling gait.
      'difficulty-walking: vitamin-d, vitamin-b12',
      'irregular-heartbeat: magnesium, potassium',
    ]);
    expect(itemsOf(article.sharedBySome, 'RISK_FACTOR')).toEqual([
      // A vegan diet is also a vegetarian diet, which is a risk factor for iron.
      'vegan-diet: vitamin-b12, iron',
      'vegetarian-diet: vitamin-b12, iron',
      'celiac-disease: vitamin-b12, magnesium',
      // Chronic diarrhea is also diarrhea, which is a risk factor for potassium.
      'chronic-diarrhea: magnesium, potassium',
    ]);
    expect(itemsOf(article.apart, 'TEST')).toEqual(table.map((nutrient) => `${nutrient}-blood-test: ${nutrient}`));
    expect(itemsOf(article.shared, 'FOOD')).toEqual([]);
  });

  it('counts a food as recommended if it is a form of a recommended food', () => {
    // The article names salmon for vitamin D, and animal products for vitamin B12. Salmon is an animal product.
    const shared = article.sharedBySome.flatMap(({ items }) => items).find(({ item }) => item.id === 'food:salmon');
    expect(shared?.holders.map(({ nutrient, claims: { length } }) => [slug(nutrient), length])).toEqual([
      ['vitamin-d', 1],
      ['vitamin-b12', 3],
    ]);
  });

  it('counts a narrower symptom as the broader one, too', async () => {
    const { sharedBySome } = await compare('vitamin-d', 'vitamin-e', 'iron');
    expect(itemsOf(sharedBySome, 'SYMPTOM')).toContain('difficulty-walking: vitamin-d, vitamin-e');
  });

  it('puts each item of a row, and those that follow, into exactly one part with all its nutrients', async () => {
    const { data } = await loadArticle();
    const narrower = (relation: string) => (broad: string) =>
      data.edges.flatMap((edge) => (edge.relation === relation && edge.to === broad ? [edge.from] : []));
    const broader = (relation: string) => (narrow: string) =>
      data.edges.flatMap((edge) => (edge.relation === relation && edge.from === narrow ? [edge.to] : []));
    /** Returns the items that follow from an item by one step of a hierarchy. */
    const follows: Readonly<Record<string, (id: string) => readonly string[]>> = {
      SYMPTOM: broader('SUBTYPE_OF'),
      RISK_FACTOR: narrower('KIND_OF_RISK'),
    };
    for (const nutrients of [table, ['iron', 'vitamin-e'], ['vitamin-e', 'nitrate', 'vitamin-b12']]) {
      const { rows, ...parts } = await compare(...nutrients);
      const columns: Readonly<Record<string, (row: Row) => readonly Id[]>> = {
        SYMPTOM: ({ legSymptoms, coOccurringSymptoms, otherSymptoms }) =>
          [...legSymptoms, ...coOccurringSymptoms, ...otherSymptoms].map(({ symptom }) => symptom),
        FUNCTION: ({ functions }) => functions.map((each) => each.function),
        CONDITION: ({ conditions }) => conditions.map(({ condition }) => condition),
        RISK_FACTOR: ({ riskFactors }) => riskFactors.map(({ riskFactor }) => riskFactor),
        TEST: ({ tests }) => tests.map(({ test }) => test),
        FOOD: ({ foods }) => foods.map(({ food }) => food),
      };
      for (const [aspect, read] of Object.entries(columns)) {
        const inRows = rows.flatMap((row) => {
          const all = new Set(read(row).map(({ id }) => id));
          for (const id of all) for (const next of follows[aspect]?.(id) ?? []) all.add(next);
          return [...all].map((id) => `${id} ${row.nutrient.id}`);
        });
        const inParts = [parts.shared, parts.sharedBySome, parts.apart].map((each) =>
          each.filter((one) => one.aspect === aspect).flatMap(({ items }) => items),
        );
        const [shared = [], sharedBySome = [], apart = []] = inParts;
        const everything = inParts.flat();
        expect(
          everything.flatMap(({ item, holders }) => holders.map(({ nutrient }) => `${item.id} ${nutrient.id}`)).sort(),
        ).toEqual(inRows.toSorted());
        expect(new Set(everything.map(({ item }) => item.id)).size).toBe(everything.length);
        expect(shared.every(({ holders }) => holders.length === nutrients.length)).toBe(true);
        expect(sharedBySome.every(({ holders }) => holders.length > 1 && holders.length < nutrients.length)).toBe(true);
        expect(apart.every(({ holders }) => holders.length === 1)).toBe(true);
      }
    }
  });

  it('returns every aspect in each part, with a count and a claim that asserts each item', () => {
    for (const parts of [article.shared, article.sharedBySome, article.apart]) {
      expect(parts.map(({ aspect }) => aspect)).toEqual([
        'SYMPTOM',
        'FUNCTION',
        'CONDITION',
        'RISK_FACTOR',
        'TEST',
        'FOOD',
        'GUIDANCE',
      ]);
      for (const { count, items } of parts) {
        expect(count).toBe(items.length);
        for (const holder of items.flatMap(({ holders }) => holders)) {
          expect(holder.claims.some(({ status }) => status === 'ASSERTED')).toBe(true);
          expect(holder.claims.every(({ source }) => source.id.startsWith('source:'))).toBe(true);
        }
      }
    }
  });

  it('returns only general guidance for nutrients without any statement', async () => {
    const { rows, shared, sharedBySome, apart, care } = await compare('zinc', 'vitamin-k', 'zinc');
    expect(rows.map(({ nutrient, functions, foods }) => [slug(nutrient), functions, foods])).toEqual([
      ['zinc', [], []],
      ['vitamin-k', [], []],
    ]);
    // The article's advice on any nutrient applies to both.
    const parts = [...shared, ...sharedBySome, ...apart].filter(({ count }) => count > 0);
    expect(parts.map(({ aspect }) => aspect)).toEqual(['GUIDANCE']);
    expect(itemsOf(shared, 'GUIDANCE')).toContain('see-a-professional: zinc, vitamin-k');
    expect(care.withoutGuidance.map(slug)).toEqual(['zinc', 'vitamin-k']);
  });

  it.each([
    [['nutrient:iron'], 'BAD_USER_INPUT', /at least 2 different ids, and has 1/],
    [['nutrient:iron', 'nutrient:iron'], 'BAD_USER_INPUT', /at least 2 different ids, and has 1/],
    [Array.from({ length: 13 }, (_, i) => `nutrient:n${i}`), 'BAD_USER_INPUT', /at most 12 different ids, and has 13/],
    [['nutrient:iron', 'nutrient:kryptonite'], 'BAD_ID', /"nutrient:kryptonite"/],
    [['nutrient:iron', 'food:salmon'], 'BAD_ID', /Nutrient/],
  ])('refuses the nutrients %j', async (nutrients, code, message) => {
    const query = 'query ($nutrients: [ID!]!) { compare(nutrients: $nutrients) { rows { nutrient { id } } } }';
    const refusal = await refusalOfArticle(query, { nutrients });
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(message);
  });
});
