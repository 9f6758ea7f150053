/** Compares the cost of operations with a count by hand. */
import { describe, expect, it } from 'vitest';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const engine = new TestEngine(graph, data);

async function costOf(text: string, variables = {}): Promise<number | undefined> {
  const { errors, bound } = await engine.run(text, variables);
  expect(errors).toEqual([]);
  return bound?.cost;
}

const aliases = (count: number, field: string): string =>
  Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');
const conditions = (count: number): string => `or: [${'{ id: { eq: "genre:x" } } '.repeat(count)}]`;
const paths = 'paths(from: "author:homer", to: "book:iliad") { __typename }';

describe('the cost of an operation', () => {
  const author = (selection: string) => `{ author(id: "author:homer") { ${selection} } }`;
  it.each([
    ['of one entity: itself', author('id'), 1],
    [
      'of an entity that has no more than a list: the list and its items',
      author('books(first: 4) { nodes { id } }'),
      6,
    ],
    ['of a list: itself and its items', '{ books(first: 10) { nodes { id } } }', 11],
    ['of a list that nothing is selected from: itself', '{ books(first: 10) { totalCount } }', 1],
    ['of a list read as nodes and as edges: both', '{ books(first: 10) { nodes { id } edges { cursor } } }', 21],
    ['of edges with their nodes: two for each', '{ books(first: 10) { edges { node { id } } } }', 21],
    [
      'of edges with their evidence: three for each besides',
      author('books(first: 10) { edges { remarks { id } } }'),
      42,
    ],
    [
      'of lists inside a list: the list once for each item',
      '{ books(first: 5) { nodes { authors(first: 3) { nodes { id } } } } }',
      1 + 5 * (1 + 1 + 3),
    ],
    ['of entities by id: one for each', '{ nodes(ids: ["book:a", "book:b", "book:c"]) { id } }', 3],
    ['of a row of nine fields: one', `{ books(first: 10) { nodes { ${aliases(9, 'id')} } } }`, 11],
    ['of a row of ten fields: two', `{ books(first: 10) { nodes { ${aliases(10, 'id')} } } }`, 21],
    ['of a research field: a thousand', `{ ${paths} }`, 1_000],
    ['of research under three aliases: three thousand', `{ ${aliases(3, paths)} }`, 3_000],
    ['of a filter of nine conditions: nothing', `{ genres(first: 1, where: {${conditions(9)}}) { nodes { id } } }`, 2],
    ['of a filter of ten: one for each list', `{ genres(first: 1, where: {${conditions(10)}}) { nodes { id } } }`, 3],
    [
      'of a filter inside a list: one for each item',
      `{ books(first: 5) { nodes { genres(first: 1, where: {node: {${conditions(10)}}}) { nodes { id } } } } }`,
      1 + 5 * (1 + 1 + 1 + 1),
    ],
  ])('%s', async (_, text, cost) => {
    expect(await costOf(text)).toBe(cost);
  });

  it.each([
    ['99 letters: nothing', 99, 11],
    ['100 letters: one', 100, 12],
    ['1,000 letters: ten', 1_000, 21],
  ])('counts a text of %s', async (_, letters, cost) => {
    const text = 'query ($s: String!) { books(first: 10, where: {name: {contains: $s}}) { nodes { id } } }';
    expect(await costOf(text, { s: 'a'.repeat(letters) })).toBe(cost);
  });

  it('counts the items of a list and their letters', async () => {
    const text = 'query ($in: [String!]!) { books(first: 10, where: {name: {in: $in}}) { nodes { id } } }';
    // Fifty items of three letters each are 200.
    expect(await costOf(text, { in: Array.from({ length: 50 }, () => 'abc') })).toBe(13);
  });

  const fragment = 'fragment F on Book { authors(first: 10) { nodes { id } } }';
  it.each([
    ['@skip(if: true)', 11],
    ['@include(if: false)', 11],
    ['@skip(if: false)', 1 + 10 * (1 + 1 + 10)],
    // A spread that is left out does not remove the next spread of the same fragment.
    ['@skip(if: true) ...F', 1 + 10 * (1 + 1 + 10)],
    ['@include(if: false) ... on Book { ...F }', 1 + 10 * (1 + 1 + 10)],
  ])('counts a fragment that is spread with %s as the answer does', async (rest, cost) => {
    expect(await costOf(`{ books(first: 10) { nodes { id ...F ${rest} } } } ${fragment}`)).toBe(cost);
  });

  it.each([true, false])('counts what a variable, here %s, skips as the answer does', async (skip) => {
    const text = `query ($skip: Boolean!) { books(first: 10) { nodes { id ...F @skip(if: $skip) } } } ${fragment}`;
    expect(await costOf(text, { skip })).toBe(skip ? 11 : 1 + 10 * (1 + 1 + 10));
  });
});
