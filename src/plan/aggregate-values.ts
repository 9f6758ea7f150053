/** Computes aggregates from counts and sums, once for every store. */
import { must } from '../base/must.ts';
import type { Graph } from '../model/graph.ts';
import type { Facet } from './plan.ts';
import { declarationsOf, type ListKinds } from './property.ts';
import type { Bucket, Statistics } from './result.ts';

/**
 * Returns the values that a facet counts, in the order of its buckets: those of an enum as declared, false before true.
 */
export function facetValues(graph: Graph, { hop, kinds }: ListKinds, facet: Facet): readonly (string | boolean)[] {
  if (facet.type === 'kinds') return [...graph.kinds.keys()].filter((kind) => kinds.includes(kind));
  const [property] = declarationsOf(graph, { hop, kinds }, facet);
  return property?.type === 'enum' ? Object.keys(property.enum.values) : [false, true];
}

/**
 * Returns the buckets of a facet: none is empty, and the one for missing values comes last.
 * @param counts the number of items with each of the values.
 * @param missing the number of items without a value.
 */
export const bucketsOf = (
  values: readonly (string | boolean)[],
  counts: ArrayLike<number>,
  missing: number,
): readonly Bucket[] =>
  [
    ...values.map((value, i) => ({ value, count: must(counts[i], 'the count of a value of a facet') })),
    { value: null, count: missing },
  ].filter(({ count }) => count > 0);

/**
 * Returns the statistics of a property over a list.
 * @param count the number of items with a value. Where it is 0, all else is null.
 * @param sum of the values, added up from 0 in ascending order: a sum of floats depends on the order, and has to be the
 * same in every store. Where it does not fit into a float (infinite, or null), the mean is null.
 */
export const statisticsOf = (
  count: number,
  min: number | null,
  max: number | null,
  sum: number | null,
): Statistics => ({ count, min, max, mean: count > 0 && sum !== null && Number.isFinite(sum) ? sum / count : null });
