import {
  currentLabel,
  fenceLabel,
  keyProperty,
  ownerLabel,
  rankProperty,
  releaseLabel,
  rowProperties,
  sideProperty,
} from '../../../src/cypher/storage.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { Filter } from '../../../src/plan/conditions.ts';
import type { Connection, EdgesView, NodesView, Plan, PlannedField } from '../../../src/plan/plan.ts';

/** The operators that Neo4j's plan of a statement must have. It may have no others that cost more than the page. */
export interface ExpectedPlan {
  /** Indexes that Neo4j walks in their own order up to a limit: those of lists in their default order. */
  readonly walks: string[];
  /** Indexes that give one node for an id. */
  readonly seeks: string[];
  /** Labels of which Neo4j may read every node. */
  readonly scans: string[];
  /** How many lists Neo4j sorts. */
  sorts: number;
  /** How many outer joins of a list with the edges of one node are allowed. An order by a lookup needs such a join. */
  joins: number;
  /** How many other joins are allowed: a condition on a lookup may join the edges of its node. */
  innerJoins: number;
}

/**
 * Reads from a plan what its statement may cost. Neo4j does not explain the inside of a `CASE`, which the statement has
 * below each node that may be of several kinds. The growth test counts that cost.
 */
export function expectPlan(graph: Graph, { roots }: Plan): ExpectedPlan {
  const fence = `${fenceLabel(graph)}(side)`;
  const seeks = [fence, `${releaseLabel(graph)}(side)`, fence];
  const expected: ExpectedPlan = {
    walks: [],
    seeks,
    scans: [`:${currentLabel(graph)}`],
    sorts: 0,
    joins: 0,
    innerJoins: 0,
  };
  const reader = new Reader(expected, `${ownerLabel(graph)}(${keyProperty})`);
  for (const { read } of roots) {
    if (read.type === 'connection') reader.connection(read);
    else if (read.type === 'release') reader.fields(read.fields);
    else if (read.type === 'incident') expected.seeks.push(reader.ids, reader.ids);
    else if (read.type === 'degrees') expected.seeks.push(reader.ids);
    else if (read.type === 'edgeTable') {
      // The statement seeks the given nodes: those of both ends only where it looks up pairs.
      const ends = [read.from, read.to].filter((end) => end !== null);
      const sought = read.begin === 'pairs' ? ends : ends.slice(0, 1);
      expected.seeks.push(...sought.map(() => reader.ids));
    } else
      reader.byId(
        read.type === 'search'
          ? [...read.edges.flatMap(({ node }) => node), ...read.nodes]
          : [{ alias: '', nodes: read.nodes }],
      );
  }
  return expected;
}

class Reader {
  private readonly expected: ExpectedPlan;
  readonly ids: string;

  constructor(expected: ExpectedPlan, ids: string) {
    this.expected = expected;
    this.ids = ids;
  }

  byId(views: readonly NodesView[]): void {
    this.expected.seeks.push(this.ids);
    this.views(views);
  }

  fields(fields: readonly PlannedField[]): void {
    for (const { read } of fields) {
      if (read.type === 'connection') this.connection(read);
      else if (read.type === 'toOne') this.views([{ alias: '', nodes: read.nodes }]);
      else {
        this.expected.seeks.push(this.ids);
        this.edges([read.view]);
      }
    }
  }

  connection(read: Connection): void {
    const { hop, wants, page, orderBy, aggregates, edges, nodes } = read;
    const list = `${read.kinds[0]}(${sideProperty}, ${rankProperty})`;
    const { end, place } = rowProperties(hop?.direction ?? 'out');
    if (read.defaultOrder) {
      this.expected.walks.push(hop ? `${hop.relation.name}(${end}, ${place})` : list);
    } else {
      this.expected.sorts += 1;
      const beside = [wants.hasNextPage && page.before !== null, wants.hasPreviousPage && page.after !== null];
      const walks = [true, ...beside].filter(Boolean);
      const lookups = orderBy.filter(({ on }) => on === 'lookup').flatMap(() => walks);
      this.expected.seeks.push(...lookups.map(() => this.ids));
      this.expected.joins += lookups.length;
    }
    // Each walk of the list joins the edges of every node that a condition looks up: for items, counts and aggregates.
    if (!hop && read.where) this.expected.innerJoins += (3 + aggregates.length) * lookupsIn(read.where);
    // Values are summed in their own order.
    this.expected.sorts += aggregates.filter(({ type }) => type === 'statistics').length;
    this.edges(edges);
    this.views(nodes);
  }

  private edges(views: readonly EdgesView[]): void {
    for (const view of views) {
      this.views(view.node);
      for (const evidence of view.evidence) {
        this.expected.sorts += 1;
        this.byId([evidence]);
      }
    }
  }

  private views(views: readonly NodesView[]): void {
    for (const { nodes } of views) {
      const [only] = nodes;
      if (nodes.length === 1 && only) this.fields(only.fields);
    }
  }
}

/** Counts the conditions on lookups in a filter. */
function lookupsIn(filter: Filter): number {
  if (filter.type === 'and' || filter.type === 'or') return filter.of.reduce((sum, part) => sum + lookupsIn(part), 0);
  return filter.type === 'compare' && filter.on === 'lookup' ? 1 : 0;
}

/** Returns the items of a list that another list lacks, each as often as the other lacks it. */
export function missing(wanted: readonly string[], found: readonly string[]): string[] {
  const left = [...found];
  return wanted.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
