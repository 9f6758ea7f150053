import type { PropertyValue } from '../model/data.ts';
import { encodeCursor } from '../plan/cursor.ts';
import { boundList } from '../plan/order.ts';
import type { Connection, ListSignature } from '../plan/plan.ts';
import type { Aggregates } from '../plan/result.ts';
import type { Page } from '../plan/write/source.ts';
import { decodeAggregates } from './aggregate.ts';
import type { RowReading } from './row-reading.ts';
import { asList, type List, type Value } from './value.ts';

/** The parts of a list's value beside its rows: empty for those that the operation does not select. */
interface Parts {
  readonly totalCount: number | null;
  readonly following: boolean;
  readonly preceding: boolean;
  readonly aggregates: Value;
}

/** A page of a list, which reads the value of a compiled connection: see `compile.ts` for the order of its parts. */
export class RowPage implements Page {
  readonly length: number;
  private readonly reading: RowReading;
  private readonly read: Connection;
  private readonly value: List;
  private readonly fetched: List;
  private readonly size: number;
  private readonly isBackwards: boolean;
  private known: Parts | null = null;
  private counted: Aggregates | null = null;
  /** The list that the cursors belong to. */
  private list: ListSignature | null = null;

  constructor(reading: RowReading, read: Connection, value: Value) {
    const { first, last } = read.page;
    this.reading = reading;
    this.read = read;
    this.value = asList(value);
    this.fetched = asList(this.value[0]);
    this.size = Number(reading.bound.values[first ?? last ?? -1]);
    this.isBackwards = first === null;
    this.length = Math.min(this.fetched.length, this.size);
  }

  /** Returns `[cursor keys?, edges view, …, nodes view, …]` of an item. The statement reads a last page backwards. */
  rowAt(i: number): List {
    return asList(this.fetched[this.isBackwards ? this.length - 1 - i : i]);
  }

  /** Returns the cursor of an item; empty where the operation selects none. */
  cursorAt(i: number): string {
    if (!this.read.wants.cursors) return '';
    this.list ??= boundList(this.read.list, this.reading.bound.values);
    return encodeCursor(this.list, asList(this.rowAt(i)[0]) as PropertyValue[]);
  }

  get totalCount(): number | null {
    return this.parts.totalCount;
  }

  get hasNextPage(): boolean | null {
    if (!this.read.wants.hasNextPage) return null;
    return this.isPage && (this.parts.following || (!this.isBackwards && this.isMore));
  }

  get hasPreviousPage(): boolean | null {
    if (!this.read.wants.hasPreviousPage) return null;
    return this.isPage && (this.parts.preceding || (this.isBackwards && this.isMore));
  }

  get startCursor(): string | null {
    return this.endOf(0);
  }

  get endCursor(): string | null {
    return this.endOf(this.length - 1);
  }

  get aggregates(): Aggregates {
    const { graph, bound } = this.reading;
    this.counted ??= decodeAggregates(graph, this.read, bound.values, this.parts.aggregates);
    return this.counted;
  }

  /** A page of no items has no next page: its cursors are null, and a client that followed them would never end. */
  private get isPage(): boolean {
    return this.size > 0;
  }

  /** The statement fetches one item more than the page holds. */
  private get isMore(): boolean {
    return this.fetched.length > this.size;
  }

  private endOf(i: number): string | null {
    return this.read.wants.cursors && this.length > 0 ? this.cursorAt(i) : null;
  }

  private get parts(): Parts {
    this.known ??= this.readParts();
    return this.known;
  }

  private readParts(): Parts {
    const { wants, page } = this.read;
    const rest = this.value.slice(1);
    return {
      totalCount: wants.totalCount ? Number(rest.shift()) : null,
      following: wants.hasNextPage && page.before !== null && rest.shift() === true,
      preceding: wants.hasPreviousPage && page.after !== null && rest.shift() === true,
      aggregates: rest.shift(),
    };
  }
}
