/** Tests amounts exactly at a reference, exactly at a limit, and just beside them, in invented foods. */
import { describe, expect, it } from 'vitest';
import { nutritionGraph } from '../../../schema/model/index.ts';
import { nutritionResearch } from '../../../schema/research/index.ts';
import { must } from '../../../src/base/must.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeData, makeEdge, makeNode } from '../../support/engine/make-data.ts';

const graph = resolveGraph(nutritionGraph);
const claim = makeNode(graph, 'Claim', 'c', { statement: 'It is so.', section: 'all of it', status: 'ASSERTED' });
const source = makeNode(graph, 'Source', 's', { title: 'A table', citation: 'A table.', licence: 'none' });
const stage = makeNode(graph, 'LifeStage', 'all', {
  sex: 'ANY',
  foodsEaten: 'ALL',
  ageFromMonths: 0,
  pregnant: false,
  lactating: false,
});

/** The facts of an invented graph. */
interface Given {
  /** The reference intake and the upper limit of each nutrient. */
  readonly references: readonly (readonly [amount: number, upperLimit?: number])[];
  /** The amounts of the nutrients in 100 g of each food; null if unknown. */
  readonly foods: Readonly<Record<string, readonly (number | null)[]>>;
  /** The weight of a helping of each food. */
  readonly grams?: number;
}

/** Returns an engine over these foods. The nutrients are n0, n1 and so on. */
function engineOf({ references, foods, grams }: Given): TestEngine {
  const nutrients = references.map((_, i) =>
    makeNode(graph, 'Nutrient', `n${i}`, {
      unit: 'MG',
      class: 'MINERAL',
      intakeGoal: 'REACH',
      deficiencyDescribed: false,
    }),
  );
  const nodes = Object.keys(foods).map((id) =>
    makeNode(graph, 'Food', id, { category: 'FISH', level: 'MEASURED', eatenAs: 'AS_IS', fortified: false }),
  );
  const intakes = references.map(([amount, upperLimit], i) =>
    makeEdge(graph, 'REFERENCE_INTAKE', must(nutrients[i], 'a nutrient'), stage, {
      intakeType: 'RDA',
      unit: 'MG',
      amount,
      upperLimit: upperLimit ?? null,
      upperLimitCovers: upperLimit === undefined ? null : 'TOTAL',
    }),
  );
  const contains = nodes.flatMap((food, i) =>
    nutrients.flatMap((nutrient, j) => {
      const amountPer100g = Object.values(foods)[i]?.[j] ?? null;
      const properties = { amountPer100g, unit: 'MG', recommended: false };
      return amountPer100g === null ? [] : [makeEdge(graph, 'CONTAINS', food, nutrient, properties)];
    }),
  );
  const group = makeNode(graph, 'Food', 'group', { category: 'FISH', level: 'GENERAL', fortified: false });
  const helpings = nodes.map((food) => makeEdge(graph, 'FORM_OF', food, group, { helpingGrams: grams ?? null }));
  const edges = [...intakes, ...contains, ...helpings].map((edge) => ({ ...edge, evidence: [claim.id] }));
  return new TestEngine(
    graph,
    makeData(
      [claim, source, stage, group, ...nutrients, ...nodes],
      [makeEdge(graph, 'CITES', claim, source), ...edges],
    ),
    {},
    undefined,
    nutritionResearch,
  );
}
const idsOf = (count: number) => JSON.stringify(Array.from({ length: count }, (_, i) => `nutrient:n${i}`));
const argumentsOf = (given: Given, more: string) =>
  `nutrients: ${idsOf(given.references.length)}, lifeStage: "${stage.id}", evidence: null ${more}`;

async function foodsFor(given: Given, more = '') {
  const { foodsFor } = await engineOf(given).data(`{ foodsFor(${argumentsOf(given, more)}) {
    totalCount rows { food { id } grams score terms { amount share counted measured } cautions { amount limit } }
  } }`);
  return foodsFor;
}
async function minimalFoods(given: Given, more = '') {
  const { minimalFoods } = await engineOf(given).data(`{ minimalFoods(${argumentsOf(given, more)}) {
    reached proved setCount short { id } candidates leftOut
    sets { leastShare foods { food { id } } totals { total share contributions { amount } } cautions { amount limit } }
  } }`);
  return minimalFoods;
}
const namesOf = (rows: readonly { readonly food: { readonly id: string } }[]) =>
  rows.map(({ food }) => food.id.replace('food:', ''));

describe('foodsFor', () => {
  it('counts a whole reference as 1, a larger amount as 1 too, and a part as its share', async () => {
    const { rows } = await foodsFor({ references: [[8]], foods: { whole: [8], double: [16], quarter: [2] } });
    expect(rows.map(({ score }: { score: number }) => score)).toEqual([1, 1, 0.25]);
    expect(rows.map(({ terms }: { terms: { share: number }[] }) => terms[0]?.share)).toEqual([2, 1, 0.25]);
  });

  it('lists equal scores by id, and at most `first` foods', async () => {
    const given = { references: [[8]] as const, foods: { c: [4], a: [4], d: [5], b: [4] } };
    expect(namesOf((await foodsFor(given)).rows)).toEqual(['d', 'a', 'b', 'c']);
    const { rows, totalCount } = await foodsFor(given, 'first: 2');
    expect([namesOf(rows), totalCount]).toEqual([['d', 'a'], 4]);
    expect(await foodsFor(given, 'first: 0')).toEqual({ rows: [], totalCount: 4 });
  });

  it('distinguishes an amount of 0 from an unknown one, and leaves out foods that give nothing', async () => {
    const { rows, totalCount } = await foodsFor({
      references: [[8], [8]],
      foods: { x: [4, 0], y: [4, null], z: [0, 0] },
    });
    expect(totalCount).toBe(2);
    expect(rows.map(({ terms }: { terms: unknown[] }) => terms[1])).toEqual([
      { amount: 0, share: 0, counted: 0, measured: true },
      { amount: null, share: null, counted: 0, measured: false },
    ]);
  });

  it('scales the amounts in 100 g to a portion', async () => {
    const { rows } = await foodsFor({ references: [[8]], foods: { a: [8] }, grams: 25 }, 'basis: PORTION');
    expect(rows).toMatchObject([{ grams: 25, score: 0.25, terms: [{ amount: 2, share: 0.25 }] }]);
  });

  it('warns above an upper limit, not at it', async () => {
    const cautionsAt = async (amount: number) =>
      (await foodsFor({ references: [[8, 30]], foods: { a: [amount] } })).rows[0].cautions;
    expect(await cautionsAt(29.999999)).toEqual([]);
    expect(await cautionsAt(30)).toEqual([]);
    expect(await cautionsAt(30.000001)).toEqual([{ amount: 30.000001, limit: 30 }]);
  });
});

describe('minimalFoods', () => {
  it('reaches a reference that amounts add up to exactly, but not one that lacks a millionth', async () => {
    const foods = { a: [0.1], b: [0.2] };
    expect(await minimalFoods({ references: [[0.3]], foods })).toMatchObject({
      reached: true,
      proved: true,
      setCount: 1,
      short: [],
      sets: [{ leastShare: 1, totals: [{ total: 0.3, share: 1, contributions: [{ amount: 0.1 }, { amount: 0.2 }] }] }],
    });
    const lacking = await minimalFoods({ references: [[0.300001]], foods });
    expect(lacking).toMatchObject({ reached: false, short: [{ id: 'nutrient:n0' }] });
    expect(lacking.sets[0].leastShare).toBeLessThan(1);
  });

  it('reaches the given share exactly', async () => {
    const given: Given = { references: [[10]], foods: { a: [5], b: [4.999999] } };
    const half = await minimalFoods(given, 'share: 0.5, maxFoods: 1');
    expect([half.reached, half.setCount, namesOf(half.sets[0].foods)]).toEqual([true, 1, ['a']]);
    expect(await minimalFoods(given, 'share: 0.5000002, maxFoods: 1')).toMatchObject({ reached: false });
    // A third of 1 is slightly more than 0.333333.
    const third = async (amount: number) =>
      (await minimalFoods({ references: [[1]], foods: { a: [amount] } }, `share: ${1 / 3}`)).reached;
    expect([await third(0.333333), await third(0.333334)]).toEqual([false, true]);
  });

  it('ranks sets by their least share, equal ones by id, and shows as many as `alternatives` says', async () => {
    const given: Given = {
      references: [[10], [10]],
      foods: { c: [10, 12], b: [10, 12], d: [12, 11], e: [40, 10], a: [1, 1] },
    };
    const shown = async (more = '') =>
      (await minimalFoods(given, more)).sets.map(({ foods }: { foods: [] }) => namesOf(foods).join());
    expect(await shown()).toEqual(['d', 'b', 'c', 'e']);
    expect(await shown('alternatives: 2')).toEqual(['d', 'b']);
    expect(await minimalFoods(given, 'candidates: 4')).toMatchObject({ candidates: 4, leftOut: 1, proved: true });
    expect(await minimalFoods(given, 'candidates: 5')).toMatchObject({ candidates: 5, leftOut: 0, proved: true });
  });

  it('warns if a set exceeds a limit that none of its foods exceeds', async () => {
    const sets = async (limit: number) =>
      (await minimalFoods({ references: [[30, limit]], foods: { a: [15.1], b: [15.2] } })).sets;
    expect((await sets(30.3))[0].cautions).toEqual([]);
    expect((await sets(30.299999))[0].cautions).toEqual([{ amount: 30.3, limit: 30.299999 }]);
  });
});
