import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Eaten, eatenInput, eatenParameter, readCsv } from '../../../../schema/explorer/shape/diet-list.ts';

const list = (text: string): readonly Eaten[] => {
  const parsed = eatenParameter.parse(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.value;
};

describe('a list of foods in an address', () => {
  const entries = fc.array(
    fc.record({
      food: fc.stringMatching(/^food:[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/),
      quantity: fc.oneof(
        fc.integer({ min: 1, max: 99_999 }).map((grams) => `${grams} g`),
        fc.constantFrom('1 cup', '0.5 fillet', '1 cup, chopped'),
      ),
      times: fc.integer({ min: 1, max: 100_000 }).map((thousandths) => thousandths / 1000),
    }),
    { maxLength: 20 },
  );

  it('is the same after printing and parsing', () =>
    fc.assert(
      fc.property(entries, (foods) => {
        expect(list(eatenParameter.print(foods))).toEqual(foods);
      }),
    ));

  it('is in the fragment, which no server sees', () => expect(eatenParameter.place).toBe('fragment'));

  it.each([
    'lentils~1 cup',
    'food:lentils',
    'food:lentils~1 cup~0',
    'food:lentils~1 cup~101',
    'food:lentils~1 cup~x',
    'food:lentils~1 cup~1~1',
    `${'food:a~1 g;'.repeat(101)}`,
  ])('is refused with a reason: %s', (text) => {
    expect(eatenParameter.parse(text)).toHaveProperty('problem', expect.stringContaining('expected'));
  });

  it('becomes grams or portions of the API', () => {
    expect(list('food:a~1 cup~2;food:b~60.5 g').map(eatenInput)).toEqual([
      { food: 'food:a', portion: '1 cup', times: 2 },
      { food: 'food:b', grams: 60.5, times: 1 },
    ]);
  });
});

describe('a CSV file', () => {
  it('has foods, quantities and times, with a heading or without', () => {
    const rows = [
      { food: 'Spinach, raw', quantity: '60 g', times: 2 },
      { food: 'food:lentils-cooked', quantity: '1 cup', times: 1 },
    ];
    expect(readCsv('food,quantity,times\n"Spinach, raw",60,2\nfood:lentils-cooked,1 cup\n')).toEqual({
      rows,
      problems: [],
    });
    expect(readCsv('"Spinach, raw";60 g;2\r\nfood:lentils-cooked;1 cup;')).toEqual({ rows, problems: [] });
  });

  it('keeps quotes and line breaks inside a cell', () => {
    expect(readCsv('"A ""b""\nc",1 cup').rows).toEqual([{ food: 'A "b"\nc', quantity: '1 cup', times: 1 }]);
  });

  it('has its wrong lines named', () => {
    expect(readCsv('Spinach\nKale,60 g,-1\nOats,60 g').problems).toEqual([
      'Line 1: expected a quantity such as 60 g or 1 cup after "Spinach".',
      'Line 2: expected times from 0.001 to 100, found "-1".',
    ]);
    expect(readCsv('')).toEqual({ rows: [], problems: [] });
  });

  it('never runs without end', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ';', '\r') }), (text) => {
        expect(readCsv(text).rows.length).toBeLessThanOrEqual(100);
      }),
    ));
});
