import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exact,
  hundredth,
  isLess,
  isZero,
  minus,
  plus,
  sumOf,
  times,
  wholeParts,
  zero,
} from '../../../src/research/statistics/exact.ts';
import { check } from '../../support/random/fast-check.ts';

const hundred = exact(100);
const parts = (value: number, rounding: 'nearest' | 'down' | 'up') => wholeParts(exact(value), 10, exact(1), rounding);
const numbers = fc.double({ min: 0, max: 1e21, noNaN: true });

describe('exact decimals', () => {
  it('read the shortest decimal of a number, also in powers of ten', () => {
    expect(exact(4.72)).toEqual({ digits: 472n, places: 2 });
    expect(exact(1.5e-7)).toEqual({ digits: 15n, places: 8 });
    expect(exact(1e21)).toEqual({ digits: 10n ** 21n, places: 0 });
    expect(isZero(exact(0))).toBe(true);
  });

  it('add and multiply without rounding noise', () => {
    expect(wholeParts(plus(exact(0.1), exact(0.2)), 10, exact(1), 'nearest')).toBe(3);
    expect(isLess(plus(exact(0.1), exact(0.2)), exact(0.3))).toBe(false);
    expect(times(exact(4.72), exact(3.37))).toEqual({ digits: 159_064n, places: 4 });
    expect(wholeParts(hundredth(exact(250)), 10, exact(1), 'nearest')).toBe(25);
  });

  it('round once: half up, down, or up', () => {
    expect([parts(0.25, 'nearest'), parts(0.249, 'nearest')]).toEqual([3, 2]);
    expect([parts(0.29, 'down'), parts(0.21, 'up'), parts(0.2, 'up')]).toEqual([2, 3, 2]);
    expect(wholeParts(exact(1), 9, exact(3), 'down')).toBe(3);
  });

  it('subtract to no less than 0', () => {
    expect(minus(exact(0.3), exact(0.1))).toEqual(exact(0.2));
    expect(minus(exact(0.1), exact(0.3))).toEqual(zero);
  });

  it('have sums that do not depend on the order, and a consistent order of their own', () => {
    check(
      fc.property(fc.array(numbers, { maxLength: 8 }), numbers, numbers, (list, a, b) => {
        const sum = sumOf(list.map(exact));
        const reversed = sumOf(list.toReversed().map(exact));
        expect(isLess(sum, reversed) || isLess(reversed, sum)).toBe(false);
        expect(isLess(exact(a), exact(b))).toBe(a < b);
        expect(minus(plus(exact(a), exact(b)), exact(b)).digits * 1n).toBe(
          plus(exact(a), { digits: 0n, places: plus(exact(a), exact(b)).places }).digits,
        );
        expect(isLess(times(exact(a), hundred), exact(a))).toBe(false);
      }),
      500,
    );
  });
});
