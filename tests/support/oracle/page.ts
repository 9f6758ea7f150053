/** Filters, sorts and cuts a list into pages, for the oracle. */
import type { OrderKey } from '../../../src/model/define.ts';
import { compareItems, type Key, orderKeys } from './compare.ts';
import { satisfies } from './filter.ts';
import { meetsShortcuts } from './shortcuts.ts';
import type { Inputs, Value } from './values.ts';
import type { Item, Step, World } from './world.ts';

/** The size of a page without `first` and `last`. The tests set the limit of the engine to it. */
export const defaultPageSize = 20;

/** The element of each cursor that came from the engine. The oracle cannot read the cursor itself. */
export type Cursors = ReadonlyMap<string, Item>;

export interface Page {
  readonly items: readonly Item[];
  /** The items on all pages. */
  readonly all: readonly Item[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly keys: readonly Key[];
}

/** Filters and sorts the whole list, and cuts a page. */
export function cutPage(world: World, list: readonly Item[], step: Step | null, args: Inputs, cursors: Cursors): Page {
  const kind = list[0]?.node.kind ?? '';
  const standard = (step ? step.end.orderBy : world.kind(kind)?.orderBy) ?? byName;
  const keys = orderKeys(args.orderBy, step !== null, standard);
  const sorted = list
    .filter((item) => satisfies(world, args.where, item, step) && (step !== null || meetsShortcuts(world, args, item)))
    .sort((a, b) => compareItems(world, keys, a, b));
  const place = (cursor: Value | undefined): Item | null => {
    if (typeof cursor !== 'string') return null;
    const item = cursors.get(cursor);
    if (!item) throw new Error(`the oracle does not know the element of the cursor ${cursor}`);
    return item;
  };
  const [after, before] = [place(args.after), place(args.before)];
  // The cursors come from lists without a limit by evidence.
  const everything = world.under(null);
  const low = after ? sorted.filter((item) => compareItems(world, keys, item, after, everything) <= 0).length : 0;
  const high = before
    ? sorted.filter((item) => compareItems(world, keys, item, before, everything) < 0).length
    : sorted.length;
  const end = Math.max(low, high);
  const backwards = typeof args.last === 'number';
  const size = backwards ? Number(args.last) : typeof args.first === 'number' ? args.first : defaultPageSize;
  const [start, stop] = backwards ? [Math.max(low, end - size), end] : [low, Math.min(end, low + size)];
  return {
    items: sorted.slice(start, stop),
    all: sorted,
    totalCount: sorted.length,
    hasNextPage: size > 0 && stop < sorted.length,
    hasPreviousPage: size > 0 && start > 0,
    keys,
  };
}

const byName: readonly OrderKey[] = [{ on: 'node', property: 'name', direction: 'ASC' }];
