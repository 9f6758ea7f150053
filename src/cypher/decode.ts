import { must } from '../base/must.ts';
import type { NodeData, PropertyValue, PropertyValues } from '../model/data.ts';
import type { Properties } from '../model/define.ts';
import type { Graph, Hop } from '../model/graph.ts';
import type { Release } from '../model/release.ts';
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
import { decodeEdgeTable } from './edge-table.ts';
import { decodeDegrees, decodeIncident } from './incident.ts';
import { RowPage } from './row-page.ts';
import type { RowReading } from './row-reading.ts';
import { asList, type List, readProperty, type Value } from './value.ts';

/**
 * Reads the row of a compiled plan into a result tree. Lists are positional: this file reads them in the order in which
 * `compile.ts` writes them.
 */
export function decodeRow(reading: RowReading): ResultTree {
  const decoder = new Decoder(reading);
  return Object.fromEntries(reading.bound.plan.roots.map((root) => [root.alias, decoder.root(root)]));
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
  private readonly reading: RowReading;

  constructor(reading: RowReading) {
    this.graph = reading.graph;
    this.bound = reading.bound;
    this.reading = reading;
  }

  root(root: Root): RootResult {
    const { read } = root;
    const value = this.reading.valueOf(root);
    switch (read.type) {
      case 'byId': {
        const [found] = asList(value);
        return found === undefined ? null : this.node(read.nodes, found);
      }
      case 'byXref':
      case 'byIds':
        return this.reading
          .nodesOf(root, read)
          .map((found) => (found === null || found instanceof Error ? found : this.node(read.nodes, found)));
      case 'search':
        return this.search(root, read);
      case 'release':
        return { release: this.reading.release, fields: this.fields(read.fields, asList(value)) };
      case 'connection':
        return this.connection(read, value);
      case 'incident':
        return decodeIncident(read, this.bound.values, asList(value));
      case 'degrees':
        return decodeDegrees(read, this.bound.values, asList(value));
      case 'edgeTable':
        return decodeEdgeTable(this.graph, read, this.bound.values, asList(value));
    }
  }

  private search(root: Root, read: Search): SearchResult {
    const page = must(this.bound.searches.get(root.alias), `the hits of ${root.alias}`);
    return searchResult(page, read, (view, number, hit) => this.node(view.nodes, this.reading.hit(root, hit, number)));
  }

  private node(selections: readonly NodeSelection[], value: Value): NodeResult {
    const [only] = selections;
    if (selections.length === 1 && only) return this.selected(only, asList(value));
    const list = asList(value);
    return this.selected(must(selections[Number(list.at(-1))], 'the kind of a node'), list);
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

  private connection(read: Connection, value: Value): ConnectionResult {
    const page = new RowPage(this.reading, read, value);
    const rows = Array.from({ length: page.length }, (_, i) => page.rowAt(i));
    const start = read.wants.cursors ? 1 : 0;
    const views = start + read.edges.length;
    return {
      totalCount: page.totalCount,
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: page.startCursor,
      endCursor: page.endCursor,
      aggregates: page.aggregates,
      edges: Object.fromEntries(
        read.edges.map((view, v) => [
          view.alias,
          rows.map((row, i) => this.edge(read.hop, view, asList(row[start + v]), page.cursorAt(i))),
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
