import type { initGraphQLTada, ResultOf } from 'gql.tada';
import { parse } from 'graphql';
import type { Facts } from '../../../src/research/context.ts';
import type { introspection } from '../../introspection.d.ts';

type Schema = { introspection: introspection; scalars: { ID: string } };

/** Parses a query. Its type knows the result: gql.tada derives it from the text of the query and the printed schema. */
const parseTyped = ((query: string) => parse(query, { noLocation: true })) as unknown as ReturnType<
  typeof initGraphQLTada<Schema>
>;

/** Declares a query for facts, see {@link Facts}. The result has the type that the query and the schema give it. */
export function facts<const Query extends string>(query: Query) {
  const document = parseTyped(query);
  return { document } as Facts<ResultOf<typeof document>>;
}
