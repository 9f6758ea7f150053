/**
 * Tests the laws of `dietAnalysis` on random lists and random gaps, and compares its totals and verdicts with those of
 * this file, which adds up fractions by brute force.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nutritionResearch } from '../../schema/research/index.ts';
import type { EdgeData } from '../../src/model/data.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { loadNutrition } from '../support/nutrition/nutrition.ts';
import { check } from '../support/random/fast-check.ts';

const { graph, data } = await loadNutrition();
const stage = 'life-stage:females-31-50';
const foods = [
  'food:almonds',
  'food:beef-liver-raw',
  'food:cereal-total-whole-grain',
  'food:dark-chocolate-70-85',
  'food:lentils-cooked',
  'food:orange-navel-raw',
  'food:salmon-atlantic-wild-raw',
  'food:spinach-raw',
];
const kinds = new Set(['Nutrient', 'Claim', 'Source']);
const nodes = data.nodes.filter(({ kind, id }) => kinds.has(kind) || id === stage || foods.includes(id));
const ids = new Set(nodes.map(({ id }) => id));
const within = data.edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
const others = within.filter(({ relation }) => relation !== 'CONTAINS');
const contents = within.filter(
  ({ relation, properties }) => relation === 'CONTAINS' && properties.amountPer100g !== null,
);

const engineOf = (edges: readonly EdgeData[]): TestEngine => {
  const engine = new TestEngine(
    graph,
    { ...data, nodes, edges: [...others, ...edges] },
    {},
    undefined,
    nutritionResearch,
  );
  engine.runsBothWays = false;
  return engine;
};

interface Entry {
  readonly food: string;
  /** Thousandths of a gram. */
  readonly milligrams: number;
  readonly times: number;
}
interface Range {
  readonly least: number;
  readonly most: number | null;
}
interface Total {
  readonly nutrient: { readonly id: string };
  readonly total: Range;
  readonly terms: readonly { readonly food: { readonly id: string }; readonly amount: number }[];
  readonly missing: readonly { readonly id: string }[];
  readonly share: Range | null;
  readonly verdict: 'REACHED' | 'NOT_REACHED' | 'CANNOT_TELL' | null;
}
interface Undecided {
  readonly nutrient: { readonly id: string };
  readonly missing: readonly {
    readonly food: { readonly id: string };
    readonly reachesFrom: number | null;
    readonly missesBelow: number | null;
  }[];
}
interface Analysis {
  readonly totals: readonly Total[];
  readonly notReached: readonly { readonly nutrient: { readonly id: string } }[];
  readonly cannotTell: readonly Undecided[];
}

const query = `query ($foods: [EatenFoodInput!]!, $days: Int!, $stage: ID!) {
  dietAnalysis(foods: $foods, days: $days, lifeStage: $stage) {
    totals { nutrient { id } total { least most } terms { food { id } amount } missing { id }
      share { least most } verdict }
    notReached { nutrient { id } }
    cannotTell { nutrient { id } missing { food { id } reachesFrom missesBelow } }
  }
}`;

async function analyse(engine: TestEngine, list: readonly Entry[], days: number): Promise<Analysis> {
  const entries = list.map(({ food, milligrams, times }) => ({ food, grams: milligrams / 1000, times }));
  const { data: answer, errors } = await engine.run(query, { foods: entries, days, stage });
  expect(errors).toEqual([]);
  return answer.dietAnalysis;
}

const of = (analysis: Analysis, id: string): Total => {
  const found = analysis.totals.find(({ nutrient }) => nutrient.id === id);
  if (!found) throw new Error(`no total of ${id}`);
  return found;
};

/** A fraction, written here without the code under test. */
type Fraction = readonly [top: bigint, bottom: bigint];
const decimal = (value: number): Fraction => {
  const [whole = '', rest = ''] = value.toFixed(12).split('.');
  return [BigInt(whole + rest), 10n ** BigInt(rest.length)];
};
const multiply = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const isLess = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;
/** Returns a fraction in whole parts of 10^-places, rounded half up or down. */
const rounded = ([a, b]: Fraction, places: bigint, down = false): bigint =>
  down ? (a * 10n ** places) / b : (2n * a * 10n ** places + b) / (2n * b);
/** Returns the whole millionths of a number that has at most six decimals. */
const millionths = (value: number): bigint => rounded(decimal(value), 6n);

const grams = { G: 1, MG: 1_000, UG: 1_000_000 } as const;
const nutrients = data.nodes.filter(({ kind }) => kind === 'Nutrient');
const constituents = new Set(
  nutrients.filter(({ properties }) => properties.class === 'PROXIMATE').map(({ id }) => id),
);
const references = within.filter(({ relation }) => relation === 'REFERENCE_INTAKE');

/** Computes the expected total and verdict of one nutrient with a reference intake. */
function expected(edges: readonly EdgeData[], list: readonly Entry[], days: number, reference: EdgeData) {
  const nutrient = nutrients.find(({ id }) => id === reference.from);
  const unit = nutrient?.properties.unit as keyof typeof grams;
  const perDay: Fraction = [1n, BigInt(days)];
  let least: Fraction = [0n, 1n];
  let most: Fraction = [0n, 1n];
  let shown = 0n;
  const missing: string[] = [];
  for (const food of foods.filter((id) => list.some((entry) => entry.food === id))) {
    const eaten = list
      .filter((entry) => entry.food === food)
      .map(({ milligrams, times }) => multiply(decimal(milligrams / 1000), decimal(times)))
      .reduce(add);
    const edge = edges.find(({ from, to }) => from === food && to === reference.from);
    const per100g = edge ? Number(edge.properties.amountPer100g) : 100 * grams[unit];
    const amount = multiply(multiply(multiply(eaten, decimal(per100g)), [1n, 100n]), perDay);
    most = add(most, amount);
    if (edge) {
      least = add(least, amount);
      shown += rounded(amount, 6n);
    } else missing.push(food);
  }
  const level = decimal(Number(reference.properties.amount));
  const leavesOut = nutrient?.properties.foodAmountsLeaveOut !== null;
  const verdict = !isLess(least, level) ? 'REACHED' : isLess(most, level) && !leavesOut ? 'NOT_REACHED' : 'CANNOT_TELL';
  const [top, bottom] = level;
  return { least: shown, missing, verdict, share: rounded(multiply(least, [bottom, top]), 9n, true) };
}

const rich = fc.record({
  food: fc.constantFrom(...foods),
  // Small amounts too: with them, even the mass of a food without a value may miss a reference intake.
  milligrams: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 400_000 })),
  times: fc.constantFrom(1, 1, 2, 0.5, 0.125, 7),
});
const lists = fc.array(rich, { minLength: 1, maxLength: 8 });
const daysOf = fc.constantFrom(1, 1, 2, 3, 7);
/** Draws which contents a table gives: it drops about an eighth of them. */
const seeds = fc.nat(1_000_000);
const keptBy = (seed: number) =>
  contents.filter((_, i) => Math.imul(Math.imul(i + 1, 2_654_435_761) ^ seed, 2_246_822_519) >>> 29 > 0);

describe('dietAnalysis', () => {
  it('equals the sums of fractions by brute force, and its terms add up exactly', async () => {
    const seen = new Set<string>();
    const examine = async (edges: readonly EdgeData[], list: readonly Entry[], days: number): Promise<void> => {
      const analysis = await analyse(engineOf(edges), list, days);
      for (const { nutrient, total, terms } of analysis.totals) {
        const sum = terms.reduce((all, { amount }) => all + millionths(amount), 0n);
        expect([nutrient.id, millionths(total.least)]).toEqual([nutrient.id, sum]);
      }
      for (const reference of references) {
        const { total, missing, share, verdict } = of(analysis, reference.from);
        const wanted = expected(edges, list, days, reference);
        const isToReach = reference.from !== 'nutrient:sodium';
        expect([reference.from, verdict]).toEqual([reference.from, isToReach ? wanted.verdict : null]);
        expect([reference.from, millionths(total.least)]).toEqual([reference.from, wanted.least]);
        expect(rounded(decimal(share?.least ?? -1), 9n)).toBe(wanted.share);
        expect(missing.map(({ id }) => id)).toEqual(wanted.missing);
        if (wanted.missing.length === 0) expect(total.most).toBe(total.least);
        seen.add(`${verdict} ${wanted.missing.length > 0 ? 'with gaps' : 'without gaps'}`);
      }
      const listed = (verdict: string) =>
        analysis.totals.filter((one) => one.verdict === verdict).map(({ nutrient }) => nutrient.id);
      expect(analysis.notReached.map(({ nutrient }) => nutrient.id).sort()).toEqual(listed('NOT_REACHED').sort());
      expect(analysis.cannotTell.map(({ nutrient }) => nutrient.id)).toEqual(listed('CANNOT_TELL'));
    };
    await check(
      fc.asyncProperty(lists, daysOf, seeds, (list, days, seed) => examine(keptBy(seed), list, days)),
      15,
    );
    // Random lists meet these verdicts often, and these lists always.
    const all = (milligrams: number) => foods.map((food) => ({ food, milligrams, times: 1 }));
    await examine(contents, all(1_000).slice(0, 1), 1);
    const some = contents.filter((_, i) => i % 5 > 0);
    await examine(some, all(1), 1);
    await examine(some, all(2_000_000), 1);
    // Otherwise the lists would not test the verdicts.
    expect([...seen]).toEqual(expect.arrayContaining(['NOT_REACHED with gaps', 'CANNOT_TELL with gaps']));
    expect([...seen]).toEqual(expect.arrayContaining(['REACHED with gaps', 'NOT_REACHED without gaps']));
  }, 120_000);

  it('keeps every verdict, regardless of the values in the gaps', async () => {
    const filled = fc.constantFrom(0, 1e-9, 0.001, 0.5, 1);
    let survived = 0;
    await check(
      fc.asyncProperty(lists, daysOf, seeds, fc.infiniteStream(filled), async (list, days, seed, values) => {
        const edges = keptBy(seed);
        const before = await analyse(engineOf(edges), list, days);
        const missing = contents.filter((edge) => !edges.includes(edge));
        const unitOf = ({ properties }: EdgeData) => grams[properties.unit as keyof typeof grams] ?? 1;
        const put = missing.map((edge) => {
          // The main constituents share the mass of the food, so only their own amounts fit.
          if (constituents.has(edge.to)) return edge;
          const amountPer100g = 100 * unitOf(edge) * (values.next().value ?? 0);
          return { ...edge, properties: { ...edge.properties, amountPer100g } };
        });
        const after = await analyse(engineOf([...edges, ...put]), list, days);
        for (const { nutrient, verdict, total } of before.totals) {
          const later = of(after, nutrient.id);
          expect(later.total.least).toBeGreaterThanOrEqual(total.least);
          if (total.most !== null && later.total.most !== null)
            expect(later.total.most).toBeLessThanOrEqual(total.most);
          if (verdict === 'CANNOT_TELL') continue;
          expect([nutrient.id, later.verdict]).toEqual([nutrient.id, verdict]);
          if (verdict === 'NOT_REACHED' && later.missing.length < of(before, nutrient.id).missing.length) survived++;
        }
      }),
      10,
    );
    expect(survived).toBeGreaterThan(0);
  }, 120_000);

  it('says from which value on a missing amount settles the question', async () => {
    let settled = 0;
    await check(
      fc.asyncProperty(lists, daysOf, seeds, async (list, days, seed) => {
        const edges = keptBy(seed);
        const { cannotTell } = await analyse(engineOf(edges), list, days);
        const gaps = cannotTell.flatMap(({ nutrient, missing }) => missing.map((gap) => ({ nutrient, ...gap })));
        const pattern = contents[0];
        if (!pattern) throw new Error('the seed has no contents');
        const withValue = async (food: string, to: string, amountPer100g: number) => {
          const unit = nutrients.find(({ id }) => id === to)?.properties.unit ?? null;
          const edge = { ...pattern, from: food, to, properties: { ...pattern.properties, amountPer100g, unit } };
          return of(await analyse(engineOf([...edges, edge]), list, days), to).verdict;
        };
        // Few gaps have a value below which the question is settled, so one of them comes first.
        const tried = [...gaps.filter(({ missesBelow }) => missesBelow !== null).slice(0, 1), ...gaps.slice(0, 2)];
        for (const { nutrient, food, reachesFrom, missesBelow } of tried) {
          if (reachesFrom !== null) expect(await withValue(food.id, nutrient.id, reachesFrom)).toBe('REACHED');
          if (reachesFrom !== null && reachesFrom > 1e-5) {
            expect(await withValue(food.id, nutrient.id, reachesFrom - 2e-6)).not.toBe('REACHED');
          }
          if (missesBelow === null) continue;
          settled++;
          const below = Math.max(0, Number((missesBelow - 1e-6).toFixed(6)));
          if (missesBelow > 0) expect(await withValue(food.id, nutrient.id, below)).toBe('NOT_REACHED');
        }
      }),
      5,
    );
    expect(settled).toBeGreaterThan(0);
  }, 120_000);

  it('is the same in any order, and if a food is split', async () => {
    const engine = engineOf(contents.filter((_, i) => i % 7 !== 0));
    await check(
      fc.asyncProperty(lists, daysOf, fc.infiniteStream(fc.nat()), async (list, days, numbers) => {
        const next = () => numbers.next().value ?? 0;
        const split = list.flatMap((entry): readonly Entry[] => {
          const part = next() % entry.milligrams;
          if (part === 0) return [entry];
          return [
            { ...entry, milligrams: part },
            { ...entry, milligrams: entry.milligrams - part },
          ];
        });
        const keyed = split.map((entry) => ({ entry, key: next() })).sort((a, b) => a.key - b.key);
        const shuffled = keyed.map(({ entry }) => entry);
        expect(await analyse(engine, shuffled, days)).toEqual(await analyse(engine, list, days));
        const twice = list.map((entry) => ({ ...entry, times: entry.times * 2 }));
        expect(await analyse(engine, twice, days * 2)).toEqual(await analyse(engine, list, days));
      }),
      20,
    );
  }, 120_000);

  it('never shows less if someone eats more', async () => {
    const engine = engineOf(contents.filter((_, i) => i % 7 !== 0));
    await check(
      fc.asyncProperty(lists, daysOf, rich, async (list, days, more) => {
        const [before, after] = [await analyse(engine, list, days), await analyse(engine, [...list, more], days)];
        for (const { nutrient, total, share, verdict } of before.totals) {
          const later = of(after, nutrient.id);
          expect(later.total.least).toBeGreaterThanOrEqual(total.least);
          expect(later.share?.least ?? 0).toBeGreaterThanOrEqual(share?.least ?? 0);
          if (total.most !== null)
            expect(later.total.most ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(total.most);
          if (verdict === 'REACHED') expect(later.verdict).toBe('REACHED');
          if (later.verdict === 'NOT_REACHED') expect(verdict).toBe('NOT_REACHED');
        }
      }),
      20,
    );
  }, 120_000);
});
