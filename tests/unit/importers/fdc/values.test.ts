import { describe, expect, it } from 'vitest';
import { converter, toGrams } from '../../../../importers/fdc/units.ts';
import { readAmount, readText, readWhole, shift } from '../../../../importers/fdc/values.ts';
import { nutrientUnit } from '../../../../schema/model/enums.ts';

describe('an amount', () => {
  it.each([
    ['', null],
    ['0', 0],
    ['0.0', 0],
    ['5.88', 5.88],
    ['1.2E-4', 0.00012],
    ['007', 7],
  ])('%j is %j', (cell, value) => expect(readAmount(cell)).toBe(value));

  it.each([
    ['-4'],
    ['1,200'],
    ['traces'],
    ['1e99'],
    ['1e-40'],
    ['.5'],
    ['NaN'],
    ['0x1F'],
    [' 1'],
    ['1 g'],
    ['Infinity'],
  ])('%j is refused with the cell in the message', (cell) =>
    expect(readAmount(cell)).toEqual(expect.stringContaining(cell.replace(/^-/, ''))),
  );
});

it.each([
  ['', null],
  ['0', 0],
  ['12', 12],
  ['12.0', 12],
])('the whole number %j is %j', (cell, value) => expect(readWhole(cell, 0, 100)).toBe(value));

it.each([['101'], ['-1'], ['1.5'], ['many'], ['1e2']])('%j is not a whole number from 0 to 100', (cell) =>
  expect(readWhole(cell, 0, 100)).toContain('is not a whole number'),
);

it.each([
  ['  two   blanks\n and a break ', 'two blanks and a break'],
  ['no\u00a0break', 'no break'],
  ['zero\u200bwidth', 'zerowidth'],
  ['cafe\u0301', 'café'],
  ['lost \ufffd', undefined],
  ['x'.repeat(5_001), undefined],
  ['', ''],
])('the text %j reads %j', (cell, text) => expect(readText(cell)).toBe(text));

describe('units', () => {
  it.each([
    [0.29, 'G', 'MG', 290],
    [5300, 'UG', 'MG', 5.3],
    [0.0001, 'MG', 'UG', 0.1],
    [1.005, 'G', 'UG', 1_005_000],
    [902, 'KCAL', 'KJ', 3773.968],
    [4.184, 'KJ', 'KCAL', 1],
    [7, 'IU', 'IU', 7],
  ])('%j %s are in %s %j, to the last digit', (amount, from, to, expected) =>
    expect(converter(nutrientUnit, from, to)?.(amount)).toBe(expected),
  );

  it.each([
    ['IU', 'UG'],
    ['UG', 'IU'],
    ['KCAL', 'G'],
    ['UMOL', 'MG'],
  ])('%s do not convert to %s', (from, to) => expect(converter(nutrientUnit, from, to)).toBeUndefined());

  it('of every mass convert to grams', () =>
    expect(Object.keys(nutrientUnit.values).filter((unit) => toGrams(nutrientUnit, unit))).toEqual(['G', 'MG', 'UG']));

  it('shift moves the point of numbers in scientific notation, too', () => {
    expect(shift(1e-7, 3)).toBe(1e-4);
    expect(shift(1.5e21, -3)).toBe(1.5e18);
  });
});
