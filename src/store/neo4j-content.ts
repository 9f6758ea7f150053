/** A release in the form in which Neo4j stores it: rows, one kind or relation after the other. */
import type { GraphColumns, RelationColumns } from '../columns/graph-columns.ts';
import { graphDataOf } from '../columns/graph-data.ts';
import { cypherName, evidenceProperty, ownerLabel, rankProperty, rowProperties } from '../cypher/storage.ts';
import { integerNames, storedNames, storedProperties } from '../cypher/write.ts';
import { MemoryGraph } from '../memory/graph.ts';
import type { PropertyValues } from '../model/data.ts';
import type { Properties } from '../model/define.ts';
import type { Graph } from '../model/graph.ts';

/** A value as Neo4j stores it; a bigint is a Neo4j integer. */
export type StoredValue = unknown;

/** The id of a node, or of the two ends of an edge; and the values of the properties, in the order of the part. */
export interface StoredRow {
  readonly ids: readonly string[];
  readonly values: readonly StoredValue[];
}

/** How Neo4j stores one kind or relation. It says nothing about a release. */
export interface PartShape {
  readonly name: string;
  readonly type: 'kind' | 'relation';
  /** The name of the kind or relation, quoted for Cypher. */
  readonly cypher: string;
  /** The names of the properties that a row has values for. */
  readonly properties: readonly string[];
  /** Those of them whose values are integers. */
  readonly integers: ReadonlySet<string>;
}

/** One kind or relation of a release. */
export interface Part extends PartShape {
  readonly count: number;
  /** Nodes in the order of their ids; edges by from, then to. */
  rows(): Iterable<StoredRow>;
}

/** Returns the shapes of all kinds, and then of all relations. */
export function partShapes(graph: Graph): readonly PartShape[] {
  const shape = (name: string, type: PartShape['type'], declared: Properties, own: readonly string[]): PartShape => ({
    name,
    type,
    cypher: cypherName(name),
    properties: [...own, ...storedNames(declared)],
    integers: new Set([...own.filter((property) => property !== evidenceProperty), ...integerNames(declared)]),
  });
  const places = [rowProperties('out').place, rowProperties('in').place, evidenceProperty];
  return [
    ...[...graph.kinds].map(([name, { properties }]) => shape(name, 'kind', properties, [rankProperty])),
    ...[...graph.relations].map(([name, { properties }]) => shape(name, 'relation', properties, places)),
  ];
}

/** Returns the parts of a release: all kinds, and then all relations. Rows are made while they are read. */
export function partsOf(graph: Graph, columns: GraphColumns): readonly Part[] {
  const memory = new MemoryGraph(graph, graphDataOf(columns));
  return partShapes(graph).map((shape) =>
    shape.type === 'kind'
      ? {
          ...shape,
          count: columns.nodeCountOf(shape.name),
          rows: () => nodeRows(columns, memory, shape.name, graph.kind(shape.name).properties),
        }
      : {
          ...shape,
          count: columns.edgeCountOf(shape.name),
          rows: () => edgeRows(columns, memory, graph.hop(shape.name, 'out').relation),
        },
  );
}

/** The values of the declared properties, in the order of {@link storedNames}. */
const storedValues = (declared: Properties, values: PropertyValues): readonly StoredValue[] =>
  Object.values(storedProperties(declared, values));

function* nodeRows(columns: GraphColumns, memory: MemoryGraph, kind: string, declared: Properties) {
  const ranks = new Map<number, number>();
  memory.listOf(kind).neighbours.forEach((number, rank) => {
    ranks.set(number, rank);
  });
  for (const number of [...ranks.keys()].sort((a, b) => a - b)) {
    const { id, properties } = columns.node(number);
    yield { ids: [id], values: [BigInt(ranks.get(number) ?? 0), ...storedValues(declared, properties)] };
  }
}

function* edgeRows(
  columns: GraphColumns,
  memory: MemoryGraph,
  { name, properties: declared }: { readonly name: string; readonly properties: Properties },
) {
  const relation = columns.relation(name);
  const finder = new EdgeFinder(columns, relation);
  const out = finder.placesOf(memory, 'out');
  const into = finder.placesOf(memory, 'in');
  for (let place = 0; place < relation.count; place++) {
    const { from, to, evidence, properties } = relation.edge(place);
    const places = [BigInt(out[place] ?? 0), BigInt(into[place] ?? 0)];
    yield { ids: [from, to], values: [...places, evidence, ...storedValues(declared, properties)] };
  }
}

/** Finds edges of a relation by their ends. */
class EdgeFinder {
  private readonly relation: RelationColumns;
  /** The place of the first edge of each node. */
  private readonly starts: Uint32Array;

  constructor(columns: GraphColumns, relation: RelationColumns) {
    this.relation = relation;
    this.starts = new Uint32Array(columns.nodeCount + 1).fill(relation.count);
    for (let place = relation.count - 1; place >= 0; place--) this.starts[relation.from(place)] = place;
  }

  /** Returns, for each edge, its place in the default order of the row that it belongs to. */
  placesOf(memory: MemoryGraph, direction: 'out' | 'in'): Uint32Array {
    const { offsets, neighbours } = memory.rowsOf(this.relation.relation, direction);
    const places = new Uint32Array(this.relation.count);
    for (let near = 0; near + 1 < offsets.length; near++) {
      const begin = offsets[near] ?? 0;
      for (let at = begin; at < (offsets[near + 1] ?? 0); at++) {
        const far = neighbours[at] ?? 0;
        places[direction === 'out' ? this.find(near, far) : this.find(far, near)] = at - begin;
      }
    }
    return places;
  }

  private find(from: number, to: number): number {
    let low = this.starts[from] ?? 0;
    let high = this.relation.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const isBefore =
        this.relation.from(middle) < from || (this.relation.from(middle) === from && this.relation.to(middle) < to);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The label that marks a node as ours, quoted for Cypher. */
export const ownerOf = (graph: Graph): string => cypherName(ownerLabel(graph));
