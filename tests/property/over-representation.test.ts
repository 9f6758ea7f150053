/** Tests the exact figures of over-representation and partitions against an enumeration of every case. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete } from '../../src/research/job.ts';
import { benjaminiHochberg } from '../../src/research/statistics/false-discovery.ts';
import { upperTail } from '../../src/research/statistics/hypergeometric.ts';
import { overRepresented } from '../../src/research/statistics/over-representation.ts';
import { partition } from '../../src/research/statistics/partition.ts';
import { compareRatios, nearestDouble, type Ratio } from '../../src/research/statistics/ratio.ts';
import { check } from '../support/random/fast-check.ts';

const one: Ratio = { numerator: 1n, denominator: 1n };

/** Draws a population of at most `max`, with its marked part and the size of a set from it. */
const draws = (max: number) =>
  fc
    .nat(max)
    .chain((population) =>
      fc.record({ population: fc.constant(population), marked: fc.nat(population), drawn: fc.nat(population) }),
    );

describe('the upper tail', () => {
  it('counts the sets that enumeration finds', () => {
    check(
      fc.property(draws(12), fc.nat(13), ({ population, marked, drawn }, found) => {
        let [atLeast, all] = [0n, 0n];
        for (let set = 0; set < 2 ** population; set++) {
          const members = Array.from({ length: population }, (_, item) => item).filter((item) => (set >> item) & 1);
          if (members.length !== drawn) continue;
          all += 1n;
          if (members.filter((item) => item < marked).length >= found) atLeast += 1n;
        }
        const tail = complete(upperTail({ population, marked, drawn, found }));
        expect(tail).toEqual({ numerator: atLeast, denominator: all });
      }),
      200,
    );
  });

  it('is 1 if none has to be found, and falls as more are wanted', () => {
    check(
      fc.property(draws(400), ({ population, marked, drawn }) => {
        const tails = Array.from({ length: drawn + 2 }, (_, found) =>
          complete(upperTail({ population, marked, drawn, found })),
        );
        expect(tails[0]?.numerator).toBe(tails[0]?.denominator);
        expect(tails.at(-1)?.numerator).toBe(0n);
        const rising = tails.filter((tail, i) => i > 0 && compareRatios(tail, tails[i - 1] ?? tail) > 0);
        expect(rising).toEqual([]);
      }),
      100,
    );
  });
});

describe('nearestDouble', () => {
  const doubles = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });

  /** Returns a double as an exact fraction. */
  function exactly(double: number): Ratio {
    let [value, exponent] = [double, 0];
    // Scaling up by two is exact.
    while (!Number.isInteger(value)) [value, exponent] = [value * 2, exponent + 1];
    return { numerator: BigInt(value), denominator: 1n << BigInt(exponent) };
  }

  it('returns every double unchanged', () => {
    check(
      fc.property(doubles, fc.bigInt({ min: 1n, max: 10n ** 60n }), (double, factor) => {
        const { numerator, denominator } = exactly(double);
        expect(nearestDouble({ numerator: numerator * factor, denominator: denominator * factor })).toBe(double);
      }),
      1000,
    );
  });

  it('divides whole numbers as the processor does', () => {
    const whole = fc.maxSafeNat();
    check(
      fc.property(whole, whole, (a, b) => {
        fc.pre(b > 0);
        expect(nearestDouble({ numerator: BigInt(a), denominator: BigInt(b) })).toBe(a / b);
      }),
      1000,
    );
  });
});

describe('the procedure of Benjamini and Hochberg', () => {
  const tails = fc.array(
    fc
      .bigInt({ min: 1n, max: 30n })
      .chain((denominator) =>
        fc.record({ numerator: fc.bigInt({ min: 0n, max: denominator }), denominator: fc.constant(denominator) }),
      ),
    { maxLength: 25 },
  );

  it('keeps the order, ties and bounds', () => {
    check(
      fc.property(tails, (raw) => {
        const tests = complete(benjaminiHochberg(raw)).map((adjusted, i) => ({ raw: raw[i] ?? one, adjusted }));
        expect(tests).toHaveLength(raw.length);
        for (const a of tests) {
          expect(compareRatios(a.adjusted, a.raw)).toBeGreaterThanOrEqual(0);
          expect(compareRatios(a.adjusted, one)).toBeLessThanOrEqual(0);
          for (const b of tests) {
            const order = compareRatios(a.raw, b.raw);
            if (order === 0) expect(compareRatios(a.adjusted, b.adjusted)).toBe(0);
            if (order < 0) expect(compareRatios(a.adjusted, b.adjusted)).toBeLessThanOrEqual(0);
          }
        }
      }),
      300,
    );
  });

  it('keeps a test at a level exactly if the step-up procedure does', () => {
    const levels = fc.integer({ min: 1, max: 40 });
    check(
      fc.property(tails, levels, (raw, fortieths) => {
        const level = { numerator: BigInt(fortieths), denominator: 40n };
        // The procedure as published: the largest i with p(i) <= i / m * level; it and all that come before are kept.
        const ascending = raw.toSorted(compareRatios);
        const within = ({ numerator, denominator }: Ratio, i: number) =>
          compareRatios(
            { numerator: numerator * BigInt(raw.length), denominator: denominator * BigInt(i + 1) },
            level,
          ) <= 0;
        const kept = ascending.findLastIndex(within) + 1;
        const adjusted = complete(benjaminiHochberg(raw));
        expect(adjusted.filter((tail) => compareRatios(tail, level) <= 0)).toHaveLength(kept);
      }),
      300,
    );
  });
});

/** The items of each holder, out of twenty. */
const holdings = fc
  .array(fc.uniqueArray(fc.nat(19), { maxLength: 20 }), { maxLength: 6 })
  .map((held) => new Map(held.map((items, holder) => [`h${holder}`, new Set(items.map((item) => `i${item}`))])));

describe('partition', () => {
  it('puts each item in one part, with all its holders', () => {
    check(
      fc.property(holdings, (held) => {
        const { shared, sharedBySome, apart } = complete(partition(held));
        const everything = [...shared, ...sharedBySome, ...apart];
        const items = new Set([...held.values()].flatMap((each) => [...each]));
        expect(everything).toHaveLength(items.size);
        expect(new Set(everything.map(({ item }) => item))).toEqual(items);
        for (const { item, holders } of everything)
          expect(holders).toEqual([...held.keys()].filter((holder) => held.get(holder)?.has(item)));
        for (const { holders } of apart) expect(holders).toHaveLength(1);
        for (const { holders } of shared) expect(holders.length).toBe(held.size);
        for (const { holders } of sharedBySome) {
          expect(holders.length).toBeGreaterThan(1);
          expect(holders.length).toBeLessThan(held.size);
        }
      }),
      300,
    );
  });
});

describe('over-representation', () => {
  it('has rows whose parts agree with each other, by ascending tail', () => {
    check(
      fc.property(holdings, fc.uniqueArray(fc.nat(24), { maxLength: 12 }), (groups, numbers) => {
        const set = numbers.map((item) => `i${item}`);
        const { population, drawn, outside, tested, rows } = complete(overRepresented(groups, set));
        expect(drawn + outside.length).toBe(set.length);
        expect(tested).toBe([...groups.values()].filter(({ size }) => size > 0).length);
        for (const [i, row] of rows.entries()) {
          const marked = row.linked;
          expect(row.found.length).toBeGreaterThan(0);
          expect(row.tail).toEqual(complete(upperTail({ population, marked, drawn, found: row.found.length })));
          expect(row.fold).toBeCloseTo(row.found.length / row.expected, 10);
          expect(compareRatios(rows[i - 1]?.tail ?? row.tail, row.tail)).toBeLessThanOrEqual(0);
        }
      }),
      300,
    );
  });
});
