/** Lists the connection fields of a graph. The tests of paging, and the golden and injection tests on Neo4j use it. */
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import type { List } from './connection.ts';

/** A connection field, with the nodes that have it. */
export interface ListField extends List {
  readonly name: string;
  /** The ids of nodes that have the field, those with the longest lists first; empty for a root field. */
  readonly parents: readonly string[];
}

/** Returns every connection field of a graph: the list of each kind, and each to-many hop of each kind. */
export function listFields(graph: Graph, data: GraphData): readonly ListField[] {
  const degree = (id: string, relation: string) =>
    data.edges.filter((edge) => edge.relation === relation && (edge.from === id || edge.to === id)).length;
  return [...graph.kinds.values()].flatMap((kind): ListField[] => {
    const field = kind.definition.plural;
    const hops = [...kind.hops.values()].filter(({ end }) => end.cardinality !== 'one');
    const ids = data.nodes.filter((node) => node.kind === kind.name).map(({ id }) => id);
    return [
      { name: `Query.${field}`, hop: null, kinds: [kind.name], field, owner: 'Query', parents: [] },
      ...hops.map((hop) => ({
        name: `${kind.name}.${hop.end.field}`,
        hop,
        kinds: hop.targets,
        field: hop.end.field,
        owner: kind.name,
        parents: ids.toSorted((a, b) => degree(b, hop.relation.name) - degree(a, hop.relation.name)),
      })),
    ];
  });
}
