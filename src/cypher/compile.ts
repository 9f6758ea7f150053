import type { Graph } from '../model/graph.ts';
import type { EvidenceLimit } from '../plan/conditions.ts';
import type {
  Connection,
  EdgeRead,
  EdgesView,
  NodeSelection,
  NodesView,
  Plan,
  PlannedField,
  Root,
  ToOne,
} from '../plan/plan.ts';
import { compileAggregates } from './aggregate.ts';
import { fetchParameter, hitsParameter, Names, slotParameter } from './bindings.ts';
import { compileEdgeTable } from './edge-table.ts';
import { evidenceConditions, matchAdmitted, whereAdmitted } from './evidence.ts';
import { compileDegrees, compileIncident } from './incident.ts';
import { carried, type FarBindings, Lists } from './list.ts';
import { beyondCursor, lookUpKeys, orderKeys, orderList } from './order.ts';
import { hopPattern, keyedNode, releaseVariable, sideParameter, whereAll } from './pattern.ts';
import {
  currentLabel,
  cypherName,
  evidenceProperty,
  fenceLabel,
  releaseLabel,
  releaseProperties,
  storageFormat,
} from './storage.ts';

/**
 * Compiles a plan into one Cypher statement of one row: the reading's header, and a value for each root. Values are
 * positional lists, which are half the size of maps on the wire, and decode in half the time. `decode.ts` reads them in
 * the order in which this file writes them.
 */
export function compilePlan(graph: Graph, plan: Plan): string {
  return compileReading(graph, new Compiler(graph).roots(plan));
}

/**
 * Compiles expressions into a statement that reads all of them on the side of the parameter. Its row begins with the
 * release, the epoch of the side before and after the expressions, and the current side: see {@link decodeReading}. A
 * side that has never held a release, or holds one in another storage format, gives no row.
 */
export function compileReading(graph: Graph, expressions: readonly string[]): string {
  const match = (node: string, label: string) => `MATCH (${node}:${cypherName(label)} {side: ${sideParameter}})`;
  const roots = expressions.map((expression, i) => `${expression} AS root${i}`);
  const values = releaseProperties.map((name) => `${releaseVariable}.${name}`).join(', ');
  const current = `COLLECT { MATCH (current:${cypherName(currentLabel(graph))}) RETURN current.side } AS current`;
  const row = ['header', 'epoch', 'fence.epoch AS after', current, ...roots.map((_, i) => `root${i}`)];
  // Neo4j evaluates the expressions of a WITH before it goes on to the next clause, so the order of the clauses is that
  // of the reads: the epoch, then the release and the expressions, then the epoch again.
  return [
    match('fence', fenceLabel(graph)),
    'WITH fence.epoch AS epoch',
    `${match(releaseVariable, releaseLabel(graph))} WHERE ${releaseVariable}.format = ${storageFormat}`,
    `WITH ${['epoch', `[${values}] AS header`, ...roots].join(',\n  ')}`,
    match('fence', fenceLabel(graph)),
    `RETURN ${row.join(', ')}`,
  ].join('\n');
}

/** The statement that finds the side to read. It gives no row before a release in this storage format is loaded. */
export const compileCurrentSide = (graph: Graph): string =>
  `MATCH (current:${cypherName(currentLabel(graph))}) ` +
  `MATCH (release:${cypherName(releaseLabel(graph))} {side: current.side}) WHERE release.format = ${storageFormat} ` +
  'RETURN current.side';

class Compiler {
  private readonly graph: Graph;
  readonly names = new Names();
  readonly lists: Lists;

  constructor(graph: Graph) {
    this.graph = graph;
    this.lists = new Lists(graph, this.names);
  }

  roots(plan: Plan): readonly string[] {
    return plan.roots.map((root, i) => this.root(root, i));
  }

  private root({ read }: Root, i: number): string {
    switch (read.type) {
      case 'byId': {
        const { node } = this.names.next();
        const match = `MATCH (${keyedNode(this.graph, node, slotParameter(read.id))})`;
        return `COLLECT { ${match} RETURN ${this.nodes(read.nodes, node)} }`;
      }
      case 'byIds':
        return this.byIds(slotParameter(read.ids), [{ alias: '', nodes: read.nodes }]);
      case 'search':
        return this.byIds(hitsParameter(i), [...read.edges.flatMap((view) => view.node), ...read.nodes]);
      case 'byXref':
        return this.byIds(hitsParameter(i), [{ alias: '', nodes: read.nodes }]);
      case 'release':
        return this.list(this.fields(read.fields, ''));
      case 'connection':
        return this.connection(read, '');
      case 'incident':
        return compileIncident(this.graph, read, this.names);
      case 'degrees':
        return compileDegrees(this.graph, read, this.names);
      case 'edgeTable':
        return compileEdgeTable(this.graph, read, this.names);
    }
  }

  /** `[index, view, …]` for each id that a node has. */
  private byIds(ids: string, views: readonly NodesView[]): string {
    const { node, edge: i } = this.names.next();
    const match = `MATCH (${keyedNode(this.graph, node, `${ids}[${i}]`)})`;
    const each = `UNWIND range(0, size(${ids}) - 1) AS ${i}`;
    return `COLLECT { ${each} ${match} RETURN ${this.list([i, ...this.views(views, node)])} }`;
  }

  /** `[property, …, field, …]`, and at the end the kind's index if the node may be of several kinds. */
  private nodes(selections: readonly NodeSelection[], node: string): string {
    const [only] = selections;
    if (selections.length === 1 && only) return this.list(this.node(only, node));
    const cases = selections.map((selection, i) => {
      const list = this.list([...this.node(selection, node), String(i)]);
      return `WHEN ${node}:${cypherName(selection.kind)} THEN ${list}`;
    });
    return `CASE ${cases.join(' ')} END`;
  }

  private node({ properties, fields }: NodeSelection, node: string): string[] {
    return [...this.properties(properties, node), ...this.fields(fields, node)];
  }

  private properties(names: readonly string[], owner: string): string[] {
    return names.map((name) => `${owner}.${cypherName(name)}`);
  }

  private fields(fields: readonly PlannedField[], node: string): string[] {
    return fields.map(({ read }) => this.field(read, node));
  }

  private field(read: PlannedField['read'], node: string): string {
    switch (read.type) {
      case 'connection':
        return this.connection(read, node);
      case 'toOne':
        return this.toOne(read, node);
      case 'edge':
        return this.edgeTo(read, node);
    }
  }

  private views(views: readonly NodesView[], node: string): string[] {
    return views.map((view) => this.nodes(view.nodes, node));
  }

  /** A list of at most one node. */
  private toOne({ hop, admitted, nodes }: ToOne, near: string): string {
    const far = this.names.next();
    const where = whereAdmitted(this.graph, admitted, far, this.names);
    return `COLLECT { MATCH ${hopPattern(hop, near, far)}${where} RETURN ${this.nodes(nodes, far.node)} LIMIT 1 }`;
  }

  /**
   * `[rows, totalCount?, following?, preceding?, aggregates?]`: without the parts that the operation does not select.
   */
  private connection(read: Connection, near: string): string {
    const { wants, page } = read;
    const counted = wants.totalCount ? [this.lists.count(read, near)] : [];
    const following = wants.hasNextPage && page.before !== null ? [this.lists.follows(read, near, page.before)] : [];
    const preceding = wants.hasPreviousPage && page.after !== null ? [this.lists.precedes(read, near, page.after)] : [];
    const aggregates = read.aggregates.length > 0 ? [compileAggregates(this.graph, read, near, this)] : [];
    return this.list([this.rows(read, near), ...counted, ...following, ...preceding, ...aggregates]);
  }

  /** The rows of a page, in order or, for `last`, backwards. */
  private rows(read: Connection, near: string): string {
    const far = this.names.next();
    const { page } = read;
    const backwards = page.first === null;
    const size = page.first ?? page.last ?? 0;
    const { items, order: inOrder } = read.defaultOrder
      ? this.lists.walkInOrder(read, near, far, backwards)
      : { items: this.lists.items(read, near, far), order: null };
    const keys = orderKeys(this.graph, read, far, this.names, items.edges);
    const order = inOrder ?? orderList(keys, backwards);
    const window = [
      ...(page.after === null ? [] : [beyondCursor(keys, page.after, 'after')]),
      ...(page.before === null ? [] : [beyondCursor(keys, page.before, 'before')]),
    ];
    const variables = carried(read, far, items.edges);
    const lookUp = lookUpKeys(keys, variables);
    const found = lookUp
      ? `${items.match}${whereAll(items.where)}${lookUp}${whereAll(window)}`
      : `${items.match}${whereAll([...items.where, ...window])}`;
    const kept = [...variables, ...keys.flatMap(({ lookup, stored }) => (lookup ? [stored] : []))].join(', ');
    // Sorted twice: Cypher keeps an order only for the next clause. Sorting rows that are already in order costs
    // nothing.
    return (
      `COLLECT { ${found} ` +
      `WITH ${kept} ORDER BY ${order} LIMIT $${fetchParameter(size)} ` +
      `RETURN ${this.row(read, far, keys)} ORDER BY ${order} }`
    );
  }

  /** `[cursor keys?, edges view, …, nodes view, …]`. */
  private row(read: Connection, far: FarBindings, keys: ReturnType<typeof orderKeys>): string {
    const cursor = read.wants.cursors ? [this.list(keys.map(({ stored }) => stored))] : [];
    const edges = read.edges.map((view) => this.edge(view, far));
    return this.list([...cursor, ...edges, ...this.views(read.nodes, far.node)]);
  }

  /** `[property, …, node view, …, evidence, …]`. */
  private edge(view: EdgesView, far: FarBindings): string {
    return this.list([
      ...this.properties(view.properties, far.edge),
      ...this.views(view.node, far.node),
      ...view.evidence.map((evidence) => this.evidence(evidence, view.limit, far.edge)),
    ]);
  }

  /** A list of at most one edge. */
  private edgeTo(read: EdgeRead, near: string): string {
    const far = this.names.next();
    const match = matchAdmitted(this.graph, read, near, far, this.names);
    return `COLLECT { ${match} RETURN ${this.edge(read.view, far)} }`;
  }

  /** The evidence of an edge, in the order written. */
  private evidence(view: NodesView, limit: EvidenceLimit | null, edge: string): string {
    const { node, edge: i } = this.names.next();
    const ids = `${edge}.${evidenceProperty}`;
    const conditions = limit ? evidenceConditions(this.graph, limit, node) : [];
    return (
      `COLLECT { UNWIND range(0, size(${ids}) - 1) AS ${i} MATCH (${keyedNode(this.graph, node, `${ids}[${i}]`)})` +
      `${whereAll(conditions)} ` +
      `WITH ${node}, ${i} ORDER BY ${i} RETURN ${this.nodes(view.nodes, node)} ORDER BY ${i} }`
    );
  }

  private list(items: readonly string[]): string {
    return `[${items.join(', ')}]`;
  }
}
