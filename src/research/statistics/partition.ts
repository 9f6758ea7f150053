import { compareText } from '../../model/text.ts';
import type { Job } from '../job.ts';

/** An item and who has it. */
export interface Held {
  readonly item: string;
  /** In the order in which the holders were given. */
  readonly holders: readonly string[];
}

/** Items by how many have them. Each item is in one part only. */
export interface Partition {
  /** What all have. Empty for a single holder, who shares with nobody. */
  readonly shared: readonly Held[];
  /** What two or more have, but not all; what most have comes first. */
  readonly sharedBySome: readonly Held[];
  /** What one alone has, by holder. */
  readonly apart: readonly Held[];
}

/**
 * Divides what several hold into what all have in common, what some share, and what each has alone. Within a part,
 * items with more holders come first, then those of earlier holders, then by name.
 * @param holdings the items of each holder, in the order in which holders are to be named.
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
  const differs = a.findIndex((place, i) => place !== b[i]);
  return differs < 0 ? 0 : (a[differs] ?? 0) - (b[differs] ?? 0);
}
