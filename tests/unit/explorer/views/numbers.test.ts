import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, addUpAmounts, addUpPercent, amountText, plain } from '../../../../schema/explorer/shape/numbers.ts';
import { nutrientUnit } from '../../../../schema/model/enums.ts';
import { unitSymbols } from '../../../../schema/model/unit-symbols.ts';

/** Reads a decimal as a whole number of its last decimal, so that sums are exact. */
const exact = (text: string): bigint => BigInt(text.replace(/[.%]/g, ''));
const sum = (printed: readonly string[]): bigint => printed.reduce((total, text) => total + exact(text), 0n);
const add = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('terms and their total', () => {
  it('have more decimals where two would not add up', () => {
    expect(addUp([Math.log2(3), 1, Math.log2(6 / 5)], 2.8479969066102058)).toEqual({
      terms: ['1.585', '1.000', '0.263'],
      total: '2.848',
    });
    expect(addUp([1, 0.5], 1.5)).toEqual({ terms: ['1.00', '0.50'], total: '1.50' });
  });

  it('add up as percentages', () => {
    expect(addUpPercent([0.977777777, 1], 1.977777777)).toEqual({ terms: ['97.8%', '100.0%'], total: '197.8%' });
  });

  it('keep all decimals of amounts', () => {
    expect(addUpAmounts([28, 13.86], 41.86)).toEqual({ terms: ['28.00', '13.86'], total: '41.86' });
    expect(addUpAmounts([], 0)).toEqual({ terms: [], total: '0' });
  });

  const weights = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { maxLength: 40 });
  it('add up exactly for any weights, and no term is off by more than a unit of the last decimal', () =>
    fc.assert(
      fc.property(weights, (terms) => {
        const total = add(terms);
        const printed = addUp(terms, total);
        expect(sum(printed.terms)).toBe(exact(printed.total));
        const unit = 10 ** -(printed.total.split('.')[1]?.length ?? 0);
        printed.terms.forEach((text, i) => {
          expect(Math.abs(Number(text) - (terms[i] ?? 0))).toBeLessThanOrEqual(unit * 1.001);
        });
      }),
    ));

  const shares = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 });
  it('add up exactly for shares of nine decimals', () =>
    fc.assert(
      fc.property(shares, (terms) => {
        const printed = addUpPercent(
          terms.map((term) => term / 1e9),
          add(terms) / 1e9,
        );
        expect(sum(printed.terms)).toBe(exact(printed.total));
      }),
    ));

  it('add up exactly for amounts of six decimals', () =>
    fc.assert(
      fc.property(shares, (terms) => {
        const printed = addUpAmounts(
          terms.map((term) => term / 1e6),
          add(terms) / 1e6,
        );
        expect(sum(printed.terms)).toBe(exact(printed.total));
      }),
    ));
});

describe('an amount', () => {
  it('has all its decimals and the symbol of its unit', () => {
    expect(amountText(0.000001, 'UG')).toBe('0.000001 µg');
    expect(amountText(1234.5, 'MG')).toBe('1234.5 mg');
    expect(plain(1e21)).toBe('1,000,000,000,000,000,000,000');
    expect(amountText(3, 'PARSEC')).toBe('3 parsec');
  });
});

it('has a symbol for each unit', () => {
  expect(Object.keys(unitSymbols)).toEqual(Object.keys(nutrientUnit.values));
});
