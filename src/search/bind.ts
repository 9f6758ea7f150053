import type { Bound } from '../plan/plan.ts';
import type { SearchIndex } from './index.ts';

/** Asks the index for every search of a plan. */
export function bindSearches(index: SearchIndex, { plan, values }: Pick<Bound, 'plan' | 'values'>): Bound {
  const searches = new Map<string, ReturnType<SearchIndex['search']>>();
  for (const { alias, read } of plan.roots) {
    if (read.type !== 'search') continue;
    searches.set(alias, index.search(String(values[read.text]), read.kinds, Number(values[read.first])));
  }
  return { plan, values, searches };
}
