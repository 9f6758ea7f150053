import { must } from '../base/must.ts';
import type { Graph } from '../model/graph.ts';
import type {
  ById,
  ByIds,
  ByXref,
  Connection,
  EdgeRead,
  NodeSelection,
  NodesView,
  Root,
  Search,
  ToOne,
} from '../plan/plan.ts';
import type { EdgesPlace, FieldPlace, Source } from '../plan/write/source.ts';
import { storedWriter } from './json-values.ts';
import { RowPage } from './row-page.ts';
import type { RowReading } from './row-reading.ts';
import { asList, type List, readProperty } from './value.ts';

/** A page of a list, or the value of a lookup, which is a list of one edge. */
type Rows = RowPage | EdgeRow;

/** The one edge of a lookup. No field reads the rest of a page from it. */
export class EdgeRow implements Pick<RowPage, 'length' | 'rowAt' | 'cursorAt'> {
  readonly length = 1;
  readonly totalCount = null;
  readonly hasNextPage = null;
  readonly hasPreviousPage = null;
  readonly startCursor = null;
  readonly endCursor = null;
  readonly aggregates = {};
  private readonly row: List;

  constructor(row: List) {
    this.row = row;
  }

  rowAt(): List {
    return this.row;
  }

  cursorAt(): string {
    return '';
  }
}

/**
 * Reads the row of a compiled plan while a writer writes it. A node is a list as the statement returns it. Lists are
 * positional: each method finds its place in the order in which `compile.ts` writes them.
 */
export class RowSource implements Source<RowReading, List, Rows> {
  /** The nodes of each row are new. */
  readonly strings = null;
  private readonly graph: Graph;

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** Counts nothing: the store has counted the whole row. */
  workOf() {
    return null;
  }

  byId(root: Root, _read: ById) {
    return (reading: RowReading) => {
      const [found] = asList(reading.valueOf(root));
      return found === undefined ? null : asList(found);
    };
  }

  byIds(root: Root, read: ByIds | ByXref) {
    return (reading: RowReading) => reading.nodesOf(root, read);
  }

  rootList(root: Root, read: Connection) {
    return (reading: RowReading) => new RowPage(reading, read, reading.valueOf(root));
  }

  hit(root: Root, read: Search, view: NodesView) {
    const number = [...read.edges.flatMap(({ node }) => node), ...read.nodes].indexOf(view);
    return (reading: RowReading, hit: number) => reading.hit(root, hit, number);
  }

  release(root: Root) {
    return (reading: RowReading) => ({ release: reading.release, node: asList(reading.valueOf(root)) });
  }

  outcome(alias: string): never {
    throw new Error(`the store does not read ${alias}`);
  }

  kindOf(selections: readonly NodeSelection[]) {
    return (_: RowReading, node: List) => must(selections[Number(node.at(-1))], 'the kind of a node').kind;
  }

  value({ kind, properties }: NodeSelection, property: string) {
    const declared = this.graph.kind(kind).properties[property];
    const place = properties.indexOf(property);
    return (node: List) => readProperty(declared, node[place]);
  }

  property({ kind, properties }: NodeSelection, property: string) {
    const write = storedWriter(must(this.graph.kind(kind).properties[property], property));
    const place = properties.indexOf(property);
    return write && ((out: Parameters<typeof write>[0], node: List) => write(out, node[place]));
  }

  list(place: FieldPlace<Connection>) {
    const at = placeOf(place);
    return (reading: RowReading, node: List) => new RowPage(reading, place.read, node[at]);
  }

  toOne(place: FieldPlace<ToOne>) {
    const at = placeOf(place);
    return (_: RowReading, node: List) => {
      const [found] = asList(node[at]);
      return found === undefined ? null : asList(found);
    };
  }

  edge(place: FieldPlace<EdgeRead>) {
    const at = placeOf(place);
    return (_: RowReading, node: List) => {
      const found = asList(node[at]);
      return found.length === 0 ? null : new EdgeRow(found);
    };
  }

  item({ wants, edges, nodes }: Connection, view: NodesView) {
    const at = (wants.cursors ? 1 : 0) + edges.length + nodes.indexOf(view);
    return (_: RowReading, page: Rows, i: number) => asList(page.rowAt(i)[at]);
  }

  cursor() {
    return (_: RowReading, page: Rows, i: number) => page.cursorAt(i);
  }

  edgeValue(place: EdgesPlace, property: string) {
    const declared = place.list.hop?.relation.properties[property];
    const edgeAt = edgeOf(place);
    const at = place.view.properties.indexOf(property);
    return (page: Rows, i: number) => readProperty(declared, edgeAt(page, i)[at]);
  }

  edgeProperty(place: EdgesPlace, property: string) {
    const write = storedWriter(must(place.list.hop?.relation.properties[property], property));
    const edgeAt = edgeOf(place);
    const at = place.view.properties.indexOf(property);
    return write && ((out: Parameters<typeof write>[0], page: Rows, i: number) => write(out, edgeAt(page, i)[at]));
  }

  edgeNode(place: EdgesPlace, view: NodesView) {
    const edgeAt = edgeOf(place);
    const at = place.view.properties.length + place.view.node.indexOf(view);
    return (_: RowReading, page: Rows, i: number) => asList(edgeAt(page, i)[at]);
  }

  evidence(place: EdgesPlace, view: NodesView) {
    const { properties, node, evidence } = place.view;
    const edgeAt = edgeOf(place);
    const at = properties.length + node.length + evidence.indexOf(view);
    // Each item is the list of a node.
    return (_: RowReading, page: Rows, i: number) => asList(edgeAt(page, i)[at]) as readonly List[];
  }
}

/** The place of a field in the list of its node: after the properties. */
const placeOf = ({ field, owner }: FieldPlace): number => owner.properties.length + owner.fields.indexOf(field);

/** Returns how to find an edge of a view. */
function edgeOf({ list, view }: EdgesPlace): (page: Rows, i: number) => List {
  const at = list.type === 'edge' ? 0 : (list.wants.cursors ? 1 : 0) + list.edges.indexOf(view);
  return (page, i) => asList(page.rowAt(i)[at]);
}
