import { describe, expect, it } from 'vitest';
import { curate } from '../../../../importers/fdc/curated.ts';
import { type Check, checks } from '../../../../importers/fdc/data.ts';
import { Nutrients } from '../../../../importers/fdc/nutrients.ts';
import { checkPlausibility, passes } from '../../../../importers/fdc/plausibility.ts';
import { AmountTable } from '../../../../importers/fdc/table.ts';

const none = curate({ nodes: [], edges: [], release: { id: '', version: '', title: '', published: '' } });
const units: Readonly<Record<string, string>> = { '208': 'KCAL', '268': 'kJ', '318': 'IU', '324': 'IU' };

/** A food whose amounts are the given ones, by USDA number, in the unit of the check. */
function foodWith(check: Check, amounts: ReadonlyMap<string, number>) {
  const nutrients = new Nutrients(none);
  const table = new AmountTable(1);
  const massUnit = ['G', 'MG', 'UG'].includes(check.unit) ? check.unit : 'G';
  for (const [i, number] of [...amounts.keys()].entries()) {
    nutrients.add([String(i + 1), `Nutrient ${number}`, units[number] ?? massUnit, number], i + 2);
    const nutrient = nutrients.byNumber.get(number);
    if (nutrient) table.set(0, nutrient.index, amounts.get(number) ?? 0);
  }
  const food = {
    ...{ index: 0, id: 'food:fdc-1', fdcId: 1, ndbNumber: undefined, dataType: 'foundation_food' },
    ...{ description: 'Test food', category: undefined, published: '', curated: undefined },
  };
  return checkPlausibility([food], nutrients, table).find((outcome) => outcome.check === check);
}

/** Every amount of a check as 8, but one on the left that makes the left side this much. */
function amountsFor(check: Check, difference: number): Map<string, number> {
  const all = new Map([...Object.keys(check.left), ...Object.keys(check.right)].map((number) => [number, 8]));
  // Energy in kilocalories converts to the kilojoules that it is compared with.
  const rightFactor = (number: string) => (check.unit === 'KJ' && number === '208' ? 4.184 : 1);
  const right = Object.entries(check.right).reduce(
    (sum, [n, factor]) => sum + 8 * factor * rightFactor(n),
    check.constant ?? 0,
  );
  const room = Math.max(check.slack, (check.share ?? 0) * right);
  const [[first = '', factor = 1] = [], ...others] = Object.entries(check.left);
  const rest = others.reduce((sum, [, other]) => sum + 8 * other, 0);
  for (const [number] of others) if (rest > right) all.set(number, 0);
  return all.set(first, (right + difference * room - (rest > right ? 0 : rest)) / factor);
}

describe.each(checks.map((check) => [check.check, check] as const))('%s', (_name, check) => {
  it('passes a food that agrees, up to the room for rounding', () => {
    expect(foodWith(check, amountsFor(check, 0.99))).toMatchObject({ foods: 1, findings: [] });
  });

  it('reports a food beyond the room for rounding, with both figures', () => {
    const outcome = foodWith(check, amountsFor(check, 1.01));
    expect(outcome?.findings).toHaveLength(1);
    expect(outcome?.findings[0]?.left).toBeGreaterThan(outcome?.findings[0]?.right ?? 0);
  });

  it('is not applied where an amount that it needs is not measured', () => {
    const needed = Object.keys({ ...check.left, ...check.right }).filter((number) => !check.optional?.includes(number));
    for (const number of needed) {
      const amounts = amountsFor(check, 1.01);
      amounts.delete(number);
      expect(foodWith(check, amounts)).toMatchObject({ foods: 0, findings: [] });
    }
  });

  it('says why', () => expect(check.because).toMatch(/^[A-Z0-9].*\.$/));
});

it('names each check once, the four that people know among them', () => {
  const names = checks.map(({ check }) => check);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining([
      'sugars-within-carbohydrate',
      'saturated-within-fat',
      'parts-within-100-g',
      'energy-near-4-4-9',
    ]),
  );
});

it('a near check looks both ways, an upper bound one way', () => {
  const near = { test: 'near', slack: 1 } as Check;
  expect([passes(near, 8.9, 10), passes(near, 9, 10), passes(near, 11, 10), passes(near, 11.1, 10)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(passes({ ...near, test: 'atMost' }, 0, 10)).toBe(true);
});
