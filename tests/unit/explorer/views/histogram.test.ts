import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binEdges, binsOf, columnsOf } from '../../../../schema/explorer/shape/histogram.ts';

const amounts = fc.array(
  fc.integer({ min: 1, max: 1_000_000_000 }).map((millionths) => millionths / 1e6),
  { minLength: 1, maxLength: 50 },
);

const rangeOf = (values: readonly number[]) => ({
  least: values.reduce((a, b) => Math.min(a, b)),
  most: values.reduce((a, b) => Math.max(a, b)),
});

describe('the bins of a histogram', () => {
  it('are round numbers', () => {
    expect(binEdges({ least: 0.03, most: 3.2 }, 'growing')).toEqual([0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]);
    expect(binEdges({ least: 0.03, most: 0.7 }, 'linear')).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
  });

  it('begin at the edge that the least amount equals, and end above the largest', () => {
    expect(binEdges({ least: 1, most: 5 }, 'growing')).toEqual([1, 2, 5, 10]);
  });

  it('exist for a nutrient that no food contains', () => {
    expect(binEdges({ least: 0, most: 0 }, 'growing')).toEqual([0, 1]);
    expect(binEdges({ least: 0, most: 0 }, 'linear')).toEqual([0, 1]);
  });

  it.each(['linear', 'growing'] as const)('take each positive amount exactly once: %s', (scale) =>
    fc.assert(
      fc.property(amounts, (values) => {
        const edges = binEdges(rangeOf(values), scale);
        expect(edges.length).toBeLessThanOrEqual(25);
        for (const value of values) {
          const containing = edges.slice(0, -1).filter((from, i) => from <= value && value < (edges[i + 1] ?? 0));
          expect(containing).toHaveLength(1);
        }
      }),
    ),
  );

  it('become columns that fill the width, the highest as high as the drawing', () => {
    const bins = binsOf([0, 1, 2], [4, 2], 'mg');
    expect(bins.map(({ label }) => label)).toEqual(['above 0 to below 1 mg', '1 to below 2 mg']);
    expect(columnsOf(bins, { width: 100, height: 40 })).toEqual([
      { bin: bins[0], x: 0, y: 0, width: 50, height: 40 },
      { bin: bins[1], x: 50, y: 20, width: 50, height: 20 },
    ]);
  });
});
