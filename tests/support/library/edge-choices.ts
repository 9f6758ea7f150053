/** Random choices of edges of the library, and the edges that fit them. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { compareText } from '../../../src/model/text.ts';
import { bindEdgeTable, type EdgeTableRequest, edgeTableAlias } from '../../../src/plan/edge-table.ts';
import type { EdgeTable } from '../../../src/plan/result.ts';
import type { Store } from '../../../src/store/store.ts';
import { check } from '../random/fast-check.ts';

type BoundTable = ReturnType<typeof bindEdgeTable>;

/** Reads edges from a store. */
export const readEdgeTable = async (store: Store, bound: BoundTable): Promise<unknown> =>
  (await store.execute(bound)).tree[edgeTableAlias];

/** Checks the tables, counts and ends that a store gives for random choices. */
export const checkEdgeChoices = (store: Store, graph: Graph, data: GraphData, runs: number): Promise<void> =>
  check(
    fc.asyncProperty(edgeChoices(graph, data), async (request) => {
      const read = (bound: BoundTable) => readEdgeTable(store, bound);
      const expected = expectedTable(graph, data, request);
      expect(await read(bindEdgeTable(graph, 'table', request, 10_000))).toEqual(expected);
      expect(await read(bindEdgeTable(graph, 'count', request, 1))).toBe(expected.from.length);
      expect(await read(bindEdgeTable(graph, 'ends', request, 1))).toEqual(expectedEnds(graph, data, request));
    }),
    runs,
  );

/** Draws choices. Some have more ids than a store looks up pair by pair. */
function edgeChoices(graph: Graph, data: GraphData): fc.Arbitrary<EdgeTableRequest> {
  const unknown = Array.from({ length: 300 }, (_, i) => `book:unknown-${i}`);
  const some = fc.array(fc.constantFrom('book:nowhere', ...data.nodes.map(({ id }) => id)), { maxLength: 12 });
  const ids = fc.tuple(some, fc.boolean()).map(([known, isLong]) => (isLong ? [...known, ...unknown] : known));
  const names = new Set([...graph.relations.values()].flatMap(({ properties }) => Object.keys(properties)));
  return fc.record(
    {
      relations: fc.subarray([...graph.relations.keys()]),
      from: ids,
      to: ids,
      properties: fc.subarray([...names]),
    },
    { requiredKeys: ['relations'] },
  );
}

/** Returns the table of the edges that a choice includes. */
function expectedTable(graph: Graph, data: GraphData, request: EdgeTableRequest): EdgeTable {
  const { relations, from, to, properties = [] } = request;
  const declared = [...graph.relations.keys()];
  const edges = data.edges
    .filter((edge) => relations.includes(edge.relation))
    .filter((edge) => (from?.includes(edge.from) ?? true) && (to?.includes(edge.to) ?? true))
    .sort(
      (a, b) =>
        declared.indexOf(a.relation) - declared.indexOf(b.relation) ||
        compareText(a.from, b.from) ||
        compareText(a.to, b.to),
    );
  return {
    relation: edges.map((edge) => edge.relation),
    from: edges.map((edge) => edge.from),
    to: edges.map((edge) => edge.to),
    evidence: edges.map((edge) => edge.evidence),
    properties: Object.fromEntries(
      properties.map((name) => [name, edges.map((edge) => edge.properties[name] ?? null)]),
    ),
  };
}

/** Returns the nodes at the open end of the edges that a choice includes. */
function expectedEnds(graph: Graph, data: GraphData, request: EdgeTableRequest): readonly string[] {
  const { from, to } = expectedTable(graph, data, request);
  return [...new Set(request.from ? to : from)].sort(compareText);
}
