import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/research/job.ts';
import { choose, upperTail } from '../../../src/research/statistics/hypergeometric.ts';
import { nearestDouble } from '../../../src/research/statistics/ratio.ts';

const tail = (population: number, marked: number, drawn: number, found: number) =>
  complete(upperTail({ population, marked, drawn, found }));

describe('choose', () => {
  it.each([
    [0, 0, 1n],
    [5, 0, 1n],
    [5, 5, 1n],
    [5, 2, 10n],
    [10, 3, 120n],
    [52, 5, 2_598_960n],
    // 100! / (50! * 50!): thirty digits, of which a double keeps sixteen.
    [100, 50, 100_891_344_545_564_193_334_812_497_256n],
  ])('C(%i, %i) = %i', (n, k, sets) => {
    expect(complete(choose(n, k))).toBe(sets);
  });
});

describe('the upper tail of the hypergeometric distribution', () => {
  it('counts sets: two or more of the four marked among three of ten', () => {
    // C(4, 2) * C(6, 1) + C(4, 3) * C(6, 0) = 6 * 6 + 4 * 1 = 40, out of C(10, 3) = 120.
    expect(tail(10, 4, 3, 2)).toEqual({ numerator: 40n, denominator: 120n });
  });

  it('counts all sets if none has to be found, and no set if more are wanted than can be', () => {
    expect(tail(10, 4, 3, 0)).toEqual({ numerator: 120n, denominator: 120n });
    expect(tail(10, 4, 3, 4)).toEqual({ numerator: 0n, denominator: 120n });
    expect(tail(10, 4, 6, 5)).toEqual({ numerator: 0n, denominator: 210n });
  });

  it('counts all sets if every set has at least that many', () => {
    // Nine of ten leave out one, so at least three of four marked are in the set; all four are in C(6, 5) = 6 of ten.
    expect(tail(10, 4, 9, 3)).toEqual({ numerator: 10n, denominator: 10n });
    expect(tail(10, 4, 9, 4)).toEqual({ numerator: 6n, denominator: 10n });
    expect(tail(10, 10, 3, 1)).toEqual({ numerator: 120n, denominator: 120n });
  });

  it('accepts empty sets, populations without marks and empty populations', () => {
    expect(tail(10, 4, 0, 0)).toEqual({ numerator: 1n, denominator: 1n });
    expect(tail(10, 0, 3, 0)).toEqual({ numerator: 120n, denominator: 120n });
    expect(tail(10, 0, 3, 1)).toEqual({ numerator: 0n, denominator: 120n });
    expect(tail(0, 0, 0, 0)).toEqual({ numerator: 1n, denominator: 1n });
  });

  it('keeps every digit of numbers that overflow a double', () => {
    // Only one set of 1000 of 2000 is the set of the 1000 that are marked; C(2000, 1000) has 601 digits.
    const { numerator, denominator } = tail(2000, 1000, 1000, 1000);
    expect(numerator).toBe(1n);
    expect(denominator.toString()).toHaveLength(601);
    // By symmetry, half of all sets hold at least 500, and half of those that hold just 500 besides.
    const half = tail(2000, 1000, 1000, 500);
    const same = complete(choose(1000, 500)) ** 2n;
    expect(2n * half.numerator).toBe(half.denominator + same);
    expect(nearestDouble(half)).toBeCloseTo(0.5178, 4);
  });

  it.each([
    [10, 11, 3, 1],
    [10, 4, 11, 1],
    [10, 4, 3, -1],
    [10, 4, 2.5, 1],
  ])('refuses numbers that no draw can have: %j', (...counts) => {
    expect(() => tail(...counts)).toThrow(RangeError);
  });

  it('does its work in small steps', () => {
    const steps = upperTail({ population: 6400, marked: 3200, drawn: 100, found: 50 });
    let [largest, count] = [0, 0];
    for (let step = steps.next(); !step.done; step = steps.next()) {
      largest = Math.max(largest, step.value);
      count += 1;
    }
    // C(6400, 100), C(3200, 50), C(3200, 50), then fifty terms; C(6400, 100) is below 6401 ** 100, of 1265 bits.
    expect({ count, largest }).toEqual({ count: 250, largest: 2 });
  });
});
