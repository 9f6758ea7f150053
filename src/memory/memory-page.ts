import type { Connection } from '../plan/plan.ts';
import type { Aggregates } from '../plan/result.ts';
import type { Page as WrittenPage } from '../plan/write/source.ts';
import type { Page } from './page.ts';
import type { Reading } from './reading.ts';
import type { Rows } from './rows.ts';

const noPage: Page = {
  places: [],
  totalCount: null,
  hasNextPage: null,
  hasPreviousPage: null,
  aggregates: {},
};

/** A page of a list, or the one edge of a lookup, for a writer. */
export class MemoryPage implements WrittenPage {
  readonly length: number;
  private readonly page: Page;
  private readonly rows: Rows | null;
  private readonly cursorOf: ((place: number) => string) | null;
  /** The edge of a lookup, and the node at its end. */
  private readonly edge: number;
  private readonly node: number;

  private constructor(rows: Rows | null, page: Page, cursorOf: MemoryPage['cursorOf'], edge: number, node: number) {
    this.rows = rows;
    this.page = page;
    this.cursorOf = cursorOf;
    this.edge = edge;
    this.node = node;
    this.length = rows ? page.places.length : 1;
  }

  /** Reads the page of a row. */
  static ofList(reading: Reading, read: Connection, row: number): MemoryPage {
    const pager = reading.pagerOf(read);
    const cursorOf = read.wants.cursors ? reading.cursorsOf(read) : null;
    return new MemoryPage(pager.rows, pager.page(row), cursorOf, -1, -1);
  }

  static ofEdge(edge: number, node: number): MemoryPage {
    return new MemoryPage(null, noPage, null, edge, node);
  }

  /** Returns the number of the node of an item. */
  nodeAt(i: number): number {
    return this.rows ? this.rows.neighbour(this.page.places[i] as number) : this.node;
  }

  /** Returns the edge of an item, as its place among the edges of the relation. */
  edgeAt(i: number): number {
    return this.rows ? this.rows.edge(this.page.places[i] as number) : this.edge;
  }

  get totalCount(): number | null {
    return this.page.totalCount;
  }
  get hasNextPage(): boolean | null {
    return this.page.hasNextPage;
  }
  get hasPreviousPage(): boolean | null {
    return this.page.hasPreviousPage;
  }
  get aggregates(): Aggregates {
    return this.page.aggregates;
  }
  get startCursor(): string | null {
    return this.length > 0 ? this.cursorAt(0) : null;
  }
  get endCursor(): string | null {
    return this.length > 0 ? this.cursorAt(this.length - 1) : null;
  }

  /** Makes the cursor of an item. It is empty where the query selects none. */
  cursorAt(i: number): string {
    return this.cursorOf?.(this.page.places[i] as number) ?? '';
  }
}
