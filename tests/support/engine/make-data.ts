/** Builds nodes, edges and graph data from a few properties, for tests that need other data than a seed. */
import type { EdgeData, GraphData, NodeData, PropertyValues } from '../../../src/model/data.ts';
import type { Properties } from '../../../src/model/define.ts';
import type { Graph } from '../../../src/model/graph.ts';

/** Adds the missing properties as the importer does: lists are empty, and all others are null. */
function complete(properties: Properties, given: PropertyValues): PropertyValues {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      given[name] ?? (property.type === 'list' || property.type === 'records' ? [] : null),
    ]),
  );
}

/** Makes a node of a kind. `id` is the part of its id after the colon. */
export function makeNode(graph: Graph, kind: string, id: string, properties: PropertyValues = {}): NodeData {
  const { definition, properties: declared } = graph.kind(kind);
  const full = `${definition.idPrefix}:${id}`;
  return { kind, id: full, properties: complete(declared, { name: id, ...properties, id: full }) };
}

/** Makes an edge without evidence. Research answers with it, as with an edge that one good source asserts. */
export function makeEdge(
  graph: Graph,
  relation: string,
  from: NodeData,
  to: NodeData,
  properties: PropertyValues = {},
): EdgeData {
  const declared = graph.relations.get(relation)?.properties ?? {};
  const { support } = graph.evidence;
  const derived = support && { [support.count]: 1, [support.disputed]: false, [support.corroborated]: true };
  return {
    relation,
    from: from.id,
    to: to.id,
    properties: complete(declared, { ...derived, ...properties }),
    evidence: [],
  };
}

/** Makes graph data of a made-up release. */
export const makeData = (nodes: readonly NodeData[], edges: readonly EdgeData[] = []): GraphData => ({
  release: { id: '0', version: '0', title: 'Made up', published: '2026-01-01' },
  nodes,
  edges,
});

/** Makes library data: one branch that holds `size` books, with equal values in every sort key. */
export function makeLargeBranch(graph: Graph, size: number): GraphData {
  const branch = makeNode(graph, 'Branch', 'crowded', { open: true, latitude: 0, currency: 'GBP' });
  const books = Array.from({ length: size }, (_, i) =>
    makeNode(graph, 'Book', `b${i}`, {
      name: `Book ${i % 997}`,
      pages: i % 101,
      rating: (i % 50) / 10,
      format: 'AUDIO',
    }),
  );
  const edges = books.map((book, i) =>
    makeEdge(graph, 'HOLDS', branch, book, {
      copies: i % 13,
      currency: 'GBP',
      shelf: `s${i % 7}`,
      lendable: i % 2 === 0,
    }),
  );
  return makeData([branch, ...books], edges);
}
