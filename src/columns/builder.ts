import { must } from '../base/must.ts';
import type { PropertyValue, PropertyValues, ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { Growing, permute, range, unsignedArray } from './arrays.ts';
import type { ColumnData } from './column.ts';
import { type ColumnBuilder, columnBuilder } from './column-builder.ts';
import { contentHash } from './content-hash.ts';
import { EdgeBuilder, type EvidenceLists } from './edge-builder.ts';
import { GraphColumns } from './graph-columns.ts';
import { Interner, type Strings } from './strings.ts';

export type { EvidenceLists };

/** The nodes of one kind in the order added. */
interface KindBuilder {
  readonly name: string;
  readonly columns: Map<string, ColumnBuilder>;
  count: number;
}

/**
 * Lays a graph out as it comes: append only, with no object for a node or an edge. Nodes have provisional numbers, in
 * the order added.
 */
export class GraphBuilder {
  private readonly graph: Graph;
  private readonly strings = new Interner();
  private readonly kinds: readonly KindBuilder[];
  private readonly kindPlaces: ReadonlyMap<string, number>;
  /** By node: its kind, its place among the nodes of the kind, and the code of its id. */
  private readonly nodeKinds: Growing<Uint8Array | Uint16Array | Uint32Array>;
  private readonly nodePlaces = new Growing(Uint32Array);
  private readonly ids = new Growing(Uint32Array);
  /** By code of a string: 1 and the number of the node that has it as its id, or 0. */
  private numbers = new Uint32Array(64);
  private readonly relations: Map<string, EdgeBuilder>;

  constructor(graph: Graph) {
    this.graph = graph;
    this.kinds = [...graph.kinds.values()].map(({ name, properties }) => ({
      name,
      columns: new Map(
        Object.entries(properties).map(([property, definition]) => [property, columnBuilder(definition, this.strings)]),
      ),
      count: 0,
    }));
    this.kindPlaces = new Map(this.kinds.map(({ name }, place) => [name, place]));
    this.nodeKinds = new Growing(unsignedArray(this.kinds.length));
    this.relations = new Map(
      [...graph.relations.values()].map((relation) => [relation.name, new EdgeBuilder(relation, this.strings)]),
    );
  }

  get nodeCount(): number {
    return this.ids.length;
  }

  /** Adds a node whose id is new. Returns its provisional number, counted from 0 in the order added. */
  addNode(kind: string, id: string, properties: PropertyValues): number {
    const code = this.strings.intern(id);
    const number = this.nodeCount;
    this.putNumber(code, number, id);
    const place = must(this.kindPlaces.get(kind), `the kind ${kind}`);
    const builder = must(this.kinds[place]);
    this.ids.push(code);
    this.nodeKinds.push(place);
    this.nodePlaces.push(builder.count++);
    for (const [name, column] of builder.columns) column.push(name === 'id' ? id : properties[name]);
    return number;
  }

  /** Returns the provisional number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined {
    const code = this.strings.find(id);
    const entry = code === undefined ? 0 : (this.numbers[code] ?? 0);
    return entry === 0 ? undefined : entry - 1;
  }

  kindOf(number: number): string {
    return this.kindBuilder(number).name;
  }

  idOf(number: number): string {
    return this.strings.at(this.ids.at(number));
  }

  nodeValue(number: number, property: string): PropertyValue {
    return this.kindBuilder(number).columns.get(property)?.valueAt(this.nodePlaces.at(number)) ?? null;
  }

  /**
   * Adds an edge between nodes that were added before.
   * @param evidence numbers of nodes, in the order written.
   * @returns its place among the edges of the relation, in the order added.
   */
  addEdge(relation: string, from: number, to: number, properties: PropertyValues, evidence: readonly number[]): number {
    for (const number of [from, to, ...evidence]) {
      if (number >= this.nodeCount) throw new Error(`no node has number ${number}`);
    }
    return this.edges(relation).add(from, to, properties, evidence);
  }

  edgeCount(relation: string): number {
    return this.edges(relation).count;
  }

  edgeFrom(relation: string, place: number): number {
    return this.edges(relation).from.at(place);
  }

  edgeTo(relation: string, place: number): number {
    return this.edges(relation).to.at(place);
  }

  edgeValue(relation: string, place: number, property: string): PropertyValue {
    return this.edges(relation).valueAt(place, property);
  }

  edgeEvidence(relation: string, place: number): Uint32Array {
    return this.edges(relation).evidenceAt(place);
  }

  evidenceLists(relation: string): EvidenceLists {
    return this.edges(relation);
  }

  /** Replaces the values of a property of all edges of a relation, by their places. */
  fillEdges(relation: string, property: string, valueAt: (place: number) => PropertyValue): void {
    const { properties } = must(this.graph.relations.get(relation), `the relation ${relation}`);
    this.edges(relation).fill(property, must(properties[property], property), valueAt);
  }

  /** Replaces the values of a property of all nodes of a kind, by their numbers. */
  fillNodes(kind: string, property: string, valueAt: (number: number) => PropertyValue): void {
    const column = columnBuilder(must(this.graph.kind(kind).properties[property], property), this.strings);
    for (let number = 0; number < this.nodeCount; number++) {
      if (this.kindOf(number) === kind) column.push(valueAt(number));
    }
    must(this.kinds[must(this.kindPlaces.get(kind), `the kind ${kind}`)]).columns.set(property, column);
  }

  /** Sorts the graph, computes the hash of its content and lays it out. The builder is used up. */
  finish(release: Omit<ReleaseInfo, 'id'>): GraphColumns {
    const { strings, codes } = this.strings.finish();
    const ids = this.ids.view().map((code) => must(codes[code]));
    const order = range(this.nodeCount).sort((a, b) => must(ids[a]) - must(ids[b]));
    const numbers = new Uint32Array(this.nodeCount);
    for (const [number, provisional] of order.entries()) numbers[provisional] = number;
    const data = {
      strings: strings.data,
      ids: permute(ids, order),
      kinds: this.finishKinds(order, codes, strings),
      relations: this.finishRelations(numbers, codes),
    };
    const { version, title, published } = release;
    const id = contentHash(this.graph, data, release);
    // A given release may have an id as well, which must not take the place of the hash.
    return new GraphColumns(this.graph, { id, version, title, published }, data);
  }

  /** @throws {Error} when the ids of a kind do not follow each other, because they lack the prefix of the kind. */
  private finishKinds(order: Uint32Array, codes: Uint32Array, strings: Strings) {
    const places = this.kinds.map(({ count }) => ({ start: 0, used: 0, order: new Uint32Array(count) }));
    for (const [number, provisional] of order.entries()) {
      const kind = must(places[this.nodeKinds.at(provisional)]);
      if (kind.used === 0) kind.start = number;
      if (kind.start + kind.used !== number) {
        throw new Error(`the id ${strings.at(must(codes[this.ids.at(provisional)]))} does not begin like its kind`);
      }
      kind.order[kind.used++] = this.nodePlaces.at(provisional);
    }
    return Object.fromEntries(
      this.kinds.map(({ name, count, columns }, i) => {
        const { start, order: ofKind } = must(places[i]);
        const finished = [...columns].map(([property, column]): [string, ColumnData] => [
          property,
          column.finish(ofKind, codes),
        ]);
        return [name, { start, count, columns: Object.fromEntries(finished) }];
      }),
    );
  }

  /** Forgets each relation as soon as it is laid out, so that memory never holds all of them twice. */
  private finishRelations(numbers: Uint32Array, codes: Uint32Array) {
    return Object.fromEntries(
      [...this.relations.keys()].map((name) => {
        const finished = this.edges(name).finish(numbers, codes);
        this.relations.delete(name);
        return [name, finished];
      }),
    );
  }

  private putNumber(code: number, number: number, id: string): void {
    if (code >= this.numbers.length) {
      const longer = new Uint32Array(Math.max(code + 1, this.numbers.length * 2));
      longer.set(this.numbers);
      this.numbers = longer;
    }
    if (this.numbers[code] !== 0) throw new Error(`${id} was added twice`);
    this.numbers[code] = number + 1;
  }

  private kindBuilder(number: number): KindBuilder {
    return must(this.kinds[this.nodeKinds.at(number)]);
  }

  private edges(relation: string): EdgeBuilder {
    return must(this.relations.get(relation), `the relation ${relation}`);
  }
}
