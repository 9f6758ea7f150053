import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { productRoundedUp, roundedQuotient } from '../../../src/research/statistics/decimal.ts';
import { parameters } from '../../support/random/fast-check.ts';

/** A decimal with at most nine digits after the point, as its digits and as a number. */
const decimals = fc
  .tuple(fc.nat(1e9), fc.nat(9))
  .map(([digits, places]) => ({ digits: BigInt(digits), places, value: Number(`${digits}e-${places}`) }));

describe('a product of decimals', () => {
  it.each([
    [[4.72, 337, 0.01], 1e6, 15_906_400],
    [[14.55, 144, 0.01], 1e6, 20_952_000],
    [[0.1, 3], 10, 3],
    [[1.005], 100, 101],
    [[1e-7, 5], 1e6, 1],
    [[1e21], 10, 1e22],
    [[0, 7.7], 1e6, 0],
  ])('of %j in parts of %d is %d', (factors, parts, rounded) => {
    expect(roundedQuotient([parts, ...factors])).toBe(rounded);
  });

  it('equals the product of whole numbers, rounded once', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const exact = a.digits * b.digits;
        const unit = 10n ** BigInt(a.places + b.places);
        expect(roundedQuotient([a.value, b.value])).toBe(Number((exact + unit / 2n) / unit));
        expect(productRoundedUp([a.value, b.value])).toBe(Number((exact + unit - 1n) / unit));
      }),
      parameters(1_000),
    );
  });

  it('rounds a half up, and what is just below or above it to its own side', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.constantFrom(-1n, 0n, 1n), fc.integer({ min: 6, max: 9 }), (whole, side, places) => {
        const unit = 10n ** BigInt(places);
        const digits = BigInt(whole) * unit + unit / 2n + side;
        fc.pre(digits < 2n ** 53n);
        const expected = side < 0n ? whole : whole + 1;
        expect(roundedQuotient([Number(digits)], [Number(unit)])).toBe(expected);
      }),
      parameters(1_000),
    );
  });

  it('does not round up a whole number: 7 % of 18 million', () => {
    expect(Math.ceil(18e6 * 0.07)).toBe(1_260_001);
    expect(productRoundedUp([18e6, 0.07])).toBe(1_260_000);
  });
});
