import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Parameter,
  type Parameters,
  printAddress,
  printParameters,
  readParameters,
} from '../../../src/explorer/state/parameters.ts';
import {
  choice,
  decimal,
  flag,
  id,
  ids,
  inFragment,
  text,
  wholeNumber,
  words,
} from '../../../src/explorer/state/types.ts';
import { check } from '../../support/random/fast-check.ts';

const table = {
  text: text('', 50),
  whole: wholeNumber(3, -5, 100),
  decimal: decimal(1.5, 0, 1_000),
  choice: choice(['low', 'high'], 'low'),
  flag: flag(true),
  id: id(),
  foods: inFragment(ids([], ['food'], 5)),
  kinds: words([], ['FOOD', 'SYMPTOM']),
};
type Table = { [Name in keyof typeof table]: (typeof table)[Name] extends Parameter<infer T> ? T : never };
const parameters: Parameters<Table> = table;

const slug = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,5})?$/);
const values: fc.Arbitrary<Table> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 10 }).filter((value) => value.isWellFormed()),
  whole: fc.integer({ min: -5, max: 100 }),
  decimal: fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100),
  choice: fc.constantFrom('low', 'high'),
  flag: fc.boolean(),
  id: fc.option(
    slug.map((value) => `food:${value}`),
    { nil: '' },
  ),
  foods: fc.uniqueArray(
    slug.map((value) => `food:${value}`),
    { maxLength: 5 },
  ),
  kinds: fc.subarray(['FOOD', 'SYMPTOM']),
});

const base = 'http://127.0.0.1/explore';
const urlOf = (params: Table) => new URL(printAddress('every', parameters, printParameters(parameters, params)), base);

describe('the parameters in an address', () => {
  test('are the values that were printed, whatever they are', () => {
    check(
      fc.property(values, (params) => {
        expect(readParameters(parameters, urlOf(params))).toEqual({ params, problems: [] });
      }),
      200,
    );
  });

  test('leave defaults out of the address, and the list of the fragment out of the query', () => {
    const { params } = readParameters(parameters, new URL(base));
    expect(urlOf(params).href).toBe(`${base}?view=every`);
    const url = urlOf({ ...params, foods: ['food:spinach'], whole: 4 });
    expect(url.search).toBe('?view=every&whole=4');
    expect(url.hash).toBe('#foods=food:spinach');
  });

  test.each([
    ['whole=101', 'whole="101": expected a whole number from -5 to 100. The page uses "3".'],
    ['whole=3.0', 'expected a whole number'],
    ['whole=', 'expected a whole number'],
    ['decimal=1e3', 'expected a number from 0 to 1000'],
    ['choice=middle', 'expected one of low, high. The page uses "low".'],
    ['flag=true', 'expected yes or no'],
    ['id=Food:Spinach', 'expected an id such as kind:name. The page ignores it.'],
    ['id=food:spinach%00', 'expected an id'],
    ['kinds=FOOD,COLOUR', 'expected some of FOOD, SYMPTOM'],
    ['text=a&text=b', 'expected one value, found several'],
    [`text=${'a'.repeat(51)}`, 'expected at most 50 characters'],
    ['colour=red', '"colour", which this page does not know. It knows text, whole'],
    ['foods=food:spinach', null],
    ['#foods=nutrient:iron', 'expected an id such as food:…'],
    ['#foods=food:a,food:b,food:c,food:d,food:e,food:f', 'expected at most 5 ids'],
    ['__proto__=1', '"__proto__", which this page does not know'],
    ['#facts-foods', null],
  ])('with %s are the defaults, with a problem that says why', (given, problem) => {
    const url = new URL(given.startsWith('#') ? `${base}?view=every${given}` : `${base}?view=every&${given}`);
    const { params, problems } = readParameters(parameters, url);
    expect(params).toEqual(readParameters(parameters, new URL(base)).params);
    expect(problems).toHaveLength(problem === null ? 0 : 1);
    if (problem !== null) expect(problems[0]).toContain(problem);
  });
});
