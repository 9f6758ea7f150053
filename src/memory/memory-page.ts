import type { Connection } from '../plan/plan.ts';
import type { Aggregates } from '../plan/result.ts';
import type { Page as WrittenPage } from '../plan/write/source.ts';
import type { Page } from './page.ts';
import type { Reading } from './reading.ts';

const noPage: Page = {
  places: [],
  totalCount: null,
  hasNextPage: null,
  hasPreviousPage: null,
  aggregates: {},
};

/** A page of a list, or the one edge of a lookup, for a writer: numbers of nodes, and places of edges. */
export class MemoryPage implements WrittenPage {
  readonly nodes: readonly number[];
  /** Empty in the list of a kind, whose items have no edges. */
  readonly edges: readonly number[];
  private readonly page: Page;
  private readonly cursorOf: ((place: number) => string) | null;

  private constructor(
    nodes: readonly number[],
    edges: readonly number[],
    page: Page,
    cursorOf: ((place: number) => string) | null,
  ) {
    this.nodes = nodes;
    this.edges = edges;
    this.page = page;
    this.cursorOf = cursorOf;
  }

  /** Reads the page of a row. */
  static ofList(reading: Reading, read: Connection, row: number): MemoryPage {
    const pager = reading.pagerOf(read);
    const { rows } = pager;
    const page = pager.page(row);
    const nodes = page.places.map((place) => rows.neighbour(place));
    const edges = rows.relation && read.edges.length > 0 ? page.places.map((place) => rows.edge(place)) : [];
    return new MemoryPage(nodes, edges, page, read.wants.cursors ? reading.cursorsOf(read) : null);
  }

  static ofEdge(edge: number, node: number): MemoryPage {
    return new MemoryPage([node], [edge], noPage, null);
  }

  get length(): number {
    return this.nodes.length;
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
