/** Means at the ends of what a number holds. */
import { describe, expect, it } from 'vitest';
import { statisticsOf } from '../../../src/plan/aggregate-values.ts';
import { TestEngine } from '../../support/engine/engine.ts';
import { makeData, makeNode } from '../../support/engine/make-data.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph } = await loadLibrary();
const statistics = async (...weights: (number | null)[]) => {
  const books = weights.map((weight, i) => makeNode(graph, 'Book', `b${i}`, { pages: 1, format: 'AUDIO', weight }));
  const { books: found } = await new TestEngine(graph, makeData(books)).data(
    '{ books { aggregates { weight { count min max mean } } } }',
  );
  return found.aggregates.weight;
};

describe('statistics', () => {
  it('have no mean, and no error, where the sum is beyond every float', async () => {
    const large = 1.7e308;
    expect(await statistics(large, large)).toEqual({ count: 2, min: large, max: large, mean: null });
    expect(await statistics(-large, -large)).toEqual({ count: 2, min: -large, max: -large, mean: null });
    expect(await statistics(large, -large)).toEqual({ count: 2, min: -large, max: large, mean: 0 });
    expect(await statistics(large)).toEqual({ count: 1, min: large, max: large, mean: large });
  });

  it('leave missing values out, and are null without any', async () => {
    expect(await statistics(2, null, 4)).toEqual({ count: 2, min: 2, max: 4, mean: 3 });
    expect(await statistics(null)).toEqual({ count: 0, min: null, max: null, mean: null });
    expect(await statistics()).toEqual({ count: 0, min: null, max: null, mean: null });
  });

  it.each([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, null])(
    'have no mean for a sum that a store gives as %s',
    (sum) => expect(statisticsOf(2, 1, 2, sum)).toEqual({ count: 2, min: 1, max: 2, mean: null }),
  );
});
