/** Random choices of edges of the library, and the edges that fit them. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { EdgeData, GraphData } from '../../../src/model/data.ts';
import type { Graph } from '../../../src/model/graph.ts';
import { compareText } from '../../../src/model/text.ts';
import { bindEdgeTable, type EdgeTableRequest, edgeTableAlias } from '../../../src/plan/edge-table.ts';
import type { EdgeTable } from '../../../src/plan/result.ts';
import type { Store } from '../../../src/store/store.ts';
import { admitsEdge, evidenceOf } from '../oracle/evidence.ts';
import { type Inputs, World } from '../oracle/oracle.ts';
import { check } from '../random/fast-check.ts';

type BoundTable = ReturnType<typeof bindEdgeTable>;

/** Reads edges from a store. */
export const readEdgeTable = async (store: Store, bound: BoundTable): Promise<unknown> =>
  (await store.execute(bound)).tree[edgeTableAlias];

/** Checks the tables, counts and ends that a store gives for random choices. */
export const checkEdgeChoices = (store: Store, graph: Graph, data: GraphData, runs: number): Promise<void> =>
  check(
    fc.asyncProperty(edgeChoices(graph, data), fc.option(limits(data)), async (request, limit) => {
      const read = (bound: BoundTable) => readEdgeTable(store, bound);
      const expected = expectedTable(graph, data, request, limit);
      expect(await read(bindEdgeTable(graph, 'table', request, 10_000, limit))).toEqual(expected);
      expect(await read(bindEdgeTable(graph, 'count', request, 1, limit))).toBe(expected.from.length);
      expect(await read(bindEdgeTable(graph, 'ends', request, 1, limit))).toEqual(expectedEnds(expected, request));
    }),
    runs,
  );

/** Draws limits by evidence, with the values that binding would give. */
function limits(data: GraphData): fc.Arbitrary<Inputs> {
  const sources = data.nodes.filter(({ kind }) => kind === 'Register').map(({ id }) => id);
  return fc.record(
    {
      sources: fc.subarray(sources, { minLength: 1 }),
      sourceKinds: fc.subarray(['OFFICIAL', 'PRIVATE'], { minLength: 1 }),
      status: fc.subarray(['STATES', 'DOUBTS'], { minLength: 1 }),
      minSources: fc.constantFrom(1, 2),
    },
    { requiredKeys: [] },
  );
}

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
function expectedTable(graph: Graph, data: GraphData, request: EdgeTableRequest, limit: Inputs | null): EdgeTable {
  const world = new World(graph.definition, data).under(limit);
  const { relations, from, to, properties = [] } = request;
  const declared = [...graph.relations.keys()];
  const edges = data.edges
    .filter((edge) => relations.includes(edge.relation))
    .filter((edge) => isAdmittedEdge(graph, world, edge))
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
    evidence: edges.map((edge) => evidenceOf(world, edge).map(({ id }) => id)),
    properties: Object.fromEntries(
      properties.map((name) => [name, edges.map((edge) => edge.properties[name] ?? null)]),
    ),
  };
}

/** Whether a limit admits an edge by its evidence, or by the evidence at its ends: the direction has no meaning. */
function isAdmittedEdge(graph: Graph, world: World, edge: EdgeData): boolean {
  const { relation, end } = graph.hop(edge.relation, 'out');
  const many = { ...end, cardinality: 'many' } as const;
  return admitsEdge(world, { relation, out: true, end: many }, edge);
}

/** Returns the nodes at the open end of the edges that a choice includes. */
function expectedEnds({ from, to }: EdgeTable, request: EdgeTableRequest): readonly string[] {
  return [...new Set(request.from ? to : from)].sort(compareText);
}
