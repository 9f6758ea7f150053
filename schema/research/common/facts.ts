import type { initGraphQLTada, ResultOf } from 'gql.tada';
import { parse } from 'graphql';
import type { FactQuery } from '../../../src/research/context.ts';
import type { introspection } from '../../introspection.d.ts';

type Schema = { introspection: introspection; scalars: { ID: string } };

/** Parses a query. gql.tada derives the type of the result from the string of the query and the printed schema. */
export const parseTyped = ((query: string) => parse(query, { noLocation: true })) as unknown as ReturnType<
  typeof initGraphQLTada<Schema>
>;

/** Declares a query for facts, see {@link FactQuery}. The result has the type that the query and the schema give it. */
export function facts<const Query extends string>(query: Query) {
  const document = parseTyped(query);
  return { document } as FactQuery<ResultOf<typeof document>>;
}

/** Returns a filter for nodes that have a field. A query reads the field from one kind; other nodes lack it. */
export const having =
  <Field extends string>(field: Field) =>
  <Node>(node: Node): node is Extract<Node, Readonly<Record<Field, unknown>>> =>
    typeof node === 'object' && node !== null && field in node;

/** Returns the items whose value is not null, with that type: for lists that the query filters by `isNull: false`. */
export const withValue = <Item, Key extends keyof Item>(items: readonly Item[], key: Key) =>
  items.filter((item): item is Item & { readonly [K in Key]: NonNullable<Item[K]> } => item[key] !== null);
