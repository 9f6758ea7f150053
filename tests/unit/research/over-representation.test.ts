import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/research/job.ts';
import { overRepresented } from '../../../src/research/statistics/over-representation.ts';
import { nearestDouble } from '../../../src/research/statistics/ratio.ts';

/** Ten books on five shelves. The last shelf is empty. */
const shelves = new Map(
  Object.entries({
    history: ['b1', 'b2', 'b3', 'b4'],
    poetry: ['b5', 'b6', 'b7'],
    travel: ['b4', 'b8', 'b9', 'b10'],
    maps: ['b9'],
    music: [],
  }).map(([shelf, books]) => [shelf, new Set(books)]),
);
const represented = (...set: string[]) => complete(overRepresented(shelves, set));

describe('over-representation', () => {
  it('counts one set as worked out by hand', () => {
    const { rows, ...counts } = represented('b1', 'b2', 'b8');
    expect(counts).toEqual({ population: 10, drawn: 3, outside: [], tested: 4 });
    expect(rows.map(({ group, found }) => [group, found])).toEqual([
      ['history', ['b1', 'b2']],
      ['travel', ['b8']],
    ]);
    const [history, travel] = rows;
    // Four of ten are history, two of the three drawn: 40 of 120 sets hold as many or more (see the hypergeometric).
    expect(history).toMatchObject({ linked: 4, expected: 1.2, tail: { numerator: 40n, denominator: 120n } });
    // (2 / 3) / (4 / 10) = 5 / 3.
    expect(history?.fold).toBe(5 / 3);
    // All sets but the C(6, 3) = 20 without any of travel.
    expect(travel).toMatchObject({ linked: 4, tail: { numerator: 100n, denominator: 120n } });
    // Tails 1/3, 5/6, 1, 1 of four tests: 1/3 * 4 / 1 is past 1, and so is 5/6 * 4 / 2.
    expect(rows.map(({ adjusted }) => nearestDouble(adjusted))).toEqual([1, 1]);
  });

  it('counts the tests of groups without an item in the set, so that the set does not choose its tests', () => {
    const { tested, rows } = represented('b5', 'b6', 'b7');
    expect(tested).toBe(4);
    // One of 120 sets is all poetry; times four tests.
    expect(rows.map(({ tail, adjusted }) => [tail.numerator, nearestDouble(adjusted)])).toEqual([[1n, 4 / 120]]);
  });

  it('leaves items outside all groups out of the set, and reports them', () => {
    const { drawn, outside, rows } = represented('b9', 'lost', 'b1');
    expect({ drawn, outside }).toEqual({ drawn: 2, outside: ['lost'] });
    // Of C(10, 2) = 45 pairs, nine hold the one book of maps.
    expect(rows[0]).toMatchObject({ group: 'maps', tail: { numerator: 9n, denominator: 45n } });
    expect(represented('lost')).toMatchObject({ population: 10, drawn: 0, outside: ['lost'], rows: [] });
  });

  it('ranks equal tails by name', () => {
    // A book of history and one of travel: both shelves have four, and each one of the two.
    expect(represented('b8', 'b1').rows.map(({ group }) => group)).toEqual(['history', 'travel']);
  });

  it('finds nothing in an empty graph', () => {
    expect(complete(overRepresented(new Map(), ['b1']))).toEqual({
      population: 0,
      drawn: 0,
      outside: ['b1'],
      tested: 0,
      rows: [],
    });
  });
});
