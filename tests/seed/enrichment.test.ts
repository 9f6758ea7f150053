/** Checks `enrichment`, by hand and by listing every set of the seed. */
import { describe, expect, it } from 'vitest';
import { loadArticle } from '../support/nutrition/article-data.ts';
import { askArticle, refusalOfArticle } from '../support/nutrition/nutrition.ts';

interface Row {
  readonly nutrient: { readonly id: string };
  readonly linked: number;
  readonly inSet: number;
  readonly expected: number;
  readonly fold: number;
  readonly atLeast: string;
  readonly of: string;
  readonly tail: number;
  readonly adjusted: number;
  readonly links: readonly {
    readonly item: { readonly id: string };
    readonly claims: readonly { readonly id: string; readonly source: { readonly id: string } }[];
  }[];
}
interface Enrichment {
  readonly measure: string;
  readonly population: number;
  readonly setSize: number;
  readonly outside: readonly { readonly id: string }[];
  readonly entailed: readonly { readonly item: { readonly id: string }; readonly by: { readonly id: string } }[];
  readonly tested: number;
  readonly represented: number;
  readonly rows: readonly Row[];
  readonly care: { readonly avoid: readonly { readonly nutrients: readonly { readonly id: string }[] }[] };
}
type Sort = 'foods' | 'symptoms' | 'conditions';

const enrich = async (sort: Sort, set: readonly string[], first = 20): Promise<Enrichment> =>
  (
    await askArticle(
      `query ($set: [ID!], $first: Int) {
        enrichment(${sort}: $set, first: $first) {
          measure population setSize outside { id } entailed { item { id } by { id } } tested represented
          rows {
            nutrient { id } linked inSet expected fold atLeast of tail adjusted
            links { item { id } claims { id source { id } } }
          }
          care { avoid { nutrients { id } } }
        }
      }`,
      { set, first },
    )
  ).enrichment;

const idsOf = (entities: readonly { readonly id: string }[]) => entities.map(({ id }) => id);

describe('enrichment, computed by hand,', () => {
  it('counts a set of two conditions', async () => {
    const { rows, ...counts } = await enrich('conditions', ['condition:celiac-disease', 'condition:crohns-disease']);
    // The conditions with a link to a nutrient: eleven to which a deficiency leads, and four that are examples of a
    // risk factor.
    expect(counts).toMatchObject({ population: 15, setSize: 2, outside: [], tested: 6, represented: 3 });
    const [vitaminE, vitaminB12, magnesium] = rows;
    // Vitamin E has four of the fifteen: its deficiency leads to two, and both diseases are examples of malabsorption.
    // The pairs of two linked conditions are C(4, 2) = 6 of C(15, 2) = 105.
    expect(vitaminE).toMatchObject({ linked: 4, inSet: 2, atLeast: '6', of: '105', tail: 6 / 105 });
    // The expected number is 2 * 4 / 15, and the fold (2 / 2) / (4 / 15) = 3.75.
    expect(vitaminE).toMatchObject({ nutrient: { id: 'nutrient:vitamin-e' }, expected: 8 / 15, fold: 3.75 });
    // Vitamin B12 has five: C(5, 2) = 10. Magnesium has four, and one is in the set: 105 - C(11, 2) = 50.
    expect([vitaminB12?.atLeast, magnesium?.atLeast]).toEqual(['10', '50']);
    // Six tests. Rank 1 alone: 6 / 105 * 6. Rank 2: 10 / 105 * 3, which is less and counts for both ranks. Rank 3:
    // 50 / 105 * 2.
    expect([vitaminE?.adjusted, vitaminB12?.adjusted, magnesium?.adjusted]).toEqual([30 / 105, 30 / 105, 100 / 105]);
  });

  it('counts a set of four symptoms', async () => {
    const { population, setSize, entailed, rows } = await enrich('symptoms', [
      'symptom:muscle-cramps',
      'symptom:leg-cramps',
      'symptom:irregular-heartbeat',
      'symptom:increased-thirst',
    ]);
    expect(population).toBe(28);
    // Leg cramps are cramps, so three symptoms count. Potassium has eight of the 28, and all three are among them:
    // C(8, 3) = 56 of C(28, 3) = 3276 sets. Leg pain has no link, because it belongs to every deficiency in general.
    expect(entailed).toEqual([{ item: { id: 'symptom:muscle-cramps' }, by: { id: 'symptom:leg-cramps' } }]);
    expect(setSize).toBe(3);
    expect(rows[0]).toMatchObject({
      nutrient: { id: 'nutrient:potassium' },
      linked: 8,
      inSet: 3,
      expected: 24 / 28,
      fold: 28 / 8,
      atLeast: '56',
      of: '3276',
      tail: 56 / 3276,
      adjusted: (6 * 56) / 3276,
    });
    // Magnesium does not have the thirst: C(8, 2) * 20 sets with one of the other twenty, and the 56 sets: 616.
    expect(rows[1]).toMatchObject({ nutrient: { id: 'nutrient:magnesium' }, inSet: 2, atLeast: '616' });
  });

  it('counts a link to a symptom through a narrower one', async () => {
    const { rows } = await enrich('symptoms', ['symptom:difficulty-walking']);
    expect(rows.map(({ nutrient }) => nutrient.id).sort()).toEqual([
      'nutrient:vitamin-b12',
      'nutrient:vitamin-d',
      'nutrient:vitamin-e',
    ]);
    const d = rows.find(({ nutrient }) => nutrient.id === 'nutrient:vitamin-d');
    expect(idsOf(d?.links[0]?.claims ?? [])).toEqual([
      'claim:vitamin-d-waddling-gait',
      'claim:editors-waddling-gait-subtype',
    ]);
  });

  it('counts only the form of a food if the set contains both', async () => {
    const both = await enrich('foods', ['food:fatty-fish', 'food:salmon', 'food:banana']);
    const one = await enrich('foods', ['food:salmon', 'food:banana']);
    expect(both).toMatchObject({
      setSize: 2,
      rows: one.rows,
      entailed: [{ item: { id: 'food:fatty-fish' }, by: { id: 'food:salmon' } }],
    });
  });

  it('counts the recommendations of the general foods of a food', async () => {
    const { rows } = await enrich('foods', ['food:salmon', 'food:banana']);
    const b12 = rows.find(({ nutrient }) => nutrient.id === 'nutrient:vitamin-b12');
    // Salmon is a fatty fish, and a fatty fish is a recommended animal product. Each step has a claim.
    expect(b12?.links.map(({ item, claims }) => [item.id, idsOf(claims)])).toEqual([
      ['food:salmon', ['claim:diet-vitamin-b12-animal', 'claim:diet-vitamin-d-foods', 'claim:editors-animal-products']],
    ]);
  });
});

/* The same links, from the edges of the seed. */
const { data } = await loadArticle();
const edgesOf = (relation: string) => data.edges.filter((edge) => edge.relation === relation);

/** Returns a food and all its forms. */
function formsOf(food: string): readonly string[] {
  const narrower = edgesOf('FORM_OF').filter(({ to }) => to === food);
  return [food, ...narrower.flatMap(({ from }) => formsOf(from))];
}

/** Returns an item and all broader items. */
function aboveIn(relation: string, item: string): readonly string[] {
  const broader = edgesOf(relation).filter(({ from }) => from === item);
  return [item, ...broader.flatMap(({ to }) => aboveIn(relation, to))];
}

const linksBySort: Readonly<Record<Sort, readonly (readonly [nutrient: string, item: string])[]>> = {
  foods: edgesOf('CONTAINS')
    .filter(({ properties }) => properties.recommended === true)
    .flatMap(({ from, to }) => formsOf(from).map((form) => [to, form] as const)),
  symptoms: edgesOf('DEFICIENCY_SYMPTOM')
    .filter(({ properties }) => properties.prominence !== 'GENERAL')
    .flatMap(({ from, to }) => aboveIn('SUBTYPE_OF', to).map((symptom) => [from, symptom] as const)),
  conditions: [
    ...edgesOf('DEFICIENCY_CONDITION').map(({ from, to }) => [from, to] as const),
    ...edgesOf('RAISES_RISK_OF').flatMap((risk) =>
      edgesOf('EXAMPLE_OF')
        .filter(({ to }) => aboveIn('KIND_OF_RISK', to).includes(risk.from))
        .map(({ from }) => [risk.to, from] as const),
    ),
  ],
};
const sorts = ['foods', 'symptoms', 'conditions'] as const;

describe.each(sorts)('enrichment of %s, compared with a count of every pair,', (sort) => {
  const links = linksBySort[sort];
  const population = [...new Set(links.map(([, item]) => item))].sort();
  const isLinked = (nutrient: string) => {
    const items = new Set(links.filter(([of]) => of === nutrient).map(([, item]) => item));
    return (item: string) => items.has(item);
  };
  const pairs = population.flatMap((a, i) => population.slice(i + 1).map((b) => [a, b]));

  // Each counts thousands of sets, one operation for each.
  it.each([0, 1, 2])('counts pair %i of them', { timeout: 120_000 }, async (which) => {
    // Of two items of which one follows from the other, the set would have one.
    const follows = ([a = '', b = '']: readonly string[]) =>
      ['SUBTYPE_OF', 'FORM_OF'].some(
        (relation) => aboveIn(relation, a).includes(b) || aboveIn(relation, b).includes(a),
      );
    const independent = pairs.filter((one) => !follows(one));
    const pair = independent[Math.floor((which * independent.length) / 3)] ?? [];
    const answer = await enrich(sort, pair);
    expect(answer).toMatchObject({ population: population.length, setSize: 2, outside: [] });
    const nutrients = [...new Set(links.map(([nutrient]) => nutrient))];
    expect(answer.tested).toBe(nutrients.length);
    const counted = nutrients.flatMap((nutrient) => {
      const linked = isLinked(nutrient);
      const inSet = pair.filter(linked).length;
      if (inSet === 0) return [];
      const atLeast = pairs.filter((other) => other.filter(linked).length >= inSet).length;
      return [{ nutrient, linked: population.filter(linked).length, inSet, atLeast: String(atLeast) }];
    });
    counted.sort((a, b) => Number(a.atLeast) - Number(b.atLeast) || (a.nutrient < b.nutrient ? -1 : 1));
    expect(
      answer.rows.map(({ nutrient, linked, inSet, atLeast }) => ({ nutrient: nutrient.id, linked, inSet, atLeast })),
    ).toEqual(counted);
    for (const { of, links: found } of answer.rows) {
      expect(of).toBe(String(pairs.length));
      for (const { item, claims } of found) {
        expect(pair).toContain(item.id);
        expect(claims.length).toBeGreaterThan(0);
        expect(claims.every(({ source }) => source.id.startsWith('source:'))).toBe(true);
      }
    }
  });
});

describe('enrichment', () => {
  it('lists items without a link, and does not count them', async () => {
    const [unlinked] = data.nodes.filter(
      ({ id }) => id.startsWith('food:') && !linksBySort.foods.some(([, item]) => item === id),
    );
    if (!unlinked) throw new Error('every food is recommended for something');
    const alone = await enrich('foods', [unlinked.id]);
    expect(alone).toMatchObject({ setSize: 0, outside: [{ id: unlinked.id }], represented: 0, rows: [] });
    const both = await enrich('foods', [unlinked.id, 'food:banana']);
    expect(both.rows).toEqual((await enrich('foods', ['food:banana'])).rows);
    expect(both).toMatchObject({ setSize: 1, outside: [{ id: unlinked.id }] });
  });

  it('limits its rows after it counts, and gives guidance for the nutrients of these rows', async () => {
    const set = ['symptom:muscle-cramps', 'symptom:fatigue', 'symptom:fatigue'];
    const [all, two] = [await enrich('symptoms', set), await enrich('symptoms', set, 2)];
    expect(all.setSize).toBe(2);
    expect(two).toMatchObject({ represented: all.rows.length, tested: all.tested, rows: all.rows.slice(0, 2) });
    const cared = new Set(two.care.avoid.flatMap(({ nutrients }) => idsOf(nutrients)));
    expect(cared).toEqual(new Set(two.rows.map(({ nutrient }) => nutrient.id)));
  });

  it('describes a measure of sets, not of people', async () => {
    for (const [sort, id] of [
      ['foods', 'food:banana'],
      ['symptoms', 'symptom:fatigue'],
      ['conditions', 'condition:osteomalacia'],
    ] as const) {
      const { measure } = await enrich(sort, [id]);
      expect(measure).toContain(`sets of ${sort}`);
      expect(measure).not.toMatch(/probab|likel|chance|risk that you|\byou/i);
    }
  });

  it.each([
    [
      'enrichment { population }',
      'BAD_USER_INPUT',
      /exactly one of foods, symptoms and conditions, but it is given 0 of/,
    ],
    [
      'enrichment(foods: ["food:banana"], symptoms: ["symptom:fatigue"]) { population }',
      'BAD_USER_INPUT',
      /exactly one .* 2 of/,
    ],
    ['enrichment(foods: []) { population }', 'BAD_USER_INPUT', /at least 1/],
    ['enrichment(foods: ["symptom:fatigue"]) { population }', 'BAD_ID', /Food/],
    ['enrichment(foods: ["food:banana", "food:moon-cheese"]) { population }', 'BAD_ID', /"food:moon-cheese"/],
    ['enrichment(foods: ["food:banana"], first: 0) { population }', 'BAD_USER_INPUT', /from 1 to 100/],
  ])('refuses %s', async (field, code, message) => {
    const refusal = await refusalOfArticle(`{ ${field} }`);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(message);
  });
});
