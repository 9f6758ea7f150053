import { must } from '../../base/must.ts';
import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';

/** An item and its holders. */
export interface Held {
  readonly item: string;
  /** The holders of the item, in the given order. */
  readonly holders: readonly string[];
}

/** Items by their number of holders. Each item is in one part only. */
export interface Partition {
  /** The items that all have. Empty if there is only one holder. */
  readonly shared: readonly Held[];
  /** The items that two or more have, but not all. */
  readonly sharedBySome: readonly Held[];
  /** The items that only one has, by holder. */
  readonly apart: readonly Held[];
}

/**
 * Divides items into those that all holders share, those that some share, and those that only one has. Within a part,
 * items with more holders come first, then those of earlier holders, then by name.
 * @param holdings the items of each holder. The result names the holders in this order.
 */
export function* partition(holdings: ReadonlyMap<string, ReadonlySet<string>>): Job<Partition> {
  const held = new Map<string, { readonly item: string; readonly holders: string[]; readonly places: number[] }>();
  for (const [place, [holder, items]] of [...holdings].entries()) {
    for (const item of items) {
      const known = held.get(item);
      if (known) {
        known.holders.push(holder);
        known.places.push(place);
      } else held.set(item, { item, holders: [holder], places: [place] });
      yield 1;
    }
  }
  const parts = { shared: [] as Held[], sharedBySome: [] as Held[], apart: [] as Held[] };
  const ordered = [...held.values()].sort(
    (a, b) => b.holders.length - a.holders.length || comparePlaces(a.places, b.places) || compareText(a.item, b.item),
  );
  for (const { item, holders } of ordered) {
    const part = holders.length === 1 ? 'apart' : holders.length === holdings.size ? 'shared' : 'sharedBySome';
    parts[part].push({ item, holders });
  }
  yield held.size;
  return parts;
}

/** Orders lists of equal length by their first difference. */
function comparePlaces(a: readonly number[], b: readonly number[]): number {
  const different = a.findIndex((place, i) => place !== b[i]);
  return different < 0 ? 0 : must(a[different], 'a place') - must(b[different], 'a place in a list of equal length');
}
