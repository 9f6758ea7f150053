import { GraphQLError, getOperationAST, parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildSchema } from '../../../src/api/schema.ts';
import { columnsOf } from '../../../src/columns/graph-data.ts';
import { executeInMemory } from '../../../src/memory/execute.ts';
import { MemoryGraph } from '../../../src/memory/graph.ts';
import { resolveGraph } from '../../../src/model/resolve.ts';
import type { BoundPlan } from '../../../src/plan/plan.ts';
import { Preparer } from '../../../src/plan/prepare.ts';
import { wideLimits } from '../../support/engine/engine.ts';
import { makeLargeBranch } from '../../support/engine/make-data.ts';
import { libraryGraph } from '../../support/library/model.ts';

/* Counts what the walk looks at instead of taking the time, which would say as much of the machine. */

const graph = resolveGraph(libraryGraph);
const preparer = new Preparer(graph, buildSchema(graph), wideLimits);
const sizes = { small: 1_000, large: 10_000 };
let memories: Readonly<Record<keyof typeof sizes, MemoryGraph>>;

beforeAll(() => {
  memories = {
    small: new MemoryGraph(columnsOf(graph, makeLargeBranch(graph, sizes.small))),
    large: new MemoryGraph(columnsOf(graph, makeLargeBranch(graph, sizes.large))),
  };
});

function bind(text: string, variables: Readonly<Record<string, unknown>> = {}): BoundPlan {
  const document = parse(text);
  const operation = getOperationAST(document);
  const prepared = operation && preparer.prepare(document, operation, variables);
  if (!prepared?.value) throw new Error(`not planned: ${text}`);
  return prepared.value;
}

async function isEnough(memory: MemoryGraph, bound: BoundPlan, maxWork: number): Promise<boolean> {
  try {
    await executeInMemory(memory, bound, { ...wideLimits, maxWork });
    return true;
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.limit === 'maxWork') return false;
    throw error;
  }
}

/** How many nodes and edges an operation looks at: the least work with which it succeeds. */
async function visits(memory: MemoryGraph, bound: BoundPlan): Promise<number> {
  let [low, high] = [0, 1_000_000];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (await isEnough(memory, bound, middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const branch = (list: string, selection = 'edges { copies node { ... on Book { name } } }') =>
  `{ branch(id: "library-branch:crowded") { list: ${list} { ${selection} } } }`;

describe('a page in the default order looks at as much of 1,000 neighbours as of 10,000', () => {
  it.each([
    ['forwards', branch('holdings(first: 5)')],
    ['backwards', branch('holdings(last: 5)')],
    ['with its page information', branch('holdings(first: 5)', 'pageInfo { hasNextPage hasPreviousPage endCursor }')],
    ['with the number of all', branch('holdings(first: 5)', 'totalCount nodes { __typename }')],
    ['with a filter that most pass', branch('holdings(first: 5, where: {copies: {gte: 0}})')],
    [
      'with the edge to one given node, from the end with few and from the end with many',
      `{ branch(id: "library-branch:crowded") { stock(of: "book:b7") { copies } holdings(first: 3) {
        nodes { ... on Book { fine(of: "library-branch:crowded") { copies } } } } } }`,
    ],
    ['of all nodes of a kind', '{ books(first: 5) { nodes { name } pageInfo { hasNextPage } } }'],
    [
      'in the default order spelled out',
      branch('holdings(first: 5, orderBy: [{wear: ASC}, {copies: DESC}, {node: {name: ASC}}])'),
    ],
  ])('%s', async (_name, text) => {
    const bound = bind(text);
    const small = await visits(memories.small, bound);
    expect(await visits(memories.large, bound)).toBe(small);
    expect(small).toBeGreaterThan(4);
    expect(small).toBeLessThan(30);
  });

  it('a page from a cursor in the middle costs the same in both directions', async () => {
    const cursors = await Promise.all(
      (['small', 'large'] as const).map(async (size) => {
        const middle = bind(branch(`holdings(first: ${sizes[size] / 2})`, 'pageInfo { endCursor }'));
        const tree = await executeInMemory(memories[size], middle, wideLimits);
        return JSON.stringify(tree).match(/"endCursor":"([^"]+)"/)?.[1] ?? '';
      }),
    );
    const page = (cut: string, cursor = '') => bind(branch(`holdings(${cut}: "${cursor}")`));
    for (const cut of ['first: 5, after', 'last: 5, before']) {
      const small = await visits(memories.small, page(cut, cursors[0]));
      expect(await visits(memories.large, page(cut, cursors[1]))).toBe(small);
      expect(small).toBeLessThan(30);
    }
  });
});

describe('the work counts every neighbour for', () => {
  it.each([
    ['another order', branch('holdings(first: 5, orderBy: {shelf: ASC})')],
    [
      'an order by the edge to one given node',
      '{ books(first: 5, orderBy: [{fine: {of: "library-branch:crowded", direction: ASC}}]) { nodes { id } } }',
    ],
    ['the number of those that pass a filter', branch('holdings(first: 1, where: {copies: {gte: 0}})', 'totalCount')],
    ['a filter that none passes', branch('holdings(first: 1, where: {copies: {lt: 0}})', 'nodes { __typename }')],
    ['a condition on related nodes', '{ branches(where: {holdings: {none: {copies: {lt: 0}}}}) { nodes { id } } }'],
  ])('%s', async (_name, text) => {
    const bound = bind(text);
    const difference = (await visits(memories.large, bound)) - (await visits(memories.small, bound));
    expect(difference).toBe(sizes.large - sizes.small);
  });
});
