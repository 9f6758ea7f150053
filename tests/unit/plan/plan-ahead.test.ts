import { getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { Preparer } from '../../../src/plan/prepare.ts';
import { TestEngine, wideLimits } from '../../support/engine/engine.ts';
import { loadLibrary } from '../../support/library/index.ts';

const { graph, data } = await loadLibrary();
const { schema } = new TestEngine(graph, data).engine;

/** Plans a document ahead, and returns whether the request then has its plan. */
function isPlanned(text: string, variables: Readonly<Record<string, unknown>>): boolean {
  const preparer = new Preparer(graph, schema, wideLimits);
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the test needs an operation');
  preparer.planAhead(document);
  const { value, errors } = preparer.prepare(document, operation, variables);
  if (errors) throw new Error(`the request was refused: ${errors.join('; ')}`);
  return value.cached;
}

it.each([
  ['{ books(first: 2) { nodes { name } } }', {}],
  ['query ($id: ID!) { book(id: $id) { name } }', { id: 'book:iliad' }],
  ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['book:iliad', 'book:other'] }],
  [
    'query ($first: Int, $text: String!) { search(text: $text, first: $first) { totalCount } }',
    { first: 3, text: 'a' },
  ],
  ['query ($first: Int = 3) { books(first: $first) { nodes { name } } }', {}],
  ['query ($least: Int!) { books(where: { pages: { gte: $least } }) { nodes { name } } }', { least: 100 }],
])('plans %s before its first request', (text, variables) => {
  expect(isPlanned(text, variables)).toBe(true);
});

it.each([
  ['query ($where: BookWhere!) { books(where: $where) { totalCount } }', { where: { pages: { gte: 3 } } }],
  ['query ($long: Boolean!) { books { nodes { name @include(if: $long) id } } }', { long: true }],
])('leaves out %s, whose values choose the plan', (text, variables) => {
  expect(isPlanned(text, variables)).toBe(false);
});

it('leaves out an operation that it would refuse, and plans the others of the document', () => {
  const preparer = new Preparer(graph, schema, { ...wideLimits, maxConditions: 1 });
  const document = parse(
    'query A { books(where: { pages: { gte: 1, lte: 9 } }) { totalCount } } query B { books { totalCount } }',
  );
  expect(preparer.planAhead(document)).toHaveLength(1);
});
