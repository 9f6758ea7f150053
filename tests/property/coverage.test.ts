/** Tests that scores are exact sums within bounds, and that more is never worse. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestByScore, type Coverage, coverages, shareOf, shortlist } from '../../src/research/cover/coverage.ts';
import { complete } from '../../src/research/job.ts';
import { check } from '../support/random/fast-check.ts';

// Shares above nine million have no nine decimals in a double.
const positive = fc.integer({ min: 1e6, max: 1e12 });
const amounts = fc.option(fc.integer({ min: 0, max: 1e12 }));
const cases = fc.integer({ min: 1, max: 20 }).chain((count) =>
  fc.record({
    references: fc.array(positive, { minLength: count, maxLength: count }),
    items: fc.array(fc.array(amounts, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 12 }),
  }),
);
const scoresOf = (scored: readonly Coverage[], items: readonly unknown[]): readonly number[] =>
  items.map((_, place) => scored.find(({ item }) => item === place)?.score ?? 0);

/** Converts a number with nine decimals to whole billionths. @throws {Error} for one with more. */
function billionths(value: number): number {
  const whole = Math.round(value * 1e9);
  if (whole / 1e9 !== value) throw new Error(`${value} has more than nine decimals`);
  return whole;
}

describe('coverage', () => {
  it('is the sum of its terms in decimals, in any order', () => {
    check(
      fc.property(cases, ({ items, references }) => {
        for (const { score, terms } of complete(coverages(items, references))) {
          const counted = terms.map((term) => billionths(term.counted));
          expect(billionths(score)).toBe(counted.reduce((sum, term) => sum + term, 0));
          expect(score).toBeLessThanOrEqual(references.length);
        }
      }),
      1_000,
    );
  });

  it('counts a share to nine decimals, rounded down, and none above 1', () => {
    check(
      fc.property(cases, ({ items, references }) => {
        for (const { item, terms } of complete(coverages(items, references))) {
          for (const [i, { share, counted }] of terms.entries()) {
            const [amount, reference] = [items[item]?.[i] ?? null, references[i] ?? 1];
            expect(counted).toBe(Math.min(share ?? 0, 1));
            if (amount === null) expect(share).toBe(null);
            else {
              expect(share).toBe(shareOf(amount, reference));
              const [whole, rest] = [BigInt(billionths(share ?? 0)), BigInt(reference)];
              expect(whole * rest <= BigInt(amount) * 1_000_000_000n).toBe(true);
              expect((whole + 1n) * rest > BigInt(amount) * 1_000_000_000n).toBe(true);
            }
          }
        }
      }),
      1_000,
    );
  });

  it('rounds a share that is near to a whole number of billionths as exactly as any other', () => {
    check(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.nat(2e9), fc.constantFrom(-1, 0, 1), (scale, share, more) => {
        const [reference, amount] = [scale * 1e9, scale * share + more];
        fc.pre(amount >= 0 && amount <= Number.MAX_SAFE_INTEGER);
        const exact = Number((BigInt(amount) * 1_000_000_000n) / BigInt(reference));
        expect(shareOf(amount, reference)).toBe(exact / 1e9);
      }),
      2_000,
    );
  });

  it('is never lower for a larger amount', () => {
    check(
      fc.property(cases, fc.nat(), fc.nat(), fc.nat(1e9), (given, item, term, more) => {
        const { items, references } = given;
        const [place, at] = [item % items.length, term % references.length];
        const richer = items.map((row, i) =>
          i === place ? row.map((amount, j) => (j === at ? (amount ?? 0) + more : amount)) : row,
        );
        const before = scoresOf(complete(coverages(items, references)), items);
        const after = scoresOf(complete(coverages(richer, references)), items);
        expect(after[place]).toBeGreaterThanOrEqual(before[place] ?? 0);
        expect(after.toSpliced(place, 1)).toEqual(before.toSpliced(place, 1));
      }),
      1_000,
    );
  });

  it('is listed best first, equal ones in the given order', () => {
    check(
      fc.property(cases, fc.integer({ min: 1, max: 15 }), ({ items, references }, count) => {
        const scored = complete(coverages(items, references));
        // Sorting is stable.
        const sorted = scored.toSorted((a, b) => b.score - a.score);
        expect(complete(bestByScore(scored, count))).toEqual(sorted.slice(0, count));
      }),
      500,
    );
  });

  it('is shortlisted with the best item for each reference, up to the count', () => {
    check(
      fc.property(cases, fc.integer({ min: 1, max: 15 }), ({ items, references }, count) => {
        const scored = complete(coverages(items, references));
        const listed = complete(shortlist(scored, count));
        expect(listed).toHaveLength(Math.min(count, scored.length));
        expect(listed.map(({ item }) => item)).toEqual(
          [...new Set(listed.map(({ item }) => item))].sort((a, b) => a - b),
        );
        if (count < references.length) return;
        for (const reference of references.keys()) {
          const most = (from: readonly Coverage[]) =>
            Math.max(0, ...from.map(({ terms }) => terms[reference]?.share ?? 0));
          expect(most(listed)).toBe(most(scored));
        }
      }),
      500,
    );
  });
});
