import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstOf } from '../../../src/base/top-k.ts';
import { check } from '../../support/random/fast-check.ts';

describe('firstOf', () => {
  const ascending = (a: number, b: number) => a - b;

  it('gives what sorting all and cutting gives, also with ties', () => {
    check(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { maxLength: 200 }), fc.nat(60), (items, count) => {
        expect(firstOf(items, count, ascending)).toEqual(items.toSorted(ascending).slice(0, count));
      }),
      500,
    );
  });

  it('leaves the items as they were', () => {
    const items = Object.freeze([3, 1, 2]);
    expect(firstOf(items, 2, ascending)).toEqual([1, 2]);
    expect(firstOf(items, 5, ascending)).toEqual([1, 2, 3]);
    expect(firstOf(items, 0, ascending)).toEqual([]);
  });

  it('compares a long list about once an item when few are wanted', () => {
    const items = Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007);
    let comparisons = 0;
    const counted = (a: number, b: number) => {
      comparisons += 1;
      return a - b;
    };
    expect(firstOf(items, 5, counted)).toEqual(items.toSorted(ascending).slice(0, 5));
    expect(comparisons).toBeLessThan(11_000);
  });
});
