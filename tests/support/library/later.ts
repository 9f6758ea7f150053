import { must } from '../../../src/base/must.ts';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { loadLibrary } from './index.ts';

export interface LaterLibrary {
  readonly graph: Graph;
  readonly data: GraphData;
  /** The library a year later: a node and its edges gone, an edge gone, a node and an edge changed, both added. */
  readonly later: GraphData;
  /** The ids of the node that is gone and of the one that changed. */
  readonly gone: string;
  readonly changed: string;
}

/** Returns two releases of the library. */
export async function laterLibrary(): Promise<LaterLibrary> {
  const { graph, data } = await loadLibrary();
  const gone = must(data.edges.find(({ relation }) => relation === 'WROTE')).to;
  const changed = must(data.edges.find(({ relation, to }) => relation === 'WROTE' && to !== gone)).to;
  const nodes = data.nodes
    .filter(({ id }) => id !== gone)
    .map((node) => (node.id === changed ? { ...node, properties: { ...node.properties, pages: 4321 } } : node));
  const example = must(data.nodes.find(({ kind }) => kind === 'Genre'));
  const added = { ...example, id: 'genre:added', properties: { ...example.properties, id: 'genre:added' } };
  const kept = data.edges.filter(({ from, to }) => from !== gone && to !== gone);
  const dropped = kept.find(({ relation }) => relation === 'HOLDS');
  const edges = kept
    .filter((edge) => edge !== dropped)
    .map((edge) =>
      edge.relation === 'INFLUENCED' ? { ...edge, properties: { ...edge.properties, strength: -10 } } : edge,
    )
    .concat({ relation: 'IN_GENRE', from: changed, to: added.id, properties: {}, evidence: [] });
  return {
    graph,
    data,
    later: { release: { ...data.release, id: 'later' }, nodes: [...nodes, added], edges },
    gone,
    changed,
  };
}

/**
 * Returns a release of the library in which all numbers that the readers read are one number. The id of the release
 * contains it.
 */
export const withPages = (data: GraphData, pages: number): GraphData => ({
  release: { ...data.release, id: `pages-${pages}` },
  nodes: data.nodes.map((node) =>
    node.kind === 'Book' ? { ...node, properties: { ...node.properties, pages } } : node,
  ),
  edges: data.edges.map((edge) =>
    edge.relation === 'HOLDS' ? { ...edge, properties: { ...edge.properties, copies: pages } } : edge,
  ),
});

/** Returns a release with more books, each held by a branch, so that its commit takes long enough to be read. */
export function withMoreBooks({ release, nodes, edges }: GraphData, count: number): GraphData {
  const hold = must(edges.find(({ relation }) => relation === 'HOLDS'));
  const book = must(nodes.find(({ id }) => id === hold.to));
  const ids = Array.from({ length: count }, (_, i) => `book:more-${i}`);
  return {
    release,
    nodes: [...nodes, ...ids.map((id) => ({ ...book, id, properties: { ...book.properties, id } }))],
    edges: [...edges, ...ids.map((id) => ({ ...hold, to: id }))],
  };
}
