/** What aggregates come to, stated once for every store. */
import type { Graph } from '../model/graph.ts';
import type { Connection, Facet } from './plan.ts';
import { declarationsOf } from './property.ts';
import type { Bucket, Statistics } from './result.ts';

/** The values that a facet counts by, in the order of its buckets: those of an enum as declared, false before true. */
export function facetValues(
  graph: Graph,
  { hop, kinds }: Pick<Connection, 'hop' | 'kinds'>,
  facet: Facet,
): readonly (string | boolean)[] {
  if (facet.type === 'kinds') return [...graph.kinds.keys()].filter((kind) => kinds.includes(kind));
  const [property] = declarationsOf(graph, { hop, kinds }, facet);
  return property?.type === 'enum' ? Object.keys(property.enum.values) : [false, true];
}

/**
 * The buckets of a facet: none is empty, and the one for missing values comes last.
 * @param counts how many items have each of the values.
 * @param missing how many have none.
 */
export const bucketsOf = (
  values: readonly (string | boolean)[],
  counts: ArrayLike<number>,
  missing: number,
): readonly Bucket[] =>
  [...values.map((value, i) => ({ value, count: counts[i] ?? 0 })), { value: null, count: missing }].filter(
    ({ count }) => count > 0,
  );

/**
 * Statistics of a property over a list.
 * @param count how many items have a value; without any, nothing else is known.
 * @param sum of the values, added up from 0 in ascending order: a sum of floats depends on the order, and has to be the
 * same in every store. One that no float holds (infinite, or null) leaves the mean unknown.
 */
export const statisticsOf = (
  count: number,
  min: number | null,
  max: number | null,
  sum: number | null,
): Statistics => ({ count, min, max, mean: count > 0 && sum !== null && Number.isFinite(sum) ? sum / count : null });
