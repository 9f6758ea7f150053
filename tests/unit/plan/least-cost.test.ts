/** Checks the least cost of an operation: a node without selected fields counts as one. */
import { expect, it } from 'vitest';
import { TestEngine } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const engine = new TestEngine(graph, data);
const costOf = async (text: string) => (await engine.run(text)).bound?.cost;

it.each([
  ['{ node(id: "book:iliad") { ... on Book @skip(if: true) { name } } }', 1],
  ['{ node(id: "book:iliad") { __typename } }', 1],
  ['{ node(id: "book:iliad") { ... on Author { name } } }', 1],
  ['{ nodes(ids: ["book:iliad", "book:odyssey"]) { ... on Book @include(if: false) { name } } }', 2],
  ['{ books(first: 7) { nodes { ... on Book @skip(if: true) { name } } } }', 8],
  ['{ books(first: 7) { nodes @skip(if: true) { name } totalCount } }', 1],
  ['{ branches(first: 3) { nodes { holdings(first: 5) { nodes { ... on Magazine @skip(if: true) { id } } } } } }', 22],
])('%s costs %i', async (text, cost) => {
  expect(await costOf(text)).toBe(cost);
});
