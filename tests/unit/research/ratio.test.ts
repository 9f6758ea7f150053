import { describe, expect, it } from 'vitest';
import { compareRatios, nearestDouble, type Ratio } from '../../../src/research/statistics/ratio.ts';

const ratio = (numerator: bigint, denominator: bigint): Ratio => ({ numerator, denominator });

describe('nearestDouble', () => {
  it.each([
    [0n, 7n, 0],
    [1n, 3n, 1 / 3],
    [40n, 120n, 1 / 3],
    [2n, 3n, 2 / 3],
    [7n, 2n, 3.5],
    [10n ** 400n, 4n * 10n ** 400n, 0.25],
    [10n ** 400n, 3n * 10n ** 399n, 10 / 3],
  ])('%i / %i', (numerator, denominator, double) => {
    expect(nearestDouble(ratio(numerator, denominator))).toBe(double);
  });

  it('rounds once, but dividing doubles would round three times', () => {
    // Both parts are odd and just past 2 ** 53, so that each would be rounded before they are divided.
    const [a, b] = [2n ** 53n + 1n, 2n ** 53n + 3n];
    const step = 2 ** -53;
    // a / b = 1 - 2 / b is slightly above 1 - 2 * 2 ** -53, which is a double.
    expect(nearestDouble(ratio(a, b))).toBe(1 - 2 * step);
    expect(Number(a) / Number(b)).not.toBe(1 - 2 * step);
  });

  it('rounds half way to the even neighbour, and to the nearest for any difference from half way', () => {
    const half = 2n ** 53n;
    expect(nearestDouble(ratio(half + 1n, 1n))).toBe(2 ** 53);
    expect(nearestDouble(ratio(half + 3n, 1n))).toBe(2 ** 53 + 4);
    const hair = 10n ** 300n;
    expect(nearestDouble(ratio((half + 1n) * hair + 1n, hair))).toBe(2 ** 53 + 2);
    expect(nearestDouble(ratio((half + 1n) * hair - 1n, hair))).toBe(2 ** 53);
  });

  it('reaches the smallest double, and 0 below half of it', () => {
    expect(nearestDouble(ratio(1n, 2n ** 1074n))).toBe(Number.MIN_VALUE);
    expect(nearestDouble(ratio(3n, 2n ** 1075n))).toBe(2 * Number.MIN_VALUE);
    expect(nearestDouble(ratio(1n, 2n ** 1075n))).toBe(0);
    expect(nearestDouble(ratio(1n, 2n ** 1075n - 1n))).toBe(Number.MIN_VALUE);
    expect(nearestDouble(ratio(1n, 10n ** 600n))).toBe(0);
  });

  it('reaches the largest double, and infinity above it', () => {
    const largest = BigInt(Number.MAX_VALUE);
    expect(nearestDouble(ratio(largest, 1n))).toBe(Number.MAX_VALUE);
    expect(nearestDouble(ratio(2n ** 1024n, 1n))).toBe(Number.POSITIVE_INFINITY);
    expect(nearestDouble(ratio(10n ** 600n, 1n))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('compareRatios', () => {
  it('distinguishes fractions with the same nearest double', () => {
    const [a, b] = [ratio(10n ** 40n, 3n * 10n ** 40n), ratio(10n ** 40n + 1n, 3n * 10n ** 40n)];
    expect(nearestDouble(a)).toBe(nearestDouble(b));
    expect([compareRatios(a, b), compareRatios(b, a), compareRatios(a, a)]).toEqual([-1, 1, 0]);
  });

  it('compares fractions with different denominators by value', () => {
    expect(compareRatios(ratio(40n, 120n), ratio(1n, 3n))).toBe(0);
    expect(compareRatios(ratio(1n, 3n), ratio(1n, 2n))).toBe(-1);
  });
});
