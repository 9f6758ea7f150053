/**
 * Shows that a page costs the same in a list of any size. Counts the reads of Neo4j, not time, in two graphs of one hub
 * with 500 and with 5,000 books. Other operations have to grow: they show that the count can see a difference.
 */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnsOf } from '../../src/columns/graph-data.ts';
import { compilePlan } from '../../src/cypher/compile.ts';
import { parametersOf } from '../../src/cypher/parameters.ts';
import type { Graph } from '../../src/model/graph.ts';
import { resolveGraph } from '../../src/model/resolve.ts';
import type { Neo4jConnection } from '../../src/store/neo4j-connection.ts';
import { loadGraph } from '../../src/store/neo4j-loader.ts';
import { TestEngine } from '../support/engine/engine.ts';
import { makeLargeBranch } from '../support/engine/make-data.ts';
import { libraryGraph } from '../support/library/model.ts';
import { describeNeo4j, emptyNeo4j, neo4jOptions, openNeo4j } from '../support/neo4j/neo4j.ts';
import { ServerPlans } from '../support/neo4j/server-plan.ts';

const sizes = [500, 5_000] as const;

const hubId = '"library-branch:crowded"';
const hub = `id: ${hubId}`;
const holdings = (args: string, selection = 'edges { copies }') =>
  `branch(${hub}) { holdings(${args}) { ${selection} } }`;
const books = (args: string, selection = 'nodes { name }') => `books(${args}) { ${selection} }`;
const turning = 'edges { copies } pageInfo { hasNextPage hasPreviousPage }';

/** By name: a selection in which `NEAR` and `DEEP` are cursors of `holdings`, `BOOK` one of `books`. */
const constant = {
  'the first of a hop': holdings('first: 5'),
  'the last of a hop': holdings('last: 5'),
  'the next near the start': holdings('first: 5, after: NEAR', turning),
  'the next deep in the list': holdings('first: 5, after: DEEP', turning),
  'the former deep in the list': holdings('last: 5, before: DEEP', turning),
  'the page between two cursors': holdings('first: 5, after: NEAR, before: DEEP', turning),
  'the first that a filter lets through': holdings(
    'first: 5, where: { or: [{ copies: { gt: 3 } }, { shelf: { eq: "s1" } }] }',
  ),
  'the count of a hop': holdings('first: 0', 'totalCount'),
  'two hops, through the hub': books(
    'first: 5',
    'nodes { branches(first: 5) { nodes { holdings(first: 5) { edges { copies } } } } }',
  ),
  'two hops, out of a union': holdings(
    'first: 5',
    'nodes { ... on Book { name branches(first: 5) { nodes { name } totalCount } } }',
  ),
  'a hop from an interface': `nodes(ids: [${hubId}]) {
    ... on Branch { holdings(first: 5) { edges { copies } totalCount } } }`,
  'the edge to one given node, from the end with many': `branch(${hub}) { stock(of: "book:b7") { copies } }`,
  'the edge to one given node, from the end with few': books(
    'first: 5',
    `nodes { name fine(of: ${hubId}) { copies } }`,
  ),
  'the first of a kind': books('first: 5'),
  'the last of a kind': books('last: 5'),
  'the next deep in a kind': books('first: 5, after: BOOK', 'nodes { name } pageInfo { hasNextPage hasPreviousPage }'),
  'the count of a kind': books('first: 0', 'totalCount'),
};

const growing = {
  'another order of a hop': holdings('first: 5, orderBy: [{ copies: ASC }]'),
  'another order of a hop, from an interface': `nodes(ids: [${hubId}]) {
    ... on Branch { holdings(first: 5, orderBy: [{ copies: ASC }]) { edges { copies } } } }`,
  'another order of a kind': books('first: 5, orderBy: [{ pages: ASC }]'),
  'an order by the edge to one given node': books(`first: 5, orderBy: [{ fine: { of: ${hubId}, direction: ASC } }]`),
  'a condition on the edge to one given node': books(
    `first: 0, where: { fine: { of: ${hubId}, isNull: true } }`,
    'totalCount',
  ),
  'figures of the edges to one given node': books('first: 0', `totalCount aggregates { fine(of: ${hubId}) { count } }`),
  'a filtered count': holdings('first: 0, where: { copies: { gt: 3 } }', 'totalCount'),
};

describeNeo4j('the work of Neo4j', () => {
  let connection: Neo4jConnection;
  let plans: ServerPlans;
  let graph: Graph;
  const hits = new Map<string, number[]>();

  /** Counts the reads of every operation on a hub with `size` books. */
  async function measure(size: number): Promise<void> {
    const data = makeLargeBranch(graph, size);
    await emptyNeo4j(connection);
    await loadGraph(connection, graph, columnsOf(graph, data));
    await plans.refresh();
    const embedded = new TestEngine(graph, data);
    const cursors = 'edges { cursor }';
    const lists = await embedded.data(`{ ${holdings(`first: ${size}`, cursors)} ${books(`first: ${size}`, cursors)} }`);
    const cursorIn = (list: { edges: { cursor: string }[] }, place: number) =>
      JSON.stringify(list.edges[place]?.cursor);
    for (const [name, selection] of Object.entries({ ...constant, ...growing })) {
      const text = selection
        .replace('NEAR', cursorIn(lists.branch.holdings, 9))
        .replace('DEEP', cursorIn(lists.branch.holdings, size * 0.8))
        .replace('BOOK', cursorIn(lists.books, size * 0.8));
      const { bound, data: answer } = await embedded.run(`{ ${text} }`);
      if (!bound) throw new Error(`${text} was refused`);
      // An operation without a result would cost nothing.
      expect(JSON.stringify(answer)).toMatch(/"(copies|name|totalCount)":/);
      const parameters = parametersOf(bound);
      const found = await plans.hits(compilePlan(graph, bound.plan), parameters);
      hits.set(name, [...(hits.get(name) ?? []), found]);
    }
  }

  beforeAll(async () => {
    graph = resolveGraph(libraryGraph);
    connection = await openNeo4j();
    plans = new ServerPlans(neo4jOptions());
    for (const size of sizes) await measure(size);
  }, 120_000);
  afterAll(() => Promise.all([connection?.close(), plans?.close()]));

  test.each(Object.keys(constant))('for %s is the same in a small and a large graph', (name) => {
    const [few = 0, many = 0] = hits.get(name) ?? [];
    expect(few).toBeGreaterThan(0);
    // An index may have one page more.
    expect(Math.abs(many - few), `${few} and ${many} hits`).toBeLessThanOrEqual(4);
    expect(many).toBeLessThan(250);
  });

  test.each(Object.keys(growing))('for %s grows with the list, and no faster', (name) => {
    const [few = 0, many = 0] = hits.get(name) ?? [];
    expect(many, `${few} and ${many} hits`).toBeGreaterThan(few * 5);
    expect(many, `${few} and ${many} hits`).toBeLessThan(few * 11);
  });
});
