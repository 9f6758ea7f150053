import type { NodeData, PropertyValue, PropertyValues } from '../model/data.ts';
import type { Properties } from '../model/define.ts';
import type { Graph, Hop } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
import { encodeCursor } from '../plan/cursor.ts';
import { wrongIds } from '../plan/ids.ts';
import { boundList } from '../plan/order.ts';
import type {
  BoundPlan,
  Connection,
  EdgesView,
  NodeSelection,
  NodesView,
  PlannedField,
  Root,
  Search,
} from '../plan/plan.ts';
import {
  aliasRecord,
  type ConnectionResult,
  type EdgeResult,
  type FieldResult,
  type NodeResult,
  type ResultTree,
  type RootResult,
  type SearchResult,
  searchResult,
} from '../plan/result.ts';
import { decodeAggregates } from './aggregate.ts';
import { decodeEdgeTable } from './edge-table.ts';
import { decodeDegrees, decodeIncident } from './incident.ts';
import { asList, byIndex, type List, readProperty, type Value } from './value.ts';

/**
 * Reads the row of a compiled plan into a result tree. Lists are positional: this file reads them in the order in which
 * `compile.ts` writes them.
 * @param row the value of each root, in order.
 */
export function decodeRow(graph: Graph, bound: BoundPlan, release: Release, row: List): ResultTree {
  const decoder = new Decoder(graph, bound, release);
  return Object.fromEntries(bound.plan.roots.map((root, i) => [root.alias, decoder.root(root, row[i])]));
}

/** The result of one statement on a side. */
export interface Reading {
  readonly release: Release;
  /** The epoch of the side before and after the read. */
  readonly epochs: readonly [before: number, after: number];
  /** The current side after the read. */
  readonly current: string;
  readonly values: List;
}

/** Reads the row of a compiled reading. */
export function decodeReading(row: List): Reading {
  const [header, before, after, current, ...values] = row;
  const [id, version, title, published, counts] = asList(header).map(String);
  const release = { id, version, title, published, ...JSON.parse(counts ?? '{}') } as Release;
  return { release, epochs: [Number(before), Number(after)], current: String(asList(current)[0]), values };
}

/** Reads a node of any kind from some of its properties, including its id. */
export function decodeNode(graph: Graph, names: readonly string[], row: List): NodeData {
  const id = String(row[names.indexOf('id')]);
  const kind = graph.kindOfId(id)?.name ?? '';
  return { id, kind, properties: readProperties(graph.kind(kind).properties, names, row) };
}

class Decoder {
  private readonly graph: Graph;
  private readonly bound: BoundPlan;
  private readonly release: Release;

  constructor(graph: Graph, bound: BoundPlan, release: Release) {
    this.graph = graph;
    this.bound = bound;
    this.release = release;
  }

  root({ alias, read }: Root, value: Value): RootResult {
    switch (read.type) {
      case 'byId': {
        const [found] = asList(value);
        return found === undefined ? null : this.node(read.nodes, found);
      }
      case 'byXref': {
        const found = byIndex(value);
        return (this.bound.lookups.get(alias) ?? []).map((_, i) => {
          const views = found.get(i);
          return views ? this.node(read.nodes, views[0]) : null;
        });
      }
      case 'byIds': {
        const found = byIndex(value);
        const argument = this.bound.plan.slots[read.ids]?.field ?? '';
        return asList(this.bound.values[read.ids]).map((id, i) => {
          const views = found.get(i);
          return wrongIds(this.graph, argument, null, [id]) ?? (views ? this.node(read.nodes, views[0]) : null);
        });
      }
      case 'search':
        return this.search(alias, read, value);
      case 'release':
        return { release: this.release, fields: this.fields(read.fields, asList(value)) };
      case 'connection':
        return this.connection(read, asList(value));
      case 'incident':
        return decodeIncident(read, this.bound.values, asList(value));
      case 'degrees':
        return decodeDegrees(read, this.bound.values, asList(value));
      case 'edgeTable':
        return decodeEdgeTable(this.graph, read, this.bound.values, asList(value));
    }
  }

  private search(alias: string, read: Search, value: Value): SearchResult {
    const page = this.bound.searches.get(alias);
    if (!page) throw new Error(`nothing was searched for under the alias ${alias}`);
    const found = byIndex(value);
    return searchResult(page, read, (view, number, hit) => this.node(view.nodes, found.get(hit)?.[number]));
  }

  private node(selections: readonly NodeSelection[], value: Value): NodeResult {
    const [only] = selections;
    if (selections.length === 1 && only) return this.selected(only, asList(value));
    const [index, list] = asList(value);
    const selection = selections[Number(index)];
    if (!selection) throw new Error('the store gave a node of a kind that the plan does not know');
    return this.selected(selection, asList(list));
  }

  private selected({ kind, properties, fields }: NodeSelection, list: List): NodeResult {
    return {
      kind,
      properties: readProperties(this.graph.kind(kind).properties, properties, list),
      fields: this.fields(fields, list.slice(properties.length)),
    };
  }

  private fields(fields: readonly PlannedField[], list: List): NodeResult['fields'] {
    const results = aliasRecord<FieldResult>();
    fields.forEach(({ alias, read }, i) => {
      results[alias] = this.field(read, asList(list[i]));
    });
    return results;
  }

  private field(read: PlannedField['read'], value: List): FieldResult {
    if (read.type === 'connection') return this.connection(read, value);
    if (value.length === 0) return null;
    return read.type === 'toOne'
      ? this.node(read.nodes, value[0])
      : this.edge(read.hop, read.view, asList(value[0]), '');
  }

  private views(views: readonly NodesView[], list: List): Record<string, NodeResult> {
    return Object.fromEntries(views.map((view, i) => [view.alias, this.node(view.nodes, list[i])]));
  }

  private connection(read: Connection, [fetched, ...rest]: List): ConnectionResult {
    const { wants, page } = read;
    const totalCount = wants.totalCount ? Number(rest.shift()) : null;
    const following = wants.hasNextPage && page.before !== null && rest.shift() === true;
    const preceding = wants.hasPreviousPage && page.after !== null && rest.shift() === true;
    const aggregates = decodeAggregates(this.graph, read, this.bound.values, rest.shift());
    const size = Number(this.bound.values[page.first ?? page.last ?? -1]);
    // A page of no items has no next page: its cursors are null, and a client that followed them would never end.
    const isPage = size > 0;
    const isMore = isPage && asList(fetched).length > size;
    const rows = asList(fetched).slice(0, size).map(asList);
    const backwards = page.first === null;
    if (backwards) rows.reverse();
    const list = boundList(read.list, this.bound.values);
    const cursors = wants.cursors ? rows.map((row) => encodeCursor(list, asList(row[0]) as PropertyValue[])) : [];
    const start = wants.cursors ? 1 : 0;
    const views = start + read.edges.length;
    return {
      totalCount,
      hasNextPage: wants.hasNextPage ? (isPage && following) || (!backwards && isMore) : null,
      hasPreviousPage: wants.hasPreviousPage ? (isPage && preceding) || (backwards && isMore) : null,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
      aggregates,
      edges: Object.fromEntries(
        read.edges.map((view, v) => [
          view.alias,
          rows.map((row, i) => this.edge(read.hop, view, asList(row[start + v]), cursors[i] ?? '')),
        ]),
      ),
      nodes: Object.fromEntries(
        read.nodes.map((view, v) => [view.alias, rows.map((row) => this.node(view.nodes, row[views + v]))]),
      ),
    };
  }

  private edge(hop: Hop | null, view: EdgesView, list: List, cursor: string): EdgeResult {
    const nodes = list.slice(view.properties.length);
    const evidence = nodes.slice(view.node.length);
    return {
      cursor,
      properties: readProperties(hop?.relation.properties ?? {}, view.properties, list),
      node: this.views(view.node, nodes),
      evidence: Object.fromEntries(
        view.evidence.map((item, i) => [item.alias, asList(evidence[i]).map((node) => this.node(item.nodes, node))]),
      ),
    };
  }
}

/** Reads properties as the loader wrote them. */
export function readProperties(declared: Properties, names: readonly string[], list: List): PropertyValues {
  const values: Record<string, PropertyValue> = {};
  names.forEach((name, i) => {
    values[name] = readProperty(declared[name], list[i]);
  });
  return values;
}
