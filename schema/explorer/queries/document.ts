import type { initGraphQLTada, ResultOf, VariablesOf } from 'gql.tada';
import type { introspection } from '../../introspection.d.ts';

type Schema = { introspection: introspection; scalars: { ID: string } };

/** Exists for its type only: gql.tada derives the types from the query's string and the printed schema. */
declare const tada: ReturnType<typeof initGraphQLTada<Schema>>;
const parsed = <const Query extends string>(query: Query) => tada(query);
type Parsed<Query extends string> = ReturnType<typeof parsed<Query>>;

declare const types: unique symbol;

/** A GraphQL document as the explorer sends it. Its type also has the variables and the answer. */
export type TypedDocument<Answer, Variables> = string & {
  readonly [types]?: { readonly answer: Answer; readonly variables: Variables };
};

/** The answer to a document. */
export type AnswerOf<Document> = Document extends TypedDocument<infer Answer, infer _Variables> ? Answer : never;

/** Variables as gql.tada types them, with lists that no function changes. */
type Unchanged<T> = T extends readonly (infer Item)[]
  ? readonly Unchanged<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanged<T[Key]> }
    : T;

/** Declares a document. Fragments follow the operation, so that readers of the query see the question first. */
export const documentOf = <const Query extends string>(
  query: Query,
): TypedDocument<ResultOf<Parsed<Query>>, Unchanged<VariablesOf<Parsed<Query>>>> => query.trim();
