import { createHash } from 'node:crypto';
import type { EdgeData, NodeData, PropertyValue, PropertyValues, ReleaseInfo } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { compareText } from '../model/text.ts';
import type { GraphColumns, RelationColumns } from './graph-columns.ts';

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly properties: PropertyValues;
  readonly evidence: readonly number[];
}

/** Lays a graph out as it comes: append only. */
export class GraphBuilder {
  private readonly graph: Graph;
  private readonly nodes: NodeData[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly relations: ReadonlyMap<string, Edge[]>;

  constructor(graph: Graph) {
    this.graph = graph;
    this.relations = new Map([...graph.relations.keys()].map((name) => [name, []]));
  }

  get nodeCount(): number {
    return this.nodes.length;
  }

  /** Adds a node whose id is new. Returns its provisional number, counted from 0 in the order added. */
  addNode(kind: string, id: string, properties: PropertyValues): number {
    if (this.numbers.has(id)) throw new Error(`${id} was added twice`);
    this.numbers.set(id, this.nodes.length);
    return this.nodes.push({ kind, id, properties: { ...properties, id } }) - 1;
  }

  /** Returns the provisional number of a node, or undefined for an id that no node has. */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id);
  }

  kindOf(number: number): string {
    return this.node(number).kind;
  }

  idOf(number: number): string {
    return this.node(number).id;
  }

  nodeValue(number: number, property: string): PropertyValue {
    return this.node(number).properties[property] ?? null;
  }

  /**
   * Adds an edge between nodes that were added before.
   * @param evidence numbers of nodes, in the order written.
   * @returns its place among the edges of the relation, in the order added.
   */
  addEdge(relation: string, from: number, to: number, properties: PropertyValues, evidence: readonly number[]): number {
    return this.edgesOf(relation).push({ from, to, properties, evidence: [...evidence] }) - 1;
  }

  edgeCount(relation: string): number {
    return this.edgesOf(relation).length;
  }

  edgeFrom(relation: string, place: number): number {
    return this.edge(relation, place).from;
  }

  edgeTo(relation: string, place: number): number {
    return this.edge(relation, place).to;
  }

  edgeValue(relation: string, place: number, property: string): PropertyValue {
    return this.edge(relation, place).properties[property] ?? null;
  }

  edgeEvidence(relation: string, place: number): readonly number[] {
    return this.edge(relation, place).evidence;
  }

  /** Sorts the graph, computes the hash of its content and lays it out. The builder is used up. */
  finish(release: Omit<ReleaseInfo, 'id'>): GraphColumns {
    const nodes = [...this.nodes].sort((a, b) => compareText(a.id, b.id));
    const relations = new Map(
      [...this.relations].map(([relation, edges]) => {
        const data = edges.map(
          ({ from, to, properties, evidence }): EdgeData => ({
            relation,
            from: this.idOf(from),
            to: this.idOf(to),
            properties,
            evidence: evidence.map((number) => this.idOf(number)),
          }),
        );
        return [relation, data.sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to))] as const;
      }),
    );
    const hash = createHash('sha256').update(JSON.stringify([nodes, [...relations], release]));
    return makeColumns(this.graph, { id: hash.digest('hex').slice(0, 16), ...release }, nodes, relations);
  }

  private node(number: number): NodeData {
    const node = this.nodes[number];
    if (!node) throw new Error(`no node has number ${number}`);
    return node;
  }

  private edgesOf(relation: string): Edge[] {
    const edges = this.relations.get(relation);
    if (!edges) throw new Error(`the graph declares no relation ${relation}`);
    return edges;
  }

  private edge(relation: string, place: number): Edge {
    const edge = this.edgesOf(relation)[place];
    if (!edge) throw new Error(`${relation} has no edge at ${place}`);
    return edge;
  }
}

function makeColumns(
  graph: Graph,
  release: ReleaseInfo,
  nodes: readonly NodeData[],
  relations: ReadonlyMap<string, readonly EdgeData[]>,
): GraphColumns {
  const numbers = new Map(nodes.map(({ id }, number) => [id, number]));
  const must = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error('nothing lies there');
    return value;
  };
  const node = (number: number) => must(nodes[number]);
  const relation = (name: string): RelationColumns => {
    const edges = must(relations.get(name));
    const edge = (place: number) => must(edges[place]);
    return {
      relation: name,
      count: edges.length,
      from: (place) => must(numbers.get(edge(place).from)),
      to: (place) => must(numbers.get(edge(place).to)),
      value: (place, property) => edge(place).properties[property] ?? null,
      evidence: (place) => edge(place).evidence.map((id) => must(numbers.get(id))),
      edge,
    };
  };
  return {
    graph,
    release,
    nodeCount: nodes.length,
    edgeCount: [...relations.values()].reduce((sum, edges) => sum + edges.length, 0),
    kindOf: (number) => node(number).kind,
    idOf: (number) => node(number).id,
    numberOf: (id) => numbers.get(id),
    value: (number, property) => node(number).properties[property] ?? null,
    node,
    nodeCountOf: (kind) => nodes.filter((other) => other.kind === kind).length,
    edgeCountOf: (name) => relation(name).count,
    relation,
    nodes: () => nodes,
    edges: (name) => must(relations.get(name)),
  };
}
