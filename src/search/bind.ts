import { must } from '../base/must.ts';
import { TimeSlice } from '../base/slice.ts';
import type { Stop } from '../base/stop.ts';
import { wordsOf } from '../model/text.ts';
import { cursorHash, encodeCursor, foreignCursor } from '../plan/cursor.ts';
import type { KindCount, SearchHit, SearchPage } from '../plan/hits.ts';
import { searchList } from '../plan/order.ts';
import type { BoundPlan, Plan, Root, Search } from '../plan/plan.ts';
import type { SearchIndex } from './index.ts';
import { compareHits } from './rank.ts';

type Found = Pick<BoundPlan, 'searches' | 'lookups'>;

/** The ids of entities, by the alias of the search that may show no others. */
export type AdmittedHits = ReadonlyMap<string, ReadonlySet<string>>;

/** Returns whether a plan has searches or lookups, which only the index can answer. */
export const needsIndex = ({ roots }: Plan): boolean =>
  roots.some(({ read }) => read.type === 'search' || read.type === 'byXref');

/**
 * Answers every search and lookup of a plan from the index, and lets other requests run between them.
 * @param admitted the entities that each search under a limit by evidence may show.
 * @throws {GraphQLError} BAD_CURSOR for a cursor of another search.
 */
export async function bindSearches(
  index: SearchIndex,
  bound: BoundPlan,
  stop?: Stop,
  admitted: AdmittedHits = new Map(),
): Promise<Found> {
  const slice = new TimeSlice();
  const parts: Found[] = [];
  for (const root of bound.plan.roots) {
    parts.push(ask(index, bound, root, admitted.get(root.alias)));
    if (slice.isOver) await slice.rest(stop);
  }
  return {
    searches: new Map(parts.flatMap(({ searches }) => [...searches])),
    lookups: new Map(parts.flatMap(({ lookups }) => [...lookups])),
  };
}

function ask(index: SearchIndex, bound: BoundPlan, { alias, read }: Root, admitted?: ReadonlySet<string>): Found {
  const { values } = bound;
  const searches = new Map<string, SearchPage>();
  const lookups = new Map<string, readonly (string | null)[]>();
  if (read.type === 'search') {
    const text = String(values[read.text]);
    const cutter = new Cutter(bound, read, text);
    const hits = index.search(text, read.kinds);
    searches.set(alias, cutter.cut(admitted ? hits.filter(({ id }) => admitted.has(id)) : hits));
  }
  if (read.type === 'byXref') {
    const ids = values[read.ids];
    lookups.set(alias, Array.isArray(ids) ? ids.map((id) => index.lookUp(String(id), read.match)) : []);
  }
  return { searches, lookups };
}

/** Counts the hits of each kind. The rank of the kind is the last number of a hit's key. */
function countKinds(hits: readonly SearchHit[]): readonly KindCount[] {
  const counts = new Map<string, { readonly rank: number; count: number }>();
  for (const { kind, key } of hits) {
    const known = counts.get(kind);
    if (known) known.count++;
    else counts.set(kind, { rank: must(key.at(-1)), count: 1 });
  }
  return [...counts].sort(([, a], [, b]) => a.rank - b.rank).map(([name, { count }]) => ({ name, count }));
}

/** Cuts a page out of the hits of a search. */
class Cutter {
  private readonly bound: BoundPlan;
  private readonly read: Search;
  /** A hash of the search, which its cursors name. */
  private readonly search: string;

  constructor(bound: BoundPlan, read: Search, text: string) {
    this.bound = bound;
    this.read = read;
    this.search = cursorHash(JSON.stringify([wordsOf(text), read.kinds]));
  }

  cut(hits: readonly SearchHit[]): SearchPage {
    const { page } = this.read;
    const [after, before] = [this.placeOf(page.after), this.placeOf(page.before)];
    const low = after ? hits.filter((hit) => compareHits(hit, after) <= 0).length : 0;
    const high = before ? hits.filter((hit) => compareHits(hit, before) < 0).length : hits.length;
    const size = Number(this.bound.values[must(page.first ?? page.last)]);
    const within = Math.max(0, high - low);
    const [from, to] =
      page.first === null ? [low + Math.max(0, within - size), low + within] : [low, low + Math.min(size, within)];
    // A page of no items has no next page, as in every list.
    const isPage = size > 0;
    return {
      hits: hits.slice(from, to).map((hit) => ({ ...hit, cursor: this.cursorOf(hit) })),
      total: hits.length,
      kinds: countKinds(hits),
      hasNextPage: isPage && to < hits.length,
      hasPreviousPage: isPage && from > 0,
    };
  }

  private cursorOf = ({ key, id }: SearchHit): string => encodeCursor(searchList, [this.search, key.join(' '), id]);

  /** Returns the place that a cursor marks. @throws {GraphQLError} BAD_CURSOR for a cursor of another search. */
  private placeOf(slot: number | null): Pick<SearchHit, 'key' | 'id'> | null {
    if (slot === null) return null;
    const { plan, values } = this.bound;
    const cursor = values[slot];
    const [search, key, id] = Array.isArray(cursor) ? cursor.map(String) : [];
    if (search !== this.search) throw foreignCursor(must(plan.slots[slot]).field, 'text and kinds');
    return { key: (key ?? '').split(' ').map(Number), id: id ?? '' };
  }
}
