/** Small graphs as plain objects, for tests that make up a graph or read all of one. */
import type { GraphData } from '../model/data.ts';
import type { Graph } from '../model/graph.ts';
import { GraphBuilder } from './builder.ts';
import { GraphColumns } from './graph-columns.ts';

/** Lays out a graph of plain objects. The release keeps its id. */
export function columnsOf(graph: Graph, data: GraphData): GraphColumns {
  const builder = new GraphBuilder(graph);
  for (const { kind, id, properties } of data.nodes) builder.addNode(kind, id, properties);
  const numberOf = (id: string): number => {
    const number = builder.numberOf(id);
    if (number === undefined) throw new Error(`no node has the id ${id}`);
    return number;
  };
  for (const { relation, from, to, properties, evidence } of data.edges) {
    builder.addEdge(relation, numberOf(from), numberOf(to), properties, evidence.map(numberOf));
  }
  return new GraphColumns(graph, data.release, builder.finish(data.release).data);
}

/** Returns all nodes by id, and all edges by relation, from and to. */
export const graphDataOf = (columns: GraphColumns): GraphData => ({
  release: columns.release,
  nodes: [...columns.nodes()],
  edges: [...columns.graph.relations.keys()].sort().flatMap((relation) => [...columns.edges(relation)]),
});
