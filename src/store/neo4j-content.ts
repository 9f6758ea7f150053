/** A release in the form that Neo4j stores: rows, one kind or relation after the other. */
import { must } from '../base/must.ts';
import { groupAt } from '../columns/arrays.ts';
import type { GraphColumns } from '../columns/graph-columns.ts';
import {
  citedProperty,
  cypherName,
  evidenceListProperty,
  evidenceProperty,
  rankProperty,
  rowProperties,
} from '../cypher/storage.ts';
import { integerNames, storedNames, storedProperties } from '../cypher/write.ts';
import { type LayoutData, layOut } from '../memory/layout.ts';
import type { PropertyValues } from '../model/data.ts';
import { needsEvidence, type Properties } from '../model/define.ts';
import type { Graph, HopDirection } from '../model/graph.ts';
import { edgeTraits, evidenceTraits, subjectTraits, Traits } from './neo4j-traits.ts';

/** A value as Neo4j stores it; a bigint is a Neo4j integer. */
export type StoredValue = unknown;

/** The id of a node or the ids of an edge's two ends, then the values of the properties in the order of the part. */
export interface StoredRow {
  readonly ids: readonly string[];
  readonly values: readonly StoredValue[];
}

/**
 * A node or edge of a release. Making its stored form takes longer than finding out that the load need not write it.
 */
export interface ContentRow {
  readonly ids: readonly string[];
  /** The values of the service's own properties. */
  readonly own: readonly (number | string | readonly string[])[];
  /** The declared properties. */
  readonly properties: PropertyValues;
}

/** How Neo4j stores one kind or relation, the same for every release. */
export interface PartShape {
  readonly name: string;
  readonly type: 'kind' | 'relation';
  /** The name of the kind or relation, quoted for Cypher. */
  readonly cypher: string;
  /** The names of the properties that a row has values for. */
  readonly properties: readonly string[];
  /** The names of those whose values are integers. */
  readonly integers: ReadonlySet<string>;
}

/** One kind or relation of a release. */
export interface Part extends PartShape {
  readonly count: number;
  /** Nodes in the order of their ids; edges by from, then to. */
  rows(): Iterable<ContentRow>;
  stored(row: ContentRow): StoredRow;
}

/** Returns the shapes of all kinds, and then of all relations. */
export function partShapes(graph: Graph): readonly PartShape[] {
  const shape = (name: string, type: PartShape['type'], declared: Properties, own: readonly string[]): PartShape => ({
    name,
    type,
    cypher: cypherName(name),
    properties: [...own, ...storedNames(declared)],
    integers: new Set([rankProperty, ...places, ...integerNames(declared)]),
  });
  const cited = evidenceTraits(graph).map(citedProperty);
  const subject = subjectTraits(graph).map(evidenceListProperty);
  const ofKind = { [graph.evidence.kind]: cited, [graph.definition.provenance.kind]: [] };
  const lists = edgeTraits(graph).map(evidenceListProperty);
  return [
    ...[...graph.kinds].map(([name, { properties }]) =>
      shape(name, 'kind', properties, [rankProperty, ...(ofKind[name] ?? subject)]),
    ),
    ...[...graph.relations].map(([name, relation]) =>
      shape(name, 'relation', relation.properties, [
        ...places,
        evidenceProperty,
        ...(needsEvidence(relation) ? lists : []),
      ]),
    ),
  ];
}

/** The properties with the places of an edge in the rows of its ends. */
const places = [rowProperties('out').place, rowProperties('in').place];

/** Returns the declared properties of a part. */
export const declaredOf = (graph: Graph, { name, type }: Pick<PartShape, 'name' | 'type'>): Properties =>
  type === 'kind' ? graph.kind(name).properties : graph.hop(name, 'out').relation.properties;

/**
 * Returns the parts of a release: all kinds, and then all relations. A part makes its rows while the loader reads them.
 */
export function partsOf(graph: Graph, columns: GraphColumns): readonly Part[] {
  // Only a load that writes needs the places in the default orders.
  const laidOut = lazily(() => layOut(columns));
  const traits = new Traits(columns);
  return partShapes(graph).map((shape) => {
    const { name, type, integers, properties } = shape;
    const isKind = type === 'kind';
    const declared = declaredOf(graph, shape);
    return {
      ...shape,
      count: isKind ? columns.nodeCountOf(name) : columns.edgeCountOf(name),
      rows: () => (isKind ? nodeRows(columns, laidOut(), traits, name) : edgeRows(columns, laidOut(), traits, name)),
      stored: ({ ids, own, properties: values }) => ({
        ids,
        values: [
          ...own.map((value, i) => (integers.has(properties[i] ?? '') ? BigInt(value as number) : value)),
          ...Object.values(storedProperties(declared, values)),
        ],
      }),
    };
  });
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function* nodeRows(columns: GraphColumns, layout: LayoutData, traits: Traits, kind: string): Generator<ContentRow> {
  const { start, count } = columns.kind(kind);
  const ranks = new Uint32Array(count);
  for (const [rank, number] of must(layout.lists[kind], kind).entries()) ranks[number - start] = rank;
  const { evidence, definition } = columns.graph;
  const about = columns.relation(evidence.about);
  const { groups, edges } = must(layout.in[evidence.about], evidence.about);
  const traitsOf = (number: number) => {
    if (kind === evidence.kind) return traits.ofEvidence(number);
    if (kind === definition.provenance.kind) return [];
    const [from, to] = groupAt(groups, number);
    return traits.ofSubject(Array.from(edges.subarray(from, to), (edge) => about.from(edge)));
  };
  for (let i = 0; i < count; i++) {
    const { id, properties } = columns.node(start + i);
    yield { ids: [id], own: [must(ranks[i]), ...traitsOf(start + i)], properties };
  }
}

function* edgeRows(columns: GraphColumns, layout: LayoutData, traits: Traits, name: string): Generator<ContentRow> {
  const relation = columns.relation(name);
  const out = placesOf(layout, name, 'out');
  const into = placesOf(layout, name, 'in');
  const isSupported = needsEvidence(columns.graph.hop(name, 'out').relation);
  for (let place = 0; place < relation.count; place++) {
    const { from, to, evidence, properties } = relation.edge(place);
    const lists = isSupported ? traits.ofEdge(relation.evidence(place)) : [];
    yield { ids: [from, to], own: [must(out[place]), must(into[place]), evidence, ...lists], properties };
  }
}

/** Returns the place of each edge in the default order of its row. */
function placesOf(layout: LayoutData, relation: string, direction: HopDirection): Uint32Array {
  const { groups, edges } = must(layout[direction][relation], relation);
  const places = new Uint32Array(edges.length);
  for (let row = groups.first; row + 1 < groups.first + groups.offsets.length; row++) {
    const [from, to] = groupAt(groups, row);
    for (let place = from; place < to; place++) places[must(edges[place])] = place - from;
  }
  return places;
}
