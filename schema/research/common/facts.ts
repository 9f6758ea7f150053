import type { initGraphQLTada, ResultOf } from 'gql.tada';
import { facts as factsOfShape } from '../../../src/research/facts.ts';
import type { introspection } from '../../introspection.d.ts';

type Schema = { introspection: introspection; scalars: { ID: string } };

/** Exists for its type only: gql.tada derives a document's type from the query's string and the printed schema. */
declare const tada: ReturnType<typeof initGraphQLTada<Schema>>;
const documentOf = <const Query extends string>(query: Query) => tada(query);

/** The result of a query against the nutrition schema, derived from the string of the query. */
export type ResultOfQuery<Query extends string> = ResultOf<ReturnType<typeof documentOf<Query>>>;

/** Declares a query for facts, see `FactQuery`. The result has the type that the query and the schema give it. */
export const facts = <const Query extends string>(query: Query) => factsOfShape<ResultOfQuery<Query>>(query);

/** Returns a filter for nodes that have a field. A query reads the field from one kind; other nodes lack it. */
export const having =
  <Field extends string>(field: Field) =>
  <Node>(node: Node): node is Extract<Node, Readonly<Record<Field, unknown>>> =>
    typeof node === 'object' && node !== null && field in node;

/** Returns the items whose value is not null, with that type: for lists that the query filters by `isNull: false`. */
export const withValue = <Item, Key extends keyof Item>(items: readonly Item[], key: Key) =>
  items.filter((item): item is Item & { readonly [K in Key]: NonNullable<Item[K]> } => item[key] !== null);
