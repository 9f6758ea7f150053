import { lowerBound } from '../base/lower-bound.ts';
import { must } from '../base/must.ts';
import { firstOf } from '../base/top-k.ts';
import type { Work } from '../base/work.ts';
import type { Connection, CursorValues } from '../plan/plan.ts';
import type { Aggregates } from '../plan/result.ts';
import { type Aggregator, compileAggregates } from './aggregate.ts';
import type { PlaceTest } from './compare.ts';
import { compileFilter, weightOf } from './filter.ts';
import type { MemoryGraph } from './graph.ts';
import { cursorComparator, type PlaceComparator, rowComparator } from './order.ts';
import type { Rows } from './rows.ts';

/** The places on a page, in order, with the counts and aggregates of the whole row. */
export interface Page {
  readonly places: readonly number[];
  readonly totalCount: number | null;
  readonly hasNextPage: boolean | null;
  readonly hasPreviousPage: boolean | null;
  readonly aggregates: Aggregates;
}

/** Cuts pages of one connection out of rows: compiled once for an operation, used once for each parent. */
export class Pager {
  readonly rows: Rows;
  private readonly read: Connection;
  private readonly work: Work;
  private readonly test: PlaceTest | null;
  private readonly weight: number;
  private readonly aggregate: Aggregator;
  private readonly compare: PlaceComparator;
  private readonly after: ((place: number) => number) | null;
  private readonly before: ((place: number) => number) | null;
  private readonly size: number;
  private readonly backwards: boolean;

  constructor(memory: MemoryGraph, read: Connection, values: readonly unknown[], work: Work) {
    const { hop, page, orderBy } = read;
    this.rows = hop ? memory.rowsOf(hop.relation.name, hop.direction) : memory.listOf(must(read.kinds[0]));
    this.read = read;
    this.work = work;
    this.test = read.where && compileFilter(memory, this.rows, read.where, values, work);
    this.weight = weightOf(read.where);
    this.aggregate = compileAggregates(memory, this.rows, read, values, work);
    this.compare = rowComparator(memory, this.rows, orderBy, values);
    const cursor = (slot: number | null) =>
      // Binding has decoded it.
      slot === null ? null : cursorComparator(memory, this.rows, orderBy, values, values[slot] as CursorValues);
    this.after = cursor(page.after);
    this.before = cursor(page.before);
    this.backwards = page.first === null;
    this.size = Number(values[must(page.first ?? page.last ?? undefined)]);
  }

  /** Cuts the page of one row. */
  page(row: number): Page {
    const [from, to] = this.rows.span(row);
    const page = this.read.defaultOrder ? this.cutSorted(from, to) : this.cutUnsorted(from, to);
    // A page of no items has no next page: its cursors are null, and a client that followed them would never end.
    if (this.size > 0) return page;
    const { wants } = this.read;
    return {
      ...page,
      hasNextPage: wants.hasNextPage ? false : null,
      hasPreviousPage: wants.hasPreviousPage ? false : null,
    };
  }

  /** Rows are in the default order, so the cost is that of the items on the page and those that the filter skips. */
  private cutSorted(from: number, to: number): Page {
    const { wants } = this.read;
    const after = this.after;
    const before = this.before;
    const low = after ? lowerBound(from, to, (place) => after(place) <= 0) : from;
    const high = Math.max(low, before ? lowerBound(from, to, (place) => before(place) < 0) : to);
    const places = this.backwards
      ? this.collect(high - 1, low - 1, -1, this.size).reverse()
      : this.collect(low, high, 1, this.size);
    const first = places[0] ?? (this.backwards ? high : low);
    const last = places.at(-1) ?? first - 1;
    const { totalCount, aggregates } = this.overall(from, to);
    return {
      places,
      totalCount,
      aggregates,
      hasNextPage: wants.hasNextPage ? this.collect(last + 1, to, 1, 1).length > 0 : null,
      hasPreviousPage: wants.hasPreviousPage ? this.collect(first - 1, from - 1, -1, 1).length > 0 : null,
    };
  }

  /** Any other order reads every place once, and sorts only the places on the page. */
  private cutUnsorted(from: number, to: number): Page {
    const { wants } = this.read;
    let [preceding, following] = [0, 0];
    const passing: number[] = [];
    const within: number[] = [];
    this.work.visit((to - from) * this.weight);
    for (let place = from; place < to; place++) {
      if (this.test && !this.test(place)) continue;
      passing.push(place);
      if (this.after && this.after(place) <= 0) preceding += 1;
      else if (this.before && this.before(place) >= 0) following += 1;
      else within.push(place);
    }
    const compare: PlaceComparator = this.backwards ? (a, b) => this.compare(b, a) : this.compare;
    const places = firstOf(within, this.size, compare);
    const left = within.length - places.length;
    if (this.backwards) places.reverse();
    return {
      places,
      totalCount: wants.totalCount ? passing.length : null,
      aggregates: this.aggregate(passing),
      hasNextPage: wants.hasNextPage ? following + (this.backwards ? 0 : left) > 0 : null,
      hasPreviousPage: wants.hasPreviousPage ? preceding + (this.backwards ? left : 0) > 0 : null,
    };
  }

  /** Returns the first `count` places that satisfy the filter, walking from one place by `step` until `end`. */
  private collect(start: number, end: number, step: 1 | -1, count: number): number[] {
    const places: number[] = [];
    for (let place = start; place !== end && places.length < count; place += step) {
      this.work.visit(this.weight);
      if (!this.test || this.test(place)) places.push(place);
    }
    return places;
  }

  /** Counts and aggregates the whole row in one pass, or without a pass if its length is enough. */
  private overall(from: number, to: number): Pick<Page, 'totalCount' | 'aggregates'> {
    const { wants, aggregates } = this.read;
    const isPass = aggregates.length > 0 || (wants.totalCount && this.test !== null);
    const passing = isPass ? this.collect(from, to, 1, Number.POSITIVE_INFINITY) : null;
    return {
      totalCount: wants.totalCount ? (passing?.length ?? to - from) : null,
      aggregates: this.aggregate(passing ?? []),
    };
  }
}
