/** Tests how research treats foods and their forms: a general food and two measured forms, in an invented graph. */
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeData, makeEdge, makeNode } from '../../support/engine/make-data.ts';

const graph = resolveGraph(nutritionGraph);
const claim = makeNode(graph, 'Claim', 'c', { statement: 'It is so.', section: 'all of it', status: 'ASSERTED' });
const source = makeNode(graph, 'Source', 's', { title: 'A book', citation: 'A book.', licence: 'none' });
const nutrient = (id: string) => makeNode(graph, 'Nutrient', id, { unit: 'MG', class: 'MINERAL' });
const [wanted, helper] = [nutrient('wanted'), nutrient('helper')];
const food = (id: string, level: 'GENERAL' | 'MEASURED') => makeNode(graph, 'Food', id, { category: 'FISH', level });
const foods = {
  fish: food('fish', 'GENERAL'),
  raw: food('raw', 'MEASURED'),
  cooked: food('cooked', 'MEASURED'),
  kelp: food('kelp', 'MEASURED'),
};
const richIn = (from: keyof typeof foods, to: typeof wanted) =>
  makeEdge(graph, 'CONTAINS', foods[from], to, { unit: 'MG', recommended: true });
const isFormOf = (from: keyof typeof foods, to: keyof typeof foods) =>
  makeEdge(graph, 'FORM_OF', foods[from], foods[to]);

const engineOf = (...edges: ReturnType<typeof makeEdge>[]) =>
  new TestEngine(
    graph,
    makeData(
      [claim, source, wanted, helper, ...Object.values(foods)],
      [makeEdge(graph, 'CITES', claim, source), ...edges.map((edge) => ({ ...edge, evidence: [claim.id] }))],
    ),
    {},
    undefined,
    nutritionResearch,
  );
const helps = makeEdge(graph, 'ENHANCES_ABSORPTION_OF', helper, wanted);
const idsOf = (items: readonly { readonly food: { readonly id: string } }[]) => items.map(({ food }) => food.id);

describe('absorptionPairs', () => {
  const pairsOf = async (engine: TestEngine): Promise<readonly string[]> => {
    const { absorptionPairs } = await engine.data(
      '{ absorptionPairs(nutrient: "nutrient:wanted", evidence: null) { pairs { food { id } enhancerFood { id } } } }',
    );
    return absorptionPairs.pairs.map(
      ({ food, enhancerFood }: Record<'food' | 'enhancerFood', { id: string }>) => `${food.id} ${enhancerFood.id}`,
    );
  };

  it.each([
    ['a form with its broader food', 'raw', 'fish'],
    ['a food with its form', 'fish', 'raw'],
    ['a food with itself', 'fish', 'fish'],
  ] as const)('never pairs %s', async (_name, food, other) => {
    const engine = engineOf(helps, isFormOf('raw', 'fish'), richIn(food, wanted), richIn(other, helper));
    expect(await pairsOf(engine)).toEqual([]);
  });

  it('pairs two forms of one food, and different foods', async () => {
    const forms = [isFormOf('raw', 'fish'), isFormOf('cooked', 'fish')];
    const engine = engineOf(helps, ...forms, richIn('raw', wanted), richIn('cooked', helper), richIn('kelp', helper));
    expect(await pairsOf(engine)).toEqual(['food:raw food:cooked', 'food:raw food:kelp']);
  });
});

describe('a food that a source recommends', () => {
  const engine = engineOf(isFormOf('raw', 'fish'), richIn('fish', wanted), richIn('kelp', wanted));

  it('is in a comparison under its general name, without measured foods', async () => {
    const { compare } = await engine.data(
      `{ compare(nutrients: ["nutrient:wanted", "nutrient:helper"], evidence: null) {
        rows { foods { food { id } } } } }`,
    );
    expect(idsOf(compare.rows[0].foods)).toEqual(['food:fish']);
  });

  it('counts in enrichment with all its forms, including measured ones', async () => {
    const { enrichment } = await engine.data(
      '{ enrichment(foods: ["food:raw"], evidence: null) { population rows { inSet linked } } }',
    );
    expect(enrichment).toEqual({ population: 3, rows: [{ inSet: 1, linked: 3 }] });
  });
});
