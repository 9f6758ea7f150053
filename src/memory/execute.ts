import type { Limits } from '../base/limits.ts';
import { must } from '../base/must.ts';
import { TimeSlice } from '../base/slice.ts';
import type { Stop } from '../base/stop.ts';
import type { Work } from '../base/work.ts';
import type { Column } from '../columns/column.ts';
import type { RelationColumns } from '../columns/relation-columns.ts';
import type { PropertyValue, PropertyValues } from '../model/data.ts';
import type { EdgeTableRead, Incident } from '../plan/edge-reads.ts';
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
import { readEdgeTable } from './edge-table.ts';
import type { MemoryGraph } from './graph.ts';
import { readDegrees, readIncident } from './incident.ts';
import type { Page, Pager } from './page.ts';
import { Reading } from './reading.ts';

/**
 * Walks a plan over a graph in memory.
 * @param stop ends the walk between two lists.
 * @throws {GraphQLError} LIMIT_EXCEEDED when the operation looks at more than `maxWork` nodes and edges.
 */
export async function executeInMemory(
  memory: MemoryGraph,
  bound: BoundPlan,
  limits: Limits,
  stop?: Stop,
): Promise<ResultTree> {
  return new Walk(memory, bound, limits).run(stop);
}

/** The fields of a node are filled in after the node is made: the walk is a list of small tasks, not a recursion. */
type Fields = Record<string, FieldResult>;

class Walk {
  private readonly memory: MemoryGraph;
  private readonly bound: BoundPlan;
  private readonly work: Work;
  private readonly reading: Reading;
  private readonly tasks: { readonly fields: Fields; readonly field: PlannedField; readonly node: number }[] = [];

  constructor(memory: MemoryGraph, bound: BoundPlan, limits: Limits) {
    this.memory = memory;
    this.bound = bound;
    this.reading = new Reading(memory, bound, limits);
    this.work = this.reading.work;
  }

  /** Checks the clock between two lists: the walk holds the event loop for a slice and one list at most. */
  async run(stop?: Stop): Promise<ResultTree> {
    const slice = new TimeSlice();
    const tree = aliasRecord<RootResult>();
    for (const root of this.bound.plan.roots) {
      const { alias, read } = root;
      tree[alias] = isOfEdges(read) ? await slice.run(this.edgesOf(read), stop) : this.readRoot(alias, read);
      if (slice.isOver) await slice.rest(stop);
      for (let task = this.tasks.pop(); task; task = this.tasks.pop()) {
        task.fields[task.field.alias] = this.readField(task.field, task.node);
        if (slice.isOver) await slice.rest(stop);
      }
    }
    return tree;
  }

  private edgesOf(read: EdgeTableRead | Incident): Generator<void, RootResult, void> {
    const { values } = this.bound;
    return read.type === 'edgeTable'
      ? readEdgeTable(this.memory, read, values, this.work)
      : readIncident(this.memory, read, values, this.work);
  }

  private readRoot(alias: string, read: Exclude<Root['read'], EdgeTableRead | Incident>): RootResult {
    const { values } = this.bound;
    switch (read.type) {
      case 'byId':
        return this.readById(String(values[read.id]), read.nodes);
      case 'byIds':
      case 'byXref':
        return this.reading
          .nodesOf({ alias }, read)
          .map((found) => (typeof found === 'number' ? this.readNode(found, read.nodes) : found));
      case 'search':
        return this.readSearch(alias, read);
      case 'release':
        return { release: this.memory.release, fields: this.later(read.fields, -1) };
      case 'connection':
        return this.readConnection(read, 0);
      case 'degrees':
        return readDegrees(this.memory, read, values, this.work);
    }
  }

  private readById(id: string, nodes: readonly NodeSelection[]): NodeResult | null {
    const number = this.memory.numberOf(id);
    return number === undefined ? null : this.readNode(number, nodes);
  }

  private readSearch(alias: string, read: Search): SearchResult {
    const page = this.bound.searches.get(alias);
    if (!page) throw new Error(`nothing was searched for under the alias ${alias}`);
    const numbers = page.hits.map(({ id }) => must(this.memory.numberOf(id), id));
    return searchResult(page, read, (view, _, hit) => this.readNode(must(numbers[hit]), view.nodes));
  }

  private readNode(number: number, nodes: readonly NodeSelection[]): NodeResult {
    this.work.visit();
    const { name: kind, start, columns } = this.memory.columns.kindAt(number);
    const selection = nodes.length === 1 ? nodes[0] : nodes.find((node) => node.kind === kind);
    return {
      kind,
      properties: decode(columns, selection?.properties ?? [], number - start),
      fields: this.later(selection?.fields ?? [], number),
    };
  }

  private readViews(views: readonly NodesView[], number: number): Record<string, NodeResult> {
    const nodes = aliasRecord<NodeResult>();
    for (const view of views) nodes[view.alias] = this.readNode(number, view.nodes);
    return nodes;
  }

  /** Returns fields that the walk will fill in. */
  private later(planned: readonly PlannedField[], node: number): Fields {
    const fields: Fields = aliasRecord();
    for (const field of planned) this.tasks.push({ fields, field, node });
    return fields;
  }

  private readField({ read }: PlannedField, node: number): FieldResult {
    if (read.type === 'connection') return this.readConnection(read, read.hop ? node : 0);
    if (read.type === 'edge') {
      const { relation } = read.hop;
      this.work.visit();
      const { edgeTo, far } = this.reading.finderOf(read);
      const edge = edgeTo(node);
      return edge < 0 ? null : this.readEdge(read.view, this.memory.columns.relation(relation.name), edge, far, '');
    }
    const far = this.reading.stepOf(read)(node);
    return far < 0 ? null : this.readNode(far, read.nodes);
  }

  private readConnection(read: Connection, row: number): ConnectionResult {
    const pager = this.reading.pagerOf(read);
    const page = pager.page(row);
    const cursors = read.wants.cursors ? page.places.map(this.reading.cursorsOf(read)) : [];
    const edges = aliasRecord<EdgeResult[]>();
    const nodes = aliasRecord<NodeResult[]>();
    for (const view of read.edges) edges[view.alias] = this.readEdges(view, pager, page, cursors);
    for (const view of read.nodes) {
      nodes[view.alias] = page.places.map((place) => this.readNode(pager.rows.neighbour(place), view.nodes));
    }
    return {
      totalCount: page.totalCount,
      hasNextPage: page.hasNextPage,
      hasPreviousPage: page.hasPreviousPage,
      startCursor: cursors[0] ?? null,
      endCursor: cursors.at(-1) ?? null,
      aggregates: page.aggregates,
      edges,
      nodes,
    };
  }

  private readEdges(view: EdgesView, { rows }: Pager, { places }: Page, cursors: readonly string[]): EdgeResult[] {
    const { relation } = rows;
    return places.map((place, i) =>
      this.readEdge(view, relation, relation ? rows.edge(place) : -1, rows.neighbour(place), cursors[i] ?? ''),
    );
  }

  /** @param relation null in the list of a kind, whose items have no edge. */
  private readEdge(
    view: EdgesView,
    relation: RelationColumns | null,
    edge: number,
    neighbour: number,
    cursor: string,
  ): EdgeResult {
    const evidence = relation && view.evidence.length > 0 ? this.reading.evidenceOf(view)(relation.evidence(edge)) : [];
    return {
      cursor,
      properties: relation ? decode(relation.columns, view.properties, edge) : {},
      node: this.readViews(view.node, neighbour),
      evidence: Object.fromEntries(
        view.evidence.map(({ alias, nodes }) => [
          alias,
          Array.from(evidence, (number) => this.readNode(number, nodes)),
        ]),
      ),
    };
  }
}

/** Decodes the selected properties. */
function decode(columns: ReadonlyMap<string, Column>, names: readonly string[], place: number): PropertyValues {
  const values: Record<string, PropertyValue> = {};
  for (const name of names) values[name] = must(columns.get(name), name).valueAt(place);
  return values;
}

/** Returns whether a root reads edges in steps. */
const isOfEdges = (read: Root['read']): read is EdgeTableRead | Incident =>
  read.type === 'edgeTable' || read.type === 'incident';
