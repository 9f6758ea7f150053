import { describe, expect, it } from 'vitest';
import { exactLog2, informationContent } from '../../../src/research/evidence/information.ts';

describe('exactLog2', () => {
  it('differs from the logarithm by at most 2^-33 for each prime factor', () => {
    for (let n = 1; n <= 2_000; n++) expect(Math.abs(exactLog2(n) - Math.log2(n))).toBeLessThan(11 / 2 ** 33);
  });

  it('is exact for powers of two', () => {
    for (let power = 0; power < 20; power++) expect(exactLog2(2 ** power)).toBe(power);
  });

  it('turns products into sums to the last bit', () => {
    for (let a = 1; a <= 120; a++) {
      for (let b = 1; b <= 120; b++) expect(exactLog2(a * b)).toBe(exactLog2(a) + exactLog2(b));
    }
  });

  it('grows with its argument', () => {
    for (let n = 1; n < 5_000; n++) expect(exactLog2(n + 1)).toBeGreaterThan(exactLog2(n));
  });
});

describe('informationContent', () => {
  it('is 0 for a feature that all share, one bit if half have it, and the maximum if one has it', () => {
    expect([6, 3, 1].map((having) => informationContent(6, having))).toEqual([0, 1, exactLog2(6)]);
  });

  it('counts a feature that none has as if one had it', () => expect(informationContent(6, 0)).toBe(exactLog2(6)));

  it('is 0 for one candidate, or none', () => {
    expect([informationContent(1, 1), informationContent(1, 0), informationContent(0, 0)]).toEqual([0, 0, 0]);
  });
});
